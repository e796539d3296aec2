import { eq } from "drizzle-orm";
import { sheetPoints, sheets } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { criteriaTree } from "../rounds/queries.server";
import { inTransaction } from "../transaction.server";
import type { SheetForm } from "./forms";
import { lockOwnSheet } from "./lock-sheet.server";
import { whyNotAsked, whyNotPoints, whyNotRemarks, whyNotScore } from "./policy";
import { askedOf, leavesOf } from "./rules";
import { versionOf } from "./version.server";
import { writePoint } from "./write-point.server";
import { writeRemarks } from "./write-remarks.server";

/**
 * Save a sheet as a page without scripts sends it: an event for each criterion whose points or note differ from what stands, and
 * one for the remarks.
 * What the form leaves out stays as it is. Throws as `recordPoint`; "conflict" when something else was written since the page
 * was shown and the form says otherwise; "invalid" names every field that does not fit, `points.<criterion>` or `remarks`. Then nothing is saved.
 * Source: docs/rules/sheets.md#the-page
 */
export function saveSheet(ctx: Context, sheetId: string, form: SheetForm): Promise<{ changed: number }> {
  return inTransaction(ctx, async (ctx) => {
    const sheet = await lockOwnSheet(ctx, sheetId);
    const closed = whyNotScore(sheet);
    if (closed) throw new DomainError("closed", closed);
    const [tree, rows, [known]] = await Promise.all([
      criteriaTree(ctx, sheet.roundId),
      ctx.db.select().from(sheetPoints).where(eq(sheetPoints.sheetId, sheet.id)),
      ctx.db.select({ remarks: sheets.remarks }).from(sheets).where(eq(sheets.id, sheet.id)),
    ]);
    const standing = new Map(rows.map((row) => [row.criterionId, row]));
    const leaves = leavesOf(askedOf(tree, sheet.groupCode));
    const stranger = leavesOf(tree).find(({ id }) => form.points[id] != null && !leaves.some((leaf) => leaf.id === id));
    if (stranger) {
      const wrong = whyNotAsked(sheet, { ...stranger, isAsked: false })!;
      throw new DomainError("invalid", wrong, { [`points.${stranger.id}`]: [wrong] });
    }
    const changed = leaves
      .map((leaf) => {
        const { points: previous = null, note: previousNote = null } = standing.get(leaf.id) ?? {};
        const points = leaf.id in form.points ? (form.points[leaf.id] ?? null) : previous;
        const note = leaf.id in form.notes ? form.notes[leaf.id] || null : previousNote;
        return { leaf, points, note, previous, previousNote };
      })
      .filter((one) => one.points !== one.previous || one.note !== one.previousNote);
    const previousRemarks = known?.remarks ?? null;
    const remarks = form.remarks === undefined ? previousRemarks : form.remarks || null;
    if (changed.length === 0 && remarks === previousRemarks) return { changed: 0 };
    if (form.version !== versionOf(rows, previousRemarks)) {
      throw new DomainError("conflict", m.judge_changed_meanwhile());
    }

    const faults: Record<string, string[]> = {};
    for (const { leaf, points } of changed) {
      const wrong = whyNotPoints(leaf, points);
      if (wrong) faults[`points.${leaf.id}`] = [wrong];
    }
    const words = remarks ?? "";
    const tooLong = whyNotRemarks({ before: previousRemarks ?? "", written: words, after: words });
    if (tooLong) faults.remarks = [tooLong];
    const [first] = Object.values(faults);
    if (first) throw new DomainError("invalid", first.join(" "), faults);
    for (const { leaf, points, note, previous } of changed) {
      await writePoint(ctx, sheet, { ...leaf, previous }, { points, note });
    }
    if (remarks !== previousRemarks) await writeRemarks(ctx, sheet, { remarks: remarks ?? "" });
    return { changed: changed.length };
  });
}
