import { and, count, desc, eq, gte, lt, or, type SQL, sql } from "drizzle-orm";
import { auditEntries, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { addDays, startOfDay } from "~/lib/dates";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { mayReadAudit } from "./policy";

export interface AuditFilter {
  /** A whole act, "people.invited", or a noun, "people". */
  readonly act: string | null;
  /** Part of the name or the address of who acted. */
  readonly person: string | null;
  /** Days in Vietnam, both included. */
  readonly from: string | null;
  readonly until: string | null;
  readonly page: number;
}

const PAGE_SIZE = 50;

/** One page of what was done, newest first. */
export async function auditPage(ctx: Context, filter: AuditFilter) {
  if (!mayReadAudit(ctx.actor)) throw new DomainError("forbidden", m.people_admin_only());
  const where = and(...conditions(filter));
  const from = ctx.db
    .select({ total: count() })
    .from(auditEntries)
    .leftJoin(users, eq(users.id, auditEntries.actorId))
    .where(where);
  const [[all], items] = await Promise.all([
    from,
    ctx.db
      .select({
        id: auditEntries.id,
        at: auditEntries.at,
        act: auditEntries.act,
        subjectKind: auditEntries.subjectKind,
        subjectId: auditEntries.subjectId,
        before: auditEntries.before,
        after: auditEntries.after,
        address: auditEntries.address,
        actorId: auditEntries.actorId,
        actorName: users.name,
      })
      .from(auditEntries)
      .leftJoin(users, eq(users.id, auditEntries.actorId))
      .where(where)
      .orderBy(desc(auditEntries.at), desc(auditEntries.id))
      .limit(PAGE_SIZE)
      .offset((filter.page - 1) * PAGE_SIZE),
  ]);
  return { items, total: all!.total, page: filter.page, pageSize: PAGE_SIZE };
}

function conditions({ act, person, from, until }: AuditFilter): (SQL | undefined)[] {
  const pattern = person && `%${person.replace(/[\\%_]/g, "\\$&")}%`;
  return [
    act === null ? undefined : or(eq(auditEntries.act, act), sql`starts_with(${auditEntries.act}, ${`${act}.`})`),
    pattern === null || pattern === ""
      ? undefined
      : or(sql`${users.name} ilike ${pattern}`, sql`${users.email}::text ilike ${pattern}`),
    from === null ? undefined : gte(auditEntries.at, startOfDay(from)),
    until === null ? undefined : lt(auditEntries.at, startOfDay(addDays(until, 1))),
  ];
}

/** Every act that was ever kept, for the filter. */
export async function auditActs(ctx: Context): Promise<string[]> {
  if (!mayReadAudit(ctx.actor)) throw new DomainError("forbidden", m.people_admin_only());
  const rows = await ctx.db.selectDistinct({ act: auditEntries.act }).from(auditEntries).orderBy(auditEntries.act);
  return rows.map((row) => row.act);
}
