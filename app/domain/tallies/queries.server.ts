import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { recusalOfSheet } from "~/db/jury-joins.server";
import {
  appointments,
  criteria,
  dossierSnapshots,
  establishments,
  nominations,
  products,
  recusals,
  sheetPoints,
  sheets,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { isLiveSealOf, sealedFact } from "../nominations/live-seal.server";
import { roundById } from "../rounds/queries.server";
import type { SchemeRules, TieBreak } from "../schemes/rules";
import { inputsOf, type TalliedRules, tieBreakCriteria, tieBreakPoints } from "./inputs";
import { mayReadTally, whyTallyIsClosed } from "./policy";
import type { CountedSheet } from "./rank";
import { type TallyEntry, type TallyInput, tallyRound } from "./rules";

/** What a row of the tally shows beside its figures. */
export interface TalliedNomination {
  readonly id: string;
  readonly code: string;
  readonly groupCode: string;
  readonly productId: string;
  readonly productName: string;
  readonly establishmentId: string;
  readonly establishmentName: string;
  readonly provinceId: string;
  readonly commune: string | null;
  readonly address: string | null;
  /** Sheets begun but not signed: they do not count, and are shown. */
  readonly unsigned: number;
  readonly recused: number;
}

export interface RoundTally {
  readonly rows: readonly (TallyEntry & { readonly nomination: TalliedNomination })[];
  readonly passed: number;
  readonly proposed: number;
}

/**
 * The tally of a round as its sheets stand now. Best first.
 * Refused: "not_found" to those who may not read it, "closed" while the jury scores.
 */
export async function tallyOfRound(ctx: Context, roundId: string): Promise<RoundTally> {
  const round = await roundById(ctx, roundId);
  if (!mayReadTally(ctx.actor, round)) throw new DomainError("not_found", m.errors_not_found_title());
  const closed = whyTallyIsClosed(round.phases, ctx.now);
  if (closed) throw new DomainError("closed", closed);
  return computeTally(ctx, round);
}

interface TalliedRound extends TalliedRules {
  readonly id: string;
}

/** The tally without a look at who asks: for verbs that have checked it. */
export async function computeTally(ctx: Context, round: TalliedRound): Promise<RoundTally> {
  return tallyOfSheets(ctx, round, await signedSheets(ctx, round.id, round.rules));
}

/** The same from sheets that were read elsewhere, by the nomination they are for. */
export async function tallyOfSheets(
  ctx: Context,
  round: TalliedRound,
  signed: ReadonlyMap<string, readonly CountedSheet[]>,
): Promise<RoundTally> {
  const nominations = await talliedNominations(ctx, round.id);
  const byId = new Map(nominations.map((nomination) => [nomination.id, nomination]));
  const inputs = inputsOf(round, nominations, signed);
  const rows = tallyRound(round.rules, inputs).map((entry) => ({
    ...entry,
    nomination: byId.get(entry.nominationId)!,
  }));
  return {
    rows,
    passed: rows.filter((row) => row.passed).length,
    proposed: rows.filter((row) => row.outcome === "recognised").length,
  };
}

/**
 * What a tally is made of: the admitted entries with their signed sheets.
 * tieBreaks: the points of the criteria they look at come with the sheets.
 */
export async function tallyInputs(
  ctx: Context,
  round: TalliedRound,
  tieBreaks: readonly TieBreak[],
): Promise<{ nominations: readonly TalliedNomination[]; inputs: readonly TallyInput[] }> {
  const asked = { ...round.rules, tieBreaks: { ...round.rules.tieBreaks, value: [...tieBreaks] } };
  const [nominations, signed] = await Promise.all([
    talliedNominations(ctx, round.id),
    signedSheets(ctx, round.id, asked),
  ]);
  return { nominations, inputs: inputsOf({ ...round, rules: asked }, nominations, signed) };
}

/** The signed sheets of each entry, with the points of the criteria that tie-breaks look at. */
async function signedSheets(ctx: Context, roundId: string, rules: SchemeRules): Promise<Map<string, CountedSheet[]>> {
  const leaves = tieBreakCriteria(rules);
  const pointsOf = tieBreakPoints(rules);
  const rows = await ctx.db
    .select({
      nominationId: sheets.nominationId,
      total: sql<number>`coalesce(sum(${sheetPoints.points}), 0)::int`,
      points:
        leaves.length > 0
          ? sql<Record<string, number>>`coalesce(jsonb_object_agg(${criteria.code}, coalesce(${sheetPoints.points}, 0))
              filter (where ${criteria.code} is not null), '{}')`
          : sql<Record<string, number>>`'{}'::jsonb`,
    })
    .from(sheets)
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .leftJoin(sheetPoints, eq(sheetPoints.sheetId, sheets.id))
    .leftJoin(criteria, eq(criteria.id, sheetPoints.criterionId))
    .leftJoin(recusals, recusalOfSheet())
    .where(and(eq(nominations.roundId, roundId), isNotNull(sheets.signedAt), isNull(recusals.at)))
    .groupBy(sheets.id);
  const signed = new Map<string, CountedSheet[]>();
  for (const { nominationId, total, points } of rows) {
    signed.set(nominationId, [...(signed.get(nominationId) ?? []), { total, criteria: pointsOf(points) }]);
  }
  return signed;
}

async function talliedNominations(ctx: Context, roundId: string): Promise<TalliedNomination[]> {
  const unsigned = ctx.db
    .select({ nominationId: sheets.nominationId, count: sql<number>`count(*)::int`.as("unsigned") })
    .from(sheets)
    // Nobody will sign the sheet of someone who left.
    .innerJoin(appointments, and(eq(appointments.id, sheets.appointmentId), isNull(appointments.endedAt)))
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .leftJoin(recusals, recusalOfSheet())
    .where(and(eq(nominations.roundId, roundId), isNull(sheets.signedAt), isNull(recusals.at)))
    .groupBy(sheets.nominationId)
    .as("unsigned_sheets");
  const recused = ctx.db
    .select({ nominationId: recusals.nominationId, count: sql<number>`count(*)::int`.as("recused") })
    .from(recusals)
    .innerJoin(nominations, eq(nominations.id, recusals.nominationId))
    .where(eq(nominations.roundId, roundId))
    .groupBy(recusals.nominationId)
    .as("recused_sheets");
  return ctx.db
    .select({
      id: nominations.id,
      code: sql<string>`${nominations.code}`,
      groupCode: nominations.groupCode,
      productId: products.id,
      productName: sealedFact<string>("product", "name"),
      establishmentId: establishments.id,
      establishmentName: sealedFact<string>("establishment", "name"),
      provinceId: sealedFact<string>("establishment", "provinceId"),
      commune: sealedFact<string | null>("establishment", "commune"),
      address: sql<
        string | null
      >`nullif(concat_ws(', ', ${sealedFact("establishment", "address")}, ${sealedFact("establishment", "commune")}), '')`,
      unsigned: sql<number>`coalesce(${unsigned.count}, 0)`,
      recused: sql<number>`coalesce(${recused.count}, 0)`,
    })
    .from(nominations)
    .innerJoin(products, eq(products.id, nominations.productId))
    .innerJoin(establishments, eq(establishments.id, products.establishmentId))
    .innerJoin(dossierSnapshots, isLiveSealOf(nominations.id))
    .leftJoin(unsigned, eq(unsigned.nominationId, nominations.id))
    .leftJoin(recused, eq(recused.nominationId, nominations.id))
    .where(and(eq(nominations.roundId, roundId), eq(nominations.state, "admitted")))
    .orderBy(asc(nominations.code));
}
