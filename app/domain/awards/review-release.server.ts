import { m } from "~/i18n/paraglide/messages";
import { canonicalJson } from "~/lib/canonical-json";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import { sha256Hex } from "~/lib/hash.server";
import type { Context } from "../context";
import { whyNotOwnEntries } from "../councils/policy";
import type { RoundDetails } from "../rounds/queries.server";
import { validUntil } from "../schemes/validity";
import { type DecisionRow, listOfDecision } from "./decision-list.server";
import { type DecisionAtWork, decisionToWorkOn } from "./decisions.server";
import { mayReleaseResults, whyNotReleaseResults } from "./policy";
import { type RecordedAlready, recordedAlready } from "./recorded-already.server";
import { type ResultReader, readersOf, type UnreachableEntry, unreachableAmong } from "./result-readers.server";
import { resultsToTell, type Told } from "./results-to-tell.server";

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

/** Everything a release would do. */
export interface ReleasePlan {
  readonly rows: readonly DecisionRow[];
  readonly told: ReadonlyMap<string, Told>;
  readonly readers: readonly ResultReader[];
  /** Awards of published lists that name what is recognised now: the same winner twice. */
  readonly already: readonly RecordedAlready[];
  readonly counts: ReleaseCounts;
  /** Null where nothing is recognised. */
  readonly validUntil: PlainDate | null;
  /** Names what was shown before it was confirmed (`ReleaseForm.seen`). */
  readonly seal: string;
}

export async function planRelease(ctx: Context, round: RoundDetails, decision: DecisionAtWork): Promise<ReleasePlan> {
  const rows = await listOfDecision(ctx, round, decision.id);
  const told = await resultsToTell(ctx, round, { decisionId: decision.id, rows });
  const [readers, already] = await Promise.all([readersOf(ctx, [...told.keys()]), recordedAlready(ctx, round, rows)]);
  const counts = {
    recognised: rows.length,
    establishments: new Set(rows.map((row) => row.entry.establishmentId)).size,
    participants: told.size,
    reached: new Set(readers.map((reader) => reader.nominationId)).size,
  };
  return {
    rows,
    told,
    readers,
    already,
    counts,
    validUntil: rows.length > 0 ? validUntil(round.rules, decision.decidedOn) : null,
    seal: sealOf(rows, told, already, counts),
  };
}

function sealOf(
  rows: readonly DecisionRow[],
  told: ReadonlyMap<string, Told>,
  already: readonly RecordedAlready[],
  counts: ReleaseCounts,
): string {
  const results = [...told].map(
    ([id, one]) => [id, one.kind, one.kind === "waiting" ? one.papersDueOn : null] as const,
  );
  return sha256Hex(
    canonicalJson({
      products: rows.map((row) => row.productId),
      results: results.sort(([a], [b]) => (a < b ? -1 : 1)),
      already: already.map((one) => one.awardId).sort(),
      counts: { ...counts },
    }),
  );
}

export interface ReleaseReview extends ReleaseCounts, Pick<ReleasePlan, "already" | "validUntil" | "seal"> {
  readonly round: RoundDetails;
  readonly decision: DecisionAtWork;
  /** What the entries are told, counted: those of a set each. */
  readonly entries: Readonly<Record<Told["kind"], number>>;
  /** Entries that are not reached: their makers are written to by post. */
  readonly unreachable: readonly UnreachableEntry[];
  /** Null when the reader may release it now. */
  readonly whyNot: string | null;
}

/** What the release of a decision would do; nothing is written. For those who work on its round (`decisionToWorkOn`). */
export async function reviewRelease(ctx: Context, decisionId: string): Promise<ReleaseReview> {
  const { round, decision } = await decisionToWorkOn(ctx, decisionId);
  const { told, readers, already, counts, validUntil, seal, rows } = await planRelease(ctx, round, decision);
  const count = (kind: Told["kind"]) => [...told.values()].filter((one) => one.kind === kind).length;
  return {
    round,
    decision,
    ...counts,
    entries: { recognised: count("recognised"), waiting: count("waiting"), not_recognised: count("not_recognised") },
    unreachable: await unreachableAmong(ctx, [...told.keys()], readers),
    already,
    validUntil,
    seal,
    whyNot: mayReleaseResults(ctx.actor, round)
      ? whyNotReleaseThis(ctx, decision, { rows, validUntil })
      : m.awards_release_organisers_only(),
  };
}

/** Why an organiser does not release this decision now. */
export function whyNotReleaseThis(
  ctx: Context,
  decision: DecisionAtWork,
  { rows, validUntil }: Pick<ReleasePlan, "rows" | "validUntil">,
): string | null {
  const makers = rows.map((row) => row.entry.establishmentId);
  return whyNotReleaseResults(decision, validUntil, todayInVietnam(ctx.now)) ?? whyNotOwnEntries(ctx.actor, makers);
}
