import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { agencies, agencyBankAccounts, bankAccounts } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { fairById } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import type { AccountForm } from "./forms";
import { maySetAccount } from "./policy";
import { bankName } from "./vietqr.server";

export type BankAccount = typeof agencyBankAccounts.$inferSelect & { readonly bankName: string };

const named = (row: typeof agencyBankAccounts.$inferSelect): BankAccount => ({
  ...row,
  bankName: bankName(row.bankBin),
});

/** The account that an agency has money paid to; null while none was said. Asks no policy. */
export async function accountInForce(ctx: Context, agencyId: string): Promise<BankAccount | null> {
  const [row] = await ctx.db
    .select()
    .from(agencyBankAccounts)
    .where(and(eq(agencyBankAccounts.agencyId, agencyId), isNull(agencyBankAccounts.validUntil)));
  return row ? named(row) : null;
}

/** All it has and had, each once however its holder was written, the one in force first. Asks no policy. */
export async function accountsOf(ctx: Context, agencyId: string) {
  const { id, agencyId: of, bankBin, number } = bankAccounts;
  const rows = await ctx.db
    .select({ id, agencyId: of, bankBin, number })
    .from(bankAccounts)
    .innerJoin(
      agencyBankAccounts,
      and(
        eq(agencyBankAccounts.agencyId, bankAccounts.agencyId),
        eq(agencyBankAccounts.bankBin, bankBin),
        eq(agencyBankAccounts.number, number),
      ),
    )
    .where(eq(bankAccounts.agencyId, agencyId))
    .groupBy(id)
    .orderBy(sql`bool_or(${agencyBankAccounts.validUntil} is null) desc`, desc(sql`max(${agencyBankAccounts.setAt})`));
  return rows.map((row) => ({ ...row, bankName: bankName(row.bankBin) }));
}

/** As it was said to be at one time. Asks no policy. */
export async function accountById(ctx: Context, id: string): Promise<BankAccount> {
  const [row] = await ctx.db.select().from(agencyBankAccounts).where(eq(agencyBankAccounts.id, id));
  return named(row!);
}

/**
 * Say which account the agency of a fair has money paid to, from today. Notices that were issued keep theirs; statements of an old one
 * are still read. Refused: "forbidden" to all but organisers.
 */
export function setBankAccount(ctx: Context, fairId: string, input: AccountForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { agencyId } = await fairById(ctx, fairId);
    if (!maySetAccount(ctx.actor, agencyId)) throw new DomainError("forbidden", m.invoices_organisers_only());
    const before = await lockAccount(ctx, agencyId);
    if (before && isSame(before, input)) return;
    const today = todayInVietnam(ctx.now);
    if (before) {
      await ctx.db.update(agencyBankAccounts).set({ validUntil: today }).where(eq(agencyBankAccounts.id, before.id));
    }
    const { bankBin, number } = input;
    await ctx.db.insert(bankAccounts).values({ agencyId, bankBin, number }).onConflictDoNothing();
    await ctx.db
      .insert(agencyBankAccounts)
      .values({ agencyId, ...input, validFrom: today, setBy: ctx.actor!.userId, setAt: ctx.now });
    await recordAudit(ctx, {
      act: "invoices.account_set",
      subject: { kind: "agency", id: agencyId },
      ...(before && { before: { bankBin: before.bankBin, number: before.number, holder: before.holder } }),
      after: { ...input },
    });
  });
}

/** The agency is locked: it may have no account yet. */
async function lockAccount(ctx: WriteContext, agencyId: string): Promise<BankAccount | null> {
  await ctx.db.select({ id: agencies.id }).from(agencies).where(eq(agencies.id, agencyId)).for("no key update");
  return accountInForce(ctx, agencyId);
}

const isSame = (a: AccountForm, b: AccountForm): boolean =>
  a.bankBin === b.bankBin && a.number === b.number && a.holder === b.holder;
