import { eq } from "drizzle-orm";
import { establishments } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { lockEstablishment } from "./edit-establishment.server";

/** Agree to show telephone, mail and website on public pages. Giving it again keeps the first day. */
export function giveContactConsent(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { contactPublicAt } = await lockEstablishment(ctx, id);
    if (contactPublicAt) return;
    await ctx.db.update(establishments).set({ contactPublicAt: ctx.now }).where(eq(establishments.id, id));
    await recordAudit(ctx, { act: "establishments.contact_consent_given", subject: { kind: "establishment", id } });
  });
}
