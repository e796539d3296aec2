import { and, asc, count, eq, max, sql } from "drizzle-orm";
import { isHiddenFromJuror } from "~/db/blind.server";
import { nominations, paperChecks, rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";

/**
 * Whose papers the reader checked, and how many of them; what they found belongs to the dossier. Left out while they judge the round
 * and are not told whose products it scores.
 */
export async function ownPaperChecks(ctx: Context) {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  return ctx.db
    .select({
      nominationId: nominations.id,
      round: rounds.name,
      entry: nominations.code,
      papers: count(),
      lastAt: max(paperChecks.at),
    })
    .from(paperChecks)
    .innerJoin(nominations, eq(nominations.id, paperChecks.nominationId))
    .innerJoin(rounds, eq(rounds.id, nominations.roundId))
    .where(and(eq(paperChecks.by, ctx.actor.userId), sql`not ${isHiddenFromJuror(ctx.actor.userId)}`))
    .groupBy(nominations.id, rounds.id)
    .orderBy(asc(nominations.id));
}
