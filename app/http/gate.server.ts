import { gateOfSheet } from "~/domain/conflicts/gate.server";
import { m } from "~/i18n/paraglide/messages";
import { paths } from "./paths";
import { type RequestContext, redirectWithNotice } from "./respond.server";

/** Before a page of a juror's sheet: on to the entries they have not answered for, with a sentence. Throws the way there. */
export async function requireAnswers(ctx: RequestContext, sheetId: string): Promise<void> {
  const gate = await gateOfSheet(ctx, sheetId);
  if (!gate || gate.missing === 0) return;
  throw await redirectWithNotice(
    paths.judgeConflicts(gate.roundSlug),
    m.conflicts_answer_first({ count: gate.missing }),
  );
}
