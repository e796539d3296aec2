import { and, asc, desc, eq, isNull, ne, type SQL, sql } from "drizzle-orm";
import {
  appointments,
  assignments,
  ledgerEvents,
  nominations,
  paperKeyings,
  paperPrints,
  paperScans,
  paperSheets,
  rounds,
  sheetPoints,
  sheets,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { SheetMedium } from "~/lib/vocabulary";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { type LockedSheet, lockSheet } from "../sheets/lock-sheet.server";
import { whyNotKeepPaper, whyNotTake } from "./policy";
import { readCode, type StandingSheet, shownCode, type WrittenSheet } from "./rules";

/** One person's reading of a paper that is not written on its sheet yet. */
export interface OpenKeying extends WrittenSheet {
  readonly id: string;
  readonly keyedBy: string;
}

export interface FoundPaper {
  readonly id: string;
  readonly code: string;
  readonly sheetId: string;
  readonly medium: SheetMedium;
}

/**
 * The paper with a code, as it was typed, in a round. Throws "not_found" with a sentence about the code, also for a row of a workbook,
 * which is no paper.
 */
export async function paperByCode(ctx: Pick<Context, "db">, roundId: string, typed: string): Promise<FoundPaper> {
  const code = readCode(typed);
  const [paper] =
    code === null
      ? []
      : await ctx.db
          .select({
            id: paperSheets.id,
            code: paperSheets.code,
            sheetId: paperSheets.sheetId,
            medium: paperPrints.medium,
          })
          .from(paperSheets)
          .innerJoin(paperPrints, eq(paperPrints.id, paperSheets.printId))
          .where(and(eq(paperSheets.code, code), eq(paperPrints.roundId, roundId), eq(paperPrints.medium, "paper")));
  if (!paper) throw new DomainError("not_found", m.paper_code_not_found());
  return paper;
}

export interface LockedPaper {
  readonly sheet: LockedSheet;
  readonly standing: StandingSheet;
}

/**
 * Lock the sheet that is to take over what was written elsewhere, until the end of the transaction. Throws "forbidden" to who does
 * not keep paper, and "closed" where the sheet takes nothing.
 */
export async function lockForTaking(ctx: WriteContext, sheetId: string): Promise<LockedPaper> {
  const sheet = await lockSheet(ctx, sheetId);
  if (!sheet) throw new DomainError("not_found", m.judge_sheet_not_found());
  const { agencyId, isAssigned } = await aroundSheet(ctx, sheet);
  const forbidden = whyNotKeepPaper(ctx.actor, { id: sheet.roundId, agencyId });
  if (forbidden) throw new DomainError("forbidden", forbidden);
  const closed = whyNotTake({ ...sheet, isAssigned });
  if (closed) throw new DomainError("closed", closed);
  return { sheet, standing: await standingOn(ctx, sheetId) };
}

async function aroundSheet(ctx: WriteContext, { appointmentId, nominationId }: LockedSheet) {
  const [row] = await ctx.db
    .select({ agencyId: rounds.agencyId, isAssigned: isAssigned(appointmentId) })
    .from(nominations)
    .innerJoin(rounds, eq(rounds.id, nominations.roundId))
    .where(eq(nominations.id, nominationId));
  return row!;
}

/** Whether an entry is given to a seat that is in force, as a part of a query of `nominations`. */
const isAssigned = (appointmentId: string) => sql<boolean>`exists (select from ${assignments} live
    join ${appointments} seat on seat.id = live.appointment_id and seat.ended_at is null
    where live.appointment_id = ${appointmentId} and live.nomination_id = ${nominations.id} and live.ended_at is null)`;

/** Whether its juror made an event themselves, as a part of a query of `ledger_events`: what came from paper or a workbook names its medium. */
export const isFromDevice = (): SQL<boolean> =>
  sql<boolean>`not jsonb_exists(${ledgerEvents.payload}::jsonb, 'medium')`;

/** What a sheet holds now, and what of it the juror gave on a device. */
export async function standingOn(ctx: Pick<Context, "db">, sheetId: string): Promise<StandingSheet> {
  const [rows, [sheet]] = await Promise.all([
    ctx.db
      .select({
        criterionId: sheetPoints.criterionId,
        points: sheetPoints.points,
        isFromDevice: isFromDevice(),
      })
      .from(sheetPoints)
      .innerJoin(ledgerEvents, eq(ledgerEvents.id, sheetPoints.eventId))
      .where(eq(sheetPoints.sheetId, sheetId)),
    ctx.db.select({ remarks: sheets.remarks }).from(sheets).where(eq(sheets.id, sheetId)),
  ]);
  return {
    points: Object.fromEntries(rows.map((row) => [row.criterionId, row.points])),
    fromDevice: new Set(rows.filter((row) => row.isFromDevice).map((row) => row.criterionId)),
    remarks: sheet?.remarks ?? null,
  };
}

/** Neither on its sheet yet nor withdrawn, as a part of a query of `paper_keyings`. */
export const isOpenKeying = (): SQL => and(isNull(paperKeyings.entryId), isNull(paperKeyings.withdrawnAt))!;

/** Readings of a paper that wait, the first one first. */
export async function openKeyings(ctx: Pick<Context, "db">, paperId: string): Promise<OpenKeying[]> {
  return ctx.db
    .select({
      id: paperKeyings.id,
      keyedBy: paperKeyings.keyedBy,
      points: paperKeyings.points,
      remarks: paperKeyings.remarks,
      isSigned: paperKeyings.isSigned,
      signedOn: paperKeyings.signedOn,
    })
    .from(paperKeyings)
    .where(and(eq(paperKeyings.paperId, paperId), isOpenKeying()))
    .orderBy(asc(paperKeyings.id));
}

/** The code of another paper of the same sheet that is being keyed, as it is printed; null where there is none. */
export async function otherPaperAtWork(ctx: Pick<Context, "db">, paper: FoundPaper): Promise<string | null> {
  const [other] = await ctx.db
    .select({ code: paperSheets.code })
    .from(paperSheets)
    .innerJoin(paperKeyings, and(eq(paperKeyings.paperId, paperSheets.id), isOpenKeying()))
    .where(and(eq(paperSheets.sheetId, paper.sheetId), ne(paperSheets.id, paper.id)))
    .limit(1);
  return other ? shownCode(other.code) : null;
}

/** The newest scan of a paper; null before there is one. */
export async function scanOf(ctx: Pick<Context, "db">, paperId: string) {
  const [scan] = await ctx.db
    .select({ id: paperScans.id, fileId: paperScans.fileId })
    .from(paperScans)
    .where(eq(paperScans.paperId, paperId))
    .orderBy(desc(paperScans.id))
    .limit(1);
  return scan ?? null;
}
