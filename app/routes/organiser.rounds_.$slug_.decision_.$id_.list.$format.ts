import type { LoaderFunctionArgs } from "@remix-run/node";
import { sendDraftAwards } from "~/http/award-list.server";

export async function loader(args: LoaderFunctionArgs) {
  return sendDraftAwards(args);
}
