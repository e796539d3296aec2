import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { refuseWriting, respondJson } from "~/http/api.server";
import { openApi } from "~/http/openapi";

export async function loader(args: LoaderFunctionArgs) {
  return respondJson(args, async (ctx) => openApi(ctx.services.env.PUBLIC_URL), { isOpen: true });
}

export async function action(args: ActionFunctionArgs) {
  return refuseWriting(args);
}
