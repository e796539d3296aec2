import { anchorGateOfSheet } from "~/domain/calibration/gate.server";
import { gateOfSheet } from "~/domain/conflicts/gate.server";
import { m } from "~/i18n/paraglide/messages";
import { paths } from "./paths";
import { type RequestContext, redirectWithNotice } from "./respond.server";

/**
 * Before a page of a juror's sheet: on to the entries they have not answered for, or to the anchor products their sheets wait for, with
 * a sentence. Throws the way there.
 */
export async function requireAnswers(ctx: RequestContext, sheetId: string): Promise<void> {
  const answers = await gateOfSheet(ctx, sheetId);
  if (!answers) return;
  if (answers.missing > 0) {
    const said = m.conflicts_answer_first({ count: answers.missing });
    throw await redirectWithNotice(paths.judgeConflicts(answers.roundSlug), said);
  }
  const anchors = await anchorGateOfSheet(ctx, sheetId);
  if (!anchors || anchors.missing === 0) return;
  const said = m.calibration_submit_first({ count: anchors.missing });
  throw await redirectWithNotice(paths.judgeCalibration(anchors.roundSlug), said);
}
