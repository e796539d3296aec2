import { and, eq, isNull } from "drizzle-orm";
import { leads } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { type Exhibiting, exhibitorAtFair } from "./exhibitor.server";
import { mayActForExhibitor } from "./policy";

/** A contact that an exhibitor still keeps. Throws "not_found" to others and for one that is gone, "forbidden" to who only reads. */
export async function leadToRemove(
  ctx: Context,
  applicationId: string,
  leadId: string,
): Promise<Exhibiting & { readonly lead: { readonly id: string; readonly name: string } }> {
  const exhibiting = await exhibitorAtFair(ctx, applicationId);
  if (!mayActForExhibitor(ctx.actor, exhibiting.application)) {
    throw new DomainError("forbidden", m.days_exhibitor_only());
  }
  const [lead] = isUuid(leadId)
    ? await ctx.db
        .select({ id: leads.id, name: leads.name })
        .from(leads)
        .where(and(eq(leads.id, leadId), eq(leads.applicationId, exhibiting.application.id), isNull(leads.erasedAt)))
    : [];
  if (!lead) throw new DomainError("not_found", m.days_no_such_lead());
  return { ...exhibiting, lead: { id: lead.id, name: lead.name! } };
}

/**
 * A visitor who gave the contact by word takes it back: name, contact and interest go, that somebody was there stays. Also once the fair's
 * report is settled, and of an application that is no longer accepted: consent is taken back at any time. The audit names nobody.
 * Refused: as `leadToRemove`. Source: docs/rules/fair-days.md#personal-data.
 */
export function removeLead(ctx: Context, applicationId: string, leadId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { application, lead } = await leadToRemove(ctx, applicationId, leadId);
    const [erased] = await ctx.db
      .update(leads)
      .set({ name: null, contact: null, interest: "", erasedAt: ctx.now })
      .where(and(eq(leads.id, lead.id), isNull(leads.erasedAt)))
      .returning({ id: leads.id });
    if (!erased) throw new DomainError("not_found", m.days_no_such_lead());
    await recordAudit(ctx, {
      act: "fair_days.lead_removed",
      subject: { kind: "application", id: application.id },
      after: { leadId: lead.id },
    });
  });
}
