import { eq } from "drizzle-orm";
import { releases, toldResults } from "~/db/schema";
import type { PlainDate } from "~/lib/dates";
import type { ResultKind } from "~/lib/vocabulary";
import type { Context } from "../context";
import type { RoundDetails } from "../rounds/queries.server";
import { validUntil } from "../schemes/validity";
import type { DecisionAtWork } from "./decisions.server";
import { postList, readersOf, type UnreachableEntry } from "./result-readers.server";

/** What a release makes known, counted for the person who confirms it. */
export interface ReleaseCounts {
  /** Products and sets. */
  readonly recognised: number;
  readonly establishments: number;
  /** Entries that a result is told of. */
  readonly participants: number;
  /** Of these, entries whose maker has somebody here to write to. */
  readonly reached: number;
}

export type KindCounts = Readonly<Record<ResultKind, number>>;

export function countKinds(kinds: Iterable<ResultKind>): KindCounts {
  const all = [...kinds];
  const count = (kind: ResultKind) => all.filter((one) => one === kind).length;
  return { recognised: count("recognised"), waiting: count("waiting"), not_recognised: count("not_recognised") };
}

interface MadeRelease extends ReleaseCounts {
  readonly entries: KindCounts;
  readonly unreachable: readonly UnreachableEntry[];
  readonly validUntil: PlainDate | null;
}

/** What a release did, as it was kept: a second list, or an account that came since, changes nothing of it. */
export async function madeRelease(ctx: Context, round: RoundDetails, decision: DecisionAtWork): Promise<MadeRelease> {
  const [told, [kept]] = await Promise.all([
    ctx.db
      .select({ id: toldResults.nominationId, kind: toldResults.kind, isReached: toldResults.isReached })
      .from(toldResults)
      .where(eq(toldResults.decisionId, decision.id)),
    ctx.db.select().from(releases).where(eq(releases.decisionId, decision.id)),
  ]);
  const { recognised, establishments, participants, reached } = kept!;
  // A release of before it was kept whom its letters reached: as far as it can be told today.
  const unknown = told.filter((row) => row.isReached === null).map((row) => row.id);
  const today = new Set((await readersOf(ctx, unknown)).map((reader) => reader.nominationId));
  const left = told.filter((row) => !(row.isReached ?? today.has(row.id)));
  return {
    recognised,
    establishments,
    participants,
    reached: reached ?? participants - left.length,
    entries: countKinds(told.map((row) => row.kind)),
    unreachable: await postList(ctx, new Map(left.map((row) => [row.id, row.kind]))),
    validUntil: recognised > 0 ? validUntil(round.rules, decision.decidedOn) : null,
  };
}
