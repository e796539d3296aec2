import type { PlainDate } from "~/lib/dates";
import {
  type ApplicationState,
  MONEY_STANDINGS,
  type MoneyStanding,
  type PaymentKind,
  type TransferFinding,
} from "~/lib/vocabulary";
import { shareOf } from "../fairs/rules";

/** Filters of the list: all of them, and each standing. */
export const STANDING_FILTERS = ["all", ...MONEY_STANDINGS] as const;

/** A notice in force. Whole đồng. */
export interface Due {
  readonly payable: number;
  readonly deposit: number;
  readonly depositDueOn: PlainDate | null;
  readonly balanceDueOn: PlainDate | null;
}

/** What came in and went back, of payments that were not undone. Whole đồng. */
export interface Flow {
  readonly paidIn: number;
  readonly refunded: number;
}

export function flowOf(payments: readonly { readonly kind: PaymentKind; readonly amount: number }[]): Flow {
  const sum = (isRefund: boolean) =>
    payments.filter(({ kind }) => (kind === "refund") === isRefund).reduce((all, { amount }) => all + amount, 0);
  return { paidIn: sum(false), refunded: sum(true) };
}

/** A booth that was given back while a notice billed it. Whole đồng. */
export interface Returned {
  /** The notice: its number, when it was issued, and what it asked for. */
  readonly number: number;
  readonly issuedAt: Date;
  readonly payable: number;
  /** What of that falls away. */
  readonly worth: number;
  /** In thousandths, what goes back of what was paid for it. */
  readonly refundShare: number;
  readonly returnedOn: PlainDate;
}

/** A payment that was not undone. */
export interface Paid {
  readonly kind: PaymentKind;
  readonly amount: number;
  readonly paidOn: PlainDate;
  readonly notedAt: Date;
}

/**
 * What the organiser keeps of what was paid for booths that were given back: of all that was paid on the notice until that day, the part
 * that fell on the booth, less its share that goes back. Whole đồng; what goes back is rounded down. Source: docs/rules/invoices.md#returns
 */
export function keptOf(returned: readonly Returned[], payments: readonly Paid[]): number {
  const byNotice = [...Map.groupBy(returned, ({ number }) => number).entries()].sort(([a], [b]) => a - b);
  let kept = 0;
  for (const [, ones] of byNotice) {
    const before = kept;
    for (const { payable, issuedAt, worth, refundShare, returnedOn } of ones) {
      // What went back since the notice was issued was beyond it.
      const { paidIn, refunded } = flowOf(
        payments.filter((one) => (one.kind === "refund" ? one.notedAt <= issuedAt : one.paidOn <= returnedOn)),
      );
      const paid = Math.min(payable, Math.max(0, paidIn - refunded - before));
      const part = Number((BigInt(paid) * BigInt(worth)) / BigInt(payable));
      kept += part - shareOf(part, refundShare);
    }
  }
  return kept;
}

/** What a notice still asks for once booths of so much worth were given back; the deposit in its proportion, rounded down. */
export function lessened<T extends Due>(due: T, worth: number): T {
  if (worth === 0) return due;
  const payable = Math.max(0, due.payable - worth);
  return { ...due, payable, deposit: Number((BigInt(due.deposit) * BigInt(payable)) / BigInt(due.payable)) };
}

/** Where an application stands. Whole đồng. */
export interface Account {
  /** What came in less what went back. */
  readonly paid: number;
  /** Still to be paid in all. */
  readonly owed: number;
  /** What is to be paid next, and by when; null when nothing is owed. */
  readonly next: { readonly amount: number; readonly on: PlainDate | null; readonly isDeposit: boolean } | null;
  /** Paid beyond what the notice asks for and what is kept. */
  readonly overpaid: number;
  /** To go back: what was overpaid, and after a withdrawal what the rule gives back. */
  readonly toRefund: number;
  readonly isLate: boolean;
}

/**
 * due: null without a notice in force. ended: the share, in thousandths, of what it paid that goes back to who withdrew or was refused;
 * null while the application stands. kept: of booths that were given back. Source: docs/rules/invoices.md#account
 */
export function accountOf(
  due: Due | null,
  { paidIn, refunded }: Flow,
  ended: number | null,
  today: PlainDate,
  kept = 0,
): Account {
  const paid = paidIn - refunded;
  const payable = due?.payable ?? 0;
  const asked = payable + kept;
  const overpaid = Math.max(0, paidIn - asked);
  if (ended !== null) {
    const back = overpaid + shareOf(Math.max(0, paidIn - overpaid - kept), ended);
    return { paid, owed: 0, next: null, overpaid: 0, toRefund: Math.max(0, back - refunded), isLate: false };
  }
  const owed = Math.max(0, asked - paid);
  const next = due && owed > 0 ? nextOf(due, paid - kept) : null;
  const isLate = next !== null && next.on !== null && next.on < today;
  const over = Math.max(0, paid - asked);
  return { paid, owed, next, overpaid: over, toRefund: over, isLate };
}

/** paid: towards the notice. */
function nextOf(due: Due, paid: number): Account["next"] {
  const depositLeft = due.deposit - paid;
  if (depositLeft > 0) return { amount: depositLeft, on: due.depositDueOn, isDeposit: true };
  return { amount: due.payable - paid, on: due.balanceDueOn, isDeposit: false };
}

/** state: of the application. hasNotice: one is in force. isChanged: what it has is no longer what the notice says. */
export function standingOf(
  account: Account,
  facts: {
    readonly isEnded: boolean;
    readonly hasNotice: boolean;
    readonly isBillable: boolean;
    readonly isChanged: boolean;
  },
): MoneyStanding {
  if (account.toRefund > 0) return "refund";
  if (facts.isEnded) return "ended";
  if (!facts.hasNotice) return facts.isBillable ? "not_billed" : "ended";
  if (facts.isChanged) return "changed";
  if (account.isLate) return "late";
  if (account.owed === 0) return "settled";
  return account.paid > 0 ? "part" : "open";
}

/** Withdrawn or refused after all: what it has paid is settled by the rule of refunds. */
export const isEnded = (state: ApplicationState): boolean => state === "withdrawn" || state === "refused";

/** A day of payment is never before the day of the notice that names it. */
export const dueDay = (day: PlainDate | null, issuedOn: PlainDate): PlainDate | null =>
  day !== null && day < issuedOn ? issuedOn : day;

/** A credit of a statement as it was read. */
export interface StatementRow {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly bookedOn: PlainDate;
  /** Whole đồng, above zero. */
  readonly amount: number;
  readonly text: string;
  /** Null where the file has none. */
  readonly bankReference: string | null;
  /** What it is told by (`identityOf`). */
  readonly identity: string;
}

/** What is known of the notice a transfer names. */
export interface NamedNotice {
  /** Null when it was cancelled and none took its place. */
  readonly account: Account | null;
}

/**
 * What a transfer is, and how much of it is noted at once: never more than is owed, and nothing of what is not certain. named: one for each
 * application whose notices it names; isBroken: it also says something that is no reference, or none that is known. Source: docs/rules/invoices.md#matching
 */
export function findingOf(
  amount: number,
  named: readonly NamedNotice[],
  isBroken: boolean,
): { readonly finding: TransferFinding; readonly noted: number } {
  if (named.length > 1 || (named.length === 1 && isBroken)) return { finding: "several", noted: 0 };
  const notice = named[0];
  if (!notice) return { finding: isBroken ? "wrong_reference" : "unknown", noted: 0 };
  if (!notice.account) return { finding: "cancelled", noted: 0 };
  const { owed, next } = notice.account;
  if (!next) return { finding: "duplicate", noted: 0 };
  if (amount > owed) return { finding: "too_large", noted: owed };
  if (amount === owed || amount === next.amount) return { finding: "exact", noted: amount };
  return { finding: amount < next.amount ? "too_small" : "part", noted: amount };
}
