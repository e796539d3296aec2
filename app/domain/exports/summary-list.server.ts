import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { LegalColumn, LegalList } from "~/adapters/documents/legal-list";
import type { SheetColumn } from "~/adapters/documents/write-spreadsheet.server";
import { formatNumber } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { groupNameIn, levelTitle, nominationStateName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { csvText } from "~/lib/csv.server";
import { formatDate, todayInVietnam } from "~/lib/dates";
import { formatFraction } from "~/lib/points";
import { agencyNameOn } from "../agencies/queries.server";
import type { Context } from "../context";
import type { SummaryFormat } from "../forwardings/forms";
import {
  incomingOf,
  type SentLetter,
  type SummaryEntry,
  type SummaryLetter,
  sentBy,
} from "../forwardings/summary.server";
import type { RoundDetails } from "../rounds/queries.server";
import { madeAt } from "./list-file.server";

/** A summary list (danh sách trích ngang) as a file. */
export interface SummaryFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * The summary list of a round as a file: what came in, or what was sent. Entries that were taken back are left out.
 * Refused: "forbidden" to all but the people of the round's agency. Source: docs/rules/levels.md#summary-list.
 */
export async function summaryFile(
  ctx: Context,
  round: RoundDetails,
  direction: "incoming" | "sent",
  format: SummaryFormat,
): Promise<SummaryFile> {
  const letters = direction === "incoming" ? await incomingOf(ctx, round) : await sentBy(ctx, round);
  const live = letters
    .map((letter) => ({ ...letter, entries: letter.entries.filter((entry) => entry.withdrawnAt === null) }))
    .filter((letter) => letter.entries.length > 0);
  const bytes = await write(ctx, round, live, format);
  return { name: `${round.slug}-${m.forwardings_list_file()}.${format}`, bytes };
}

async function write(
  ctx: Context,
  round: RoundDetails,
  letters: readonly SummaryLetter[],
  format: SummaryFormat,
): Promise<Buffer> {
  if (format === "csv") return Buffer.from(`\uFEFF${csvText(csvCells(round, letters))}`);
  if (format === "xlsx") {
    const { writeSheet } = await import("~/adapters/documents/write-spreadsheet.server");
    const output = new PassThrough();
    const read = buffer(output);
    const titleLines = [titleOf(round), madeAt(ctx)];
    const sheet = { name: m.forwardings_list_sheet(), titleLines, columns: columns(), rows: flatRows(round, letters) };
    await writeSheet(sheet, output);
    return read;
  }
  const legal = await legalSummary(ctx, round, letters);
  return format === "docx"
    ? (await import("~/adapters/documents/word-award-list.server")).awardListDocx(legal)
    : (await import("~/adapters/documents/pdf/award-list.server")).awardListPdf(legal);
}

const titleOf = ({ level, year }: RoundDetails) =>
  m.forwardings_list_title({ level: levelTitle(level).toLowerCase(), year: String(year) });

interface FlatRow {
  readonly number: number;
  readonly agencyName: string;
  readonly letter: string;
  readonly datedOn: string;
  readonly productName: string;
  readonly establishmentName: string;
  readonly address: string;
  readonly group: string;
  readonly titleNumber: string;
  readonly issuedOn: string;
  readonly level: string;
  readonly validUntil: string;
  readonly score: string;
  readonly rank: number | null;
  readonly code: string | null;
  readonly state: string;
}

function flatRows(round: RoundDetails, letters: readonly SummaryLetter[]): FlatRow[] {
  return letters
    .flatMap((letter) => letter.entries.map((entry) => ({ letter, entry })))
    .map(({ letter, entry }, place) => ({
      number: place + 1,
      agencyName: letter.agencyName,
      letter: letter.number,
      datedOn: letter.datedOn,
      productName: entry.productName,
      establishmentName: entry.establishmentName,
      address: addressOf(entry),
      group: groupNameIn(round.rules, entry.groupCode),
      titleNumber: entry.title.number,
      issuedOn: entry.title.issuedOn,
      level: levelTitle(entry.title.level),
      validUntil: entry.title.validUntil,
      score: entry.score ? formatFraction(entry.score, 2, getLocale()) : "",
      rank: entry.rank,
      code: entry.code,
      state: stateOf(entry),
    }));
}

const addressOf = ({ address, provinceName }: SummaryEntry) => [address, provinceName].filter(Boolean).join(", ");

function stateOf({ state, withdrawnAt }: SummaryEntry): string {
  if (withdrawnAt) return m.forwardings_state_taken_back();
  return state === "draft" ? m.forwardings_state_waiting() : nominationStateName(state);
}

const columns = (): readonly SheetColumn<FlatRow>[] => [
  { key: "number", header: m.forwardings_column_number(), width: 6, kind: "integer" },
  { key: "agencyName", header: m.forwardings_column_sender(), width: 34, kind: "text" },
  { key: "letter", header: m.forwardings_column_letter(), width: 18, kind: "text" },
  { key: "datedOn", header: m.forwardings_column_letter_date(), width: 13, kind: "date" },
  { key: "productName", header: m.forwardings_column_product(), width: 40, kind: "text" },
  { key: "establishmentName", header: m.forwardings_column_maker(), width: 34, kind: "text" },
  { key: "address", header: m.forwardings_column_address(), width: 34, kind: "text" },
  { key: "group", header: m.forwardings_column_group(), width: 24, kind: "text" },
  { key: "titleNumber", header: m.forwardings_column_title_number(), width: 20, kind: "text" },
  { key: "issuedOn", header: m.forwardings_column_title_date(), width: 13, kind: "date" },
  { key: "level", header: m.forwardings_column_title_level(), width: 14, kind: "text" },
  { key: "validUntil", header: m.forwardings_column_valid_until(), width: 13, kind: "date" },
  { key: "score", header: m.forwardings_column_score(), width: 10, kind: "text" },
  { key: "rank", header: m.forwardings_column_rank(), width: 8, kind: "integer" },
  { key: "code", header: m.forwardings_column_code(), width: 16, kind: "text" },
  { key: "state", header: m.forwardings_column_state(), width: 20, kind: "text" },
];

function csvCells(round: RoundDetails, letters: readonly SummaryLetter[]) {
  const shown = columns();
  return [
    shown.map((column) => column.header),
    ...flatRows(round, letters).map((row) =>
      shown.map(({ key, kind }) => (kind === "date" ? formatDate(String(row[key])) : row[key])),
    ),
  ];
}

/** Grouped by letter, as it is signed. */
async function legalSummary(ctx: Context, round: RoundDetails, letters: readonly SummaryLetter[]): Promise<LegalList> {
  const named = await agencyNameOn(ctx, round.agencyId, todayInVietnam(ctx.now));
  const shown = legalColumns(round);
  let number = 0;
  const rows = letters.flatMap((letter) => [
    { heading: headingOf(letter) },
    ...letter.entries.map((entry) => {
      number += 1;
      return [String(number), ...shown.map(({ text }) => text(entry))];
    }),
  ]);
  return {
    agency: { parent: named?.parentName ?? null, name: named?.name ?? round.agency.name },
    title: titleOf(round),
    decision: null,
    columns: [{ header: m.forwardings_column_number(), width: 6, align: "center" }, ...shown],
    rows,
    notes: [m.forwardings_list_count({ count: formatNumber(number) })],
    footer: madeAt(ctx),
    orientation: "landscape",
  };
}

const headingOf = ({ agencyName, number, datedOn, signerName }: SentLetter) =>
  m.forwardings_sender_heading({ agency: agencyName, number, date: formatDate(datedOn), signer: signerName });

const legalColumns = (
  round: RoundDetails,
): readonly (LegalColumn & { readonly text: (entry: SummaryEntry) => string })[] => [
  { header: m.forwardings_column_product(), width: 24, align: "left", text: (entry) => entry.productName },
  { header: m.forwardings_column_maker(), width: 20, align: "left", text: (entry) => entry.establishmentName },
  { header: m.forwardings_column_address(), width: 20, align: "left", text: addressOf },
  {
    header: m.forwardings_column_group(),
    width: 15,
    align: "left",
    text: (entry) => groupNameIn(round.rules, entry.groupCode),
  },
  { header: m.forwardings_column_title(), width: 24, align: "left", text: titleText },
  { header: m.forwardings_column_score(), width: 14, align: "center", text: scoreText },
  {
    header: m.forwardings_column_state(),
    width: 14,
    align: "left",
    text: (entry) => [stateOf(entry), entry.code].filter(Boolean).join("\n"),
  },
];

function titleText({ title }: SummaryEntry): string {
  const { number, issuedOn, validUntil, level, revokedOn } = title;
  if (revokedOn) return m.forwardings_title_revoked({ number, date: formatDate(revokedOn) });
  const [from, until] = [formatDate(issuedOn), formatDate(validUntil)];
  return m.forwardings_title_text({ number, level: levelTitle(level), from, until });
}

function scoreText({ score, rank }: SummaryEntry): string {
  if (!score) return "";
  const shown = formatFraction(score, 2, getLocale());
  return rank === null ? shown : m.forwardings_score_text({ score: shown, rank: formatNumber(rank) });
}
