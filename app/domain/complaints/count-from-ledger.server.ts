import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { recusalOfSheet } from "~/db/jury-joins.server";
import {
  appointments,
  criteria,
  ledgerEvents,
  panels,
  recusals,
  sheetPoints,
  sheets,
  tallies,
  tallyEntries,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { fraction, fractionText } from "~/lib/points";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { RoundDetails } from "../rounds/queries.server";
import { isCounted, type ReplayedSheet, replaySheets, SHEET_EVENTS, totalOfPoints } from "../sheets/replay";
import { tieBreakPoints } from "../tallies/inputs";
import { tallyOfSheets } from "../tallies/queries.server";
import type { CountedSheet as TalliedSheet } from "../tallies/rank";
import type { CountedSheet, Result } from "./retally";

/**
 * The result of one entry, and its sheets, counted from the ledger's events: every entry of the round is counted, for a rank is
 * a rank among all. unknownSheets: sheets of the entry that the pages count and the ledger does not.
 */
export async function countFromLedger(
  ctx: Context,
  round: RoundDetails,
  nominationId: string,
): Promise<{ events: number; sheets: CountedSheet[]; result: Result; unknownSheets: number }> {
  const [events, all] = await Promise.all([sheetEvents(ctx, round.id), countEvents(ctx, round.id)]);
  const counted = [...replaySheets(events).values()].filter(isCounted);
  const tally = await tallyOfSheets(ctx, round, await talliedSheets(ctx, round, counted));
  const row = tally.rows.find((one) => one.nominationId === nominationId);
  if (!row) throw new DomainError("closed", m.complaints_no_tally());
  const own = counted.filter((sheet) => sheet.nominationId === nominationId);
  const [shown, jurors] = await Promise.all([shownTotals(ctx, nominationId), jurorNumbers(ctx, round.id)]);
  return {
    events: all,
    sheets: own
      .map((sheet) => ({
        sheet: sheet.sheetId,
        appointment: sheet.appointmentId,
        juror: jurors.get(sheet.appointmentId) ?? 0,
        total: totalOfPoints(sheet),
        signed: sheet.signedTotal!,
        shown: shown.get(sheet.sheetId) ?? null,
      }))
      .sort((a, b) => a.juror - b.juror),
    result: {
      sheets: row.sheets,
      mean: row.score && fractionText(row.score),
      rank: row.rank,
      outcome: row.outcome,
    },
    unknownSheets: [...shown.keys()].filter((id) => !own.some((sheet) => sheet.sheetId === id)).length,
  };
}

/** What the latest tally that was kept says of an entry; null when none does. */
export async function keptResult(
  ctx: Context,
  roundId: string,
  nominationId: string,
): Promise<{ tallyId: string; rulesHash: string; result: Result } | null> {
  const [row] = await ctx.db
    .select({ tally: tallies, entry: tallyEntries })
    .from(tallyEntries)
    .innerJoin(tallies, eq(tallies.id, tallyEntries.tallyId))
    .where(and(eq(tallies.roundId, roundId), eq(tallyEntries.nominationId, nominationId)))
    .orderBy(desc(tallies.takenAt), desc(tallies.id))
    .limit(1);
  if (!row) return null;
  const { sheets, sum, divisor, rank, outcome } = row.entry;
  const mean = divisor === 0 ? null : fractionText(fraction(sum, 100n * BigInt(divisor)));
  return { tallyId: row.tally.id, rulesHash: row.tally.rulesHash, result: { sheets, mean, rank, outcome } };
}

/** Ids are made by the database in the order of writing. */
function sheetEvents(ctx: Context, roundId: string) {
  return ctx.db
    .select({ kind: ledgerEvents.kind, payload: ledgerEvents.payload })
    .from(ledgerEvents)
    .where(and(eq(ledgerEvents.roundId, roundId), inArray(ledgerEvents.kind, [...SHEET_EVENTS])))
    .orderBy(asc(ledgerEvents.id));
}

async function countEvents(ctx: Context, roundId: string): Promise<number> {
  return ctx.db.$count(ledgerEvents, eq(ledgerEvents.roundId, roundId));
}

async function talliedSheets(
  ctx: Context,
  round: RoundDetails,
  counted: readonly ReplayedSheet[],
): Promise<Map<string, TalliedSheet[]>> {
  const rows = await ctx.db
    .select({ id: criteria.id, code: criteria.code })
    .from(criteria)
    .where(eq(criteria.roundId, round.id));
  const codeOf = new Map(rows.map((row) => [row.id, row.code]));
  const forTieBreaks = tieBreakPoints(round.rules);
  const byEntry = new Map<string, TalliedSheet[]>();
  for (const sheet of counted) {
    const points = Object.fromEntries([...sheet.points].map(([id, value]) => [codeOf.get(id) ?? id, value]));
    const list = byEntry.get(sheet.nominationId) ?? [];
    list.push({ total: totalOfPoints(sheet), criteria: forTieBreaks(points) });
    byEntry.set(sheet.nominationId, list);
  }
  return byEntry;
}

/** The totals of an entry's counted sheets as pages read them, in hundredths, by the sheet's id. */
async function shownTotals(ctx: Context, nominationId: string): Promise<Map<string, number>> {
  const rows = await ctx.db
    .select({ id: sheets.id, total: sql<number>`coalesce(sum(${sheetPoints.points}), 0)::int` })
    .from(sheets)
    .leftJoin(sheetPoints, eq(sheetPoints.sheetId, sheets.id))
    .leftJoin(recusals, recusalOfSheet())
    .where(and(eq(sheets.nominationId, nominationId), isNotNull(sheets.signedAt), isNull(recusals.at)))
    .groupBy(sheets.id);
  return new Map(rows.map((row) => [row.id, row.total]));
}

/** Every seat of the round by its number, in the order in which they were given. */
async function jurorNumbers(ctx: Context, roundId: string): Promise<Map<string, number>> {
  const rows = await ctx.db
    .select({ id: appointments.id })
    .from(appointments)
    .innerJoin(panels, eq(panels.id, appointments.panelId))
    .where(eq(panels.roundId, roundId))
    .orderBy(asc(appointments.appointedAt), asc(appointments.id));
  return new Map(rows.map((row, index) => [row.id, index + 1]));
}
