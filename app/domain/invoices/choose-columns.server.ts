import { eq } from "drizzle-orm";
import { bankAccounts, bankStatements } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { ColumnsForm } from "./forms";
import { whyNotApply, whyNotBill } from "./policy";
import { readStatement } from "./read-statement.server";
import {
  bodyOf,
  headingsIn,
  LOOKED_THROUGH,
  likelyChoice,
  namesOf,
  roughChoice,
  StatementChoice,
  StatementTable,
} from "./statement-choice";
import { STATEMENT_FIELDS } from "./statement-columns";
import { keepLayout, layoutOf } from "./statement-layouts.server";
import { faulty, lockStatement, type Statement, statementById } from "./statements.server";

/** Lines below the headings that are shown to choose by. */
const SHOWN_LINES = 5;
const MOST_COLUMNS = 40;

/**
 * Read a statement by columns that an officer chose; what they are headed is kept for the next statements of the bank. Returns how many
 * credits it has. Refused: as `lockStatement`; "closed" for one whose file is no longer there; "invalid" beside the column that is missing,
 * chosen twice, or holds what it should not.
 */
export function chooseColumns(ctx: Context, id: string, { heading, ...chosen }: ColumnsForm): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const statement = await lockStatement(ctx, id);
    const { cells } = await fileOf(ctx, statement);
    if (!cells) throw new DomainError("closed", m.invoices_statement_no_cells());
    const choice: StatementChoice = { heading, columns: chosen };
    refuseTwice(choice);
    const { rows, faults } = readStatement(cells, choice);
    if (faults.length > 0) throw faulty(faults, ({ field }) => field);
    await ctx.db.update(bankStatements).set({ rows, choice }).where(eq(bankStatements.id, statement.id));
    // A file without headings says nothing of how the bank heads its others.
    if (heading !== null) await keepLayout(ctx, await accountOf(ctx, statement), namesOf(cells, choice));
    await recordAudit(ctx, {
      act: "invoices.statement_read",
      subject: { kind: "bank_statement", id: statement.id },
      after: { fileName: statement.fileName, credits: rows.length, ...namesOf(cells, choice) },
    });
    return rows.length;
  });
}

function refuseTwice({ columns }: StatementChoice): void {
  const taken = new Set<number>();
  for (const field of STATEMENT_FIELDS) {
    const place = columns[field];
    if (place === undefined) continue;
    const sentence = m.invoices_column_twice();
    if (taken.has(place)) throw new DomainError("invalid", sentence, { [field]: [sentence] });
    taken.add(place);
  }
}

async function fileOf(ctx: Context, { id }: Pick<Statement, "id">) {
  const { cells, choice } = bankStatements;
  const [row] = await ctx.db.select({ cells, choice }).from(bankStatements).where(eq(bankStatements.id, id));
  return {
    cells: row!.cells === null ? null : StatementTable.parse(row!.cells),
    choice: StatementChoice.nullable().parse(row!.choice),
  };
}

async function accountOf(ctx: Context, { accountId }: Pick<Statement, "accountId">) {
  const { agencyId, bankBin } = bankAccounts;
  const [row] = await ctx.db.select({ agencyId, bankBin }).from(bankAccounts).where(eq(bankAccounts.id, accountId));
  return row!;
}

/** The first lines of a statement with the columns it is read by, or would be, for who chooses them. Refused as `statementById`. */
export async function columnsDesk(ctx: Context, id: string) {
  const statement = await statementById(ctx, id);
  const { cells, choice } = await fileOf(ctx, statement);
  const whyNot =
    whyNotBill(ctx.actor, statement) ?? whyNotApply(statement) ?? (cells ? null : m.invoices_statement_no_cells());
  const table = cells ?? [];
  const kept = await layoutOf(ctx, await accountOf(ctx, statement));
  const likely = choice ?? likelyChoice(table, kept) ?? likelyChoice(table) ?? roughChoice(table);
  const shown = bodyOf(table, likely).slice(0, SHOWN_LINES);
  const headings = headingsIn(table, likely);
  const count = Math.min(MOST_COLUMNS, Math.max(0, headings.length, ...shown.map((one) => one.cells.length)));
  return {
    statement: { id: statement.id, fileName: statement.fileName, isRead: statement.rows.length > 0 },
    likely,
    isGuessed: choice === null,
    headings: Array.from({ length: count }, (_, at) => headings[at] ?? ""),
    shown: shown.map((one) => ({
      line: one.line,
      cells: Array.from({ length: count }, (_, at) => String(one.cells[at] ?? "")),
    })),
    first: table
      .slice(0, LOOKED_THROUGH)
      .map((one) => ({ line: one.line, text: one.cells.filter((cell) => cell !== "").join(" · ") })),
    whyNot,
  };
}
