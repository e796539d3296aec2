import type { LoaderFunctionArgs } from "@remix-run/node";
import { sendRoundAwards } from "~/http/award-list.server";

export async function loader(args: LoaderFunctionArgs) {
  return sendRoundAwards(args, "pdf");
}
