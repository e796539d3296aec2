import { readFile } from "node:fs/promises";
import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { GivenFile } from "~/adapters/files/given-file.server";
import { hasMacros } from "~/adapters/files/kind.server";
import { bankAccounts, bankStatements, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
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
import type { StatementHeadings } from "./statement-columns";
import { keepLayout, layoutOf } from "./statement-layouts.server";

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

/** accountId: where the agency has had several. headings: columns that were named for its bank, kept for its next statements; empty, they are guessed again; null, as they are kept. */
interface StatementWay {
  readonly accountId?: string;
  readonly headings?: StatementHeadings | null;
}

/**
 * Read a statement of the account of a fair's agency and keep what was read, until it is applied or removed. The same file again leads to
 * the one that is there. Returns its id.
 * Refused: "forbidden" to all but organisers and secretaries; "conflict" without an account; "invalid" as `readStatement` and for a file
 * that is too large or brings macros.
 */
export async function uploadStatement(
  ctx: Context,
  fairId: string,
  file: GivenFile,
  { accountId, headings = null }: StatementWay = {},
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const fair = await fairById(ctx, fairId);
  const refusal = whyNotBill(ctx.actor, fair);
  if (refusal) throw new DomainError("forbidden", refusal);
  const accounts = await accountsOf(ctx, fair.agencyId);
  const account = accountId ? accounts.find((one) => one.id === accountId) : accounts[0];
  if (!account) throw refuse("conflict", m.invoices_no_account());
  if (file.size > MAX_STATEMENT_BYTES) throw refuse("invalid", m.imports_file_too_large());
  if (await hasMacros(file)) throw refuse("invalid", m.errors_file_macros({ name: file.name }));
  const kept = await layoutOf(ctx, account);
  const rows = await readBy(await readFile(file.path), headings, kept);
  return inTransaction(ctx, async (ctx) => {
    if (headings) await keepLayout(ctx, account, headings);
    const [made] = await ctx.db
      .insert(bankStatements)
      .values({
        accountId: account.id,
        fileName: normalizeText(file.name).slice(0, 200) || "?",
        sha256: file.sha256,
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

/** What was kept may be of another export of the bank: where its headings are not in the file, they are guessed. */
async function readBy(bytes: Buffer, named: StatementHeadings | null, kept: StatementHeadings) {
  if (named) return readStatement(bytes, named);
  try {
    return await readStatement(bytes, kept);
  } catch (error) {
    if (!(error instanceof DomainError) || Object.keys(kept).length === 0) throw error;
    return readStatement(bytes);
  }
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
