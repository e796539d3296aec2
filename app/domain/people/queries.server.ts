import { and, count, desc, eq, gt, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { agencyNameToday } from "~/db/agency-name.server";
import type { Database, Transaction } from "~/db/client.server";
import {
  agencies,
  appointments,
  councilMembers,
  establishments,
  invitations,
  memberships,
  rounds,
  sessions,
  users,
} from "~/db/schema";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { foldText } from "~/lib/vietnamese-text";
import { ROLES, type Role } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { loadActor } from "./actor.server";
import { deviceOf } from "./device";
import type { UsersQuery } from "./forms";
import { listedSessionId } from "./lucia.server";
import { mayAdministerAccounts, mayManageSessions } from "./policy";
import { tokensOf } from "./queries-tokens.server";

/** While one exists, the server listens on loopback only. */
export async function hasDemoAccounts(db: Database | Transaction): Promise<boolean> {
  const [one] = await db.select({ id: users.id }).from(users).where(isNotNull(users.demo)).limit(1);
  return one !== undefined;
}

export interface UserLine {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
  readonly leftAs: "withdrawn" | "deleted" | null;
  readonly hasPassword: boolean;
  /** Those held now, seats in rounds among them, each once. */
  readonly roles: readonly Role[];
  readonly lastSeenAt: Date | null;
}

const PAGE_SIZE = 25;

// The same letters as `foldText`, in SQL.
const folded = (column: SQL.Aliased | SQL | typeof users.name) =>
  sql<string>`replace(regexp_replace(normalize(lower(${column}), NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd')`;

/** One page of the accounts whose name or address holds `q`, accents not counting; by name. */
export async function usersPage(ctx: Context, { q, page }: UsersQuery) {
  if (!mayAdministerAccounts(ctx.actor)) throw new DomainError("forbidden", m.people_admin_only());
  const wanted = `%${foldText(q).replace(/[\\%_]/g, "\\$&")}%`;
  const where =
    q === ""
      ? undefined
      : or(sql`${folded(users.name)} like ${wanted}`, sql`lower(${users.email}::text) like ${wanted}`);
  const [[all], rows] = await Promise.all([
    ctx.db.select({ total: count() }).from(users).where(where),
    ctx.db
      .select()
      .from(users)
      .where(where)
      .orderBy(users.name, users.id)
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE),
  ]);
  const ids = rows.map((row) => row.id);
  const [roles, seen] = await Promise.all([liveRoles(ctx, ids), lastSeen(ctx, ids)]);
  const items = rows.map(
    (user): UserLine => ({
      id: user.id,
      name: user.name,
      email: user.email,
      createdAt: user.createdAt,
      disabledAt: user.disabledAt,
      leftAs: user.leftAs,
      hasPassword: user.passwordHash !== null,
      roles: ROLES.filter((role) => roles.some((held) => held.userId === user.id && held.role === role)),
      lastSeenAt: seen.find((row) => row.userId === user.id)?.at ?? null,
    }),
  );
  return { items, total: all!.total, page, pageSize: PAGE_SIZE };
}

async function liveRoles(ctx: Context, userIds: string[]): Promise<{ userId: string; role: Role }[]> {
  if (userIds.length === 0) return [];
  return unionAll(
    ctx.db
      .select({ userId: memberships.userId, role: sql<Role>`${memberships.role}` })
      .from(memberships)
      .where(and(inArray(memberships.userId, userIds), isNull(memberships.endedAt))),
    ctx.db
      .select({ userId: appointments.userId, role: sql<Role>`'juror'` })
      .from(appointments)
      .where(and(inArray(appointments.userId, userIds), isNull(appointments.endedAt))),
    ctx.db
      .select({ userId: councilMembers.userId, role: sql<Role>`'council_member'` })
      .from(councilMembers)
      .where(and(inArray(councilMembers.userId, userIds), isNull(councilMembers.endedAt))),
  );
}

async function lastSeen(ctx: Context, userIds: readonly string[]) {
  if (userIds.length === 0) return [];
  return ctx.db
    .select({ userId: sessions.userId, at: sql<Date>`max(${sessions.lastSeenAt})`.mapWith(sessions.lastSeenAt) })
    .from(sessions)
    .where(inArray(sessions.userId, [...userIds]))
    .groupBy(sessions.userId);
}

/** An account as an admin sees it: roles with their time, seats in rounds, sessions, tokens of the API. */
export async function userDetails(ctx: Context, userId: string) {
  if (!mayAdministerAccounts(ctx.actor)) throw new DomainError("forbidden", m.people_admin_only());
  const [user] = await ctx.db.select().from(users).where(eq(users.id, userId));
  if (!user) throw new DomainError("not_found", m.people_user_unknown());
  const [roles, seats, devices, tokens] = await Promise.all([
    rolesOf(ctx, userId),
    seatsOf(ctx, userId),
    sessionsOf(ctx, userId, null),
    tokensOf(ctx, userId),
  ]);
  const { passwordHash, ...known } = user;
  return { ...known, hasPassword: passwordHash !== null, roles, seats, sessions: devices, tokens };
}

/** Every role of an account, running ones first. `where` is null for the whole site. */
async function rolesOf(ctx: Context, userId: string) {
  const granters = ctx.db.select({ id: users.id, name: users.name }).from(users).as("granters");
  return ctx.db
    .select({
      id: memberships.id,
      role: memberships.role,
      where: sql<string | null>`coalesce(${establishments.name}, ${agencyNameToday(memberships.agencyId, ctx.now)})`,
      startedAt: memberships.startedAt,
      endedAt: memberships.endedAt,
      grantedBy: granters.name,
    })
    .from(memberships)
    .leftJoin(establishments, eq(establishments.id, memberships.establishmentId))
    .leftJoin(granters, eq(granters.id, memberships.grantedBy))
    .where(eq(memberships.userId, userId))
    .orderBy(sql`${memberships.endedAt} desc nulls first`, memberships.id);
}

async function seatsOf(ctx: Context, userId: string) {
  const actor = await loadActor(ctx.db, userId, ctx.now, null);
  const ids = [...new Set(actor?.seats.map((seat) => seat.roundId))];
  if (ids.length === 0) return [];
  const found = await ctx.db.select().from(rounds).where(inArray(rounds.id, ids));
  return actor!.seats.map(({ role, roundId }) => {
    const round = found.find((one) => one.id === roundId)!;
    return { role, round: getLocale() === "en" ? round.nameEn : round.name };
  });
}

/** One's own account. */
export async function ownAccount(ctx: Context) {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const [user] = await ctx.db
    .select({ id: users.id, name: users.name, email: users.email, phone: users.phone, locale: users.locale })
    .from(users)
    .where(eq(users.id, ctx.actor.userId));
  return user!;
}

/** The running sessions of an account, last used first. current: the id in the cookie of the session that asks. */
export async function sessionsOf(ctx: Context, userId: string, current: string | null) {
  if (!mayManageSessions(ctx.actor, userId)) throw new DomainError("forbidden", m.people_not_yours());
  const rows = await ctx.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, ctx.now)))
    .orderBy(desc(sessions.lastSeenAt));
  return rows.map((session) => ({
    id: session.id,
    device: deviceOf(session.userAgent),
    address: session.address,
    createdAt: session.createdAt,
    lastSeenAt: session.lastSeenAt,
    isCurrent: current !== null && session.id === listedSessionId(current),
  }));
}

/** Figures of the admin's first page. */
export async function accountCounts(ctx: Context) {
  if (!mayAdministerAccounts(ctx.actor)) throw new DomainError("forbidden", m.people_admin_only());
  const [[people], [places], [open], hasDemo] = await Promise.all([
    ctx.db
      .select({
        all: count(),
        withoutPassword: sql<number>`count(*) filter (where ${users.passwordHash} is null)::int`,
      })
      .from(users),
    ctx.db.select({ all: count() }).from(agencies),
    ctx.db
      .select({ all: count() })
      .from(invitations)
      .where(and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt), gt(invitations.expiresAt, ctx.now))),
    hasDemoAccounts(ctx.db),
  ]);
  return {
    users: people!.all,
    usersWithoutPassword: people!.withoutPassword,
    agencies: places!.all,
    invitations: open!.all,
    hasDemo,
  };
}
