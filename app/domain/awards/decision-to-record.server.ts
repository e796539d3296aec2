import type { Fraction } from "~/lib/points";
import type { Context } from "../context";
import { type CouncilListEntry, councilList } from "../councils/council-list.server";
import type { CarriedMotion } from "../councils/motions.server";
import { whyNotComplete } from "../councils/policy";
import type { RoundDetails } from "../rounds/queries.server";
import { levelsAbove } from "../schemes/levels";
import type { Tier } from "../schemes/rules";
import { computeTally, type TalliedNomination } from "../tallies/queries.server";
import { sealOfList } from "./check-decision.server";
import { whyNotDecideByList } from "./policy";
import { resultsSoFar } from "./results-so-far.server";

/** A row of the council's list as the next decision would recognise it. */
export interface RowToRecognise extends CouncilListEntry {
  /** The entry; of a set its lead. */
  readonly entry: TalliedNomination;
  readonly rank: number | null;
  readonly score: Fraction | null;
  /** Names of the products of a set; empty for a product alone. */
  readonly parts: readonly string[];
  readonly tierRule: Tier | null;
}

export interface DecisionToRecord {
  readonly rows: readonly RowToRecognise[];
  /** The council has said all it has to before a decision. */
  readonly isComplete: boolean;
  readonly pending: number;
  /** The carried motion that approves the list as it stands. */
  readonly motion: CarriedMotion | null;
  /** Names this state of the list (`DecisionForm.seen`). */
  readonly seal: string;
  /** Why the list cannot be recognised yet; null when it can. */
  readonly whyNot: string | null;
  /** The rules know a level above, to which the decision may put products forward. */
  readonly hasHigherLevel: boolean;
}

/** What the next decision of a round would recognise. Refused as `councilList` does. */
export async function decisionToRecord(ctx: Context, round: RoundDetails): Promise<DecisionToRecord> {
  const list = await councilList(ctx, round.id);
  const tally = await computeTally(ctx, round);
  const byId = new Map(tally.rows.map((row) => [row.nominationId, row]));
  return {
    rows: list.recognised.map((row) => {
      const { nomination: entry, rank, score } = byId.get(row.nominationId)!;
      const parts = row.mergeId ? row.nominationIds.map((id) => byId.get(id)!.nomination.productName) : [];
      const tierRule = round.rules.tiers.value.find((one) => one.code === row.tier) ?? null;
      return { ...row, entry, rank, score, parts, tierRule };
    }),
    isComplete: !whyNotComplete({ ...list, undecided: list.undecided.length }),
    pending: list.pending.length,
    motion: list.motion,
    seal: sealOfList(list),
    whyNot: whyNotDecideByList(list, await resultsSoFar(ctx, round)),
    hasHigherLevel: levelsAbove(round.rules.levels.value, round.level).length > 0,
  };
}
