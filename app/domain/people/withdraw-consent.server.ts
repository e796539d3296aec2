import { eq } from "drizzle-orm";
import { consents } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { queueLetter } from "../notifications/queue-mail.server";
import { inTransaction } from "../transaction.server";
import { closeAccount } from "./close-account.server";
import { liveConsent } from "./consents.server";
import type { ConfirmByPasswordForm } from "./forms";
import { lockLeaver } from "./lock-leaver.server";
import { consentWithdrawnMail } from "./mails";
import { tellOfOpenSeats } from "./open-seats.server";

/**
 * Take back the consent one's account rests on: nobody signs in with it and no more mail goes to it. What was done until now
 * stays, and so do the roles; signing up again with the same address opens it. Who runs a round that waits for them is told.
 * Throws "forbidden" for another's account and the last admin, "invalid" for a wrong password, "closed" without a consent and
 * when the account was closed meanwhile.
 */
export function withdrawConsent(ctx: Context, userId: string, form: ConfirmByPasswordForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const user = await lockLeaver(ctx, userId, form);
    const consent = await liveConsent(ctx, userId);
    if (!consent) throw new DomainError("closed", m.people_consent_none());
    await ctx.db.update(consents).set({ withdrawnAt: ctx.now }).where(eq(consents.id, consent.id));
    await closeAccount(ctx, userId, "withdrawn");
    await recordAudit(ctx, {
      act: "people.consent_withdrawn",
      subject: { kind: "user", id: userId },
      before: { purpose: consent.purpose, textVersion: consent.textVersion, givenAt: consent.givenAt.toISOString() },
    });
    await tellOfOpenSeats(ctx, user);
    await queueLetter(ctx, user, () => consentWithdrawnMail({ name: user.name, at: ctx.now }));
  });
}
