import { addDays, type PlainDate, todayInVietnam } from "~/lib/dates";
import type { InvoicePart, ReminderKind } from "~/lib/vocabulary";
import type { FairRules } from "../fairs/rules";
import type { ApplicationMoney } from "./money.server";

/** What the people of a notice are to be reminded of. Amount in whole đồng. */
export interface Reminder {
  readonly kind: ReminderKind;
  readonly part: InvoicePart;
  readonly dueOn: PlainDate;
  readonly amount: number;
}

/**
 * What an application is to be reminded of today: a part that is overdue, or one that is due within the days its fair names, unless its
 * notice came within them. Nothing of a notice that asks for more than a new one would. Source: docs/rules/invoices.md#reminders
 */
export function reminderOf(
  { notice, account, asksTooMuch }: ApplicationMoney,
  rules: Pick<FairRules, "remindDays">,
  today: PlainDate,
): Reminder | null {
  if (!notice || !account.next?.on || asksTooMuch) return null;
  const { amount, on: dueOn, isDeposit } = account.next;
  const part = isDeposit ? "deposit" : "balance";
  if (dueOn < today) return { kind: "overdue", part, dueOn, amount };
  const from = addDays(dueOn, -rules.remindDays.value);
  const isComing = rules.remindDays.value > 0 && today >= from && todayInVietnam(notice.issuedAt) < from;
  return isComing ? { kind: "coming", part, dueOn, amount } : null;
}
