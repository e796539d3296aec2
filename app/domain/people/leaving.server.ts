import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { agencyNameToday } from "~/db/agency-name.server";
import { appointments, councilMembers, establishments, memberships } from "~/db/schema";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import type { MembershipRole, RoundRole } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { liveConsent } from "./consents.server";
import { openSeatsOf } from "./open-seats.server";
import { isLastInPlace } from "./queries-memberships.server";

interface LeftRole {
  readonly role: MembershipRole;
  /** Null for the whole site. */
  readonly where: string | null;
  /** Nobody else holds it there. */
  readonly isLast: boolean;
}

export interface Leaving {
  readonly email: string;
  readonly roles: readonly LeftRole[];
  /** Seats in juries and councils that others wait for. */
  readonly seats: readonly { readonly role: RoundRole; readonly where: string }[];
  readonly isLastAdmin: boolean;
  /** The records of a jury or a council name them. */
  readonly keepsName: boolean;
  readonly hasConsent: boolean;
}

/** What leaving would mean for the one who asks, before they do. */
export async function leaving(ctx: Context): Promise<Leaving> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const { userId, email } = ctx.actor;
  const held = await ctx.db
    .select({
      role: memberships.role,
      userId: memberships.userId,
      agencyId: memberships.agencyId,
      establishmentId: memberships.establishmentId,
      where: sql<string | null>`coalesce(${establishments.name}, ${agencyNameToday(memberships.agencyId, ctx.now)})`,
    })
    .from(memberships)
    .leftJoin(establishments, eq(establishments.id, memberships.establishmentId))
    .where(and(eq(memberships.userId, userId), isNull(memberships.endedAt)))
    .orderBy(asc(memberships.id));
  const roles = await Promise.all(
    held.map(async ({ where, ...seat }) => ({ role: seat.role, where, isLast: await isLastInPlace(ctx, seat) })),
  );
  return {
    email,
    roles,
    seats: (await openSeatsOf(ctx, userId)).map(({ role, name, nameEn }) => ({
      role,
      where: getLocale() === "en" ? nameEn : name,
    })),
    isLastAdmin: roles.some(({ role, isLast }) => role === "admin" && isLast),
    keepsName: await hasSat(ctx, userId),
    hasConsent: (await liveConsent(ctx, userId)) !== undefined,
  };
}

/** Whether the person holds or held a seat in a jury or a council: sheets, minutes and decisions name those who sat. */
export async function hasSat(ctx: Context, userId: string): Promise<boolean> {
  const [[juror], [member]] = await Promise.all([
    ctx.db.select({ id: appointments.id }).from(appointments).where(eq(appointments.userId, userId)).limit(1),
    ctx.db.select({ id: councilMembers.id }).from(councilMembers).where(eq(councilMembers.userId, userId)).limit(1),
  ]);
  return juror !== undefined || member !== undefined;
}
