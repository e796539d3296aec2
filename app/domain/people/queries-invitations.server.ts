import { and, asc, eq, gt, isNull } from "drizzle-orm";
import { agencyNameToday } from "~/db/agency-name.server";
import { establishments, invitations, rounds, users } from "~/db/schema";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import type { Role } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { resolveScope } from "./invitation-scope.server";
import { isAdmin, mayInvite } from "./policy";
import { hashOfSecret } from "./secret.server";

export interface InvitationLine {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Null for the whole site. */
  readonly where: string | null;
  readonly invitedBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly isExpired: boolean;
  /** Whether the one who looks may send it again or take it back. */
  readonly isMine: boolean;
}

/**
 * Invitations that wait for an answer, newest first; expired ones too, they can be sent again.
 * of: an agency, an establishment, a round, or everything (admins only).
 */
export async function openInvitations(
  ctx: Context,
  of: { agencyId: string } | { establishmentId: string } | { roundId: string } | "all",
): Promise<InvitationLine[]> {
  if (of === "all" && !isAdmin(ctx.actor)) throw new DomainError("forbidden", m.people_admin_only());
  const scope =
    of === "all"
      ? undefined
      : "agencyId" in of
        ? eq(invitations.agencyId, of.agencyId)
        : "roundId" in of
          ? eq(invitations.roundId, of.roundId)
          : eq(invitations.establishmentId, of.establishmentId);
  const rows = await ctx.db
    .select({
      invitation: invitations,
      invitedBy: users.name,
      agency: agencyNameToday(invitations.agencyId, ctx.now),
      establishment: establishments.name,
      round: getLocale() === "en" ? rounds.nameEn : rounds.name,
      roundAgencyId: rounds.agencyId,
    })
    .from(invitations)
    .innerJoin(users, eq(users.id, invitations.invitedBy))
    .leftJoin(establishments, eq(establishments.id, invitations.establishmentId))
    .leftJoin(rounds, eq(rounds.id, invitations.roundId))
    .where(and(scope, isNull(invitations.acceptedAt), isNull(invitations.revokedAt)))
    .orderBy(asc(invitations.id));
  return rows
    .map(({ invitation, invitedBy, agency, establishment, round, roundAgencyId }) => ({
      id: invitation.id,
      email: invitation.email,
      name: invitation.name,
      role: invitation.role,
      where: agency ?? establishment ?? round,
      invitedBy,
      createdAt: invitation.createdAt,
      expiresAt: invitation.expiresAt,
      isExpired: invitation.expiresAt <= ctx.now,
      isMine: mayInvite(ctx.actor, {
        role: invitation.role,
        agencyId: invitation.agencyId ?? roundAgencyId,
        establishmentId: invitation.establishmentId,
      }),
    }))
    .filter((line) => of === "all" || line.isMine)
    .reverse();
}

export interface InvitationPage {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly where: string | null;
  readonly invitedBy: string;
  readonly expiresAt: Date;
  /** No password yet: name and password are asked for. */
  readonly isNewAccount: boolean;
  /** Signed in as the invited account. */
  readonly isForActor: boolean;
}

/** What the page behind an invitation's link shows; null when the link does not work (any more). */
export async function invitationByToken(ctx: Context, token: string): Promise<InvitationPage | null> {
  const [row] = await ctx.db
    .select({ invitation: invitations, inviter: users.name })
    .from(invitations)
    .innerJoin(users, eq(users.id, invitations.invitedBy))
    .where(
      and(
        eq(invitations.tokenHash, hashOfSecret(token)),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, ctx.now),
      ),
    );
  if (!row) return null;
  const { invitation } = row;
  const [user] = await ctx.db.select().from(users).where(eq(users.email, invitation.email));
  if (!user || user.disabledAt !== null) return null;
  const { where } = await resolveScope(ctx, invitation);
  return {
    email: user.email,
    name: user.name,
    role: invitation.role,
    where,
    invitedBy: row.inviter,
    expiresAt: invitation.expiresAt,
    isNewAccount: user.passwordHash === null,
    isForActor: ctx.actor?.userId === user.id,
  };
}
