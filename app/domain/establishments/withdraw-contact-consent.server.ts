import { eq } from "drizzle-orm";
import { establishments } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { lockEstablishment } from "./edit-establishment.server";

/** Take back the consent to show the contact: public pages leave it out from now on. */
export function withdrawContactConsent(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { contactPublicAt } = await lockEstablishment(ctx, id);
    if (!contactPublicAt) return;
    await ctx.db.update(establishments).set({ contactPublicAt: null }).where(eq(establishments.id, id));
    await recordAudit(ctx, {
      act: "establishments.contact_consent_withdrawn",
      subject: { kind: "establishment", id },
      before: { contactPublicAt: contactPublicAt.toISOString() },
    });
  });
}
