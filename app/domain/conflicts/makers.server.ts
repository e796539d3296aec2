import { and, eq, isNull } from "drizzle-orm";
import { answerOfAssignment, sheetOfAssignment } from "~/db/jury-joins.server";
import { appointments, assignments, conflictAnswers, nominations, products, rounds, sheets } from "~/db/schema";
import type { Context } from "../context";
import type { RoundDetails } from "../rounds/queries.server";
import { makerKey } from "./entry-key.server";
import { scoringSince } from "./policy";
import { type MakerStanding, standingWith } from "./rules";

/**
 * Where a juror of a blind round stands with each establishment that has, or had, entries among theirs, by `makerKey`. The caller has
 * decided that the reader may know.
 */
export async function makersOf(
  ctx: Context,
  round: RoundDetails,
  userId: string,
): Promise<ReadonlyMap<string, MakerStanding>> {
  const given = await ctx.db
    .select({
      nominationId: assignments.nominationId,
      ledgerSalt: rounds.ledgerSalt,
      establishmentId: products.establishmentId,
      assignedAt: assignments.assignedAt,
      endedAt: assignments.endedAt,
      answer: conflictAnswers.answer,
      answeredAt: conflictAnswers.at,
      signedAt: sheets.signedAt,
    })
    .from(assignments)
    .innerJoin(appointments, eq(appointments.id, assignments.appointmentId))
    .innerJoin(nominations, and(eq(nominations.id, assignments.nominationId), eq(nominations.state, "admitted")))
    .innerJoin(rounds, eq(rounds.id, nominations.roundId))
    .innerJoin(products, eq(products.id, nominations.productId))
    .leftJoin(conflictAnswers, answerOfAssignment())
    .leftJoin(sheets, sheetOfAssignment())
    .where(and(eq(appointments.userId, userId), eq(nominations.roundId, round.id), isNull(appointments.endedAt)));
  const since = scoringSince(round, ctx.now);
  const byMaker = Map.groupBy(given, ({ ledgerSalt, establishmentId, nominationId }) =>
    makerKey(ledgerSalt, userId, establishmentId ?? nominationId),
  );
  return new Map([...byMaker].map(([key, own]) => [key, standingWith(own, given, since)]));
}
