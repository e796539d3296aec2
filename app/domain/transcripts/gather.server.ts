import { and, eq, isNotNull, sql } from "drizzle-orm";
import { recusalOfSheet } from "~/db/jury-joins.server";
import { appointments, decisionItems, nominations, panels, recusals, rounds, sheetPoints, sheets } from "~/db/schema";
import { agencyNameOn } from "../agencies/queries.server";
import { listOfDecision } from "../awards/decision-list.server";
import { releasedDecisions } from "../awards/decisions.server";
import type { Context } from "../context";
import { pseudonymOf } from "../ledger/pseudonym.server";
import { criteriaTree, type RoundDetails } from "../rounds/queries.server";
import { leavesOf } from "../sheets/rules";
import { territoryOf } from "../tallies/inputs";
import { computeTally, type RoundTally } from "../tallies/queries.server";
import { resultOf } from "./count";
import { FORMAT, type TranscriptContent, type TranscriptDecision, type TranscriptSheet } from "./format";

/**
 * What a transcript says beside the events, as the platform's own pages have it: whoever checks the file sees whether that follows
 * from the events. Entries stand under their codes; products and makers are named where a released decision names them.
 * heads and replaces are the caller's.
 */
export async function gatherContent(
  ctx: Context,
  round: RoundDetails,
): Promise<Omit<TranscriptContent, "heads" | "replaces">> {
  const criteria = await criteriaOf(ctx, round.id);
  const [frozen, tally, jurors, sheets, decided] = await Promise.all([
    frozenRules(ctx, round.id),
    computeTally(ctx, round),
    jurorsOf(ctx, round.id),
    sheetsOf(ctx, round.id, criteria),
    decisionsOf(ctx, round),
  ]);
  const keys = keysOf(round, tally);
  const entries = tally.rows
    .map(({ nomination }) => nomination)
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((nomination) => ({
      id: nomination.id,
      code: nomination.code,
      group: nomination.groupCode,
      territory: keys.territory(territoryOf(round.level, nomination)),
      establishment: keys.establishment(nomination.establishmentId),
    }));
  const listed = new Set(entries.map((entry) => entry.id));
  return {
    format: FORMAT,
    round: {
      id: round.id,
      slug: round.slug,
      name: round.name,
      nameEn: round.nameEn,
      level: round.level,
      year: round.year,
      agency: await nameThen(ctx, round, decided[0]!),
    },
    ...frozen,
    criteria,
    entries,
    jurors,
    sheets: inOrder(
      sheets.filter((sheet) => listed.has(sheet.entry)),
      entries,
      jurors,
    ),
    result: tally.rows.map((row) => resultOf(row, keys.ofLimit)),
    decisions: decided,
  };
}

/** By codes, then by the jurors' names in the ledger. */
function inOrder(
  sheets: readonly TranscriptSheet[],
  entries: TranscriptContent["entries"],
  jurors: TranscriptContent["jurors"],
): TranscriptSheet[] {
  const [placeOfEntry, placeOfJuror] = [entries, jurors].map((list) => new Map(list.map(({ id }, at) => [id, at])));
  const order = ({ entry, juror }: TranscriptSheet) =>
    placeOfEntry!.get(entry)! * jurors.length + placeOfJuror!.get(juror)!;
  return sheets.toSorted((a, b) => order(a) - order(b));
}

async function nameThen(ctx: Context, round: RoundDetails, { decidedOn }: TranscriptDecision): Promise<string> {
  return (await agencyNameOn(ctx, round.agencyId, decidedOn))?.name ?? round.agency.name;
}

/** Not as `roundById` reads them: with nothing added, so that their hash is theirs. */
async function frozenRules(ctx: Context, id: string): Promise<Pick<TranscriptContent, "rules" | "rulesHash">> {
  const [row] = await ctx.db
    .select({ rules: rounds.rules, rulesHash: rounds.rulesHash })
    .from(rounds)
    .where(eq(rounds.id, id));
  return { rules: row!.rules as Record<string, unknown>, rulesHash: row!.rulesHash! };
}

/** What a juror scores, in printed order. */
async function criteriaOf(ctx: Context, roundId: string): Promise<TranscriptContent["criteria"]> {
  return leavesOf(await criteriaTree(ctx, roundId)).map(({ id, code, maximum, step }) => ({ id, code, maximum, step }));
}

/** By their names in the ledger: the order of the seats would tell who is who. */
async function jurorsOf(ctx: Context, roundId: string): Promise<TranscriptContent["jurors"]> {
  const rows = await ctx.db
    .select({ id: appointments.id, userId: appointments.userId, salt: rounds.ledgerSalt })
    .from(appointments)
    .innerJoin(panels, eq(panels.id, appointments.panelId))
    .innerJoin(rounds, eq(rounds.id, panels.roundId))
    .where(eq(panels.roundId, roundId));
  return rows
    .map(({ id, userId, salt }) => ({ id, name: pseudonymOf(salt, userId) }))
    .sort((a, b) => (a.name + a.id < b.name + b.id ? -1 : 1));
}

async function sheetsOf(
  ctx: Context,
  roundId: string,
  criteria: TranscriptContent["criteria"],
): Promise<TranscriptSheet[]> {
  const places = new Map(criteria.map((one, place) => [one.id, place]));
  const placeOf = (one: TranscriptSheet["points"][number]) => places.get(one.criterion) ?? criteria.length;
  const rows = await ctx.db
    .select({
      id: sheets.id,
      entry: sheets.nominationId,
      juror: sheets.appointmentId,
      signed: sql<boolean>`${sheets.signedAt} is not null`,
      recused: sql<boolean>`${recusals.at} is not null`,
      points: sql<TranscriptSheet["points"]>`coalesce((
        select jsonb_agg(jsonb_build_object('criterion', p.criterion_id, 'points', p.points))
        from ${sheetPoints} p where p.sheet_id = ${sheets.id} and p.points is not null), '[]')`,
    })
    .from(sheets)
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .leftJoin(recusals, recusalOfSheet())
    .where(and(eq(nominations.roundId, roundId), isNotNull(nominations.code)));
  return rows.map((row) => ({
    ...row,
    points: row.points.map(({ criterion, points }) => ({ criterion, points })).sort((a, b) => placeOf(a) - placeOf(b)),
    total: row.points.reduce((sum, one) => sum + one.points, 0),
  }));
}

/** Those made known, each with its list as it was. */
async function decisionsOf(ctx: Context, round: RoundDetails): Promise<TranscriptDecision[]> {
  const made = await releasedDecisions(ctx, round.id);
  return Promise.all(
    made.map(async ({ id, number, decidedOn, agency, releasedAt }) => {
      const [list, tiers] = await Promise.all([listOfDecision(ctx, round, id), tiersOf(ctx, id)]);
      return {
        id,
        number,
        decidedOn,
        agency,
        releasedAt: releasedAt.toISOString(),
        items: list.map(({ position, entry, nominationIds, productName, isPutForward }) => ({
          position,
          entry: entry.id,
          entries: [...nominationIds],
          product: productName,
          establishment: entry.establishmentName,
          tier: tiers.get(entry.id) ?? null,
          putForward: isPutForward,
        })),
      };
    }),
  );
}

/** The code of the tier by the entry. */
async function tiersOf(ctx: Context, decisionId: string): Promise<Map<string, string | null>> {
  const rows = await ctx.db
    .select({ entry: decisionItems.nominationId, tier: decisionItems.tier })
    .from(decisionItems)
    .where(eq(decisionItems.decisionId, decisionId));
  return new Map(rows.map((row) => [row.entry, row.tier]));
}

/**
 * Territories and establishments by numbers, "T1", "E1", in the order of codes; none where no limit of the rules looks at them: who
 * was not recognised is not to be guessed.
 */
function keysOf({ rules, level }: RoundDetails, { rows }: RoundTally) {
  const inOrder = rows.map((row) => row.nomination).sort((a, b) => (a.code < b.code ? -1 : 1));
  const number = (letter: string, values: readonly (string | null)[]) => {
    const known = [...new Set(values.filter((value) => value !== null))];
    return new Map(known.map((value, at) => [value, `${letter}${at + 1}`]));
  };
  const territories = number(
    "T",
    inOrder.map((one) => territoryOf(level, one)),
  );
  const establishments = number(
    "E",
    inOrder.map((one) => one.establishmentId),
  );
  return {
    territory: (place: string | null) =>
      rules.territoryCap.value === null || place === null ? null : territories.get(place)!,
    establishment: (id: string) => (rules.establishmentCap.value === null ? null : establishments.get(id)!),
    ofLimit: (kind: string, key: string) =>
      (kind === "territoryCap" ? territories.get(key) : kind === "establishmentCap" ? establishments.get(key) : key) ??
      key,
  };
}
