import { readFile } from "node:fs/promises";
import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { GivenFile } from "~/adapters/files/given-file.server";
import { hasMacros } from "~/adapters/files/kind.server";
import { bankAccounts, bankStatements, users } from "~/db/schema";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { canonicalJson } from "~/lib/canonical-json";
import { sha256Hex } from "~/lib/hash.server";
import { isUuid } from "~/lib/uuid";
import { normalizeText } from "~/lib/vietnamese-text";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { fairById } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import { accountsOf } from "./account.server";
import { mayBill, maySeeMoney, whyNotApply, whyNotBill } from "./policy";
import { readStatement } from "./read-statement.server";
import type { StatementRow } from "./rules";
import { lacksOf, likelyChoice, type StatementFault, type StatementTable } from "./statement-choice";
import type { StatementHeadings } from "./statement-columns";
import { layoutOf } from "./statement-layouts.server";
import { statementTable } from "./statement-table.server";

/** 10 MB: years of an account. */
export const MAX_STATEMENT_BYTES = 10_000_000;

const StatementRows: z.ZodType<StatementRow[]> = z.array(
  z.object({
    line: z.number(),
    bookedOn: z.string(),
    amount: z.number(),
    text: z.string(),
    bankReference: z.string().nullable(),
    identity: z.string(),
  }),
);

/** accountId: where the agency has had several. isChosen: its columns are chosen by hand, whatever could be guessed. */
interface StatementWay {
  readonly accountId?: string;
  readonly isChosen?: boolean;
}

/**
 * Read a statement of the account of a fair's agency and keep what was read, until it is applied or removed; where its columns are not
 * told, it waits for `chooseColumns`. The same file again leads to the one that is there. Returns its id.
 * Refused: "forbidden" to all but organisers and secretaries; "conflict" without an account; "invalid" as `statementTable`, for faults in
 * its lines, and for a file that is too large or brings macros.
 */
export async function uploadStatement(
  ctx: Context,
  fairId: string,
  file: GivenFile,
  { accountId, isChosen = false }: StatementWay = {},
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const fair = await fairById(ctx, fairId);
  const refusal = whyNotBill(ctx.actor, fair);
  if (refusal) throw new DomainError("forbidden", refusal);
  const accounts = await accountsOf(ctx, fair.agencyId);
  const account = accountId ? accounts.find((one) => one.id === accountId) : accounts[0];
  if (!account) throw refuse("conflict", m.invoices_no_account());
  if (file.size > MAX_STATEMENT_BYTES) throw refuse("invalid", m.imports_file_too_large());
  if (await hasMacros(file)) throw refuse("invalid", m.errors_file_macros({ name: file.name }));
  const cells = await statementTable(await readFile(file.path));
  const { choice, rows } = isChosen ? UNREAD : readAsGuessed(cells, await layoutOf(ctx, account));
  return inTransaction(ctx, async (ctx) => {
    const [made] = await ctx.db
      .insert(bankStatements)
      .values({
        accountId: account.id,
        fileName: normalizeText(file.name).slice(0, 200) || "?",
        sha256: file.sha256,
        cells,
        choice,
        rows,
        uploadedBy: ctx.actor!.userId,
        uploadedAt: ctx.now,
      })
      .onConflictDoNothing({ target: [bankStatements.accountId, bankStatements.sha256] })
      .returning({ id: bankStatements.id });
    if (!made) return { id: await statementOfFile(ctx, account.id, file.sha256), isNew: false };
    await recordAudit(ctx, {
      act: "invoices.statement_uploaded",
      subject: { kind: "bank_statement", id: made.id },
      after: { fileName: file.name, credits: rows.length },
    });
    return { id: made.id, isNew: true };
  });
}

const UNREAD = { choice: null, rows: [] };

/** What was kept may be of another export of the bank: where it does not fit, columns are guessed. */
function readAsGuessed(table: StatementTable, kept: StatementHeadings) {
  const choices = [likelyChoice(table, kept), likelyChoice(table)].filter((one) => one !== null);
  const readings = choices.map((choice) => ({
    choice,
    lacks: lacksOf(table, choice),
    ...readStatement(table, choice),
  }));
  const read = readings.find(({ faults }) => faults.length === 0);
  if (read) return { choice: read.choice, rows: read.rows };
  // Its columns are told, and its lines do not hold: it is mended where it comes from.
  const told = readings.find(({ lacks }) => lacks.length === 0);
  if (told) throw faulty(told.faults, () => "file");
  return UNREAD;
}

/** Sentences that a file says at most about its lines. */
const MOST_SENTENCES = 20;

/** beside: the field of a form that a fault is said beside. */
export function faulty(faults: readonly StatementFault[], beside: (fault: StatementFault) => string): DomainError {
  const said = Map.groupBy(faults.slice(0, MOST_SENTENCES), beside);
  const fields = Object.fromEntries([...said].map(([field, ones]) => [field, ones.map(({ sentence }) => sentence)]));
  const more = faults.length - MOST_SENTENCES;
  if (more > 0) fields[beside(faults[0]!)]!.push(m.invoices_statement_more({ count: formatNumber(more) }));
  return new DomainError("invalid", m.invoices_statement_refused(), fields);
}

async function statementOfFile(ctx: WriteContext, accountId: string, sha256: string): Promise<string> {
  const [row] = await ctx.db
    .select({ id: bankStatements.id })
    .from(bankStatements)
    .where(and(eq(bankStatements.accountId, accountId), eq(bankStatements.sha256, sha256)));
  return row!.id;
}

const refuse = (code: "invalid" | "conflict", sentence: string) =>
  new DomainError(code, sentence, { file: [sentence] });

export interface Statement {
  readonly id: string;
  readonly accountId: string;
  readonly agencyId: string;
  readonly fileName: string;
  /** None before its columns were told. */
  readonly rows: readonly StatementRow[];
  readonly uploadedAt: Date;
  readonly uploadedBy: string;
  readonly appliedAt: Date | null;
}

/** A statement of an agency the reader sees the money of. Throws "not_found" to others. */
export async function statementById(ctx: Context, id: string): Promise<Statement> {
  const [row] = isUuid(id)
    ? await ctx.db
        .select({
          id: bankStatements.id,
          accountId: bankStatements.accountId,
          agencyId: bankAccounts.agencyId,
          fileName: bankStatements.fileName,
          rows: bankStatements.rows,
          uploadedAt: bankStatements.uploadedAt,
          uploadedBy: users.name,
          appliedAt: bankStatements.appliedAt,
        })
        .from(bankStatements)
        .innerJoin(bankAccounts, eq(bankAccounts.id, bankStatements.accountId))
        .innerJoin(users, eq(users.id, bankStatements.uploadedBy))
        .where(eq(bankStatements.id, id))
    : [];
  if (!row || !maySeeMoney(ctx.actor, row)) throw new DomainError("not_found", m.invoices_statement_unknown());
  return { ...row, rows: StatementRows.parse(row.rows) };
}

/** The statements of an agency, the latest first, without what was read. Asks no policy. */
export function statementsOf(ctx: Context, agencyId: string) {
  return ctx.db
    .select({
      id: bankStatements.id,
      fileName: bankStatements.fileName,
      credits: sql<number>`jsonb_array_length(${bankStatements.rows})`,
      uploadedAt: bankStatements.uploadedAt,
      uploadedBy: users.name,
      appliedAt: bankStatements.appliedAt,
    })
    .from(bankStatements)
    .innerJoin(bankAccounts, eq(bankAccounts.id, bankStatements.accountId))
    .innerJoin(users, eq(users.id, bankStatements.uploadedBy))
    .where(eq(bankAccounts.agencyId, agencyId))
    .orderBy(desc(bankStatements.uploadedAt), desc(bankStatements.id))
    .limit(100);
}

/** Lock a statement that was not applied, for who may bill. Throws "not_found", "forbidden"; "closed" when it was applied. */
export async function lockStatement(ctx: WriteContext, id: string): Promise<Statement> {
  const found = await statementById(ctx, id);
  if (!mayBill(ctx.actor, found)) throw new DomainError("forbidden", m.invoices_staff_only());
  // The account before it: two statements of one account are applied one after the other.
  await ctx.db
    .select({ id: bankAccounts.id })
    .from(bankAccounts)
    .where(eq(bankAccounts.id, found.accountId))
    .for("no key update");
  const statement = await statementById(ctx, id);
  const refusal = whyNotApply(statement);
  if (refusal) throw new DomainError("closed", refusal);
  return statement;
}

/** Tells whether a statement is still what was shown. */
export const rowsDigest = (rows: Statement["rows"]): string =>
  sha256Hex(canonicalJson(rows.map((row) => ({ ...row }))));

/** Drop a statement that was not applied. Refused as `lockStatement`. */
export function removeStatement(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const statement = await lockStatement(ctx, id);
    await ctx.db.delete(bankStatements).where(eq(bankStatements.id, statement.id));
    await recordAudit(ctx, {
      act: "invoices.statement_removed",
      subject: { kind: "bank_statement", id: statement.id },
      before: { fileName: statement.fileName, credits: statement.rows.length },
    });
  });
}
