import { and, asc, eq, getTableColumns, gt, inArray, isNull, lte, or } from "drizzle-orm";
import { agencyNameToday } from "~/db/agency-name.server";
import { agencies, agencyNames, memberships, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { addDays, todayInVietnam } from "~/lib/dates";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { isAdmin } from "../people/policy";
import { mayKeepAgencies, maySeeAgency } from "./policy";

type AgencyName = typeof agencyNames.$inferSelect;

/** The row of the name an agency bore on a day, for documents of that day; null when it bore none. */
export async function agencyNameOn(ctx: Context, agencyId: string, date: string): Promise<AgencyName | null> {
  const [row] = await ctx.db
    .select()
    .from(agencyNames)
    .where(
      and(
        eq(agencyNames.agencyId, agencyId),
        lte(agencyNames.validFrom, date),
        or(isNull(agencyNames.validUntil), gt(agencyNames.validUntil, date)),
      ),
    );
  return row ?? null;
}

/** All agencies by their present name, with how many people each has now. */
export async function agencyList(ctx: Context) {
  if (!mayKeepAgencies(ctx.actor)) throw new DomainError("forbidden", m.people_admin_only());
  const [rows, members] = await Promise.all([
    ctx.db.select({ ...getTableColumns(agencies), name: agencyNameToday(agencies.id, ctx.now) }).from(agencies),
    ctx.db
      .select({ agencyId: memberships.agencyId, userId: memberships.userId })
      .from(memberships)
      .where(isNull(memberships.endedAt)),
  ]);
  return rows
    .map((agency) => ({
      ...agency,
      people: new Set(members.filter((one) => one.agencyId === agency.id).map((one) => one.userId)).size,
    }))
    .sort((a, b) => compareVietnamese(a.name, b.name));
}

/** The agencies the actor has a role in (for an admin all), for menus and forms. */
export async function agenciesOf(ctx: Context): Promise<{ id: string; slug: string; name: string }[]> {
  const ids = [...new Set(ctx.actor?.memberships.map((held) => held.agencyId).filter((id) => id !== null))];
  if (!isAdmin(ctx.actor) && ids.length === 0) return [];
  const mine = isAdmin(ctx.actor) ? undefined : inArray(agencies.id, ids);
  const rows = await ctx.db
    .select({ id: agencies.id, slug: agencies.slug, name: agencyNameToday(agencies.id, ctx.now) })
    .from(agencies)
    .where(mine);
  return rows.sort((a, b) => compareVietnamese(a.name, b.name));
}

/** An agency with its names, latest first, and its people. Someone without a role in it is told it does not exist. */
export async function agencyBySlug(ctx: Context, slug: string) {
  const [agency] = await ctx.db
    .select({ ...getTableColumns(agencies), name: agencyNameToday(agencies.id, ctx.now) })
    .from(agencies)
    .where(eq(agencies.slug, slug));
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  if (!agency || !maySeeAgency(ctx.actor, agency.id)) throw new DomainError("not_found", m.agencies_unknown());
  const [names, members] = await Promise.all([
    ctx.db.select().from(agencyNames).where(eq(agencyNames.agencyId, agency.id)).orderBy(asc(agencyNames.validFrom)),
    membersOf(ctx, agency.id),
  ]);
  const today = todayInVietnam(ctx.now);
  return {
    ...agency,
    names: names.toReversed().map(({ validUntil, ...name }) => ({
      ...name,
      lastDay: validUntil && addDays(validUntil, -1),
      isCurrent: name.validFrom <= today && (validUntil === null || validUntil > today),
    })),
    members,
  };
}

/** Who holds a role in an agency now, by role and name. */
async function membersOf(ctx: Context, agencyId: string) {
  const rows = await ctx.db
    .select({
      membershipId: memberships.id,
      role: memberships.role,
      userId: users.id,
      name: users.name,
      email: users.email,
      startedAt: memberships.startedAt,
      disabledAt: users.disabledAt,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.agencyId, agencyId), isNull(memberships.endedAt)));
  const order = ["organiser", "secretary", "support"];
  return rows.sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role) || compareVietnamese(a.name, b.name));
}
