import { and, eq, inArray, isNull } from "drizzle-orm";
import { appointments, councilMembers, invitations, memberships, panels, rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { MembershipRole } from "~/lib/vocabulary";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { AcceptInvitationForm } from "./forms";
import { lockUserOf, type User } from "./lock-people.server";
import { hashOfSecret } from "./secret.server";
import { storePassword } from "./store-password.server";

type Invitation = typeof invitations.$inferSelect;

/**
 * Take up an invitation, once. Who has no password yet gives name and password with it; who has one must be signed in as
 * the invited account. Gives the membership, or marks the seats of the round as accepted. Returns whose it is.
 * Throws "closed" when the link was used, revoked or is too old, or the seat is gone; "forbidden" for another account.
 */
export function acceptInvitation(
  ctx: Context,
  token: string,
  form: AcceptInvitationForm,
): Promise<{ userId: string; isNewAccount: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    const { invitation, user } = await lockInvitationOf(ctx, token);
    const isNewAccount = user.passwordHash === null;
    if (isNewAccount) {
      if (form.password === undefined) {
        throw new DomainError("invalid", m.people_password_needed(), { password: [m.people_password_needed()] });
      }
      await storePassword(ctx, { ...user, name: form.name ?? user.name }, form.password, { keepSession: null });
    } else if (ctx.actor?.userId !== user.id) {
      throw new DomainError("forbidden", m.people_sign_in_as({ email: user.email }));
    }
    await takeUp(ctx, invitation, user.id);
    await ctx.db
      .update(invitations)
      .set({ acceptedAt: ctx.now, acceptedBy: user.id })
      .where(eq(invitations.id, invitation.id));
    await recordAudit(ctx, {
      act: "people.invitation_accepted",
      subject: { kind: "invitation", id: invitation.id },
      after: { userId: user.id, role: invitation.role },
    });
    return { userId: user.id, isNewAccount };
  });
}

/** The invitation of a link and the account it is for, in the order of all locks: round, account, invitation. */
async function lockInvitationOf(ctx: WriteContext, token: string): Promise<{ invitation: Invitation; user: User }> {
  const ofToken = eq(invitations.tokenHash, hashOfSecret(token));
  const [found] = await ctx.db.select().from(invitations).where(ofToken);
  if (!found) throw new DomainError("closed", m.people_link_dead());
  if (found.roundId !== null) {
    await ctx.db.select({ id: rounds.id }).from(rounds).where(eq(rounds.id, found.roundId)).for("key share");
  }
  const user = await lockUserOf(ctx, found.email);
  const [invitation] = await ctx.db.select().from(invitations).where(ofToken).for("update");
  const isOpen = invitation && !invitation.acceptedAt && !invitation.revokedAt && invitation.expiresAt > ctx.now;
  if (!isOpen || !user || user.disabledAt !== null) throw new DomainError("closed", m.people_link_dead());
  return { invitation, user };
}

async function takeUp(ctx: WriteContext, invitation: Invitation, userId: string): Promise<void> {
  const { role, roundId } = invitation;
  if (role === "juror") return acceptSeats(ctx, roundId!, userId);
  if (role === "council_member") return takeCouncilSeat(ctx, roundId!, userId);
  await becomeMember(ctx, invitation, role, userId);
}

async function becomeMember(ctx: WriteContext, invitation: Invitation, role: MembershipRole, userId: string) {
  const { agencyId, establishmentId, invitedBy } = invitation;
  // Given another way in the meantime: nothing is left to do.
  await ctx.db
    .insert(memberships)
    .values({ userId, role, agencyId, establishmentId, grantedBy: invitedBy, startedAt: ctx.now })
    .onConflictDoNothing();
}

async function acceptSeats(ctx: WriteContext, roundId: string, userId: string) {
  const ofRound = ctx.db.select({ id: panels.id }).from(panels).where(eq(panels.roundId, roundId));
  const accepted = await ctx.db
    .update(appointments)
    .set({ acceptedAt: ctx.now })
    .where(and(eq(appointments.userId, userId), inArray(appointments.panelId, ofRound), isNull(appointments.endedAt)))
    .returning({ id: appointments.id });
  if (accepted.length === 0) throw new DomainError("closed", m.people_seat_gone());
}

async function takeCouncilSeat(ctx: WriteContext, roundId: string, userId: string) {
  const terms = await ctx.db
    .select({ endedAt: councilMembers.endedAt })
    .from(councilMembers)
    .where(and(eq(councilMembers.roundId, roundId), eq(councilMembers.userId, userId)));
  if (terms.some((term) => term.endedAt === null)) return;
  if (terms.length > 0) throw new DomainError("closed", m.people_seat_gone());
  await ctx.db.insert(councilMembers).values({ roundId, userId, role: "member", appointedAt: ctx.now });
}
