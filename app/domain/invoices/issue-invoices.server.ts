import { randomInt } from "node:crypto";
import { asc, eq, inArray, max } from "drizzle-orm";
import { applications, fairInvoices, invoiceLines } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { writeToApplicant } from "../applications/write-to-applicant.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { type FairDetails, lockFair } from "../fairs/fair-details.server";
import { promisedBy } from "../fairs/rules";
import { inTransaction } from "../transaction.server";
import { accountInForce } from "./account.server";
import type { IssueForm } from "./forms";
import { sumsOf } from "./lines";
import { issuedMail } from "./mails";
import { type ApplicationMoney, moneyOf } from "./money.server";
import type { NoticeFacts } from "./notice-facts";
import { noticeFactsOf } from "./notice-facts.server";
import { whyNotBill } from "./policy";
import { REFERENCES, referenceOf } from "./reference";
import { dueDay } from "./rules";
import { noticeNumber } from "./words";

/**
 * Issue notices for applications, each as it stands now; one that was changed since takes the place of the notice before. payable: what
 * all of them come to, as it was shown. Their people are told. Returns how many were issued.
 * Refused: "forbidden" to all but organisers and secretaries; "closed" for a fair that was cancelled; "invalid" when none is named; "conflict" without an account to pay into, for
 * an application that is not accepted, never had a booth or has one without a price, whose notice says the same already, and when the sum is
 * another than was shown.
 */
export function issueInvoices(ctx: Context, fairId: string, input: IssueForm): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockFair(ctx, fairId);
    const refusal = whyNotBill(ctx.actor, fair);
    if (refusal) throw new DomainError("forbidden", refusal);
    if (fair.cancelledAt) throw new DomainError("closed", m.fairs_is_cancelled());
    if (input.applications.length === 0) throw refuse("invalid", m.invoices_none_chosen());
    await ctx.db
      .select({ id: applications.id })
      .from(applications)
      .where(inArray(applications.id, input.applications))
      .orderBy(asc(applications.id))
      .for("no key update");
    const account = await accountInForce(ctx, fair.agencyId);
    if (!account) throw refuse("conflict", m.invoices_no_account());
    const chosen = await moneyOf(ctx, fair, inArray(applications.id, input.applications));
    if (chosen.length < input.applications.length) throw new DomainError("not_found", m.invoices_application_unknown());
    for (const one of chosen) {
      const whyNot = whyNotIssue(one);
      if (whyNot) throw refuse("conflict", whyNot);
    }
    const payable = chosen.reduce((sum, one) => sum + sumsOf(one.lines, fair.rules).payable, 0);
    if (payable !== input.payable) throw refuse("conflict", m.invoices_sum_changed());
    const factsOf = await noticeFactsOf(ctx, fair, chosen);
    let number = await lastNumber(ctx, fair.id);
    for (const one of chosen) {
      number += 1;
      await issue(ctx, fair, one, { number, accountId: account.id, paper: factsOf(one) });
    }
    return chosen.length;
  });
}

const refuse = (code: "invalid" | "conflict", sentence: string) =>
  new DomainError(code, sentence, { applications: [sentence] });

/** Why no notice is issued for an application; null where one is due. */
export function whyNotIssue(one: ApplicationMoney): string | null {
  const of = { number: one.number };
  if (one.state !== "accepted") return m.invoices_not_accepted(of);
  if (one.basis.booths.length === 0 && !one.notice) return m.invoices_no_booths(of);
  if (!one.isBillable) return m.invoices_no_price(of);
  return one.notice && !one.isChanged ? m.invoices_same_already(of) : null;
}

async function lastNumber(ctx: WriteContext, fairId: string): Promise<number> {
  const [row] = await ctx.db
    .select({ number: max(fairInvoices.number) })
    .from(fairInvoices)
    .where(eq(fairInvoices.fairId, fairId));
  return row?.number ?? 0;
}

async function issue(
  ctx: WriteContext,
  fair: FairDetails,
  one: ApplicationMoney,
  { number, ...kept }: { readonly number: number; readonly accountId: string; readonly paper: NoticeFacts },
): Promise<void> {
  const today = todayInVietnam(ctx.now);
  if (one.notice) {
    const by = { cancelledAt: ctx.now, cancelledBy: ctx.actor!.userId };
    await ctx.db.update(fairInvoices).set(by).where(eq(fairInvoices.id, one.notice.id));
  }
  const sums = sumsOf(one.lines, fair.rules);
  const invoiceId = await insertNotice(ctx, {
    fairId: fair.id,
    applicationId: one.id,
    number,
    ...kept,
    ...sums,
    depositDueOn: sums.deposit > 0 ? dueDay(fair.depositDueOn, today) : null,
    balanceDueOn: sums.balance > 0 ? dueDay(fair.balanceDueOn, today) : null,
    promised: promisedBy(fair.rules),
    replacesId: one.notice?.id ?? null,
    issuedAt: ctx.now,
    issuedBy: ctx.actor!.userId,
  });
  const lines = one.lines.map((line, at) => ({ ...line, codes: [...line.codes], invoiceId, position: at + 1 }));
  if (lines.length > 0) await ctx.db.insert(invoiceLines).values(lines);
  await recordAudit(ctx, {
    act: "invoices.issued",
    subject: { kind: "fair_invoice", id: invoiceId },
    after: { application: one.number, number, payable: sums.payable, replaces: one.notice?.number ?? null },
  });
  await writeToApplicant(ctx, one, ({ name, applicationId }) =>
    issuedMail({ name, applicationId, fair, number: noticeNumber(number, fair.code), ...sums }),
  );
}

/** A reference that nobody has: drawn, and drawn again where it is taken. */
async function insertNotice(
  ctx: WriteContext,
  values: Omit<typeof fairInvoices.$inferInsert, "reference">,
): Promise<string> {
  for (;;) {
    const [row] = await ctx.db
      .insert(fairInvoices)
      .values({ ...values, reference: referenceOf(randomInt(REFERENCES)) })
      .onConflictDoNothing({ target: fairInvoices.reference })
      .returning({ id: fairInvoices.id });
    if (row) return row.id;
  }
}
