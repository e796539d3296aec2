import type { ActionFunctionArgs } from "@remix-run/node";
import { AnchorSaving } from "~/domain/calibration/forms";
import { saveAnchorSheet } from "~/domain/calibration/save-anchor-sheet.server";
import { readBody, respondJson } from "~/http/api.server";

/** Points of a juror's sheet of an anchor, sent by the page's script while they are typed. */
export async function action(args: ActionFunctionArgs) {
  return respondJson(
    args,
    async (ctx) => {
      await saveAnchorSheet(ctx, args.params.anchor!, await readBody(ctx, AnchorSaving));
      return { savedAt: ctx.now };
    },
    { scope: "judging" },
  );
}
