import { recusals } from "~/db/schema";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { recordEvent } from "../ledger/record-event.server";
import { inTransaction } from "../transaction.server";
import type { RecusalForm } from "./forms";
import { lockOwnSheet } from "./lock-sheet.server";
import { whyNotRecuse } from "./policy";

/**
 * Do not score an entry, with a reason. It never counts as zero: the entry's result is the mean of the other sheets.
 * The reason stays out of the ledger, which is published: it often names a relative or an employer.
 * Throws "not_found", "forbidden" or "closed" as `recordPoint` does.
 * Source: docs/rules/sheets.md#recusal
 */
export function recuseFromEntry(ctx: Context, sheetId: string, input: RecusalForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const sheet = await lockOwnSheet(ctx, sheetId);
    const reason = whyNotRecuse(sheet);
    if (reason) throw new DomainError("closed", reason);
    const { id, nominationId, appointmentId, roundId } = sheet;
    await ctx.db.insert(recusals).values({ appointmentId, nominationId, reason: input.reason, at: ctx.now });
    await recordEvent(ctx, {
      roundId,
      kind: "entry_recused",
      payload: { sheet: id, nomination: nominationId, appointment: appointmentId },
    });
  });
}
