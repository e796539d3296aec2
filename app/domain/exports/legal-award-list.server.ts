import type { LegalColumn, LegalList, LegalRow } from "~/adapters/documents/legal-list";
import { m } from "~/i18n/paraglide/messages";
import { formatDate } from "~/lib/dates";
import { type ListColumn, type ListLayout, UNLESS_SET } from "../list-layouts/rules";
import type { AwardList, AwardListRow } from "./award-list.server";
import { columnName, shapeOf } from "./list-columns";

/** A column of the printed list with what stands in it; lines of a cell are parted by "\n". */
interface PrintedColumn extends LegalColumn {
  readonly text: (row: AwardListRow) => string;
}

/** What columns may take of a page upright between its margins, in millimetres. */
const UPRIGHT = 165;

/**
 * The list in the layout of official documents, with the columns and sections its agency chose. One that goes with a decision says
 * so above; of one that gathers several, each row names its own.
 * Source: docs/rules/papers-of-a-release.md#lists.
 */
export async function legalAwardList(list: AwardList): Promise<LegalList> {
  const layout = list.layout ?? UNLESS_SET;
  const columns = printedColumns(layout, list.decision === null);
  const rows: AwardListRow[] = [];
  for await (const row of list.rows) rows.push(row);
  return {
    agency: list.agency ?? { parent: null, name: m.common_brand() },
    title: list.title,
    decision: list.decision && { ...list.decision, issuer: list.agency?.name ?? "………………" },
    columns,
    rows: printedRows(rows, columns, layout),
    notes: [m.awards_list_count({ count: rows.length })],
    footer: list.footer,
    orientation: orientationOf(layout, columns),
  };
}

function orientationOf({ orientation }: ListLayout, columns: readonly LegalColumn[]): LegalList["orientation"] {
  if (orientation !== "auto") return orientation;
  return columns.reduce((sum, { width }) => sum + width, 0) > UPRIGHT ? "landscape" : "portrait";
}

/** isOfSeveral: rows of more than one decision, whose own columns may name it already. */
function printedColumns({ columns }: ListLayout, isOfSeveral: boolean): PrintedColumn[] {
  const chosen = new Set(columns.map(({ column }) => column));
  const noted = (["tier", "status", "productName"] as const).find((column) => chosen.has(column));
  const printed = columns.map(({ column, heading }): PrintedColumn => {
    const { paperWidth, align } = shapeOf(column);
    const note = column === noted ? revokedNote : () => null;
    return {
      header: heading ?? (column === "tier" ? m.awards_column_tier_note() : columnName(column)),
      width: paperWidth,
      align,
      text: (row) => [cellText(row, column, chosen), note(row)].filter(Boolean).join("\n"),
    };
  });
  if (!isOfSeveral || chosen.has("decisionNumber")) return printed;
  return [...printed, { header: m.awards_column_recognised_by(), width: 38, align: "left", text: decisionOf }];
}

function cellText(row: AwardListRow, column: ListColumn, chosen: ReadonlySet<ListColumn>): string {
  const value = row[column];
  if (column === "address" && !chosen.has("provinceName")) {
    return [row.address, row.provinceName].filter(Boolean).join(", ");
  }
  if (value !== null && shapeOf(column).kind === "date") return formatDate(String(value));
  return String(value ?? "");
}

/** A certificate that was taken back since is still on the list of its decision, and the list says so. */
const revokedNote = ({ revokedOn }: AwardListRow): string | null =>
  revokedOn && m.awards_list_revoked({ date: formatDate(revokedOn) });

/** "1493/QĐ-UBND" over "ngày 05/10/2024"; empty where the published list said nothing. */
function decisionOf({ decisionNumber, decisionDate }: AwardListRow): string {
  const date = decisionDate && m.awards_list_decided_on({ date: formatDate(decisionDate) });
  return [decisionNumber, date].filter(Boolean).join("\n");
}

/** Rows of a section under its name and how many they are. */
function printedRows(
  rows: readonly AwardListRow[],
  columns: readonly PrintedColumn[],
  { grouping }: ListLayout,
): LegalRow[] {
  const cells = (row: AwardListRow) => columns.map(({ text }) => text(row));
  if (grouping === "none" || rows.every((row) => row.section === null)) return rows.map(cells);
  const counts = new Map<string | null, number>();
  for (const { section } of rows) counts.set(section, (counts.get(section) ?? 0) + 1);
  const sections = [...counts.keys()];
  return rows.flatMap((row, place): LegalRow[] => {
    const { section } = row;
    if (place > 0 && rows[place - 1]!.section === section) return [cells(row)];
    const products = m.common_products_count({ count: counts.get(section)! });
    const name = section ?? m.releases_section_none();
    const heading = `${roman(sections.indexOf(section) + 1)}. ${name} (${products})`;
    return [{ heading }, cells(row)];
  });
}

const NUMERALS = [
  ["M", 1000],
  ["CM", 900],
  ["D", 500],
  ["CD", 400],
  ["C", 100],
  ["XC", 90],
  ["L", 50],
  ["XL", 40],
  ["X", 10],
  ["IX", 9],
  ["V", 5],
  ["IV", 4],
  ["I", 1],
] as const;

function roman(number: number): string {
  let left = number;
  let text = "";
  for (const [numeral, value] of NUMERALS) {
    while (left >= value) {
      text += numeral;
      left -= value;
    }
  }
  return text;
}
