import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { ApiRefusal, respondJson } from "~/http/api.server";
import { m } from "~/i18n/paraglide/messages";

/** Whatever else is asked of the API is answered as the API answers. */
export async function loader(args: LoaderFunctionArgs) {
  return respondJson(args, nothing, { isOpen: true });
}

export async function action(args: ActionFunctionArgs) {
  return respondJson(args, nothing);
}

async function nothing(): Promise<never> {
  throw new ApiRefusal(404, "not_found", m.awards_api_not_found());
}
