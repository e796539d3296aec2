import type { ActionFunctionArgs } from "@remix-run/node";
import { RemarksForm } from "~/domain/sheets/forms";
import { saveRemarks } from "~/domain/sheets/save-remarks.server";
import { readBody, respondJson } from "~/http/api.server";

/** The remarks, sent by the score sheet while the juror writes. */
export async function action(args: ActionFunctionArgs) {
  return respondJson(args, async (ctx) => {
    await saveRemarks(ctx, args.params.id!, await readBody(ctx.request, RemarksForm));
    return { result: "applied" };
  });
}
