import { daysBetween, type PlainDate } from "~/lib/dates";
import { type FairRules, PromisedRefunds, refundOf } from "../fairs/rules";
import { linesOf, sumsOf } from "./lines";
import type { ApplicationMoney, NoticeRow } from "./money.server";
import { accountOf, keptOf, lessened, type Returned } from "./rules";

interface BilledFair {
  readonly startsOn: PlainDate;
  readonly rules: Pick<FairRules, "deposit">;
}

/** What giving a booth back does to the money of its application. Whole đồng. */
export interface ReturnOutcome {
  /** Of what was paid, the part that falls on the booth. */
  readonly paid: number;
  /** What of that counts for the application again, in thousandths and in đồng, and what the organiser keeps. */
  readonly share: number;
  readonly back: number;
  readonly kept: number;
  /** What is still to be paid afterwards, or goes back; of what the office takes away, once a new notice says so. */
  readonly owed: number;
  readonly toRefund: number;
}

/** The share, in thousandths, of what was paid for a booth that goes back when it is returned that day, as a notice promised. */
export const shareBackOn = (
  day: PlainDate,
  { startsOn }: Pick<BilledFair, "startsOn">,
  { promised }: Pick<NoticeRow, "promised">,
): number => refundOf(PromisedRefunds.parse(promised), daysBetween(day, startsOn));

/** Whole đồng of the notice in force that fall away: never more than it still asks for, nor what it did not bill yet. left: what the rest would come to. */
export const worthOf = (
  { due, lines }: Pick<ApplicationMoney, "due" | "lines">,
  left: number,
  { rules }: Pick<BilledFair, "rules">,
): number => Math.min(due?.payable ?? 0, sumsOf(lines, rules).payable) - left;

/**
 * What would happen to the money of an application if it had a booth no more from this day; null where no notice in force bills the booth.
 * isTaken: the office takes it away, and nothing is kept. Source: docs/rules/invoices.md#returns
 */
export function outcomeOf(
  money: ApplicationMoney,
  fair: BilledFair,
  { code, isTaken, today }: { readonly code: string; readonly isTaken: boolean; readonly today: PlainDate },
): ReturnOutcome | null {
  const { notice, due, basis, flow, payments, returned } = money;
  if (!notice || !due || money.refundShare !== null) return null;
  const rest = sumsOf(linesOf({ ...basis, booths: basis.booths.filter((one) => one.code !== code) }), fair.rules);
  const worth = worthOf(money, rest.payable, fair);
  if (worth <= 0) return null;
  const { number, issuedAt, payable } = notice;
  const settledAt = (refundShare: number) => {
    const given: Returned = { number, issuedAt, payable, worth, refundShare, returnedOn: today };
    return keptOf([...returned, given], payments);
  };
  const paid = settledAt(0) - money.kept;
  const share = isTaken ? 1000 : shareBackOn(today, fair, notice);
  const keptInAll = settledAt(share);
  const kept = keptInAll - money.kept;
  const after = isTaken ? { ...due, payable: rest.payable, deposit: rest.deposit } : lessened(due, worth);
  const { owed, toRefund } = accountOf(after, flow, null, today, keptInAll);
  return { paid, share, back: paid - kept, kept, owed, toRefund };
}
