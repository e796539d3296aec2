import type { LoaderFunctionArgs } from "@remix-run/node";
import { sendAnnex } from "~/http/award-list.server";

export async function loader(args: LoaderFunctionArgs) {
  return sendAnnex(args);
}
