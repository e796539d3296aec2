import { calibrationPoints } from "~/db/schema";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { lockOwnAnchorSheet } from "./lock-own-sheet.server";
import { whyNotScoreAgain } from "./policy";
import { startSheet } from "./save-anchor-sheet.server";

/**
 * Begin a second sheet of an anchor with the points of the first, which stays as it was submitted. Refused: "not_found" without a seat
 * in the jury, "closed" where the rules do not allow it, before the first is submitted, and a third time.
 */
export function scoreAgain(ctx: Context, anchorId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { sheet, appointmentId, given, facts } = await lockOwnAnchorSheet(ctx, anchorId);
    const closed = whyNotScoreAgain(facts, sheet);
    if (closed) throw new DomainError("closed", closed);
    const sheetId = await startSheet(ctx, { anchorId, appointmentId, time: 2 });
    const rows = Array.from(given, ([criterionId, points]) => ({ sheetId, criterionId, points }));
    await ctx.db.insert(calibrationPoints).values(rows);
  });
}
