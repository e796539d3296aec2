import { eq } from "drizzle-orm";
import { invitations, users } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { sendInvitation } from "./invite-person.server";
import { lockOpenInvitation } from "./lock-invitation.server";
import { INVITATION_MS } from "./rules";
import { newSecret } from "./secret.server";

/** Mail the invitation again, with a new link and its full time; the earlier link stops working. */
export function resendInvitation(ctx: Context, invitationId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { invitation, inviter } = await lockOpenInvitation(ctx, invitationId);
    const { token, hash } = newSecret();
    const expiresAt = new Date(ctx.now.getTime() + INVITATION_MS);
    await ctx.db.update(invitations).set({ tokenHash: hash, expiresAt }).where(eq(invitations.id, invitationId));
    await recordAudit(ctx, {
      act: "people.invitation_resent",
      subject: { kind: "invitation", id: invitationId },
      after: { role: invitation.role },
    });
    const [reader] = await ctx.db.select({ locale: users.locale }).from(users).where(eq(users.email, invitation.email));
    await sendInvitation(ctx, { ...invitation, expiresAt, token }, inviter, reader?.locale ?? "vi");
  });
}
