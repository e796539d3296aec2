/** What a line of a payment notice is for. surcharge: what a corner costs more. */
export const INVOICE_LINE_KINDS = ["rent", "surcharge", "service"] as const;
export type InvoiceLineKind = (typeof INVOICE_LINE_KINDS)[number];

/** How an exhibitor stands with its money; of several the first that holds. changed: its notice no longer says what it has. */
export const MONEY_STANDINGS = ["refund", "not_billed", "changed", "late", "part", "open", "settled", "ended"] as const;
export type MoneyStanding = (typeof MONEY_STANDINGS)[number];

/** What is due of a payment notice, one after the other. */
export const INVOICE_PARTS = ["deposit", "balance"] as const;
export type InvoicePart = (typeof INVOICE_PARTS)[number];

/** What its people were reminded of: a day that comes, or one that is past. */
export const REMINDER_KINDS = ["coming", "overdue"] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** How money of an exhibitor came or went. */
export const PAYMENT_KINDS = ["transfer", "cash", "refund"] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

/**
 * What was found of a bank transfer when its statement was imported. part: more than what is due first, less than all; duplicate: nothing
 * was owed any more; several: it names more than one notice; cancelled: its notice was cancelled and none took its place.
 */
export const TRANSFER_FINDINGS = [
  "exact",
  "too_small",
  "part",
  "too_large",
  "duplicate",
  "cancelled",
  "several",
  "wrong_reference",
  "unknown",
  "doubtful",
] as const;
export type TransferFinding = (typeof TRANSFER_FINDINGS)[number];
