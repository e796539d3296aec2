import { and, desc, eq, inArray, isNotNull } from "drizzle-orm";
import { phases, rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { roundBySlug } from "../rounds/queries.server";
import { type WrittenRules, writtenRules } from "../rounds/written-rules.server";
import { draftOf, type SchemeDraft } from "../schemes/drafts.server";
import type { SchemeRules } from "../schemes/rules";
import { mayReadTally, whyTallyIsClosed } from "./policy";
import { type TalliedNomination, tallyInputs } from "./queries.server";
import { type SimulatedEntry, type Simulation, simulateRules } from "./simulate-rules";

export interface RoundToSimulate {
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
}

export interface DraftSimulation extends Omit<Simulation, "entries"> {
  /** The rules the round was held under. */
  readonly rules: SchemeRules;
  readonly entries: readonly (SimulatedEntry & { readonly nomination: TalliedNomination })[];
}

interface Tried {
  readonly rounds: readonly RoundToSimulate[];
  /** Null while no round is chosen. */
  readonly simulation: DraftSimulation | null;
}

/**
 * What the rules of a scheme's draft would have made of the results of an earlier round.
 * slug: of a round whose tally the actor may read and is open; null: none is chosen yet.
 * Refused: "not_found" as `draftOf` and for other rounds, "closed" while its jury scores.
 */
export async function simulateDraft(
  ctx: Context,
  code: string,
  slug: string | null,
): Promise<Tried & { readonly draft: SchemeDraft }> {
  const draft = await draftOf(ctx, code);
  return { draft, ...(await tryOn(ctx, draft.rules, slug)) };
}

/** The same of the rules that are written in a round. Refused as `writtenRules` and as `simulateDraft`. */
export async function simulateWrittenRules(
  ctx: Context,
  roundSlug: string,
  slug: string | null,
): Promise<Tried & { readonly written: WrittenRules }> {
  const written = await writtenRules(ctx, roundSlug);
  return { written, ...(await tryOn(ctx, written.rules, slug)) };
}

async function tryOn(ctx: Context, rules: SchemeRules, slug: string | null): Promise<Tried> {
  const rounds = await roundsToSimulate(ctx);
  if (slug === null) return { rounds, simulation: null };
  const round = await roundBySlug(ctx, slug);
  if (!mayReadTally(ctx.actor, round)) throw new DomainError("not_found", m.rounds_not_found());
  const closed = whyTallyIsClosed(round.phases, ctx.now);
  if (closed) throw new DomainError("closed", closed);
  const steps = [...round.rules.tieBreaks.value, ...rules.tieBreaks.value];
  const { nominations, inputs } = await tallyInputs(ctx, round, steps);
  const byId = new Map(nominations.map((nomination) => [nomination.id, nomination]));
  const { entries, ...simulation } = simulateRules(inputs, round.rules, rules);
  return {
    rounds,
    simulation: {
      ...simulation,
      rules: round.rules,
      entries: entries.map((entry) => ({ ...entry, nomination: byId.get(entry.nominationId)! })),
    },
  };
}

/** Those of the actor's agencies whose tally is open, latest first. */
async function roundsToSimulate(ctx: Context): Promise<RoundToSimulate[]> {
  const agencies = ctx.actor?.memberships.flatMap(({ agencyId }) => (agencyId === null ? [] : [agencyId])) ?? [];
  if (agencies.length === 0) return [];
  const rows = await ctx.db
    .select({
      id: rounds.id,
      slug: rounds.slug,
      name: rounds.name,
      nameEn: rounds.nameEn,
      agencyId: rounds.agencyId,
      kind: phases.kind,
      opensAt: phases.opensAt,
      closesAt: phases.closesAt,
    })
    .from(rounds)
    .innerJoin(phases, eq(phases.roundId, rounds.id))
    .where(and(inArray(rounds.agencyId, agencies), isNotNull(rounds.openedAt)))
    .orderBy(desc(rounds.year), rounds.name);
  const known = [...new Map(rows.map((row) => [row.id, row])).values()];
  return known
    .filter((round) => {
      const spans = rows.filter((row) => row.id === round.id);
      return mayReadTally(ctx.actor, round) && whyTallyIsClosed(spans, ctx.now) === null;
    })
    .map(({ slug, name, nameEn }) => ({ slug, name, nameEn }));
}
