import { and, eq } from "drizzle-orm";
import { fairPasses, leads } from "~/db/schema";
import { formatDate } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { VISITOR_CONSENT_VERSION } from "./consent";
import { type Exhibiting, lockExhibitor } from "./exhibitor.server";
import type { ScannedLeadForm, WrittenLeadForm } from "./forms";
import { contactsUntil } from "./rules";
import { daySettingsOf } from "./settings.server";

type Lead = Omit<typeof leads.$inferInsert, "applicationId" | "notedBy">;

/**
 * Keep the contact of a visitor who gave it by word, with their consent. The same form sent twice notes one. notedAt: when a device noted it
 * that sends it later. Refused: as `lockExhibitor`, "closed" for what is noted once the fair's report is settled or sent once contacts are
 * erased, "conflict" where the form has kept another contact or the contact was removed.
 */
export function noteWrittenLead(
  ctx: Context,
  applicationId: string,
  input: Omit<WrittenLeadForm, "consent"> & Partial<Pick<WrittenLeadForm, "consent">>,
  notedAt: Date = ctx.now,
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { exhibiting, until } = await openExhibitor(ctx, applicationId, notedAt);
    const { name, contact, interest, key: nonce } = input;
    const { consentVersion = VISITOR_CONSENT_VERSION, consentLocale = getLocale() } = input;
    const consent = { consentVersion, consentLocale, consentAt: notedAt, keepUntil: until };
    await insert(ctx, exhibiting, { name, contact, interest, nonce, notedAt, ...consent });
  });
}

/**
 * Keep the contact on a visitor's pass, where its visitor agreed to that. A pass that was read before stays one lead.
 * Refused: as `noteWrittenLead`, "invalid" for a code that is no visitor's pass of this fair, "conflict" where the visitor did not agree.
 */
export function noteScannedLead(
  ctx: Context,
  applicationId: string,
  input: ScannedLeadForm,
  notedAt: Date = ctx.now,
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { exhibiting } = await openExhibitor(ctx, applicationId, notedAt);
    const [pass] = await ctx.db
      .select()
      .from(fairPasses)
      .where(and(eq(fairPasses.code, input.code), eq(fairPasses.fairId, exhibiting.fair.id)))
      .for("share");
    if (pass?.kind !== "visitor") {
      throw new DomainError("invalid", m.days_lead_no_pass(), { code: [m.days_lead_no_pass()] });
    }
    const { holder, contact, consentVersion, consentLocale, consentAt, keepUntil } = pass;
    if (!(holder && contact && consentVersion && consentLocale && consentAt && keepUntil)) {
      throw new DomainError("conflict", m.days_lead_not_agreed(), { code: [m.days_lead_not_agreed()] });
    }
    const { interest, key } = input;
    await insert(ctx, exhibiting, {
      passId: pass.id,
      name: holder,
      contact,
      interest,
      nonce: key,
      notedAt,
      consentVersion,
      consentLocale,
      consentAt,
      keepUntil,
    });
  });
}

/** until: the last day on which contacts are kept that are given now. */
async function openExhibitor(
  ctx: WriteContext,
  applicationId: string,
  notedAt: Date,
): Promise<{ readonly exhibiting: Exhibiting; readonly until: PlainDate }> {
  const exhibiting = await lockExhibitor(ctx, applicationId);
  const { fair } = exhibiting;
  if (fair.closedAt && notedAt >= fair.closedAt) throw new DomainError("closed", m.days_closed());
  const until = contactsUntil(fair, await daySettingsOf(ctx, fair.id));
  if (todayInVietnam(ctx.now) > until)
    throw new DomainError("closed", m.days_leads_erased({ date: formatDate(until) }));
  return { exhibiting, until };
}

async function insert(ctx: WriteContext, { application }: Exhibiting, lead: Lead): Promise<void> {
  const by = { applicationId: application.id, notedBy: ctx.actor!.userId };
  const [noted] = await ctx.db
    .insert(leads)
    .values({ ...lead, ...by })
    .onConflictDoNothing()
    .returning({ id: leads.id });
  if (noted) return;
  const [sent] = await ctx.db.select().from(leads).where(eq(leads.nonce, lead.nonce));
  if (sent) return refuseOther(sent, { ...lead, ...by });
  await noteAgain(ctx, { ...lead, ...by });
}

/** The same form once more: nothing to do where it says the same. */
function refuseOther(before: typeof leads.$inferSelect, lead: typeof leads.$inferInsert): void {
  if (before.applicationId === lead.applicationId && before.erasedAt) {
    throw new DomainError("conflict", m.days_lead_was_removed());
  }
  const isSame =
    before.applicationId === lead.applicationId &&
    before.passId === (lead.passId ?? null) &&
    before.name === lead.name &&
    before.contact === lead.contact &&
    before.interest === lead.interest;
  if (!isSame) throw new DomainError("conflict", m.days_lead_key_used());
}

/** A pass that was read before, by another form: one lead; noted anew where it was removed since. */
async function noteAgain(ctx: WriteContext, lead: typeof leads.$inferInsert): Promise<void> {
  const ofPass = and(eq(leads.applicationId, lead.applicationId), eq(leads.passId, lead.passId!));
  const [known] = await ctx.db.select().from(leads).where(ofPass);
  if (known?.erasedAt) {
    await ctx.db
      .update(leads)
      .set({ ...lead, erasedAt: null })
      .where(eq(leads.id, known.id));
  } else if (lead.interest && known?.interest !== lead.interest) {
    throw new DomainError("conflict", m.days_lead_known(), { interest: [m.days_lead_known()] });
  }
}
