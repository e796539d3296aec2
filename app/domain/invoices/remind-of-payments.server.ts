import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { applications, fairInvoices, fairs, invoiceReminders } from "~/db/schema";
import { writeToApplicant } from "../applications/write-to-applicant.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { type FairDetails, fairById } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import { lockApplications } from "./lock-invoice.server";
import { overdueMail } from "./mails";
import { moneyOf } from "./money.server";
import { noticeNumber } from "./words";

/**
 * Remind of payment notices in force of which a part was due before today and is not paid: once for each part and day it was due on, while
 * the fair is neither cancelled nor settled. Their people are told. Returns how many were reminded of.
 * Source: docs/rules/invoices.md#reminders
 */
export async function remindOfPayments(ctx: Context): Promise<number> {
  const billed = await ctx.db
    .select({ id: fairs.id })
    .from(fairs)
    .where(
      and(
        isNotNull(fairs.publishedAt),
        isNull(fairs.cancelledAt),
        isNull(fairs.closedAt),
        sql`exists (select from ${fairInvoices} i where i.fair_id = ${fairs.id} and i.cancelled_at is null)`,
      ),
    )
    .orderBy(asc(fairs.id));
  let reminded = 0;
  for (const { id } of billed) {
    const fair = await fairById(ctx, id);
    const late = (await moneyOf(ctx, fair)).filter(({ account }) => account.isLate);
    for (const one of late) if (await remindOne(ctx, fair, one.id)) reminded += 1;
  }
  return reminded;
}

/** One application, in a transaction of its own; what was paid meanwhile is not asked for. */
function remindOne(ctx: Context, fair: FairDetails, applicationId: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    await lockApplications(ctx, [applicationId]);
    const [money] = await moneyOf(ctx, fair, eq(applications.id, applicationId));
    const { notice, account } = money!;
    if (!notice || !account.isLate) return false;
    const { amount, on, isDeposit } = account.next!;
    const part = isDeposit ? "deposit" : "balance";
    const [noted] = await ctx.db
      .insert(invoiceReminders)
      .values({ invoiceId: notice.id, part, dueOn: on!, amount, sentAt: ctx.now })
      .onConflictDoNothing()
      .returning({ part: invoiceReminders.part });
    if (!noted) return false;
    const number = noticeNumber(notice.number, fair.code);
    await recordAudit(ctx, {
      act: "invoices.reminded",
      subject: { kind: "fair_invoice", id: notice.id },
      after: { part, dueOn: on, amount },
    });
    await writeToApplicant(ctx, money!, ({ name }) =>
      overdueMail({ name, applicationId, fair, number, amount, dueOn: on!, isDeposit }),
    );
    return true;
  });
}
