import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { applications, fairGates, fairPasses, gatekeepers, users } from "~/db/schema";
import { foldText } from "~/lib/vietnamese-text";
import type { PassKind } from "~/lib/vocabulary";
import type { Context } from "../context";
import { pageOf } from "../page-of";
import type { PassQuery } from "./forms";
import { passEnd } from "./pass-end.server";

const PAGE_SIZE = 50;

/**
 * Passes of a fair, the latest first. A visitor's name is not the organiser's to read. Asks no policy: its pages do.
 */
export function passesOf(ctx: Context, fairId: string, { kind, q, page }: PassQuery) {
  const words = foldText(q).split(" ").filter(Boolean);
  const text = sql`unaccent(lower(coalesce(${fairPasses.holder}, '') || ' ' || coalesce(${applications.signName}, '') || ' ' || coalesce(${applications.number}, '')))`;
  const found = words.map((word) => sql`${text} like ${`%${word.replaceAll(/[%_\\]/g, "\\$&")}%`}`);
  const where = and(
    eq(fairPasses.fairId, fairId),
    kind === null ? undefined : eq(fairPasses.kind, kind),
    words.length === 0 ? undefined : and(sql`${fairPasses.kind} <> 'visitor'`, ...found),
  );
  return pageOf(page, PAGE_SIZE, (limit, offset) => {
    const rows = ctx.db
      .select({
        id: fairPasses.id,
        kind: fairPasses.kind,
        holder: sql<string | null>`case when ${fairPasses.kind} <> 'visitor' then ${fairPasses.holder} end`,
        code: sql<string | null>`case when ${fairPasses.kind} <> 'visitor' then ${fairPasses.code} end`,
        exhibitor: applications.signName,
        issuedAt: fairPasses.issuedAt,
        revokedAt: fairPasses.revokedAt,
        revokedReason: fairPasses.revokedReason,
        endedAt: passEnd(),
        total: sql<number>`count(*) over ()::int`,
      })
      .from(fairPasses)
      .leftJoin(applications, eq(applications.id, fairPasses.applicationId))
      .where(where)
      .orderBy(desc(fairPasses.issuedAt), desc(fairPasses.id))
      .offset(offset);
    return limit === null ? rows : rows.limit(limit);
  });
}

/** How many passes of each kind count now. */
export async function passCounts(ctx: Context, fairId: string): Promise<ReadonlyMap<PassKind, number>> {
  const rows = await ctx.db
    .select({ kind: fairPasses.kind, passes: sql<number>`count(*)::int` })
    .from(fairPasses)
    .where(and(eq(fairPasses.fairId, fairId), sql`${passEnd()} is null`))
    .groupBy(fairPasses.kind);
  return new Map(rows.map(({ kind, passes }) => [kind, passes]));
}

/** Passes of an exhibitor's staff, those that count first. Asks no policy: its pages do. */
export function staffPasses(ctx: Context, applicationId: string) {
  return ctx.db
    .select({
      id: fairPasses.id,
      holder: fairPasses.holder,
      code: fairPasses.code,
      issuedAt: fairPasses.issuedAt,
      revokedAt: fairPasses.revokedAt,
      revokedReason: fairPasses.revokedReason,
    })
    .from(fairPasses)
    .where(eq(fairPasses.applicationId, applicationId))
    .orderBy(sql`${fairPasses.revokedAt} is not null`, asc(fairPasses.issuedAt), asc(fairPasses.id));
}

/** Gates in use, each with how many scans it heard. */
export function gatesWithScans(ctx: Context, fairId: string) {
  return ctx.db
    .select({
      id: fairGates.id,
      name: fairGates.name,
      admits: fairGates.admits,
      scans: sql<number>`(select count(*)::int from check_ins c where c.gate_id = fair_gates.id)`,
    })
    .from(fairGates)
    .where(and(eq(fairGates.fairId, fairId), isNull(fairGates.retiredAt)))
    .orderBy(asc(fairGates.position), asc(fairGates.id));
}

/** Who stands at the gates now. */
export function gatekeepersOf(ctx: Context, fairId: string) {
  return ctx.db
    .select({ id: gatekeepers.id, name: users.name, email: users.email, appointedAt: gatekeepers.appointedAt })
    .from(gatekeepers)
    .innerJoin(users, eq(users.id, gatekeepers.userId))
    .where(and(eq(gatekeepers.fairId, fairId), isNull(gatekeepers.endedAt)))
    .orderBy(asc(users.name), asc(gatekeepers.id));
}
