import type { LoaderFunctionArgs } from "@remix-run/node";
import { sendGalleryAwards } from "~/http/award-list.server";

export async function loader(args: LoaderFunctionArgs) {
  return sendGalleryAwards(args, "csv");
}
