import { eq } from "drizzle-orm";
import { sheetPoints, sheets } from "~/db/schema";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { criteriaTree } from "../rounds/queries.server";
import { inTransaction } from "../transaction.server";
import type { SheetForm } from "./forms";
import { lockOwnSheet } from "./lock-sheet.server";
import { whyNotPoints, whyNotScore } from "./policy";
import { leavesOf } from "./rules";
import { writePoint } from "./write-point.server";

/**
 * Save the whole sheet as a page without scripts sends it: an event for each criterion whose points or note differ from what
 * stands. A criterion the form leaves out is emptied. Throws as `recordPoint`; "invalid" names every field `points.<criterion>`
 * that does not fit, and then nothing is saved.
 */
export function saveSheet(
  ctx: Context,
  sheetId: string,
  { points, notes, remarks }: SheetForm,
): Promise<{ changed: number }> {
  return inTransaction(ctx, async (ctx) => {
    const sheet = await lockOwnSheet(ctx, sheetId);
    const closed = whyNotScore(sheet);
    if (closed) throw new DomainError("closed", closed);
    const [criteria, rows] = await Promise.all([
      criteriaTree(ctx, sheet.roundId),
      ctx.db.select().from(sheetPoints).where(eq(sheetPoints.sheetId, sheet.id)),
    ]);
    const standing = new Map(rows.map((row) => [row.criterionId, row]));
    const wanted = leavesOf(criteria).map((leaf) => ({
      leaf,
      points: points[leaf.id] ?? null,
      note: notes[leaf.id] || null,
      previous: standing.get(leaf.id)?.points ?? null,
      previousNote: standing.get(leaf.id)?.note ?? null,
    }));
    const faults: Record<string, string[]> = {};
    for (const { leaf, points } of wanted) {
      const wrong = whyNotPoints(leaf, points);
      if (wrong) faults[`points.${leaf.id}`] = [wrong];
    }
    const [first] = Object.values(faults);
    if (first) throw new DomainError("invalid", first.join(" "), faults);
    const changed = wanted.filter((one) => one.points !== one.previous || one.note !== one.previousNote);
    for (const { leaf, points, note, previous } of changed) {
      await writePoint(ctx, sheet, { ...leaf, previous }, { points, note });
    }
    await ctx.db
      .update(sheets)
      .set({ remarks: remarks || null })
      .where(eq(sheets.id, sheet.id));
    return { changed: changed.length };
  });
}
