import { eq, inArray } from "drizzle-orm";
import { files, paperEntries, paperKeyings, paperScans, sheets } from "~/db/schema";
import type { SheetMedium } from "~/lib/vocabulary";
import type { WriteContext } from "../context";
import { officeName } from "../ledger/pseudonym.server";
import { recordEvent } from "../ledger/record-event.server";
import type { CriterionNode } from "../rounds/queries.server";
import { leavesOf, missingFrom, totalOf } from "../sheets/rules";
import { writePoints } from "../sheets/write-point.server";
import type { LockedPaper } from "./lock-paper.server";
import { shownCode, type WrittenSheet } from "./rules";

/** Where it comes from. */
export interface PaperOrigin {
  readonly medium: SheetMedium;
  readonly paper: { readonly id: string; readonly code: string };
  /** Who read it, in their order. */
  readonly keyedBy: readonly string[];
  /** Their readings, which become a part of this; none of a workbook. */
  readonly keyingIds?: readonly string[];
  readonly scanId?: string | null;
  /** A workbook: its row in `paper_imports`, and the SHA-256 of the file. */
  readonly workbook?: { readonly importId: string; readonly sha256: string };
  /** Why, where readings or what stood on the sheet differed. */
  readonly reason?: string | null;
}

export interface Taken {
  readonly isSigned: boolean;
  /** Hundredths; null where nothing was written on it. */
  readonly total: number | null;
  /** Criteria without points. */
  readonly missing: number;
}

/**
 * Write on a sheet what a paper says: an event for each criterion whose points are not what stands, and, where the sheet is whole and
 * signed, the signature. What is not whole stays unsigned, and counts nowhere. The caller has locked the sheet and checked everything.
 * criteria: those asked of the entry's group.
 * Source: docs/rules/paper.md#ledger
 */
export async function writePaper(
  ctx: WriteContext,
  { sheet, standing }: LockedPaper,
  criteria: readonly CriterionNode[],
  written: WrittenSheet,
  from: PaperOrigin,
): Promise<Taken> {
  const leaves = leavesOf(criteria);
  const points = new Map(leaves.map(({ id }) => [id, written.points[id] ?? null]));
  const missing = missingFrom(criteria, points).length;
  const isSigned = written.isSigned && missing === 0;
  const total = totalOf(criteria, points);
  const origin = {
    medium: from.medium,
    paper: shownCode(from.paper.code),
    keyedBy: from.keyedBy.map((userId) => officeName(sheet.ledgerSalt, userId)),
    ...(from.medium === "paper" && { scan: await hashOfScan(ctx, from.scanId) }),
    ...(from.workbook && { file: from.workbook.sha256 }),
  };
  const changed = leaves.filter(({ id }) => points.get(id)! !== (standing.points[id] ?? null));
  await writePoints(
    ctx,
    changed.map((leaf) => ({
      by: ctx,
      sheet,
      criterion: { ...leaf, previous: standing.points[leaf.id] ?? null },
      point: { points: points.get(leaf.id)!, origin },
    })),
  );
  await ctx.db
    .update(sheets)
    .set({ remarks: written.remarks, ...(isSigned && { signedAt: ctx.now }) })
    .where(eq(sheets.id, sheet.id));
  if (isSigned) {
    await recordEvent(ctx, {
      roundId: sheet.roundId,
      kind: "sheet_signed",
      payload: {
        sheet: sheet.id,
        nomination: sheet.nominationId,
        appointment: sheet.appointmentId,
        criteria: leaves.map(({ id, code }) => ({ criterion: id, code, points: points.get(id)! })),
        total,
        ...origin,
        signedOn: written.signedOn,
      },
      ...(from.reason && { sealed: { reason: from.reason } }),
    });
  }
  const entryId = await keepEntry(ctx, written, isSigned, from);
  if (from.keyingIds) {
    await ctx.db
      .update(paperKeyings)
      .set({ entryId })
      .where(inArray(paperKeyings.id, [...from.keyingIds]));
  }
  return { isSigned, total, missing };
}

async function keepEntry(ctx: WriteContext, { signedOn }: WrittenSheet, isSigned: boolean, from: PaperOrigin) {
  const [entry] = await ctx.db
    .insert(paperEntries)
    .values({
      paperId: from.paper.id,
      isSigned,
      signedOn: isSigned ? signedOn : null,
      scanId: from.scanId ?? null,
      importId: from.workbook?.importId ?? null,
      reason: from.reason || null,
      writtenBy: ctx.actor!.userId,
      writtenAt: ctx.now,
    })
    .returning({ id: paperEntries.id });
  return entry!.id;
}

/** SHA-256 of the bytes as they were given; null where there is no scan. */
async function hashOfScan(ctx: WriteContext, scanId: string | null | undefined): Promise<string | null> {
  if (!scanId) return null;
  const [scan] = await ctx.db
    .select({ sha256: files.sha256 })
    .from(paperScans)
    .innerJoin(files, eq(files.id, paperScans.fileId))
    .where(eq(paperScans.id, scanId));
  return scan!.sha256;
}
