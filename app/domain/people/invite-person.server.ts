import { and, eq, gt, isNull, or } from "drizzle-orm";
import { invitations, memberships, users } from "~/db/schema";
import { getLocale } from "~/i18n/locale";
import { roleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Actor, Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { queueLetter } from "../notifications/queue-mail.server";
import { inTransaction } from "../transaction.server";
import { type InvitationScope, isSame, resolveScope, scopeColumns } from "./invitation-scope.server";
import { lockUserOf } from "./lock-people.server";
import { invitationMail } from "./mails";
import { mayInvite } from "./policy";
import { INVITATION_MS } from "./rules";
import { newSecret } from "./secret.server";

export interface InvitationInput extends InvitationScope {
  readonly email: string;
  readonly name: string;
}

/**
 * Invite someone into a role by mail. A person who is not known yet gets an account without a password. An open invitation
 * of the same person into the same role is replaced. The seat of a juror or council member is the caller's to make.
 * Throws "forbidden", "not_found" for a place that does not exist, "conflict" when the role is held already or the account
 * is disabled.
 */
export function invite(ctx: Context, input: InvitationInput): Promise<{ userId: string; invitationId: string }> {
  return inTransaction(ctx, async (ctx) => {
    const inviter = ctx.actor;
    const { at } = await resolveScope(ctx, input);
    if (!inviter || !mayInvite(inviter, at)) throw new DomainError("forbidden", m.people_may_not_invite());
    const user = await lockedPerson(ctx, input);
    if (user.disabledAt !== null) throw new DomainError("conflict", m.people_account_disabled());
    if (await holdsRole(ctx, user.id, input)) {
      throw new DomainError("conflict", m.people_role_held({ name: user.name, role: roleName(input.role) }));
    }
    await ctx.db.update(invitations).set({ revokedAt: ctx.now }).where(sameOpenInvitation(input));
    const { token, hash } = newSecret();
    const expiresAt = new Date(ctx.now.getTime() + INVITATION_MS);
    const [invitation] = await ctx.db
      .insert(invitations)
      .values({
        tokenHash: hash,
        email: user.email,
        name: input.name,
        role: input.role,
        ...scopeColumns(input),
        invitedBy: inviter.userId,
        createdAt: ctx.now,
        expiresAt,
      })
      .returning();
    await recordAudit(ctx, {
      act: "people.invited",
      subject: { kind: "invitation", id: invitation!.id },
      after: { userId: user.id, role: input.role, ...scopeColumns(input) },
    });
    await sendInvitation(ctx, { ...invitation!, token }, inviter, user.locale);
    return { userId: user.id, invitationId: invitation!.id };
  });
}

type SentInvitation = InvitationInput & { readonly expiresAt: Date; readonly token: string };

/** Mail the link, in the reader's language, with the place's name in that language too. */
export async function sendInvitation(ctx: WriteContext, invitation: SentInvitation, inviter: Actor, locale: string) {
  const { where } = await resolveScope(ctx, invitation);
  await queueLetter(ctx, { email: invitation.email, locale }, () =>
    invitationMail({ ...invitation, invitedBy: inviter.name, where }),
  );
}

/** The account of this address, made when there is none; locked, so that two invitations of one person wait for each other. */
async function lockedPerson(ctx: WriteContext, { email, name }: InvitationInput) {
  await ctx.db
    .insert(users)
    .values({ email, name, locale: getLocale(), createdAt: ctx.now })
    .onConflictDoNothing({ target: users.email });
  const user = await lockUserOf(ctx, email);
  // Deleted while this waited for it: the address is free, and whoever asks again invites a new account.
  if (!user) throw new DomainError("conflict", m.people_account_disabled());
  return user;
}

async function holdsRole(ctx: WriteContext, userId: string, scope: InvitationScope): Promise<boolean> {
  const { role } = scope;
  // A seat in a round is made before its invitation is sent.
  if (role === "juror" || role === "council_member") return false;
  const { agencyId, establishmentId } = scopeColumns(scope);
  const [held] = await ctx.db
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(
        eq(memberships.userId, userId),
        eq(memberships.role, role),
        isSame(memberships.agencyId, agencyId),
        isSame(memberships.establishmentId, establishmentId),
        or(isNull(memberships.endedAt), gt(memberships.endedAt, ctx.now)),
      ),
    );
  return held !== undefined;
}

function sameOpenInvitation(input: InvitationInput) {
  const { agencyId, establishmentId, roundId } = scopeColumns(input);
  return and(
    eq(invitations.email, input.email),
    eq(invitations.role, input.role),
    isSame(invitations.agencyId, agencyId),
    isSame(invitations.establishmentId, establishmentId),
    isSame(invitations.roundId, roundId),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
  );
}
