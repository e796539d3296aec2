import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { checkIns, fairs, gatekeepers } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { fairLine } from "../fairs/fair-line.server";
import { mayRunDays } from "./policy";

/** When the reader was named for the gates of which fairs, also what has ended, and how many passes they read there. */
export async function ownGatekeeping(ctx: Context) {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const { userId } = ctx.actor;
  return ctx.db
    .select({
      fair: fairs.name,
      appointedAt: gatekeepers.appointedAt,
      endedAt: gatekeepers.endedAt,
      scans: sql<number>`(select count(*)::int from ${checkIns} where ${checkIns.fairId} = ${fairs.id} and ${checkIns.by} = ${userId}
        and ${checkIns.at} >= ${gatekeepers.appointedAt} and ${checkIns.at} <= coalesce(${gatekeepers.endedAt}, 'infinity'))`,
    })
    .from(gatekeepers)
    .innerJoin(fairs, eq(fairs.id, gatekeepers.fairId))
    .where(eq(gatekeepers.userId, userId))
    .orderBy(asc(gatekeepers.appointedAt), asc(gatekeepers.id));
}

/**
 * Fairs at whose gates the one who asks may scan: named for them, or organiser or secretary of the agency of one that is public. Those that are
 * over come last, else the next one first. Throws "forbidden" to nobody signed in.
 */
export async function ownGates(ctx: Context) {
  const { actor } = ctx;
  if (!actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const named = ctx.db
    .select({ fairId: gatekeepers.fairId })
    .from(gatekeepers)
    .where(and(eq(gatekeepers.userId, actor.userId), isNull(gatekeepers.endedAt)));
  const run = actor.memberships.flatMap(({ agencyId }) =>
    agencyId && mayRunDays(actor, { agencyId }) ? agencyId : [],
  );
  return ctx.db
    .select(fairLine)
    .from(fairs)
    .where(
      and(
        isNull(fairs.closedAt),
        isNull(fairs.cancelledAt),
        or(
          inArray(fairs.id, named),
          run.length > 0 ? and(inArray(fairs.agencyId, run), isNotNull(fairs.publishedAt)) : undefined,
        ),
      ),
    )
    .orderBy(sql`${fairs.endsOn} < ${todayInVietnam(ctx.now)}::date`, asc(fairs.startsOn), asc(fairs.id));
}
