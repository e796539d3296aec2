import { eq } from "drizzle-orm";
import { sheetPoints, sheets } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { recordEvent } from "../ledger/record-event.server";
import { criteriaTree } from "../rounds/queries.server";
import { inTransaction } from "../transaction.server";
import type { SignatureForm } from "./forms";
import { lockOwnSheet } from "./lock-sheet.server";
import { whyNotSign } from "./policy";
import { askedOf, leavesOf, missingFrom, totalOf } from "./rules";
import { versionOf } from "./version.server";

/**
 * Sign one's own sheet: from then on it counts and is locked. Every criterion asked of the entry's group must have its points. Returns the total, in
 * hundredths. Throws "not_found", "forbidden" or "closed" as `recordPoint` does, "closed" while points are missing, and "conflict" where the
 * sheet is no longer what was seen: a paper or another device wrote on it meanwhile. seen: its version; left out where nobody saw a page.
 * Source: docs/rules/sheets.md#signing
 */
export function signSheet(ctx: Context, sheetId: string, { seen }: SignatureForm = {}): Promise<{ total: number }> {
  return inTransaction(ctx, async (ctx) => {
    const sheet = await lockOwnSheet(ctx, sheetId);
    const [tree, rows] = await Promise.all([
      criteriaTree(ctx, sheet.roundId),
      ctx.db
        .select({ criterionId: sheetPoints.criterionId, points: sheetPoints.points, note: sheetPoints.note })
        .from(sheetPoints)
        .where(eq(sheetPoints.sheetId, sheet.id)),
    ]);
    if (seen !== undefined && seen !== versionOf(rows, sheet.remarks)) {
      throw new DomainError("conflict", m.judge_sign_changed());
    }
    const criteria = askedOf(tree, sheet.groupCode);
    const points = new Map(rows.map((row) => [row.criterionId, row.points]));
    const reason = whyNotSign(sheet, missingFrom(criteria, points).length);
    if (reason) throw new DomainError("closed", reason);
    const total = totalOf(criteria, points)!;
    await ctx.db.update(sheets).set({ signedAt: ctx.now }).where(eq(sheets.id, sheet.id));
    await recordEvent(ctx, {
      roundId: sheet.roundId,
      kind: "sheet_signed",
      payload: {
        sheet: sheet.id,
        nomination: sheet.nominationId,
        appointment: sheet.appointmentId,
        criteria: leavesOf(criteria).map(({ id, code }) => ({ criterion: id, code, points: points.get(id)! })),
        total,
      },
    });
    return { total };
  });
}
