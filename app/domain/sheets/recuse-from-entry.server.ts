import { stepBack } from "../conflicts/step-back.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { RecusalForm } from "./forms";
import { lockOwnSheet } from "./lock-sheet.server";
import { whyNotRecuse } from "./policy";

/**
 * Do not score an entry, with a reason: for a connection with its entrant, or because one cannot judge it. It never counts as
 * zero: the entry's result is the mean of the other sheets.
 * Throws "not_found", "forbidden" or "closed" as `recordPoint` does.
 * Source: docs/rules/sheets.md#recusal
 */
export function recuseFromEntry(ctx: Context, sheetId: string, { kind, reason }: RecusalForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const sheet = await lockOwnSheet(ctx, sheetId);
    const refusal = whyNotRecuse(sheet);
    if (refusal) throw new DomainError("closed", refusal);
    const { nominationId, appointmentId } = sheet;
    await stepBack(ctx, sheet.roundId, [
      { appointmentId, nominationId, sheetId, kind, reason, standing: null, isByCode: sheet.isBlind },
    ]);
  });
}
