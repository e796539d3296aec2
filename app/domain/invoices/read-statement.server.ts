import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { foldText } from "~/lib/vietnamese-text";
import { bareText, identityOf } from "./identity.server";
import type { StatementRow } from "./rules";
import {
  bodyOf,
  fieldName,
  hasSigns,
  headingsIn,
  lacksOf,
  type StatementChoice,
  type StatementFault,
  type StatementLine,
  type StatementTable,
} from "./statement-choice";
import { directionIn, type StatementField } from "./statement-columns";
import { cellText, cutText, readAmount, readDay, type StatementCell } from "./statement-values";

const LONGEST_TEXT = 500;
const LONGEST_REFERENCE = 100;

/** What a statement says by certain columns: its credits, or what is wrong with it. */
export interface StatementReading {
  readonly rows: readonly StatementRow[];
  readonly faults: readonly StatementFault[];
}

/**
 * The money that came in by a statement. Debits, sums and lines without money are passed over; a line that stands twice counts once.
 * Faults name line and column; with one of them nothing of the statement is taken. Source: docs/rules/invoices.md#statements
 */
export function readStatement(table: StatementTable, choice: StatementChoice): StatementReading {
  const lacks = lacksOf(table, choice);
  if (lacks.length > 0) return { rows: [], faults: lacks };
  const reader = new StatementReader(choice.columns, headingsIn(table, choice), hasSigns(table, choice));
  for (const row of bodyOf(table, choice)) reader.read(row);
  const { rows, faults } = reader;
  if (faults.length > 0) return { rows: [], faults };
  if (rows.length > 0) return { rows, faults: [] };
  return { rows: [], faults: [{ field: "credit", sentence: m.invoices_statement_no_credit() }] };
}

class StatementReader {
  readonly rows: StatementRow[] = [];
  readonly faults: StatementFault[] = [];
  private readonly seen = new Set<string>();
  private readonly alike = new Map<string, number>();
  constructor(
    private readonly columns: StatementChoice["columns"],
    private readonly headings: readonly string[],
    private readonly isSigned: boolean,
  ) {}

  read(row: StatementLine): void {
    const amount = readAmount(this.cell(row, "credit"));
    const given = cellText(this.cell(row, "credit"));
    const isNoCredit = amount === null ? NOTHING.test(given) : amount <= 0;
    const day = cellText(this.cell(row, "date"));
    const bookedOn = readDay(this.cell(row, "date"));
    if (isNoCredit || (bookedOn === null && isSum(row, day))) return;
    const direction = this.directionOf(row);
    if (direction === "out") return;
    if (amount === null) this.fault(row.line, "credit", m.invoices_cell_not_money({ given }));
    if (bookedOn === null) this.fault(row.line, "date", m.invoices_cell_not_a_day({ given: day }));
    if (direction === null) {
      const given = cellText(this.cell(row, "direction"));
      this.fault(row.line, "direction", m.invoices_cell_no_direction({ given }));
    }
    if (amount === null || bookedOn === null || direction === null) return;
    const text = cutText(cellText(this.cell(row, "text")), LONGEST_TEXT);
    const bankReference = cutText(cellText(this.cell(row, "reference")), LONGEST_REFERENCE) || null;
    this.keep(row.line, { bookedOn, amount, text, bankReference });
  }

  // Without a reference two alike on one day are two: the first and the second of them, in this file and in one that overlaps it.
  private keep(line: number, said: Omit<StatementRow, "line" | "identity">): void {
    const key = `${said.bookedOn} ${said.amount} ${bareText(said.text)}`;
    const place = said.bankReference === null ? (this.alike.get(key) ?? 0) + 1 : 1;
    this.alike.set(key, place);
    const identity = identityOf(said, place);
    if (this.seen.has(identity)) return;
    this.seen.add(identity);
    this.rows.push({ line, ...said, identity });
  }

  private directionOf(row: StatementLine): "in" | "out" | null {
    if (this.columns.direction === undefined) return "in";
    return directionIn(cellText(this.cell(row, "direction"))) ?? (this.isSigned ? "in" : null);
  }

  private cell(row: StatementLine, field: StatementField): StatementCell {
    return row.cells[this.columns[field] ?? -1] ?? null;
  }

  private fault(line: number, field: StatementField, sentence: string): void {
    const column = this.headings[this.columns[field] ?? -1] || fieldName(field);
    this.faults.push({ field, sentence: m.invoices_cell_fault({ line: formatNumber(line), column, sentence }) });
  }
}

/** How banks write that nothing came in. */
const NOTHING = /^[-\u2013\u2014\u2212]*$/;

/** "Tổng cộng", "Số dư cuối kỳ": no booking. A company ("Công ty", "Tổng công ty") is none. */
const SUM = /^(?:(?:tong cong|tong|cong)\b(?! ty\b| cong ty\b)|so du\b|total\b|(?:\w+ )?balance\b)/;

/** day: what the column of the day says; a sum has none, or begins in it. */
function isSum({ cells }: StatementLine, day: string): boolean {
  const first = cells.map(cellText).find((text) => text !== "") ?? "";
  return (day === "" || day === first) && SUM.test(foldText(first));
}
