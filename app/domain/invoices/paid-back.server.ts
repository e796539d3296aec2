import { and, eq, gte, isNull, sql } from "drizzle-orm";
import { fairInvoices, payments } from "~/db/schema";
import type { Context } from "../context";
import type { FairDetails } from "../fairs/fair-details.server";
import { moneyOf } from "./money.server";

/** What is still to go back to applicants of a fair, in whole đồng. Asks no policy. */
export async function leftToPayBack(ctx: Context, fair: FairDetails): Promise<number> {
  return (await moneyOf(ctx, fair)).reduce((sum, { account }) => sum + account.toRefund, 0);
}

/** What was paid back to applicants of a fair from an instant on, in whole đồng, and in how many payments. Asks no policy. */
export async function paidBackSince(
  ctx: Context,
  fairId: string,
  since: Date,
): Promise<{ readonly payments: number; readonly amount: number }> {
  const [row] = await ctx.db
    .select({
      payments: sql<number>`count(*)::int`,
      amount: sql<string>`coalesce(sum(${payments.amount}), 0)`.mapWith(Number),
    })
    .from(payments)
    .innerJoin(fairInvoices, eq(fairInvoices.id, payments.invoiceId))
    .where(
      and(
        eq(fairInvoices.fairId, fairId),
        eq(payments.kind, "refund"),
        isNull(payments.undoneAt),
        gte(payments.notedAt, since),
      ),
    );
  return row!;
}
