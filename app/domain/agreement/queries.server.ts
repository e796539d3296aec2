import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { recusalOfSheet } from "~/db/jury-joins.server";
import {
  appointments,
  criteria,
  ledgerEvents,
  nominations,
  recusals,
  rounds,
  sheetPoints,
  sheets,
  users,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { pseudonymOf } from "../ledger/pseudonym.server";
import { mayWorkOnRound } from "../rounds/policy";
import { roundById } from "../rounds/queries.server";
import { leavesOf } from "../schemes/criteria";
import { whyTallyIsClosed } from "../tallies/policy";
import { computeTally } from "../tallies/queries.server";
import { mayReadReliability } from "./policy";
import { type RoundReliability, reliabilityOfSheets } from "./round-reliability";
import type { ScoredSheet } from "./sheets";

/**
 * How far the jury of a round agrees, from its signed sheets as they stand now. The agency reads the names of jurors, the council
 * their numbers. Refused: "not_found" to those who may not read it, "closed" while the jury scores.
 */
export async function reliabilityOfRound(ctx: Context, roundId: string): Promise<RoundReliability> {
  const round = await roundById(ctx, roundId);
  if (!mayReadReliability(ctx.actor, round)) throw new DomainError("not_found", m.errors_not_found_title());
  const closed = whyTallyIsClosed(round.phases, ctx.now);
  if (closed) throw new DomainError("closed", closed);
  const [tally, signed, jurors] = await Promise.all([
    computeTally(ctx, round),
    signedSheets(ctx, roundId),
    jurorsOf(ctx, roundId, mayWorkOnRound(ctx.actor, round)),
  ]);
  const leaves = leavesOf(round.rules.criteria.value);
  return reliabilityOfSheets(round.rules, {
    entries: tally.rows.map(({ nomination, rank, score }) => ({
      id: nomination.id,
      code: nomination.code,
      productName: nomination.productName,
      rank,
      score,
    })),
    jurors,
    maxima: new Map(leaves.map(({ code, maximum }) => [code, maximum])),
    sheets: signed,
  });
}

/** Signed sheets of admitted entries: those the tally counts. */
const isCounted = (roundId: string) =>
  and(
    eq(nominations.roundId, roundId),
    eq(nominations.state, "admitted"),
    isNotNull(sheets.signedAt),
    isNull(recusals.at),
  );

/**
 * When points were given: by the device, which may have been without a network for hours, as far as its clock can be believed (a time
 * that had not come yet when it was recorded cannot); else when they were recorded. What was recorded at once keeps its order.
 */
const writtenAt = sql`case when ${ledgerEvents.deviceAt} <= ${ledgerEvents.recordedAt} + interval '5 minutes'
  then ${ledgerEvents.deviceAt} else ${ledgerEvents.recordedAt} end`;

/** Not taken over from paper or a workbook, which is when an officer had time for it. */
const isByJuror = sql`not (${ledgerEvents.payload}::jsonb ? 'medium')`;

async function signedSheets(ctx: Context, roundId: string): Promise<ScoredSheet[]> {
  const rows = await ctx.db
    .select({
      juror: sheets.appointmentId,
      entry: sheets.nominationId,
      total: sql<number>`coalesce(sum(${sheetPoints.points}), 0)::int`,
      points: sql<Record<string, number>>`coalesce(jsonb_object_agg(${criteria.code}, ${sheetPoints.points})
        filter (where ${sheetPoints.points} is not null), '{}')`,
      at: sql<number | null>`case when min(${writtenAt}) is not null
        then row_number() over (order by min(${writtenAt}), min(${ledgerEvents.id}::text))::int end`,
    })
    .from(sheets)
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .leftJoin(sheetPoints, eq(sheetPoints.sheetId, sheets.id))
    .leftJoin(criteria, eq(criteria.id, sheetPoints.criterionId))
    .leftJoin(ledgerEvents, and(eq(ledgerEvents.id, sheetPoints.eventId), isByJuror))
    .leftJoin(recusals, recusalOfSheet())
    .where(isCounted(roundId))
    .groupBy(sheets.id, nominations.code)
    .orderBy(asc(nominations.code), asc(sheets.id));
  return rows;
}

interface NamedJuror {
  readonly id: string;
  readonly name: string;
}

/** Those with a signed sheet, numbered in an order that tells nothing of them: by their names in the ledger. */
async function jurorsOf(ctx: Context, roundId: string, byName: boolean): Promise<NamedJuror[]> {
  const rows = await ctx.db
    .selectDistinct({ id: appointments.id, userId: users.id, name: users.name, salt: rounds.ledgerSalt })
    .from(sheets)
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .innerJoin(rounds, eq(rounds.id, nominations.roundId))
    .innerJoin(appointments, eq(appointments.id, sheets.appointmentId))
    .innerJoin(users, eq(users.id, appointments.userId))
    .leftJoin(recusals, recusalOfSheet())
    .where(isCounted(roundId));
  return rows
    .map((row) => ({ ...row, pseudonym: pseudonymOf(row.salt, row.userId) }))
    .sort((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1))
    .map(({ id, name }, place) => ({
      id,
      name: byName ? m.agreement_juror_named({ number: place + 1, name }) : m.agreement_juror({ number: place + 1 }),
    }));
}
