import { eq } from "drizzle-orm";
import { meetingBuyers } from "~/db/schema";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { newPassCode } from "../fair-days/pass-code.server";
import { contactsUntil } from "../fair-days/rules";
import { daySettingsOf } from "../fair-days/settings.server";
import { shareFair } from "../fairs/fair-details.server";
import { fairBySlug } from "../fairs/queries.server";
import { inTransaction } from "../transaction.server";
import { insertAsk } from "./ask-meeting.server";
import { BUYER_CONSENT_VERSION } from "./consent";
import type { RegisterBuyerForm, WriteBuyerForm } from "./forms";
import { type LockedSession, lockSession, lockSessionRow } from "./lock.server";
import { tellRegistered } from "./notices.server";
import { whyNotRegister } from "./policy";

/**
 * A buyer registers for a session of a public fair, without an account, and may ask for an exhibitor at once. Returns the code of their
 * page; the same form sent twice registers once, also where the session takes no more since. isMailed: the way there also goes to the address they gave.
 * Refused: "not_found"; "closed" once the session takes no more; "conflict" where the form registered somebody else; as `askExhibitor`.
 */
export function registerBuyer(
  ctx: Context,
  slug: string,
  { session: sessionId, exhibitor, website: _, ...form }: RegisterBuyerForm,
  { isMailed }: { readonly isMailed: boolean },
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { id } = await fairBySlug(ctx, slug);
    const locked = await lockSessionRow(ctx, await shareFair(ctx, id), sessionId);
    const { buyer, isNew } = await insertBuyer(ctx, locked, form);
    if (!isNew) return buyer.code;
    if (exhibitor) await insertAsk(ctx, locked, buyer, { exhibitor, message: "" });
    if (isMailed) await tellRegistered(ctx, locked, buyer);
    return buyer.code;
  });
}

/**
 * The same by the organiser, with the consent that the buyer gave by word. Returns the code of the buyer's page.
 * Refused: as `lockSession`; "closed" and "conflict" as above.
 */
export function writeBuyer(ctx: Context, fairId: string, sessionId: string, form: WriteBuyerForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockSession(ctx, fairId, sessionId);
    const { buyer, isNew } = await insertBuyer(ctx, locked, form);
    if (isNew) await tellRegistered(ctx, locked, buyer);
    return buyer.code;
  });
}

async function insertBuyer(ctx: WriteContext, locked: LockedSession, { key, consent: _, ...form }: WriteBuyerForm) {
  const [phone, email] = [form.phone ?? null, form.email ?? null];
  const [sent] = await ctx.db.select().from(meetingBuyers).where(eq(meetingBuyers.formKey, key));
  if (sent) {
    const isSame = sent.sessionId === locked.session.id && sent.name === form.name && sent.phone === phone;
    if (!isSame || sent.email !== email) throw new DomainError("conflict", m.meetings_key_used());
    return { buyer: sent, isNew: false };
  }
  const closed = whyNotRegister(locked.fair, locked.session, ctx.now);
  if (closed) throw new DomainError("closed", closed);
  const keepUntil = contactsUntil(locked.fair, await daySettingsOf(ctx, locked.fair.id));
  const [buyer] = await ctx.db
    .insert(meetingBuyers)
    .values({
      ...form,
      ...{ phone, email, sessionId: locked.session.id, code: newPassCode(), formKey: key },
      ...{ consentVersion: BUYER_CONSENT_VERSION, consentLocale: getLocale(), consentAt: ctx.now, keepUntil },
      ...{ registeredBy: ctx.actor?.userId ?? null, registeredAt: ctx.now },
    })
    .returning();
  await recordAudit(ctx, {
    act: "meetings.buyer_registered",
    subject: { kind: "fair", id: locked.fair.id },
    after: { buyerId: buyer!.id, sessionId: locked.session.id },
  });
  return { buyer: buyer!, isNew: true };
}
