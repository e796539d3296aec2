import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { PhaseKind } from "~/lib/vocabulary";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { holdsAgencyRole } from "../people/policy";

const DECIDING: readonly (PhaseKind | null)[] = ["council", "expected_list", "decision"];

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

/** A decision is recorded between the end of scoring and the complaints. */
export function whyNotRecordDecision(round: { readonly phase: PhaseKind | null }): string | null {
  return DECIDING.includes(round.phase) ? null : m.awards_decision_not_now();
}

/** What the council left to the decision, counted. */
interface ListCounts {
  readonly recognised: readonly unknown[];
  readonly undecided: readonly unknown[];
  readonly decided: readonly unknown[];
}

/** The council has said something of every entry that passed, and of some that they are recognised. */
export function whyNotDecideByList({ recognised, undecided, decided }: ListCounts): string | null {
  if (undecided.length > 0) return m.councils_list_undecided({ count: undecided.length });
  if (recognised.length > 0) return null;
  return decided.length > 0 ? m.awards_nobody_left() : m.awards_list_empty();
}

interface DecisionState {
  readonly withdrawnAt: Date | null;
  readonly releasedAt: Date | null;
}

/** A decision with a mistake is taken back once, and only before anyone was told of it. */
export function whyNotWithdrawDecision({ withdrawnAt, releasedAt }: DecisionState): string | null {
  if (withdrawnAt) return m.awards_withdrawn_already({ at: formatDateTime(withdrawnAt) });
  return releasedAt ? m.awards_released_stays({ at: formatDateTime(releasedAt) }) : null;
}

/** The results of a decision are released once. */
export function whyNotReleaseResults({ withdrawnAt, releasedAt }: DecisionState): string | null {
  if (withdrawnAt) return m.awards_withdrawn_already({ at: formatDateTime(withdrawnAt) });
  return releasedAt ? m.awards_released_already({ at: formatDateTime(releasedAt) }) : null;
}

export const awardPermissions: readonly Permission[] = [
  { act: "decision.record", title: m.awards_may_record, may: mayRecordDecision },
  { act: "results.release", title: m.awards_may_release, may: mayReleaseResults },
];
