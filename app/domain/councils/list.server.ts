import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { decisionItems, decisions, listItems, mergedEntries, merges, nominations, users } from "~/db/schema";
import type { Fraction } from "~/lib/points";
import type { ListVerdict, SetCase } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { RoundDetails } from "../rounds/queries.server";
import { territoryOf } from "../tallies/inputs";
import { whyTallyIsClosed } from "../tallies/policy";
import { computeTally, type TalliedNomination } from "../tallies/queries.server";
import {
  ABOUT_VERDICTS,
  isDeviation,
  type ListUnit,
  type LiveSet,
  listUnits,
  type PassedEntry,
  type Proposal,
  proposalOf,
} from "./list";
import { type CarriedMotion, carriedMotionsOf } from "./motions.server";
import type { CouncilAt } from "./queries.server";

/** An entry that passed, with what a row of the list shows. */
export interface ListEntry extends PassedEntry {
  readonly nomination: TalliedNomination;
  /** The day by which missing papers are due; null where none are missing. */
  readonly papersDueOn: string | null;
}

/** A set with what the council said of it. */
export interface CouncilSet extends LiveSet {
  readonly productId: string;
  readonly name: string;
  readonly setCase: SetCase;
  readonly reason: string;
  readonly motionId: string | null;
  readonly mergedAt: Date;
}

/** What the council has said of an entry or a set. */
export interface ListItem {
  readonly verdict: ListVerdict;
  /** Code of the tier. */
  readonly tier: string | null;
  readonly reason: string | null;
  readonly motionId: string | null;
  readonly decidedBy: string;
  readonly decidedAt: Date;
}

/** A row of the list to decide. */
export interface ListRow extends ListUnit<ListEntry> {
  readonly set: CouncilSet | null;
  /** Of the set, or of the product alone. */
  readonly name: string;
  readonly productId: string;
  readonly proposal: Proposal;
  /** Null while the council has said nothing. */
  readonly item: ListItem | null;
  /** What holds now: a recorded decision, else what the council said. */
  readonly verdict: ListVerdict | null;
  /** The council says other than proposed, or has chosen where it had to. */
  readonly isDeviation: boolean;
  /** A recorded decision recognises it: nothing changes any more. */
  readonly isDecided: boolean;
}

export interface CouncilListState {
  /** Entries that passed, and sets in their place; best first. */
  readonly rows: readonly ListRow[];
  /** In the tally, and of them below the mark or with too few sheets. */
  readonly entries: number;
  readonly notPassed: number;
  /** Entries that passed, each of a set by itself. */
  readonly passed: number;
  readonly proposed: number;
  readonly recognised: number;
  readonly pending: number;
  /** Rows without a verdict. */
  readonly undecided: number;
  /** Names of the rows whose verdict is not what is proposed now, without a reason or a motion: the rules or the points changed. */
  readonly unexplained: readonly string[];
  /** Sets of which an entry no longer passes, and that no decision recognises: nothing is voted on or decided until they are undone. */
  readonly brokenSets: readonly CouncilSet[];
  /** A decision of the round is recorded. */
  readonly isDecided: boolean;
  readonly approval: ListApproval | null;
  /** What a verdict or a set may rest on. */
  readonly motions: readonly CarriedMotion[];
}

/** The last carried motion on the list, and whether it holds for the list as it stands. */
export interface ListApproval {
  readonly motion: CarriedMotion;
  readonly isCurrent: boolean;
  /** Why it no longer holds: the rules it was put under are not those in force, or verdicts changed without another vote. */
  readonly changed: "rules" | "verdicts" | null;
}

/** For those who read the council (`councilAt`): the list as it stands now. Refused: "closed" while the jury scores. */
export async function listOfRound(ctx: Context, { round }: CouncilAt): Promise<CouncilListState> {
  const closed = whyTallyIsClosed(round.phases, ctx.now);
  if (closed) throw new DomainError("closed", closed);
  return readList(ctx, round);
}

/** The same without a look at who asks: for verbs that have checked it. */
export async function readList(ctx: Context, round: RoundDetails): Promise<CouncilListState> {
  const [tally, sets, items, due, decided, motions] = await Promise.all([
    computeTally(ctx, round),
    setsOf(ctx, round.id),
    itemsOf(ctx, round.id),
    papersDueIn(ctx, round.id),
    decidedIn(ctx, round.id),
    carriedMotionsOf(ctx, round.id),
  ]);
  const entries = tally.rows
    .filter((row) => row.passed)
    .map(({ nomination, rank, score }): ListEntry => {
      const { id, groupCode, establishmentId } = nomination;
      const papersDueOn = due.get(id) ?? null;
      return {
        nominationId: id,
        rank: rank!,
        score: score as Fraction,
        groupCode,
        establishmentId,
        territory: territoryOf(round.level, nomination),
        isPending: papersDueOn !== null,
        papersDueOn,
        nomination,
      };
    });
  const setOf = new Map(sets.map((set) => [set.mergeId, set]));
  const rows = listUnits(round.rules, entries, sets).map((unit): ListRow => {
    const set = unit.set && setOf.get(unit.set.mergeId)!;
    const proposal = proposalOf(unit);
    const item = items.get(unit.lead.nominationId) ?? null;
    const isMade = decided.has(unit.lead.nominationId);
    return {
      ...unit,
      set,
      name: set?.name ?? unit.lead.nomination.productName,
      productId: set?.productId ?? unit.lead.nomination.productId,
      proposal,
      item,
      verdict: isMade ? "recognise" : (item?.verdict ?? null),
      isDeviation: item !== null && isDeviation(proposal, item),
      isDecided: isMade,
    };
  });
  const passed = new Set(entries.map((entry) => entry.nominationId));
  const count = (verdict: ListVerdict) => rows.filter((row) => row.verdict === verdict).length;
  return {
    rows,
    entries: tally.rows.length,
    notPassed: tally.rows.length - tally.passed,
    passed: tally.passed,
    proposed: rows.filter((row) => row.proposal.verdict === "recognise").length,
    recognised: count("recognise"),
    pending: count("pending"),
    undecided: rows.filter((row) => row.verdict === null).length,
    unexplained: rows.filter(isUnexplained).map((row) => row.name),
    brokenSets: sets.filter(
      (set) => !decided.has(set.leadNominationId) && !set.nominationIds.every((id) => passed.has(id)),
    ),
    isDecided: decided.size > 0,
    approval: approvalOf(rows, motions, round.rulesHash),
    motions,
  };
}

/** What a decision recognises has been decided with its grounds, or without them. */
const isUnexplained = ({ isDeviation, isDecided, item }: ListRow) =>
  isDeviation && !isDecided && !item!.reason && !item!.motionId;

/**
 * A vote on the list holds under the rules it was put under. A verdict given after it stands under its approval only if a later
 * carried motion decided it.
 */
function approvalOf(
  rows: readonly ListRow[],
  carried: readonly CarriedMotion[],
  rulesHash: string | null,
): ListApproval | null {
  const motion = carried.findLast((one) => one.kind === "list");
  if (!motion) return null;
  const isLater = (one: CarriedMotion) => one.closedAt > motion.closedAt && ABOUT_VERDICTS.includes(one.kind);
  const later = new Set(carried.filter(isLater).map((one) => one.id));
  if (motion.rulesHash !== rulesHash) return { motion, isCurrent: false, changed: "rules" };
  const isCurrent = rows.every(({ item, isDecided }) => {
    if (isDecided) return true;
    return item && (item.decidedAt <= motion.closedAt || (item.motionId !== null && later.has(item.motionId)));
  });
  return { motion, isCurrent, changed: isCurrent ? null : "verdicts" };
}

async function setsOf(ctx: Context, roundId: string): Promise<CouncilSet[]> {
  const rows = await ctx.db
    .select({ merge: merges, nominationId: mergedEntries.nominationId })
    .from(merges)
    .innerJoin(mergedEntries, eq(mergedEntries.mergeId, merges.id))
    .where(and(eq(merges.roundId, roundId), isNull(merges.undoneAt)))
    .orderBy(merges.mergedAt, merges.id);
  const sets = new Map<string, CouncilSet & { nominationIds: string[] }>();
  for (const { merge, nominationId } of rows) {
    const { id: mergeId, leadNominationId, productId, name, setCase, reason, motionId, mergedAt } = merge;
    const facts = { mergeId, leadNominationId, productId, name, setCase, reason, motionId, mergedAt };
    const set = sets.get(mergeId) ?? { ...facts, nominationIds: [] };
    set.nominationIds.push(nominationId);
    sets.set(mergeId, set);
  }
  return [...sets.values()];
}

async function itemsOf(ctx: Context, roundId: string): Promise<Map<string, ListItem>> {
  const rows = await ctx.db
    .select({
      nominationId: listItems.nominationId,
      verdict: listItems.verdict,
      tier: listItems.tier,
      reason: listItems.reason,
      motionId: listItems.motionId,
      decidedBy: users.name,
      decidedAt: listItems.decidedAt,
    })
    .from(listItems)
    .innerJoin(users, eq(users.id, listItems.decidedBy))
    .where(eq(listItems.roundId, roundId));
  return new Map(rows.map(({ nominationId, ...item }) => [nominationId, item]));
}

/** Entries admitted on condition whose papers have not come, with the day they are due. */
async function papersDueIn(ctx: Context, roundId: string): Promise<Map<string, string>> {
  const rows = await ctx.db
    .select({ id: nominations.id, dueOn: nominations.papersDueOn })
    .from(nominations)
    .where(
      and(eq(nominations.roundId, roundId), isNotNull(nominations.papersDueOn), isNull(nominations.papersCompletedAt)),
    );
  return new Map(rows.map((row) => [row.id, row.dueOn!]));
}

/** Entries that a recorded decision of the round recognises, also before its results are released. */
async function decidedIn(ctx: Context, roundId: string): Promise<Set<string>> {
  const rows = await ctx.db
    .select({ nominationId: decisionItems.nominationId })
    .from(decisionItems)
    .innerJoin(decisions, eq(decisions.id, decisionItems.decisionId))
    .where(and(eq(decisions.roundId, roundId), eq(decisionItems.isLive, true)));
  return new Set(rows.map((row) => row.nominationId));
}
