import { and, count, eq, inArray, isNull, notInArray, sql } from "drizzle-orm";
import { recusalOfSheet } from "~/db/jury-joins.server";
import {
  appointments,
  decisions,
  meetings,
  motions,
  nominations,
  panels,
  pointFrames,
  recusals,
  releases,
  sheets,
} from "~/db/schema";
import { toldLast } from "~/db/told-last.server";
import { NOMINATION_STATES } from "~/lib/vocabulary";
import type { Context } from "../context";
import { assignedFacts } from "./assigned-facts.server";
import { blindFacts } from "./blind-facts.server";
import { complaintFacts } from "./complaint-facts.server";
import type { RoundFacts } from "./moves";

/** What was counted in each of the rounds. The caller has decided that the reader works on them. */
export async function factsOfRounds(ctx: Context, roundIds: readonly string[]): Promise<Map<string, RoundFacts>> {
  if (roundIds.length === 0) return new Map();
  const ids = [...roundIds];
  const isAwaited = sql`${appointments.endedAt} is null and ${nominations.state} = 'admitted'`;
  const [states, juries, counted, decided, waiting, complained, votedOn, lastTold, assigned, blind] = await Promise.all(
    [
      ctx.db
        .select({ roundId: nominations.roundId, state: nominations.state, count: count() })
        .from(nominations)
        .where(inArray(nominations.roundId, ids))
        .groupBy(nominations.roundId, nominations.state),
      ctx.db
        .select({
          roundId: panels.roundId,
          seats: count(),
          heads: sql<number>`count(*) filter (where ${appointments.role} = 'head')::int`,
          accepted: sql<number>`count(${appointments.acceptedAt})::int`,
        })
        .from(appointments)
        .innerJoin(panels, eq(panels.id, appointments.panelId))
        .where(and(inArray(panels.roundId, ids), isNull(appointments.endedAt)))
        .groupBy(panels.roundId),
      ctx.db
        .select({
          roundId: nominations.roundId,
          ever: count(),
          total: sql<number>`count(*) filter (where ${isAwaited})::int`,
          signed: sql<number>`count(*) filter (where ${isAwaited} and ${sheets.signedAt} is not null and ${recusals.at} is null)::int`,
          recused: sql<number>`count(${recusals.at}) filter (where ${isAwaited})::int`,
        })
        .from(sheets)
        .innerJoin(appointments, eq(appointments.id, sheets.appointmentId))
        .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
        .leftJoin(recusals, recusalOfSheet())
        .where(inArray(nominations.roundId, ids))
        .groupBy(nominations.roundId),
      ctx.db
        .select({ roundId: decisions.roundId, count: count(), released: count(releases.decisionId) })
        .from(decisions)
        .leftJoin(releases, eq(releases.decisionId, decisions.id))
        .where(and(inArray(decisions.roundId, ids), isNull(decisions.withdrawnAt)))
        .groupBy(decisions.roundId),
      ctx.db
        .select({ roundId: pointFrames.roundId, count: count() })
        .from(pointFrames)
        .where(and(inArray(pointFrames.roundId, ids), isNull(pointFrames.decidedAt)))
        .groupBy(pointFrames.roundId),
      complaintFacts(ctx, ids),
      ctx.db
        .select({ roundId: meetings.roundId })
        .from(motions)
        .innerJoin(meetings, eq(meetings.id, motions.meetingId))
        .where(and(inArray(meetings.roundId, ids), eq(motions.kind, "list"), isNull(motions.closedAt))),
      toldLast(ctx.db, and(inArray(nominations.roundId, ids), eq(nominations.state, "admitted"))),
      assignedFacts(ctx, ids),
      blindFacts(ctx, ids),
    ],
  );
  return new Map(
    ids.map((id) => {
      const { seats = 0, heads = 0, accepted = 0 } = juries.find((row) => row.roundId === id) ?? {};
      const { ever = 0, total = 0, signed = 0, recused = 0 } = counted.find((row) => row.roundId === id) ?? {};
      const inState = (state: string) => states.find((row) => row.roundId === id && row.state === state)?.count ?? 0;
      return [
        id,
        {
          nominations: Object.fromEntries(
            NOMINATION_STATES.map((state) => [state, inState(state)]),
          ) as RoundFacts["nominations"],
          jury: { seats, heads, accepted },
          assigned: assigned.get(id)!,
          sheets: { ever, total, signed, recused, open: total - signed - recused },
          decisions: decided.find((row) => row.roundId === id)?.count ?? 0,
          released: decided.find((row) => row.roundId === id)?.released ?? 0,
          waiting: lastTold.filter((row) => row.roundId === id && row.kind === "waiting").length,
          waitingFrames: waiting.find((row) => row.roundId === id)?.count ?? 0,
          complaints: complained.get(id)!,
          blind: blind.get(id)!,
          listIsVotedOn: votedOn.some((row) => row.roundId === id),
        },
      ];
    }),
  );
}

export async function factsOfRound(ctx: Context, roundId: string): Promise<RoundFacts> {
  return (await factsOfRounds(ctx, [roundId])).get(roundId)!;
}

/** The codes of the product groups that entries of a round are in. */
export async function groupsInUse(ctx: Context, roundId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectDistinct({ group: nominations.groupCode })
    .from(nominations)
    .where(and(eq(nominations.roundId, roundId), notInArray(nominations.state, ["refused", "withdrawn"])));
  return rows.map((row) => row.group).sort();
}
