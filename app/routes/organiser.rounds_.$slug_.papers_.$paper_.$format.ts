import type { LoaderFunctionArgs } from "@remix-run/node";
import { sendReleasePaper } from "~/http/release-papers.server";

export async function loader(args: LoaderFunctionArgs) {
  return sendReleasePaper(args);
}
