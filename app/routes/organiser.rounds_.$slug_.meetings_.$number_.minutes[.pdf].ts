import type { LoaderFunctionArgs } from "@remix-run/node";
import { sendMinutes } from "~/http/minutes.server";

export async function loader(args: LoaderFunctionArgs) {
  return sendMinutes(args, "pdf");
}
