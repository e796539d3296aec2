import type { LoaderFunctionArgs } from "@remix-run/node";
import { refusalOf } from "~/http/respond.server";

/**
 * An address nobody has: through a route, so that the page of it knows the reader's theme and account. The server also comes
 * here when a route without a page refused what a browser asked of it.
 */
export function loader(args: LoaderFunctionArgs): never {
  throw refusalOf(args) ?? new Response(null, { status: 404 });
}

export default function NothingHere() {
  return null;
}
