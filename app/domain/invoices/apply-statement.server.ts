import { eq } from "drizzle-orm";
import { bankStatements, bankTransfers, payments } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { fairById } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import { type FoundRow, findRows } from "./findings.server";
import { lockApplications } from "./lock-invoice.server";
import { tellPaid } from "./note-money.server";
import { lockStatement, rowsDigest, type Statement } from "./statements.server";

/** Rows of one INSERT: PostgreSQL takes 65,535 parameters. */
const AT_ONCE = 2000;

export interface Applied {
  /** Credits that no statement brought before. */
  readonly added: number;
  /** Of them those that were noted on a notice, wholly or in part. */
  readonly matched: number;
  readonly known: number;
}

/**
 * Take the credits of a statement over, and note what each pays by the reference it names. One that another statement brought is passed
 * over. Who paid is told. All of it or nothing. seen: the `rowsDigest` of what was shown to who applies it; none where nobody was shown it.
 * Refused: as `lockStatement`; "conflict" before its columns were told, and where it was read anew since it was shown.
 */
export function applyStatement(ctx: Context, id: string, seen?: string): Promise<Applied> {
  return inTransaction(ctx, async (ctx) => {
    const statement = await lockStatement(ctx, id);
    if (statement.rows.length === 0) throw new DomainError("conflict", m.invoices_statement_unread());
    if (seen !== undefined && seen !== rowsDigest(statement.rows)) {
      throw new DomainError("conflict", m.invoices_statement_read_anew());
    }
    const likely = await findRows(ctx, statement, statement.rows);
    await lockApplications(
      ctx,
      likely.flatMap(({ money }) => money?.id ?? []),
    );
    const found = await findRows(ctx, statement, statement.rows);
    const fresh = found.filter(({ isKnown }) => !isKnown);
    const ids = await keepTransfers(ctx, statement, fresh);
    const matched = fresh.filter(({ noted }) => noted > 0);
    await notePayments(ctx, matched, ids);
    await ctx.db
      .update(bankStatements)
      .set({ appliedAt: ctx.now, appliedBy: ctx.actor!.userId, cells: null })
      .where(eq(bankStatements.id, statement.id));
    const applied = { added: fresh.length, matched: matched.length, known: found.length - fresh.length };
    await recordAudit(ctx, {
      act: "invoices.statement_applied",
      subject: { kind: "bank_statement", id: statement.id },
      after: { fileName: statement.fileName, ...applied },
    });
    await tellPayers(ctx, matched);
    return applied;
  });
}

/** By what they are told by. */
async function keepTransfers(
  ctx: WriteContext,
  statement: Statement,
  fresh: readonly FoundRow[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (let at = 0; at < fresh.length; at += AT_ONCE) {
    const kept = await ctx.db
      .insert(bankTransfers)
      .values(
        fresh.slice(at, at + AT_ONCE).map(({ row, finding, money }) => ({
          statementId: statement.id,
          accountId: statement.accountId,
          bookedOn: row.bookedOn,
          amount: row.amount,
          text: row.text,
          bankReference: row.bankReference,
          identity: row.identity,
          finding,
          namedInvoiceId: money ? (money.notice ?? money.notices[0]!).id : null,
        })),
      )
      .returning({ id: bankTransfers.id, identity: bankTransfers.identity });
    for (const one of kept) ids.set(one.identity, one.id);
  }
  return ids;
}

async function notePayments(ctx: WriteContext, matched: readonly FoundRow[], ids: ReadonlyMap<string, string>) {
  for (let at = 0; at < matched.length; at += AT_ONCE) {
    await ctx.db.insert(payments).values(
      matched.slice(at, at + AT_ONCE).map(({ row, noted, money }) => ({
        invoiceId: money!.notice!.id,
        kind: "transfer" as const,
        amount: noted,
        transferId: ids.get(row.identity)!,
        paidOn: row.bookedOn,
        notedBy: ctx.actor!.userId,
        notedAt: ctx.now,
      })),
    );
  }
}

/** Each once, of all they paid. */
async function tellPayers(ctx: WriteContext, matched: readonly FoundRow[]): Promise<void> {
  for (const ones of Map.groupBy(matched, ({ money }) => money!.id).values()) {
    const money = ones[0]!.money!;
    const fair = await fairById(ctx, money.notice!.fairId);
    await tellPaid(
      ctx,
      { fair, money },
      ones.reduce((sum, { noted }) => sum + noted, 0),
    );
  }
}
