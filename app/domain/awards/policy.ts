import { formatDate, formatDateTime, formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import type { PhaseKind } from "~/lib/vocabulary";
import type { Actor } from "../context";
import { whyNotComplete, whyNotDecideList } from "../councils/policy";
import type { Permission } from "../people/permissions";
import { holdsAgencyRole } from "../people/policy";
import type { PhaseSpan } from "../rounds/rules";

interface OfAgency {
  readonly agencyId: string;
}

/** Organiser and secretary of the round's agency; they also take a decision back before its results are released. */
export function mayRecordDecision(actor: Actor | null, round: OfAgency): boolean {
  return holdsAgencyRole(actor, round.agencyId, ["organiser", "secretary"]);
}

/** Organisers of the round's agency alone: it cannot be taken back. */
export function mayReleaseResults(actor: Actor | null, round: OfAgency): boolean {
  return holdsAgencyRole(actor, round.agencyId, ["organiser"]);
}

/** A decision is recorded while the council's list is decided: a further one also while complaints are taken. */
export function whyNotRecordDecision(round: { readonly phase: PhaseKind | null }): string | null {
  return whyNotDecideList(round) && m.awards_decision_not_now();
}

/** What the council left to the decision. */
interface ListState {
  readonly recognised: readonly unknown[];
  readonly pending: readonly unknown[];
  readonly undecided: readonly unknown[];
  readonly unexplained: readonly string[];
  readonly brokenSets: readonly { readonly name: string }[];
}

/** What became of the round's earlier decisions, those taken back not counted. */
export interface ResultsSoFar {
  readonly recorded: number;
  readonly released: number;
  /** Entries that were told to wait and that nothing is left for now. */
  readonly turnedDown: number;
}

/**
 * The council has said something of every entry that passed, with its grounds, and its sets still stand. A list that recognises nothing is a result too: of a round none of
 * whose entries are recognised, and for those who were told to wait.
 */
export function whyNotDecideByList(
  { recognised, pending, undecided, ...list }: ListState,
  { recorded, released, turnedDown }: ResultsSoFar,
): string | null {
  const incomplete = whyNotComplete({ ...list, undecided: undecided.length });
  if (incomplete) return incomplete;
  if (recognised.length > 0) return null;
  if (recorded === 0) return pending.length > 0 ? m.awards_all_wait() : null;
  return recorded === released && turnedDown > 0 ? null : m.awards_nobody_left();
}

/** The first day a decision may bear: scoring has ended by then, and the council's motion is carried. */
export function whyNotDecidedOn(
  day: PlainDate,
  phases: readonly PhaseSpan[],
  motion: { readonly closedAt: Date } | null,
): string | null {
  const scored = dayOf(phases.find(({ kind }) => kind === "scoring")?.closesAt);
  if (scored && day < scored) return m.awards_decision_before_scoring_ended({ date: formatDate(scored) });
  const carried = dayOf(motion?.closedAt);
  return carried && day < carried ? m.awards_decision_before_motion({ date: formatDate(carried) }) : null;
}

const dayOf = (at: Date | null | undefined): PlainDate | null => (at ? todayInVietnam(at) : null);

interface DecisionState {
  readonly withdrawnAt: Date | null;
  readonly releasedAt: Date | null;
}

/** A decision with a mistake is taken back once, and only before anyone was told of it. */
export function whyNotWithdrawDecision({ withdrawnAt, releasedAt }: DecisionState): string | null {
  if (withdrawnAt) return m.awards_withdrawn_already({ at: formatDateTime(withdrawnAt) });
  return releasedAt ? m.awards_released_stays({ at: formatDateTime(releasedAt) }) : null;
}

/**
 * The results of a decision are released once, and not with certificates that hold no more: then its day is a mistake.
 * validUntil: the last day of its certificates; null where it gives none.
 */
export function whyNotReleaseResults(
  { withdrawnAt, releasedAt }: DecisionState,
  validUntil: PlainDate | null,
  today: PlainDate,
): string | null {
  if (withdrawnAt) return m.awards_withdrawn_already({ at: formatDateTime(withdrawnAt) });
  if (releasedAt) return m.awards_released_already({ at: formatDateTime(releasedAt) });
  return validUntil && validUntil < today ? m.awards_expired_at_birth({ until: formatDate(validUntil) }) : null;
}

/** Nobody is told to send papers until a day that is past. overdue: the entries that would be. */
export function whyNotTellToWait(
  overdue: readonly { readonly code: string; readonly productName: string }[],
): string | null {
  if (overdue.length === 0) return null;
  return m.awards_papers_overdue({ products: formatList(overdue.map((one) => `${one.productName} (${one.code})`)) });
}

export const awardPermissions: readonly Permission[] = [
  { act: "decision.record", title: m.awards_may_record, may: mayRecordDecision },
  { act: "results.release", title: m.awards_may_release, may: mayReleaseResults },
];
