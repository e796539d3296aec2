import type { LoaderFunctionArgs } from "@remix-run/node";
import { sendSummaryList } from "~/http/summary-list.server";

export async function loader(args: LoaderFunctionArgs) {
  return sendSummaryList(args, "sent");
}
