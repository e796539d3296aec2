import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { refusalOf } from "./respond.server";

/** Leads away from a page whose form is not taken any more; but who has just been refused reads why beside what they typed. */
export function leaveTo(args: LoaderFunctionArgs | ActionFunctionArgs, path: string): void {
  if (!refusalOf(args)) throw redirect(path);
}
