import { and, asc, eq, inArray } from "drizzle-orm";
import { applications, fairInvoices, invoiceReminders, payments, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import { foldText } from "~/lib/vietnamese-text";
import {
  type ApplicationState,
  type InvoicePart,
  MONEY_STANDINGS,
  type MoneyStanding,
  type PaymentKind,
  type ReminderKind,
} from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type FairDetails, fairAtWork } from "../fairs/fair-details.server";
import { type Paged, pageOf } from "../page-of";
import { accountById, type BankAccount } from "./account.server";
import type { MoneyQuery } from "./forms";
import { type InvoiceLine, type Sums, sumsOf } from "./lines";
import { type ApplicationMoney, linesBy, moneyOf, type NoticeRow } from "./money.server";
import { spacedReference } from "./reference";
import type { Account } from "./rules";
import { lineText, noticeNumber } from "./words";

const PAGE_SIZE = 50;

/** An application in the list of money. Whole đồng. */
export interface MoneyRow {
  readonly applicationId: string;
  readonly applicationNumber: string;
  readonly applicant: string;
  readonly provinceName: string;
  readonly booths: number;
  readonly standing: MoneyStanding;
  readonly isChanged: boolean;
  /** A notice is in force: sums are its own, else what it would come to. */
  readonly isBilled: boolean;
  /** The one in force, else the last one. */
  readonly notice: { readonly number: number; readonly text: string; readonly reference: string } | null;
  readonly payable: number;
  readonly support: number;
  readonly account: Account;
}

/** Sums over all applications. Whole đồng. */
export interface MoneyTotals {
  readonly payable: number;
  readonly support: number;
  readonly paid: number;
  readonly owed: number;
  readonly toRefund: number;
  readonly count: number;
  readonly standings: Readonly<Record<MoneyStanding, number>>;
}

/** Who owes what at a fair: whoever has a notice or is due one. Refused as `fairAtWork`. */
export async function moneyDesk(
  ctx: Context,
  slug: string,
  query: Omit<MoneyQuery, "page"> & { page: number | "all" },
) {
  const fair = await fairAtWork(ctx, slug);
  const rows = (await moneyOf(ctx, fair))
    .filter((one) => one.notices.length > 0 || one.isBillable)
    .map((one) => rowOf(fair, one));
  const wanted = foldText(query.q);
  const shown = rows.filter(
    (row) =>
      (query.standing === "all" || row.standing === query.standing) && (wanted === "" || textOf(row).includes(wanted)),
  );
  const list: Paged<MoneyRow> = await pageOf(query.page, PAGE_SIZE, async (limit, offset) =>
    shown.slice(offset, limit === null ? undefined : offset + limit).map((row) => ({ ...row, total: shown.length })),
  );
  return { fair, list, totals: totalsOf(rows) };
}

function rowOf(fair: FairDetails, one: ApplicationMoney): MoneyRow {
  const notice = one.notice ?? one.notices[0] ?? null;
  const sums = one.notice ?? (one.isBillable ? sumsOf(one.lines, fair.rules) : null);
  return {
    applicationId: one.id,
    applicationNumber: one.number,
    applicant: one.applicant,
    provinceName: one.provinceName,
    booths: one.basis.booths.length,
    standing: one.standing,
    isChanged: one.isChanged,
    isBilled: one.notice !== null,
    notice: notice && {
      number: notice.number,
      text: noticeNumber(notice.number, fair.code),
      reference: notice.reference,
    },
    payable: askedOf(one) ?? sums?.payable ?? 0,
    support: sums?.support ?? 0,
    account: one.account,
  };
}

/** Of who has a notice in force, all that is to be paid: what it still asks for once booths were given back, and what is kept of them. */
const askedOf = ({ notice, due, kept, refundShare }: ApplicationMoney): number | null =>
  notice && due && refundShare === null ? due.payable + kept : null;

const textOf = (row: MoneyRow): string =>
  foldText([row.applicationNumber, row.applicant, row.provinceName, row.notice?.text, row.notice?.reference].join(" "));

function totalsOf(rows: readonly MoneyRow[]): MoneyTotals {
  const sum = (of: (row: MoneyRow) => number) => rows.reduce((all, row) => all + of(row), 0);
  return {
    payable: sum((row) => (row.isBilled ? row.payable : 0)),
    support: sum((row) => (row.isBilled ? row.support : 0)),
    paid: sum((row) => row.account.paid),
    owed: sum((row) => row.account.owed),
    toRefund: sum((row) => row.account.toRefund),
    count: rows.length,
    standings: Object.fromEntries(
      MONEY_STANDINGS.map((standing) => [standing, rows.filter((row) => row.standing === standing).length]),
    ) as Record<MoneyStanding, number>,
  };
}

/** Money that came or went, as its history shows it. */
export interface NotedPayment {
  readonly id: string;
  readonly kind: PaymentKind;
  readonly amount: number;
  readonly paidOn: PlainDate;
  readonly note: string | null;
  readonly transferId: string | null;
  readonly notedBy: string;
  readonly notedAt: Date;
  readonly undoneAt: Date | null;
  readonly undoneReason: string | null;
}

/** A notice with everything its pages say. */
export interface Invoice {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly reference: string;
  readonly spacedReference: string;
  readonly sums: Sums;
  readonly depositDueOn: PlainDate | null;
  readonly balanceDueOn: PlainDate | null;
  readonly issuedAt: Date;
  readonly cancelledAt: Date | null;
  readonly cancelledReason: string | null;
  readonly lines: readonly (InvoiceLine & { readonly text: string })[];
  readonly bank: Pick<BankAccount, "bankBin" | "number" | "holder" | "bankName">;
  /** Of its application: the ones before and after it. */
  readonly others: readonly { readonly number: number; readonly text: string; readonly isCancelled: boolean }[];
  readonly application: {
    readonly id: string;
    readonly number: string;
    readonly applicant: string;
    readonly establishmentId: string | null;
    readonly state: ApplicationState;
  };
  /** Of its application, over all its notices. */
  readonly payments: readonly NotedPayment[];
  readonly account: Account;
  /** Whole đồng that the organiser keeps for booths that were given back. */
  readonly kept: number;
  readonly standing: MoneyStanding;
  readonly isChanged: boolean;
  readonly asksTooMuch: boolean;
  readonly isBillable: boolean;
  /** Of this notice: what its people were reminded of, the earliest first. */
  readonly reminders: readonly {
    readonly part: InvoicePart;
    readonly kind: ReminderKind;
    readonly dueOn: PlainDate;
    readonly amount: number;
    readonly sentAt: Date;
  }[];
  readonly refundShare: number | null;
}

/** A notice of a fair by its number, for the people of its agency. Refused as `fairAtWork`; "not_found" without one. */
export async function invoiceAtWork(
  ctx: Context,
  slug: string,
  number: string,
): Promise<{ fair: FairDetails; invoice: Invoice }> {
  const fair = await fairAtWork(ctx, slug);
  const [found] = /^\d{1,6}$/.test(number)
    ? await ctx.db
        .select({ number: fairInvoices.number, applicationId: fairInvoices.applicationId })
        .from(fairInvoices)
        .where(and(eq(fairInvoices.fairId, fair.id), eq(fairInvoices.number, Number(number))))
    : [];
  if (!found) throw new DomainError("not_found", m.invoices_not_found());
  const [money] = await moneyOf(ctx, fair, eq(applications.id, found.applicationId));
  const notice = money!.notices.find((one) => one.number === found.number)!;
  return { fair, invoice: await invoiceOf(ctx, fair, money!, notice) };
}

export async function invoiceOf(
  ctx: Context,
  fair: FairDetails,
  money: ApplicationMoney,
  notice: NoticeRow,
): Promise<Invoice> {
  const [lines, noted, bank, reminders] = await Promise.all([
    linesBy(ctx, [notice.id]),
    paymentsOf(
      ctx,
      money.notices.map((one) => one.id),
    ),
    accountById(ctx, notice.accountId),
    remindersOf(ctx, notice.id),
  ]);
  const { total, support, payable, deposit, balance, id, number, reference } = notice;
  return {
    id,
    number,
    text: noticeNumber(number, fair.code),
    reference,
    spacedReference: spacedReference(reference),
    sums: { total, support, payable, deposit, balance },
    depositDueOn: notice.depositDueOn,
    balanceDueOn: notice.balanceDueOn,
    issuedAt: notice.issuedAt,
    cancelledAt: notice.cancelledAt,
    cancelledReason: notice.cancelledAt && (notice.cancelledReason ?? m.invoices_replaced_reason()),
    lines: (lines.get(notice.id) ?? []).map((line) => ({ ...line, text: lineText(line) })),
    bank: { bankBin: bank.bankBin, number: bank.number, holder: bank.holder, bankName: bank.bankName },
    others: money.notices
      .filter((one) => one.id !== id)
      .map((one) => ({
        number: one.number,
        text: noticeNumber(one.number, fair.code),
        isCancelled: one.cancelledAt !== null,
      })),
    application: {
      id: money.id,
      number: money.number,
      applicant: money.applicant,
      establishmentId: money.establishmentId,
      state: money.state,
    },
    payments: noted,
    account: money.account,
    kept: money.kept,
    standing: money.standing,
    isChanged: money.isChanged,
    asksTooMuch: money.asksTooMuch,
    isBillable: money.isBillable,
    reminders,
    refundShare: money.refundShare,
  };
}

function remindersOf(ctx: Context, invoiceId: string) {
  const { part, kind, dueOn, amount, sentAt } = invoiceReminders;
  return ctx.db
    .select({ part, kind, dueOn, amount, sentAt })
    .from(invoiceReminders)
    .where(eq(invoiceReminders.invoiceId, invoiceId))
    .orderBy(asc(sentAt));
}

/** In the order they were noted. */
function paymentsOf(ctx: Context, invoiceIds: readonly string[]): Promise<NotedPayment[]> {
  return ctx.db
    .select({
      id: payments.id,
      kind: payments.kind,
      amount: payments.amount,
      paidOn: payments.paidOn,
      note: payments.note,
      transferId: payments.transferId,
      notedBy: users.name,
      notedAt: payments.notedAt,
      undoneAt: payments.undoneAt,
      undoneReason: payments.undoneReason,
    })
    .from(payments)
    .innerJoin(users, eq(users.id, payments.notedBy))
    .where(inArray(payments.invoiceId, [...invoiceIds]))
    .orderBy(asc(payments.notedAt), asc(payments.id));
}
