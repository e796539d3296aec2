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
import { countKinds, type KindCounts, madeRelease, type ReleaseCounts } from "./made-release.server";
import { mayReleaseResults, whyNotReleaseResults, whyNotTellToWait } from "./policy";
import { type RecordedAlready, recordedAlready } from "./recorded-already.server";
import { reviewTemplate, type TemplateReview, USUAL_SITE } from "./release-misfits.server";
import { postList, type ResultReader, readersOf, type UnreachableEntry } from "./result-readers.server";
import { resultsToTell, type Told } from "./results-to-tell.server";

/** Everything a release would do. */
export interface ReleasePlan {
  readonly rows: readonly DecisionRow[];
  readonly told: ReadonlyMap<string, Told>;
  readonly readers: readonly ResultReader[];
  /** Awards of published lists that name what is recognised now: the same winner twice. */
  readonly already: readonly RecordedAlready[];
  /** Entries that would be told to wait until a day that is past. */
  readonly overdue: readonly OverdueEntry[];
  readonly counts: ReleaseCounts;
  /** Null where nothing is recognised. */
  readonly validUntil: PlainDate | null;
  /** Names what was shown before it was confirmed (`ReleaseForm.seen`). */
  readonly seal: string;
}

/** An entry that waits for papers whose day is past: its maker can send them no more. */
export interface OverdueEntry {
  readonly nominationId: string;
  readonly code: string;
  readonly productName: string;
  readonly papersDueOn: PlainDate;
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
    overdue: overdueAmong(told, todayInVietnam(ctx.now)),
    counts,
    validUntil: rows.length > 0 ? validUntil(round.rules, decision.decidedOn) : null,
    seal: sealOf(rows, told, already, counts),
  };
}

function overdueAmong(told: ReadonlyMap<string, Told>, today: PlainDate): OverdueEntry[] {
  return [...told].flatMap(([nominationId, one]) => {
    if (one.kind !== "waiting" || one.papersDueOn === null || one.papersDueOn >= today) return [];
    const { code, productName } = one.entry;
    return [{ nominationId, code, productName, papersDueOn: one.papersDueOn }];
  });
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

export interface ReleaseReview extends ReleaseCounts, Pick<ReleasePlan, "already" | "overdue" | "validUntil"> {
  readonly round: RoundDetails;
  readonly decision: DecisionAtWork;
  /** What the entries are told, counted: those of a set each. */
  readonly entries: KindCounts;
  /** Entries that are not reached: their makers are written to by post. */
  readonly unreachable: readonly UnreachableEntry[];
  /** Null once it is made, and where no certificate is issued. */
  readonly template: TemplateReview | null;
  /** Undefined once it is made: there is nothing to confirm. */
  readonly seal: string | undefined;
  /** Null when the reader may release it now. */
  readonly whyNot: string | null;
}

/**
 * What the release of a decision would do, or did; nothing is written. For those who work on its round (`decisionToWorkOn`).
 * templateId: by which its certificates would be issued, and site: where their pages stand, as `releaseResults` takes them.
 */
export async function reviewRelease(
  ctx: Context,
  decisionId: string,
  templateId?: string,
  site = USUAL_SITE,
): Promise<ReleaseReview> {
  const { round, decision } = await decisionToWorkOn(ctx, decisionId);
  const whyNot = mayReleaseResults(ctx.actor, round) ? null : m.awards_release_organisers_only();
  if (decision.releasedAt) {
    const made = await madeRelease(ctx, round, decision);
    const released = whyNotReleaseResults(decision, made.validUntil, todayInVietnam(ctx.now));
    return {
      round,
      decision,
      ...made,
      already: [],
      overdue: [],
      template: null,
      seal: undefined,
      whyNot: whyNot ?? released,
    };
  }
  const plan = await planRelease(ctx, round, decision);
  const { rows, told, readers, already, overdue, counts, validUntil, seal } = plan;
  const reached = new Set(readers.map((reader) => reader.nominationId));
  const kinds = new Map([...told].map(([id, one]) => [id, one.kind]));
  return {
    round,
    decision,
    ...counts,
    entries: countKinds(kinds.values()),
    unreachable: await postList(ctx, new Map([...kinds].filter(([id]) => !reached.has(id)))),
    already,
    overdue,
    validUntil,
    template: rows.length > 0 ? await reviewTemplate(ctx, round, decision, rows, templateId, site) : null,
    seal,
    whyNot: whyNot ?? whyNotReleaseThis(ctx, decision, plan),
  };
}

/** Why an organiser does not release this decision now. */
export function whyNotReleaseThis(
  ctx: Context,
  decision: DecisionAtWork,
  { rows, validUntil, overdue }: Pick<ReleasePlan, "rows" | "validUntil" | "overdue">,
): string | null {
  const makers = rows.map((row) => row.entry.establishmentId);
  return (
    whyNotReleaseResults(decision, validUntil, todayInVietnam(ctx.now)) ??
    whyNotOwnEntries(ctx.actor, makers) ??
    whyNotTellToWait(overdue)
  );
}
