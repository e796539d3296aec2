import { and, eq, isNull, sql } from "drizzle-orm";
import { bankAccounts, bankTransfers, fairInvoices, fairs, payments } from "~/db/schema";
import { violatedConstraint } from "~/db/violations.server";
import { formatMoney } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { MatchForm, ReasonForm } from "./forms";
import { lockInvoice } from "./lock-invoice.server";
import type { NoticeRow } from "./money.server";
import { isNoted, keyUsedOr, tellPaid } from "./note-money.server";
import { maySeeMoney, whyNotBill, whyNotSetAside } from "./policy";
import { referencesIn } from "./reference";

export type TransferRow = typeof bankTransfers.$inferSelect & {
  readonly agencyId: string;
  /** Whole đồng that are matched. */
  readonly matched: number;
};

/** A transfer of an agency the reader sees the money of. Throws "not_found" to others. */
export async function transferById(ctx: Context, id: string): Promise<TransferRow> {
  const [row] = isUuid(id)
    ? await ctx.db
        .select({
          transfer: bankTransfers,
          agencyId: bankAccounts.agencyId,
          matched: matchedOf,
        })
        .from(bankTransfers)
        .innerJoin(bankAccounts, eq(bankAccounts.id, bankTransfers.accountId))
        .where(eq(bankTransfers.id, id))
    : [];
  if (!row || !maySeeMoney(ctx.actor, row)) throw new DomainError("not_found", m.invoices_transfer_unknown());
  return { ...row.transfer, agencyId: row.agencyId, matched: row.matched };
}

/** Whole đồng of a transfer that are matched, as a column. */
export const matchedOf = sql<number>`(select coalesce(sum(p.amount), 0)::bigint from ${payments} p
  where p.transfer_id = ${bankTransfers.id} and p.undone_at is null)`.mapWith(Number);

async function lockTransfer(ctx: WriteContext, id: string): Promise<TransferRow> {
  const seen = await transferById(ctx, id);
  const refusal = whyNotBill(ctx.actor, seen);
  if (refusal) throw new DomainError("forbidden", refusal);
  await ctx.db
    .select({ id: bankTransfers.id })
    .from(bankTransfers)
    .where(eq(bankTransfers.id, id))
    .for("no key update");
  return transferById(ctx, id);
}

/**
 * Note a transfer, or a part of it, on the notice a person names by its number - at this fair, or with the code of another - or by its reference. What is left of it can be
 * matched with another. Refused: "not_found" to all but the agency's people, "forbidden" to who only reads; "invalid" for an unknown or
 * cancelled notice, for more than is left of the transfer, and for more than is owed where that was not ticked; "closed" for one that was
 * set aside; "conflict" when its form was noted with other content.
 */
export function matchTransfer(ctx: Context, fairId: string, id: string, input: MatchForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { agencyId } = await transferById(ctx, id);
    const named = await noticeNamed(ctx, { fairId, agencyId }, input.invoice);
    const locked = named && (await lockInvoice(ctx, named.id));
    const transfer = await lockTransfer(ctx, id);
    if (!locked) throw refuse("invoice", m.invoices_notice_unknown({ given: input.invoice }));
    const { amount, key } = input;
    const match = {
      ...{ invoiceId: locked.notice.id, kind: "transfer" as const, amount, transferId: transfer.id },
      ...{ paidOn: transfer.bookedOn, key },
    };
    if (await isNoted(ctx, match)) return;
    if (locked.notice.cancelledAt) throw refuse("invoice", m.invoices_is_cancelled());
    if (locked.money.refundShare !== null) throw refuse("invoice", m.invoices_application_ended());
    if (transfer.setAsideAt) throw new DomainError("closed", m.invoices_transfer_aside());
    const left = transfer.amount - transfer.matched;
    if (input.amount > left) throw refuse("amount", tooMuch(left));
    const { owed } = locked.money.account;
    if (input.amount > owed && !input.beyond) {
      throw refuse("amount", m.invoices_match_most({ amount: formatMoney(owed) }));
    }
    const [row] = await ctx.db
      .insert(payments)
      .values({ ...match, notedBy: ctx.actor!.userId, notedAt: ctx.now })
      .returning({ id: payments.id })
      .catch((error: unknown) => {
        if (violatedConstraint(error) === "payments_within_transfer") throw refuse("amount", tooMuch(0));
        throw keyUsedOr(error);
      });
    await recordAudit(ctx, {
      act: "invoices.transfer_matched",
      subject: { kind: "bank_transfer", id: transfer.id },
      after: { application: locked.money.number, payment: row!.id, amount: input.amount },
    });
    await tellPaid(ctx, locked, input.amount);
  });
}

const refuse = (field: "invoice" | "amount", sentence: string) =>
  new DomainError("invalid", sentence, { [field]: [sentence] });

const tooMuch = (left: number) =>
  left > 0 ? m.invoices_transfer_left({ amount: formatMoney(left) }) : m.invoices_transfer_used_up();

/** "12" of this fair, "12/TB-HC26" of the fair it names, or "HCTH 4K7 MPQ3". */
async function noticeNamed(
  ctx: Context,
  { fairId, agencyId }: { readonly fairId: string; readonly agencyId: string },
  given: string,
): Promise<NoticeRow | null> {
  const [reference] = referencesIn(given).whole;
  const [, number, code] = /^0*(\d{1,6})(?:\/TB-([A-Z0-9]+))?$/i.exec(given) ?? [];
  if (!reference && !number) return null;
  const ofFair = code ? eq(fairs.code, code.toUpperCase()) : eq(fairs.id, fairId);
  const [row] = await ctx.db
    .select({ notice: fairInvoices })
    .from(fairInvoices)
    .innerJoin(fairs, eq(fairs.id, fairInvoices.fairId))
    .where(
      and(
        eq(fairs.agencyId, agencyId),
        reference ? eq(fairInvoices.reference, reference) : and(ofFair, eq(fairInvoices.number, Number(number))),
      ),
    );
  return row?.notice ?? null;
}

/**
 * Say that what is left of a transfer is no exhibitor's payment, or went back to who sent it. Refused: "not_found", "forbidden" as above;
 * "closed" when it was set aside already or nothing is left of it.
 */
export function setTransferAside(ctx: Context, id: string, { reason }: ReasonForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const transfer = await lockTransfer(ctx, id);
    const refusal = whyNotSetAside(transfer);
    if (refusal) throw new DomainError("closed", refusal);
    await ctx.db
      .update(bankTransfers)
      .set({ setAsideAt: ctx.now, setAsideBy: ctx.actor!.userId, setAsideReason: reason })
      .where(and(eq(bankTransfers.id, id), isNull(bankTransfers.setAsideAt)));
    await recordAudit(ctx, {
      act: "invoices.transfer_set_aside",
      subject: { kind: "bank_transfer", id },
      after: { reason, left: transfer.amount - transfer.matched },
    });
  });
}

/** Take it up again. Refused as above; "closed" when it was not set aside. */
export function takeTransferUp(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const transfer = await lockTransfer(ctx, id);
    if (!transfer.setAsideAt) throw new DomainError("closed", m.invoices_transfer_not_aside());
    await takeUp(ctx, transfer);
  });
}

/** A transfer of which a match was undone is not settled any more: it is taken up where it was set aside. Its application is locked. */
export async function takeUpUnmatched(ctx: WriteContext, id: string): Promise<void> {
  const transfer = await lockTransfer(ctx, id);
  if (transfer.setAsideAt) await takeUp(ctx, transfer);
}

async function takeUp(ctx: WriteContext, { id, setAsideReason }: TransferRow): Promise<void> {
  await ctx.db
    .update(bankTransfers)
    .set({ setAsideAt: null, setAsideBy: null, setAsideReason: null })
    .where(eq(bankTransfers.id, id));
  await recordAudit(ctx, {
    act: "invoices.transfer_taken_up",
    subject: { kind: "bank_transfer", id },
    before: { reason: setAsideReason },
  });
}
