import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { checkIn } from "~/domain/fair-days/check-in.server";
import { CheckInsBody } from "~/domain/fair-days/scan-forms";
import { readBody, readId, refuseMethod, respondJson } from "~/http/api.server";

/** Scans of the gates of a fair: as `checkIn` answers. */
export async function action(args: ActionFunctionArgs) {
  if (args.request.method !== "POST") return refuseMethod(args, "POST");
  return respondJson(args, async (ctx) => checkIn(ctx, readId(args.params), await readBody(ctx, CheckInsBody)), {
    scope: "gates",
  });
}

export async function loader(args: LoaderFunctionArgs) {
  return refuseMethod(args, "POST");
}
