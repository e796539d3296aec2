import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { nameForJury } from "~/db/blind.server";
import {
  appointments,
  nominations,
  panels,
  paperEntries,
  paperImports,
  paperKeyings,
  paperPrints,
  paperScans,
  paperSheets,
  products,
  sheets,
  users,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { PANEL_ROLES, type PanelRole, type SheetMedium } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { RoundDetails } from "../rounds/queries.server";
import { whyNotKeepPaper, whyNotPrint } from "./policy";
import { printableSheets } from "./printable.server";
import { shownCode } from "./rules";
import { type PaperSettings, paperSettingsOf } from "./settings.server";

/** A juror of the round and how much of theirs came on paper. */
export interface PaperJuror {
  readonly appointmentId: string;
  readonly name: string;
  readonly role: PanelRole;
  /** Sheets that may still be filled in. */
  readonly open: number;
  /** Of these, how many were never printed. */
  readonly unprinted: number;
  /** Sheets that were taken over from paper or a workbook and signed. */
  readonly taken: number;
}

export interface PrintRow {
  readonly id: string;
  readonly medium: SheetMedium;
  readonly sheets: number;
  /** Jurors it is of. */
  readonly jurors: number;
  /** The juror, where it is of one. */
  readonly juror: string | null;
  readonly by: string;
  readonly at: Date;
}

/** A paper that some have keyed, and that is not on its sheet yet. */
export interface WaitingPaper {
  /** As it is printed. */
  readonly paperCode: string;
  readonly code: string;
  readonly product: string;
  readonly juror: string;
  readonly keyed: number;
  /** Whether the reader is one of those. */
  readonly isOwn: boolean;
}

export interface WorkbookFile {
  readonly id: string;
  readonly fileName: string;
  readonly juror: string;
  readonly rows: number;
  readonly givenAt: Date;
  readonly takenAt: Date | null;
}

export interface PaperDesk {
  readonly settings: PaperSettings;
  readonly jurors: readonly PaperJuror[];
  /** That have a sheet to print. */
  readonly entries: readonly { readonly id: string; readonly code: string; readonly product: string }[];
  readonly prints: readonly PrintRow[];
  readonly waiting: readonly WaitingPaper[];
  readonly workbooks: readonly WorkbookFile[];
  readonly whyNotPrint: string | null;
}

/** Everything of a round that is on paper or in workbooks, without a point. "forbidden" to who does not keep paper. */
export async function paperDesk(ctx: Context, round: RoundDetails): Promise<PaperDesk> {
  requireKeeper(ctx, round);
  const [settings, open, printed, seats, taken, prints, waiting, workbooks] = await Promise.all([
    paperSettingsOf(ctx, round.id),
    printableSheets(ctx, round.id),
    printedSheets(ctx, round.id),
    seatsOf(ctx, round.id),
    takenBySeat(ctx, round.id),
    printsOf(ctx, round.id),
    waitingPapers(ctx, round.id),
    workbooksOf(ctx, round.id),
  ]);
  const entries = new Map(
    open.map((one) => [
      one.nominationId,
      { id: one.nominationId, code: one.code, product: one.productName ?? m.redactions_no_name() },
    ]),
  );
  return {
    settings,
    jurors: seats.map((seat) => {
      const own = open.filter((one) => one.appointmentId === seat.appointmentId);
      const unprinted = own.filter((one) => !printed.has(one.sheetId)).length;
      return { ...seat, open: own.length, unprinted, taken: taken.get(seat.appointmentId) ?? 0 };
    }),
    entries: [...entries.values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
    prints,
    waiting,
    workbooks,
    whyNotPrint: whyNotPrint(round) ?? (open.length === 0 ? m.paper_nothing_to_print() : null),
  };
}

/** Throws "forbidden" to who does not keep paper. */
export function requireKeeper(ctx: Context, round: RoundDetails): void {
  const reason = whyNotKeepPaper(ctx.actor, round);
  if (reason) throw new DomainError("forbidden", reason);
}

async function printedSheets(ctx: Context, roundId: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.db
    .selectDistinct({ sheetId: paperSheets.sheetId })
    .from(paperSheets)
    .innerJoin(paperPrints, eq(paperPrints.id, paperSheets.printId))
    .where(and(eq(paperPrints.roundId, roundId), eq(paperPrints.medium, "paper")));
  return new Set(rows.map((row) => row.sheetId));
}

async function seatsOf(ctx: Context, roundId: string) {
  const rows = await ctx.db
    .select({ appointmentId: appointments.id, name: users.name, role: appointments.role })
    .from(appointments)
    .innerJoin(panels, eq(panels.id, appointments.panelId))
    .innerJoin(users, eq(users.id, appointments.userId))
    .where(and(eq(panels.roundId, roundId), isNull(appointments.endedAt)))
    .orderBy(asc(users.name));
  return rows.sort((a, b) => PANEL_ROLES.indexOf(a.role) - PANEL_ROLES.indexOf(b.role));
}

async function takenBySeat(ctx: Context, roundId: string): Promise<Map<string, number>> {
  const rows = await ctx.db
    .select({
      appointmentId: sheets.appointmentId,
      count: sql<number>`count(distinct ${sheets.id})::int`,
    })
    .from(paperEntries)
    .innerJoin(paperSheets, eq(paperSheets.id, paperEntries.paperId))
    .innerJoin(sheets, eq(sheets.id, paperSheets.sheetId))
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    // A sheet that was opened again since has another time of signing.
    .where(and(eq(nominations.roundId, roundId), paperEntries.isSigned, eq(sheets.signedAt, paperEntries.writtenAt)))
    .groupBy(sheets.appointmentId);
  return new Map(rows.map((row) => [row.appointmentId, row.count]));
}

async function printsOf(ctx: Context, roundId: string): Promise<PrintRow[]> {
  return ctx.db
    .select({
      id: paperPrints.id,
      medium: paperPrints.medium,
      sheets: sql<number>`count(*)::int`,
      jurors: sql<number>`count(distinct ${sheets.appointmentId})::int`,
      juror: sql<string | null>`case when count(distinct ${sheets.appointmentId}) = 1 then (
        select u.name from ${appointments} a join ${users} u on u.id = a.user_id where a.id = (array_agg(${sheets.appointmentId}))[1]) end`,
      by: users.name,
      at: paperPrints.printedAt,
    })
    .from(paperPrints)
    .innerJoin(users, eq(users.id, paperPrints.printedBy))
    .innerJoin(paperSheets, eq(paperSheets.printId, paperPrints.id))
    .innerJoin(sheets, eq(sheets.id, paperSheets.sheetId))
    .where(eq(paperPrints.roundId, roundId))
    .groupBy(paperPrints.id, users.id)
    .orderBy(desc(paperPrints.id));
}

async function waitingPapers(ctx: Context, roundId: string): Promise<WaitingPaper[]> {
  const rows = await ctx.db
    .select({
      paperCode: paperSheets.code,
      code: sql<string>`coalesce(${nominations.code}, '')`,
      product: nameForJury(),
      juror: users.name,
      keyed: sql<number>`count(*)::int`,
      isOwn: sql<boolean>`bool_or(${paperKeyings.keyedBy} = ${ctx.actor!.userId})`,
    })
    .from(paperKeyings)
    .innerJoin(paperSheets, eq(paperSheets.id, paperKeyings.paperId))
    .innerJoin(sheets, eq(sheets.id, paperSheets.sheetId))
    .innerJoin(appointments, eq(appointments.id, sheets.appointmentId))
    .innerJoin(users, eq(users.id, appointments.userId))
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .innerJoin(products, eq(products.id, nominations.productId))
    .where(and(eq(nominations.roundId, roundId), isNull(paperKeyings.entryId)))
    .groupBy(paperSheets.id, nominations.id, products.id, users.id)
    .orderBy(asc(nominations.code), asc(users.name));
  return rows.map((row) => ({
    ...row,
    paperCode: shownCode(row.paperCode),
    product: row.product ?? m.redactions_no_name(),
  }));
}

async function workbooksOf(ctx: Context, roundId: string): Promise<WorkbookFile[]> {
  return ctx.db
    .select({
      id: paperImports.id,
      fileName: paperImports.fileName,
      juror: users.name,
      rows: sql<number>`jsonb_array_length(${paperImports.rows})`,
      givenAt: paperImports.givenAt,
      takenAt: paperImports.takenAt,
    })
    .from(paperImports)
    .innerJoin(paperPrints, eq(paperPrints.id, paperImports.printId))
    .innerJoin(
      appointments,
      sql`${appointments.id} = (select s.appointment_id from ${paperSheets} p join ${sheets} s on s.id = p.sheet_id
        where p.print_id = ${paperPrints.id} limit 1)`,
    )
    .innerJoin(users, eq(users.id, appointments.userId))
    .where(eq(paperPrints.roundId, roundId))
    .orderBy(desc(paperImports.id));
}

/** How a sheet came to what it holds, for its juror. */
export interface PaperOfSheet {
  readonly medium: SheetMedium;
  /** As it is printed. */
  readonly paperCode: string;
  readonly isSigned: boolean;
  readonly signedOn: string | null;
  readonly writtenAt: Date;
  /** Names of those who keyed it, and of who took it over. */
  readonly by: readonly string[];
  /** Of the bytes that may be read at `/files/…`; null where there is no scan. */
  readonly scanFileId: string | null;
  readonly reason: string | null;
}

/**
 * What was last taken over onto a sheet from paper or a workbook; null where nothing was. Whoever calls it has decided that the reader
 * may see the sheet.
 */
export async function paperOfSheet(ctx: Context, sheetId: string): Promise<PaperOfSheet | null> {
  const [row] = await ctx.db
    .select({
      id: paperEntries.id,
      medium: paperPrints.medium,
      paperCode: paperSheets.code,
      isSigned: paperEntries.isSigned,
      signedOn: paperEntries.signedOn,
      writtenAt: paperEntries.writtenAt,
      writtenBy: paperEntries.writtenBy,
      reason: paperEntries.reason,
      scanFileId: paperScans.fileId,
    })
    .from(paperEntries)
    .innerJoin(paperSheets, eq(paperSheets.id, paperEntries.paperId))
    .innerJoin(paperPrints, eq(paperPrints.id, paperSheets.printId))
    .leftJoin(paperScans, eq(paperScans.id, paperEntries.scanId))
    .where(eq(paperSheets.sheetId, sheetId))
    .orderBy(desc(paperEntries.id))
    .limit(1);
  if (!row) return null;
  const { id, writtenBy, paperCode, ...rest } = row;
  const keyings = await ctx.db
    .select({ keyedBy: paperKeyings.keyedBy })
    .from(paperKeyings)
    .where(eq(paperKeyings.entryId, id))
    .orderBy(asc(paperKeyings.id));
  const ids = [...new Set([...keyings.map((one) => one.keyedBy), writtenBy])];
  const names = await namesOf(ctx, ids);
  return { ...rest, paperCode: shownCode(paperCode), by: ids.map((one) => names.get(one) ?? "") };
}

/** Names of people by their ids. */
export async function namesOf(ctx: Pick<Context, "db">, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await ctx.db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row.name]));
}
