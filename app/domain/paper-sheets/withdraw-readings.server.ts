import { inArray } from "drizzle-orm";
import { paperKeyings } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { roundById } from "../rounds/queries.server";
import { lockSheet } from "../sheets/lock-sheet.server";
import { inTransaction } from "../transaction.server";
import type { WithdrawalForm } from "./forms";
import type { PaperAddress } from "./key-sheet.server";
import { openKeyings, paperByCode } from "./lock-paper.server";
import { mayHeadPaper, whyNotKeepPaper, whyNotWithdrawAll, whyNotWithdrawOwn } from "./policy";
import { shownCode } from "./rules";
import { paperSettingsOf } from "./settings.server";

/**
 * Take back what was read on a paper and is not on its sheet yet: one's own reading while others must still key it, or, as the
 * organiser, all of them. What was read is kept. Also of a sheet that takes nothing any more. Returns how many were taken back.
 * Throws "not_found" for an unknown code; "forbidden"; "closed" with nothing of one's own to take back, and, to who is no organiser,
 * once enough have keyed it: the readings are open by then, and nobody alters theirs after having seen another's.
 * Source: docs/rules/paper.md#withdrawing
 */
export function withdrawReadings(ctx: Context, at: PaperAddress, { which, reason }: WithdrawalForm): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const paper = await paperByCode(ctx, at.roundId, at.code);
    await lockSheet(ctx, paper.sheetId);
    const round = await roundById(ctx, at.roundId);
    const forbidden = whyNotKeepPaper(ctx.actor, round);
    if (forbidden) throw new DomainError("forbidden", forbidden);
    if (which === "all" && !mayHeadPaper(ctx.actor, round)) throw new DomainError("forbidden", m.paper_why_not_head());
    const [{ keyings }, open] = await Promise.all([paperSettingsOf(ctx, round.id), openKeyings(ctx, paper.id)]);
    const taken = which === "all" ? open : open.filter((one) => one.keyedBy === ctx.actor!.userId);
    const facts = { readings: taken.length, isFull: open.length >= keyings };
    const closed = which === "all" ? whyNotWithdrawAll(facts) : whyNotWithdrawOwn(facts);
    if (closed) throw new DomainError("closed", closed);
    await ctx.db
      .update(paperKeyings)
      .set({ withdrawnAt: ctx.now, withdrawnBy: ctx.actor!.userId, withdrawalReason: reason })
      .where(
        inArray(
          paperKeyings.id,
          taken.map((one) => one.id),
        ),
      );
    await recordAudit(ctx, {
      act: "paper_sheets.readings_withdrawn",
      subject: { kind: "sheet", id: paper.sheetId },
      after: { paper: shownCode(paper.code), keyings: taken.map((one) => one.id), reason },
    });
    return taken.length;
  });
}
