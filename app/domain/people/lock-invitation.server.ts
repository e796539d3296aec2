import { eq } from "drizzle-orm";
import { invitations } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Actor, WriteContext } from "../context";
import { DomainError } from "../errors";
import { resolveScope } from "./invitation-scope.server";
import { mayInvite } from "./policy";

/**
 * An invitation that is neither accepted nor revoked, locked, and whom it may be managed by.
 * Throws "not_found" also for someone who may not know of it, "closed" when it is answered or revoked.
 */
export async function lockOpenInvitation(
  ctx: WriteContext,
  invitationId: string,
): Promise<{ invitation: typeof invitations.$inferSelect; inviter: Actor }> {
  const [invitation] = await ctx.db.select().from(invitations).where(eq(invitations.id, invitationId)).for("update");
  if (!invitation || !ctx.actor) throw new DomainError("not_found", m.people_invitation_unknown());
  const { at } = await resolveScope(ctx, invitation);
  if (!mayInvite(ctx.actor, at)) throw new DomainError("not_found", m.people_invitation_unknown());
  if (invitation.acceptedAt !== null) throw new DomainError("closed", m.people_invitation_accepted());
  if (invitation.revokedAt !== null) throw new DomainError("closed", m.people_invitation_revoked());
  return { invitation, inviter: ctx.actor };
}
