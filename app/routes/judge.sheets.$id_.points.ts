import type { ActionFunctionArgs } from "@remix-run/node";
import { PointForm } from "~/domain/sheets/forms";
import { recordPoint } from "~/domain/sheets/record-point.server";
import { readBody, respondJson } from "~/http/api.server";

/** One change of one field, sent by the score sheet while the juror writes. */
export async function action(args: ActionFunctionArgs) {
  return respondJson(args, async (ctx) => ({
    result: await recordPoint(ctx, args.params.id!, await readBody(ctx.request, PointForm)),
  }));
}
