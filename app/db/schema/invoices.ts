import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  BOOTH_KINDS,
  INVOICE_LINE_KINDS,
  INVOICE_PARTS,
  PAYMENT_KINDS,
  REMINDER_KINDS,
  TRANSFER_FINDINGS,
} from "~/lib/vocabulary";
import { agencies } from "./agencies";
import { applications } from "./applications";
import { boothClaims } from "./booths";
import { id, instant, oneOf } from "./columns";
import { fairs } from "./fairs";
import { users } from "./users";

/** Whole đồng. */
const dong = (name: string) => bigint(name, { mode: "number" });

/** An account of an agency, told by its bank and number however its holder is written. What the bank says of it is known by this row. */
export const bankAccounts = pgTable(
  "bank_accounts",
  {
    id: id(),
    agencyId: uuid("agency_id")
      .notNull()
      .references(() => agencies.id),
    /** As in `agencyBankAccounts`. */
    bankBin: text("bank_bin").notNull(),
    number: text("number").notNull(),
  },
  (t) => [unique("bank_accounts_number").on(t.agencyId, t.bankBin, t.number)],
);

/** The account that an agency has money paid to, in a span of days. A trigger keeps what it said; only its end is written later. An exclusion constraint (in SQL) refuses two on one day. */
export const agencyBankAccounts = pgTable(
  "agency_bank_accounts",
  {
    id: id(),
    agencyId: uuid("agency_id")
      .notNull()
      .references(() => agencies.id),
    /** The bank's number among the banks of the country: 6 digits. */
    bankBin: text("bank_bin").notNull(),
    number: text("number").notNull(),
    holder: text("holder").notNull(),
    validFrom: date("valid_from").notNull(),
    /** First day it no longer holds; null while in force. */
    validUntil: date("valid_until"),
    setBy: uuid("set_by")
      .notNull()
      .references(() => users.id),
    setAt: instant("set_at").notNull(),
  },
  (t) => [
    foreignKey({
      name: "agency_bank_accounts_account",
      columns: [t.agencyId, t.bankBin, t.number],
      foreignColumns: [bankAccounts.agencyId, bankAccounts.bankBin, bankAccounts.number],
    }),
    check("agency_bank_accounts_bin", sql`${t.bankBin} ~ '^[0-9]{6}$'`),
    check("agency_bank_accounts_number", sql`${t.number} ~ '^[A-Z0-9]{4,19}$'`),
    check("agency_bank_accounts_span", sql`${t.validUntil} is null or ${t.validUntil} >= ${t.validFrom}`),
  ],
);

/**
 * A payment notice for one application: what its booths and services cost, what public money bears, what is left to pay and when.
 * What it says never changes; a change is another notice that takes its place. A trigger keeps its sums those of its lines.
 */
export const fairInvoices = pgTable(
  "fair_invoices",
  {
    id: id(),
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    /** Counted in the fair, from 1. */
    number: integer("number").notNull(),
    /** What a transfer names to be told apart on the whole platform (domain/invoices/reference). */
    reference: text("reference").notNull().unique(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => agencyBankAccounts.id),
    total: dong("total").notNull(),
    support: dong("support").notNull(),
    /** Total less support. */
    payable: dong("payable").notNull(),
    deposit: dong("deposit").notNull(),
    balance: dong("balance").notNull(),
    depositDueOn: date("deposit_due_on"),
    balanceDueOn: date("balance_due_on"),
    /** `PromisedRefunds` (domain/fairs/rules), of the day it was issued. */
    promised: jsonb("promised").notNull(),
    /** `NoticeFacts` (domain/invoices/notice-facts): what its paper says beside lines and sums. */
    paper: jsonb("paper").notNull(),
    replacesId: uuid("replaces_id"),
    issuedAt: instant("issued_at").notNull(),
    issuedBy: uuid("issued_by")
      .notNull()
      .references(() => users.id),
    cancelledAt: instant("cancelled_at"),
    cancelledBy: uuid("cancelled_by").references(() => users.id),
    /** Null where another notice took its place. */
    cancelledReason: text("cancelled_reason"),
  },
  (t) => [
    unique("fair_invoices_number").on(t.fairId, t.number),
    uniqueIndex("fair_invoices_one_in_force").on(t.applicationId).where(sql`${t.cancelledAt} is null`),
    unique("fair_invoices_replaces").on(t.replacesId),
    foreignKey({
      name: "fair_invoices_replaces_id_fair_invoices_id_fk",
      columns: [t.replacesId],
      foreignColumns: [t.id],
    }),
    check("fair_invoices_figures", sql`least(${t.support}, ${t.payable}, ${t.deposit}, ${t.balance}) >= 0`),
    check(
      "fair_invoices_sums",
      sql`${t.payable} = ${t.total} - ${t.support} and ${t.deposit} + ${t.balance} = ${t.payable}`,
    ),
    check(
      "fair_invoices_cancelled",
      sql`num_nonnulls(${t.cancelledAt}, ${t.cancelledBy}) in (0, 2) and (${t.cancelledReason} is null or ${t.cancelledAt} is not null)`,
    ),
    index("fair_invoices_application").on(t.applicationId),
  ],
);

/** A booth that its exhibitor gave back while a notice billed it. Append-only. */
export const boothReturns = pgTable(
  "booth_returns",
  {
    id: id(),
    claimId: uuid("claim_id")
      .notNull()
      .unique("booth_returns_claim")
      .references(() => boothClaims.id),
    /** The notice in force then. */
    invoiceId: uuid("invoice_id")
      .notNull()
      .references(() => fairInvoices.id),
    /** What of the notice falls away with it. */
    worth: dong("worth").notNull(),
    /** In thousandths, what goes back of what was paid for it: the promise of the notice for that day. */
    refundShare: integer("refund_share").notNull(),
    returnedOn: date("returned_on").notNull(),
  },
  (t) => [
    check("booth_returns_worth", sql`${t.worth} > 0`),
    check("booth_returns_refund_share", sql`${t.refundShare} between 0 and 1000`),
    index("booth_returns_invoice").on(t.invoiceId),
  ],
);

/** A line of a payment notice. Append-only. */
export const invoiceLines = pgTable(
  "invoice_lines",
  {
    invoiceId: uuid("invoice_id")
      .notNull()
      .references(() => fairInvoices.id),
    /** From 1. */
    position: integer("position").notNull(),
    kind: text("kind", { enum: INVOICE_LINE_KINDS }).notNull(),
    boothKind: text("booth_kind", { enum: BOOTH_KINDS }),
    /** Of the booths it is for. */
    codes: text("codes").array().notNull(),
    /** Of a service, as it was called then. */
    name: text("name"),
    nameEn: text("name_en"),
    unit: text("unit"),
    quantity: integer("quantity").notNull(),
    unitPrice: dong("unit_price").notNull(),
    amount: dong("amount").notNull(),
    /** What public money bears of it. */
    support: dong("support").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.invoiceId, t.position] }),
    oneOf("invoice_lines_kind", t.kind, INVOICE_LINE_KINDS),
    oneOf("invoice_lines_booth_kind", t.boothKind, BOOTH_KINDS),
    check("invoice_lines_subject", sql`(${t.kind} = 'service') = (${t.boothKind} is null and ${t.name} is not null)`),
    check(
      "invoice_lines_figures",
      sql`${t.quantity} > 0 and ${t.unitPrice} >= 0 and ${t.amount} = ${t.quantity} * ${t.unitPrice} and ${t.support} between 0 and ${t.amount}`,
    ),
  ],
);

/** Its people were reminded that a part of a notice will soon be due, or is overdue: once each for each day it is due on. Append-only. */
export const invoiceReminders = pgTable(
  "invoice_reminders",
  {
    invoiceId: uuid("invoice_id")
      .notNull()
      .references(() => fairInvoices.id),
    part: text("part", { enum: INVOICE_PARTS }).notNull(),
    kind: text("kind", { enum: REMINDER_KINDS }).notNull(),
    dueOn: date("due_on").notNull(),
    /** What was still to be paid of it then. */
    amount: dong("amount").notNull(),
    sentAt: instant("sent_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.invoiceId, t.part, t.kind, t.dueOn] }),
    oneOf("invoice_reminders_kind", t.kind, REMINDER_KINDS),
    oneOf("invoice_reminders_part", t.part, INVOICE_PARTS),
    check("invoice_reminders_amount", sql`${t.amount} > 0`),
  ],
);

/** How statements of a bank are headed, where an officer of an agency had to say so. `headings`: `StatementHeadings` (domain/invoices/statement-columns). */
export const statementLayouts = pgTable(
  "statement_layouts",
  {
    agencyId: uuid("agency_id")
      .notNull()
      .references(() => agencies.id),
    bankBin: text("bank_bin").notNull(),
    headings: jsonb("headings").notNull(),
    setBy: uuid("set_by")
      .notNull()
      .references(() => users.id),
    setAt: instant("set_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.agencyId, t.bankBin] })],
);

/** A statement of an account as the bank gave it. `rows` is what was read; nothing of it counts before it is applied. */
export const bankStatements = pgTable(
  "bank_statements",
  {
    id: id(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => bankAccounts.id),
    fileName: text("file_name").notNull(),
    sha256: text("sha256").notNull(),
    /** `StatementTable` (domain/invoices/statement-choice): the file, to be read otherwise until it is applied. */
    cells: jsonb("cells"),
    /** `StatementChoice` (domain/invoices/statement-choice): by which columns it was read; null while nobody said so and guessing failed. */
    choice: jsonb("choice"),
    /** `StatementRow[]` (domain/invoices/rules); none before it could be read. */
    rows: jsonb("rows").notNull(),
    uploadedBy: uuid("uploaded_by")
      .notNull()
      .references(() => users.id),
    uploadedAt: instant("uploaded_at").notNull(),
    appliedBy: uuid("applied_by").references(() => users.id),
    appliedAt: instant("applied_at"),
  },
  (t) => [
    unique("bank_statements_file").on(t.accountId, t.sha256),
    check("bank_statements_applied", sql`num_nonnulls(${t.appliedBy}, ${t.appliedAt}) in (0, 2)`),
    check("bank_statements_cells", sql`${t.cells} is null or ${t.appliedAt} is null`),
  ],
);

/** Money that came in, as the bank says. Kept as it came; one that overlapping statements name is kept once. */
export const bankTransfers = pgTable(
  "bank_transfers",
  {
    id: id(),
    statementId: uuid("statement_id")
      .notNull()
      .references(() => bankStatements.id),
    accountId: uuid("account_id")
      .notNull()
      .references(() => bankAccounts.id),
    bookedOn: date("booked_on").notNull(),
    amount: dong("amount").notNull(),
    text: text("text").notNull(),
    /** The bank's own; null where its file has none. It may be a number that begins anew every day. */
    bankReference: text("bank_reference"),
    /** What it is told by in its account (domain/invoices/identity.server). */
    identity: text("identity").notNull(),
    finding: text("finding", { enum: TRANSFER_FINDINGS }).notNull(),
    /** The notice it was found to name. */
    namedInvoiceId: uuid("named_invoice_id").references(() => fairInvoices.id),
    /** It is no exhibitor's payment, or was sent back; what is not matched of it needs nobody any more. */
    setAsideAt: instant("set_aside_at"),
    setAsideBy: uuid("set_aside_by").references(() => users.id),
    setAsideReason: text("set_aside_reason"),
  },
  (t) => [
    unique("bank_transfers_identity").on(t.accountId, t.identity),
    oneOf("bank_transfers_finding", t.finding, TRANSFER_FINDINGS),
    check("bank_transfers_amount", sql`${t.amount} > 0`),
    check("bank_transfers_aside", sql`num_nonnulls(${t.setAsideAt}, ${t.setAsideBy}, ${t.setAsideReason}) in (0, 3)`),
    index("bank_transfers_account").on(t.accountId, t.bookedOn),
    index("bank_transfers_statement").on(t.statementId),
  ],
);

/**
 * Money of an exhibitor that came, or went back. Append-only but for its undoing. A trigger keeps what is matched of a transfer within its
 * amount. It counts for the application of its notice, also once another notice took that one's place.
 */
export const payments = pgTable(
  "payments",
  {
    id: id(),
    invoiceId: uuid("invoice_id")
      .notNull()
      .references(() => fairInvoices.id),
    kind: text("kind", { enum: PAYMENT_KINDS }).notNull(),
    amount: dong("amount").notNull(),
    transferId: uuid("transfer_id").references(() => bankTransfers.id),
    paidOn: date("paid_on").notNull(),
    note: text("note"),
    /** Of the form it was sent with: sent twice, it is noted once. */
    key: uuid("key").unique("payments_key"),
    notedBy: uuid("noted_by")
      .notNull()
      .references(() => users.id),
    notedAt: instant("noted_at").notNull(),
    undoneAt: instant("undone_at"),
    undoneBy: uuid("undone_by").references(() => users.id),
    undoneReason: text("undone_reason"),
  },
  (t) => [
    oneOf("payments_kind", t.kind, PAYMENT_KINDS),
    check("payments_amount", sql`${t.amount} > 0`),
    check("payments_transfer", sql`(${t.kind} = 'transfer') = (${t.transferId} is not null)`),
    check("payments_undone", sql`num_nonnulls(${t.undoneAt}, ${t.undoneBy}, ${t.undoneReason}) in (0, 3)`),
    index("payments_invoice").on(t.invoiceId),
    index("payments_transfer_id").on(t.transferId),
  ],
);
