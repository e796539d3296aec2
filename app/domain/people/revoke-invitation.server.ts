import { eq } from "drizzle-orm";
import { invitations } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { lockOpenInvitation } from "./lock-invitation.server";

/** Take an invitation back: its link stops working. A seat in a round is not touched. */
export function revokeInvitation(ctx: Context, invitationId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { invitation } = await lockOpenInvitation(ctx, invitationId);
    await ctx.db.update(invitations).set({ revokedAt: ctx.now }).where(eq(invitations.id, invitationId));
    await recordAudit(ctx, {
      act: "people.invitation_revoked",
      subject: { kind: "invitation", id: invitationId },
      after: { role: invitation.role },
    });
  });
}
