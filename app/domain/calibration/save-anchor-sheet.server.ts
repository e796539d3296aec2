import { eq } from "drizzle-orm";
import { calibrationPoints, calibrationSheets } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { whyNotPoints } from "../sheets/policy";
import { leavesOf } from "../sheets/rules";
import { inTransaction } from "../transaction.server";
import type { AnchorSaving, AnchorSheetForm } from "./forms";
import { lockOwnAnchorSheet } from "./lock-own-sheet.server";
import { whyNotScoreAnchor } from "./policy";

/**
 * Save a juror's own points of an anchor; what the form leaves out stays as it is. They are no part of the ledger and of no result.
 * A saving that a later one of its page has overtaken on the way changes nothing: the later one holds its points too.
 * Refused: "not_found" without a seat in the jury, "closed" before the calibration is opened, after it is closed and once the sheet is
 * submitted, "conflict" when the points were written on another time's sheet, "invalid" with every field `points.<criterion>` that is above its maximum or between two steps; then nothing is saved.
 * Source: docs/rules/calibration.md#sheets
 */
export function saveAnchorSheet(
  ctx: Context,
  anchorId: string,
  form: Pick<AnchorSheetForm, "time" | "points"> & Partial<Pick<AnchorSaving, "page" | "order">>,
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { sheet, appointmentId, given, criteria, facts } = await lockOwnAnchorSheet(ctx, anchorId);
    const closed = whyNotScoreAnchor(facts, sheet);
    if (closed) throw new DomainError("closed", closed);
    if (form.time !== (sheet?.time ?? 1)) throw new DomainError("conflict", m.calibration_why_other_time());
    const { page, order } = form;
    if (order && page === sheet?.savedPage && order <= (sheet?.savedOrder ?? 0)) return;
    const faults: Record<string, string[]> = {};
    for (const leaf of leavesOf(criteria)) {
      if (!(leaf.id in form.points)) continue;
      const points = form.points[leaf.id] ?? null;
      const wrong = whyNotPoints(leaf, points);
      if (wrong) faults[`points.${leaf.id}`] = [wrong];
      else if (points === null) given.delete(leaf.id);
      else given.set(leaf.id, points);
    }
    const [first] = Object.values(faults);
    if (first) throw new DomainError("invalid", first.join(" "), faults);
    const sheetId = sheet?.id ?? (await startSheet(ctx, { anchorId, appointmentId, time: 1 }));
    if (page && order) {
      const saved = { savedPage: page, savedOrder: order };
      await ctx.db.update(calibrationSheets).set(saved).where(eq(calibrationSheets.id, sheetId));
    }
    await ctx.db.delete(calibrationPoints).where(eq(calibrationPoints.sheetId, sheetId));
    const rows = Array.from(given, ([criterionId, points]) => ({ sheetId, criterionId, points }));
    if (rows.length > 0) await ctx.db.insert(calibrationPoints).values(rows);
  });
}

/** A blank sheet. Part of an act that holds the lock. */
export async function startSheet(
  ctx: Context,
  values: Pick<typeof calibrationSheets.$inferInsert, "anchorId" | "appointmentId" | "time">,
): Promise<string> {
  const [made] = await ctx.db
    .insert(calibrationSheets)
    .values({ ...values, createdAt: ctx.now })
    .returning({ id: calibrationSheets.id });
  return made!.id;
}
