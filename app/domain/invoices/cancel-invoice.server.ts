import { eq } from "drizzle-orm";
import { fairInvoices } from "~/db/schema";
import { writeToApplicant } from "../applications/write-to-applicant.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { ReasonForm } from "./forms";
import { lockInvoice } from "./lock-invoice.server";
import { cancelledMail } from "./mails";
import { whyNotCancel } from "./policy";
import { noticeNumber } from "./words";

/**
 * Take a notice back. What was paid on it stays to the credit of its application. Its people are told.
 * Refused: as `lockInvoice`; "closed" when it was taken back or replaced already.
 */
export function cancelInvoice(ctx: Context, id: string, { reason }: ReasonForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { fair, notice, money } = await lockInvoice(ctx, id);
    const refusal = whyNotCancel(notice);
    if (refusal) throw new DomainError("closed", refusal);
    await ctx.db
      .update(fairInvoices)
      .set({ cancelledAt: ctx.now, cancelledBy: ctx.actor!.userId, cancelledReason: reason })
      .where(eq(fairInvoices.id, notice.id));
    await recordAudit(ctx, {
      act: "invoices.cancelled",
      subject: { kind: "fair_invoice", id: notice.id },
      after: { application: money.number, number: notice.number, reason },
    });
    await writeToApplicant(ctx, money, ({ name, applicationId }) =>
      cancelledMail({ name, applicationId, fair, number: noticeNumber(notice.number, fair.code), reason }),
    );
  });
}
