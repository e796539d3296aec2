import { and, eq, isNull, ne } from "drizzle-orm";
import { openAccountOf } from "~/db/maker-joins.server";
import { establishments, memberships, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { isSame, resolveScope } from "./invitation-scope.server";
import { isAdmin, isProducerOf, mayEndRole, whyNotEndRole } from "./policy";

/** A running role before it is ended, with the reason when it cannot be. Throws "not_found" also for who may not end it. */
export async function membershipToEnd(ctx: Context, membershipId: string) {
  const [row] = await ctx.db
    .select({ held: memberships, name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.id, membershipId), isNull(memberships.endedAt)));
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  if (!row || !mayEndRole(ctx.actor, row.held)) throw new DomainError("not_found", m.people_role_unknown());
  const { held, name } = row;
  const { where } = await resolveScope(ctx, held);
  return { name, role: held.role, where, whyNot: whyNotEndRole(ctx.actor, held, await isLastInPlace(ctx, held)) };
}

/** Whether nobody else with an open account holds this role in this place. */
export async function isLastInPlace(
  ctx: Context,
  held: Pick<typeof memberships.$inferSelect, "userId" | "role" | "agencyId" | "establishmentId">,
): Promise<boolean> {
  const [other] = await ctx.db
    .select({ id: memberships.id })
    .from(memberships)
    .innerJoin(users, openAccountOf())
    .where(
      and(
        eq(memberships.role, held.role),
        isSame(memberships.agencyId, held.agencyId),
        isSame(memberships.establishmentId, held.establishmentId),
        isNull(memberships.endedAt),
        ne(memberships.userId, held.userId),
      ),
    )
    .limit(1);
  return other === undefined;
}

/** An establishment and the people who act for it, for themselves and for admins. */
export async function peopleOfEstablishment(ctx: Context, establishmentId: string) {
  const [place] = await ctx.db
    .select({ id: establishments.id, name: establishments.name })
    .from(establishments)
    .where(eq(establishments.id, establishmentId));
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  if (!place || !(isProducerOf(ctx.actor, establishmentId) || isAdmin(ctx.actor))) {
    throw new DomainError("not_found", m.people_place_unknown());
  }
  const members = await ctx.db
    .select({
      membershipId: memberships.id,
      role: memberships.role,
      name: users.name,
      email: users.email,
      startedAt: memberships.startedAt,
      disabledAt: users.disabledAt,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.establishmentId, establishmentId), isNull(memberships.endedAt)));
  return { ...place, members: members.sort((a, b) => compareVietnamese(a.name, b.name)) };
}
