import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { files, ledgerEvents, paperEntries, paperKeyings, paperScans, sheets } from "~/db/schema";
import type { SheetMedium } from "~/lib/vocabulary";
import type { WriteContext } from "../context";
import { officeName } from "../ledger/pseudonym.server";
import { recordEvent } from "../ledger/record-event.server";
import type { CriterionNode } from "../rounds/queries.server";
import { mergeRemarks } from "../sheets/merge-remarks";
import { leavesOf, missingFrom, totalOf } from "../sheets/rules";
import { type PaperTrail, writePoints } from "../sheets/write-point.server";
import { writeRemarks } from "../sheets/write-remarks.server";
import type { LockedPaper } from "./lock-paper.server";
import { pointsAfter, shownCode, type WrittenSheet } from "./rules";

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

/** Of what the paper or the row says, whatever else stands on the sheet. */
export interface Taken {
  readonly isSigned: boolean;
  /** Hundredths; null where it says no points. */
  readonly total: number | null;
  /** Criteria it says no points of. */
  readonly missing: number;
}

/**
 * Write on a sheet what a paper says: an event for each criterion whose points are not what stands or were given on a device, one for
 * remarks that say more than stands, and the signature, where the paper is signed and has all points itself: it signs nothing that is not on it. What is not whole
 * stays unsigned, and counts nowhere. The caller has locked the sheet and checked everything.
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
  const own = new Map(leaves.map(({ id }) => [id, written.points[id] ?? null]));
  const missing = missingFrom(criteria, own).length;
  const isSigned = written.isSigned && missing === 0;
  const total = totalOf(criteria, own);
  const origin = await trailOf(ctx, sheet.ledgerSalt, from);
  const changed = leaves
    .map((leaf) => ({
      leaf,
      points: pointsAfter(leaf.id, written, standing),
      previous: standing.points[leaf.id] ?? null,
    }))
    // Beside points of a device always: an event only where they differ would tell whether they were guessed.
    .filter(
      ({ leaf, points, previous }) =>
        points !== previous || (standing.fromDevice.has(leaf.id) && own.get(leaf.id) !== null),
    );
  await writePoints(
    ctx,
    changed.map(({ leaf, points, previous }) => ({
      by: ctx,
      sheet,
      criterion: { ...leaf, previous },
      point: { points, origin },
    })),
  );
  await addRemarks(ctx, { sheet, standing }, from.paper, written.remarks, origin);
  if (isSigned) {
    await ctx.db.update(sheets).set({ signedAt: ctx.now }).where(eq(sheets.id, sheet.id));
    await recordEvent(ctx, {
      roundId: sheet.roundId,
      kind: "sheet_signed",
      payload: {
        sheet: sheet.id,
        nomination: sheet.nominationId,
        appointment: sheet.appointmentId,
        criteria: leaves.map(({ id, code }) => ({ criterion: id, code, points: own.get(id)! })),
        total,
        ...origin.payload,
        signedOn: written.signedOn,
      },
      sealed: { ...origin.sealed, ...(from.reason && { reason: from.reason }) },
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

/** What the events say of where it comes from; the paper and its files for few, because they lead to the juror. */
async function trailOf(ctx: WriteContext, ledgerSalt: string, from: PaperOrigin): Promise<PaperTrail> {
  return {
    payload: { medium: from.medium, keyedBy: from.keyedBy.map((userId) => officeName(ledgerSalt, userId)) },
    sealed: {
      paper: shownCode(from.paper.code),
      ...(from.medium === "paper" && { scan: await hashOfScan(ctx, from.scanId) }),
      ...(from.workbook && { file: from.workbook.sha256 }),
    },
  };
}

/**
 * Nothing that the juror wrote elsewhere is lost: what the paper says takes the place of what it said last, or stands below the rest.
 * However long they are together: a refusal would tell how much the juror wrote.
 */
async function addRemarks(
  ctx: WriteContext,
  { sheet, standing }: LockedPaper,
  paper: PaperOrigin["paper"],
  written: string | null,
  origin: PaperTrail,
): Promise<void> {
  if (!written) return;
  const before = standing.remarks ?? "";
  const remarks = mergeRemarks(before, before && (await lastWordsOf(ctx, sheet, paper)), written);
  if (remarks === before) return;
  await writeRemarks(ctx, sheet, { remarks, ...(remarks !== written && { written }), origin });
}

/** What a paper, or a row, last brought to the remarks of its sheet; null where it brought nothing. */
async function lastWordsOf(
  ctx: WriteContext,
  { id, roundId }: LockedPaper["sheet"],
  paper: PaperOrigin["paper"],
): Promise<string | null> {
  // Most are written once: the ledger of the round is not searched for them.
  if ((await ctx.db.$count(paperEntries, eq(paperEntries.paperId, paper.id))) === 0) return null;
  const { payload, sealed } = ledgerEvents;
  const [event] = await ctx.db
    .select({ words: sql<string>`coalesce(${sealed}::jsonb ->> 'written', ${sealed}::jsonb ->> 'remarks')` })
    .from(ledgerEvents)
    .where(
      and(
        eq(ledgerEvents.roundId, roundId),
        eq(ledgerEvents.kind, "remark_recorded"),
        sql`${payload}::jsonb ->> 'sheet' = ${id}`,
        // In the payload of events from before it was sealed.
        sql`coalesce(${sealed}::jsonb ->> 'paper', ${payload}::jsonb ->> 'paper') = ${shownCode(paper.code)}`,
      ),
    )
    .orderBy(desc(ledgerEvents.id))
    .limit(1);
  return event?.words ?? null;
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
