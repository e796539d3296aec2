import { asc, eq, sql } from "drizzle-orm";
import { checkIns, fairs, gatekeepers } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";

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
