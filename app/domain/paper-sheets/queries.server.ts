import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { nameForJury } from "~/db/blind.server";
import {
  appointments,
  nominations,
  panels,
  paperEntries,
  paperImports,
  paperKeyings,
  paperPrints,
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
import { isOpenKeying } from "./lock-paper.server";
import { mayHeadPaper, whyNotKeepPaper, whyNotPrint } from "./policy";
import { printableSheets, unansweredJurors } from "./printable.server";
import { shownCode } from "./rules";
import { type PaperSettings, paperSettingsOf } from "./settings.server";
import { takingAmong } from "./sheet-facts.server";

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
  /** In a blind round: entries they have not answered for. Nothing is printed for them while there is one. */
  readonly missingAnswers: number;
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
  /** Whether its sheet takes points now. */
  readonly isOpen: boolean;
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
  /** Names of jurors for whom nothing is printed yet, because answers of theirs are missing in a blind round. */
  readonly unanswered: readonly string[];
  readonly workbooks: readonly WorkbookFile[];
  readonly whyNotPrint: string | null;
  /** Whether the reader takes back what others read. */
  readonly mayWithdrawAll: boolean;
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
    waitingPapers(ctx, round),
    workbooksOf(ctx, round.id),
  ]);
  const entries = new Map(
    open.map((one) => [
      one.nominationId,
      { id: one.nominationId, code: one.code, product: one.productName ?? m.redactions_no_name() },
    ]),
  );
  const closed = whyNotPrint(round);
  return {
    settings,
    jurors: seats.map((seat) => {
      const own = open.filter((one) => one.appointmentId === seat.appointmentId);
      const unprinted = own.filter((one) => !printed.has(one.sheetId)).length;
      return {
        ...seat,
        open: own.length,
        unprinted,
        taken: taken.get(seat.appointmentId) ?? 0,
        missingAnswers: own[0]?.missingAnswers ?? 0,
      };
    }),
    entries: [...entries.values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
    prints,
    waiting,
    unanswered: unansweredJurors(open),
    workbooks,
    whyNotPrint: closed ?? (open.length === 0 ? m.paper_nothing_to_print() : null),
    mayWithdrawAll: mayHeadPaper(ctx.actor, round),
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

async function waitingPapers(ctx: Context, round: RoundDetails): Promise<WaitingPaper[]> {
  const rows = await ctx.db
    .select({
      sheetId: paperSheets.sheetId,
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
    .where(and(eq(nominations.roundId, round.id), isOpenKeying()))
    .groupBy(paperSheets.id, nominations.id, products.id, users.id)
    .orderBy(asc(nominations.code), asc(users.name));
  const taking = await takingAmong(
    ctx,
    round,
    rows.map((row) => row.sheetId),
  );
  return rows.map(({ sheetId, ...row }) => ({
    ...row,
    isOpen: taking.has(sheetId),
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
    .where(and(eq(paperPrints.roundId, roundId), isNull(paperImports.discardedAt)))
    .orderBy(desc(paperImports.id));
}
