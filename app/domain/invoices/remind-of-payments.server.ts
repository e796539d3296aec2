import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { applications, fairInvoices, fairs, invoiceReminders } from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import { writeToApplicant } from "../applications/write-to-applicant.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { type FairDetails, fairById } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import { lockApplications } from "./lock-invoice.server";
import { reminderMail } from "./mails";
import { moneyOf } from "./money.server";
import { type Reminder, reminderOf } from "./reminders";
import { noticeNumber } from "./words";

/**
 * Remind of payment notices in force of which a part is not paid that was due before today, or is due soon: once each for each part and day
 * it is due on, while the fair is neither cancelled nor settled. Their people are told. Returns how many were reminded of.
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
    const today = todayInVietnam(ctx.now);
    const told = await toldOf(ctx, fair.id);
    for (const one of await moneyOf(ctx, fair)) {
      const reminder = reminderOf(one, fair.rules, today);
      if (!reminder || told.has(keyOf(one.notice!.id, reminder))) continue;
      if (await remindOne(ctx, fair, one.id)) reminded += 1;
    }
  }
  return reminded;
}

const keyOf = (invoiceId: string, { part, kind, dueOn }: Omit<Reminder, "amount">): string =>
  [invoiceId, part, kind, dueOn].join(" ");

/** What was reminded of at a fair before. */
async function toldOf(ctx: Context, fairId: string): Promise<ReadonlySet<string>> {
  const { invoiceId, part, kind, dueOn } = invoiceReminders;
  const rows = await ctx.db
    .select({ invoiceId, part, kind, dueOn })
    .from(invoiceReminders)
    .innerJoin(fairInvoices, eq(fairInvoices.id, invoiceId))
    .where(eq(fairInvoices.fairId, fairId));
  return new Set(rows.map((row) => keyOf(row.invoiceId, row)));
}

/** One application, in a transaction of its own; what was paid meanwhile is not asked for. */
function remindOne(ctx: Context, fair: FairDetails, applicationId: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    await lockApplications(ctx, [applicationId]);
    const [money] = await moneyOf(ctx, fair, eq(applications.id, applicationId));
    const reminder = reminderOf(money!, fair.rules, todayInVietnam(ctx.now));
    if (!reminder) return false;
    const notice = money!.notice!;
    const [noted] = await ctx.db
      .insert(invoiceReminders)
      .values({ invoiceId: notice.id, ...reminder, sentAt: ctx.now })
      .onConflictDoNothing()
      .returning({ part: invoiceReminders.part });
    if (!noted) return false;
    const number = noticeNumber(notice.number, fair.code);
    await recordAudit(ctx, {
      act: "invoices.reminded",
      subject: { kind: "fair_invoice", id: notice.id },
      after: { ...reminder },
    });
    await writeToApplicant(ctx, money!, ({ name }) => reminderMail({ name, applicationId, fair, number, reminder }));
    return true;
  });
}
