import { asc, eq, inArray, sql } from "drizzle-orm";
import { awards, decisions, provinceSuccessions, releases, rounds, roundTerritories, seals } from "~/db/schema";
import { nameKey } from "~/lib/vietnamese-text";
import type { Context } from "../context";
import { keysOf, type PublishedRow } from "./identity";

/** A round whose results were released on this platform, and that a list seems to be about. */
export interface DecidedHere {
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly decisionNumbers: readonly string[];
  /** Lines of rows that name what the round recognised. */
  readonly already: readonly number[];
  /** Lines of rows that carry the number of its decision and name something else. */
  readonly sameNumber: readonly number[];
}

export interface ComparedWithDecided {
  readonly rounds: readonly DecidedHere[];
  /** The record keys of the rows in any `already`. */
  readonly already: ReadonlySet<string>;
}

/**
 * Compare a list with what rounds decided here: of the same year and level, in their territory, with the number of a decision
 * or the same product. Maker and product are compared as in `keysOf`; a row without a maker is told by its product alone.
 * Source: docs/rules/awards.md#decided-here
 */
export async function compareWithDecided(
  ctx: Pick<Context, "db">,
  rows: readonly PublishedRow[],
): Promise<ComparedWithDecided> {
  const found = await decidedRounds(ctx, rows);
  const already = new Set<string>();
  if (found.length === 0) return { rounds: [], already };
  const winners = await winnersOf(
    ctx,
    found.map((round) => round.id),
  );
  const compared = found.map((round) => {
    const own = { already: [] as number[], sameNumber: [] as number[] };
    const figures = new Set(round.decisionNumbers.map(figuresOf));
    for (const row of rows) {
      if (row.year !== round.year || row.level !== round.level) continue;
      const makers = winners.get(`${round.id}|${row.province.currentId}|${keysOf(row).product}`);
      if (makers && (row.establishmentName === null || makers.has(nameKey(row.establishmentName)))) {
        own.already.push(row.row);
        already.add(keysOf(row).record);
      } else if (row.decisionNumber && figures.has(figuresOf(row.decisionNumber)) && covers(round, row)) {
        own.sameNumber.push(row.row);
      }
    }
    const { slug, name, nameEn, decisionNumbers } = round;
    return { slug, name, nameEn, decisionNumbers, ...own };
  });
  return { rounds: compared.filter((one) => one.already.length + one.sameNumber.length > 0), already };
}

/** "1493/QĐ-UBND", "Số 1493 /QD-UBND": the figures tell, the letters are written in many ways. */
const figuresOf = (number: string) => /\d+/.exec(number)?.[0].replace(/^0+/, "") ?? number;

type DecidedRound = Awaited<ReturnType<typeof decidedRounds>>[number];

const covers = ({ territory }: DecidedRound, { province }: PublishedRow) => territory.has(province.currentId);

async function decidedRounds(ctx: Pick<Context, "db">, rows: readonly PublishedRow[]) {
  const wanted = new Set(rows.map(({ year, level }) => `${year}|${level}`));
  const years = [...new Set(rows.map(({ year }) => year))];
  if (years.length === 0) return [];
  const made = await ctx.db
    .select({
      id: rounds.id,
      slug: rounds.slug,
      name: rounds.name,
      nameEn: rounds.nameEn,
      year: rounds.year,
      level: rounds.level,
      number: decisions.number,
    })
    .from(decisions)
    .innerJoin(releases, eq(releases.decisionId, decisions.id))
    .innerJoin(rounds, eq(rounds.id, decisions.roundId))
    .where(inArray(rounds.year, years))
    .orderBy(asc(rounds.id), asc(decisions.recordedAt));
  const ofLists = made.filter(({ year, level }) => wanted.has(`${year}|${level}`));
  if (ofLists.length === 0) return [];
  const ids = [...new Set(ofLists.map((row) => row.id))];
  const places = await ctx.db
    .select({
      roundId: roundTerritories.roundId,
      provinceId: roundTerritories.provinceId,
      currentId: provinceSuccessions.newId,
    })
    .from(roundTerritories)
    .leftJoin(provinceSuccessions, eq(provinceSuccessions.oldId, roundTerritories.provinceId))
    .where(inArray(roundTerritories.roundId, ids));
  return ids.map((id) => {
    const { number: _, ...round } = ofLists.find((row) => row.id === id)!;
    const ofRound = places.filter((place) => place.roundId === id);
    return {
      ...round,
      decisionNumbers: ofLists.filter((row) => row.id === id).map((row) => row.number),
      /** Provinces of today. */
      territory: new Set(ofRound.map((place) => place.currentId ?? place.provinceId)),
    };
  });
}

/**
 * The makers of each product that rounds recognised, folded; by round, province of today and product. By every name that a seal of
 * theirs printed: a list may have been published before a correction.
 */
async function winnersOf(
  ctx: Pick<Context, "db">,
  roundIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const printed = sql`jsonb_array_elements(${seals.content} -> 'awards') printed`;
  const found = {
    roundId: decisions.roundId,
    provinceId: awards.provinceId,
    currentId: provinceSuccessions.newId,
  };
  const [now, ever] = await Promise.all([
    ctx.db
      .select({ ...found, productName: awards.productName, establishmentName: awards.establishmentName })
      .from(awards)
      .innerJoin(decisions, eq(decisions.id, awards.decisionId))
      .leftJoin(provinceSuccessions, eq(provinceSuccessions.oldId, awards.provinceId))
      .where(inArray(decisions.roundId, [...roundIds])),
    ctx.db
      .select({
        ...found,
        productName: sql<string>`printed ->> 'product'`,
        establishmentName: sql<string | null>`printed ->> 'establishment'`,
      })
      .from(seals)
      .innerJoin(decisions, eq(decisions.id, seals.decisionId))
      .innerJoin(printed, sql`true`)
      .innerJoin(awards, sql`${awards.id} = (printed ->> 'award')::uuid`)
      .leftJoin(provinceSuccessions, eq(provinceSuccessions.oldId, awards.provinceId))
      .where(inArray(decisions.roundId, [...roundIds])),
  ]);
  const winners = new Map<string, Set<string>>();
  for (const { roundId, provinceId, currentId, productName, establishmentName } of [...now, ...ever]) {
    const key = `${roundId}|${currentId ?? provinceId}|${nameKey(productName)}`;
    winners.set(key, (winners.get(key) ?? new Set<string>()).add(nameKey(establishmentName ?? "")));
  }
  return winners;
}
