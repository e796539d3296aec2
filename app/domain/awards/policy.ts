import { m } from "~/i18n/paraglide/messages";
import type { PhaseKind } from "~/lib/vocabulary";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { holdsAgencyRole } from "../people/policy";
import { mayWorkOnRound } from "../rounds/policy";

const DECIDING: readonly (PhaseKind | null)[] = ["council", "expected_list", "decision"];

/** Organiser and secretary of the round's agency. */
export function mayRecordDecision(actor: Actor | null, round: { readonly agencyId: string }): boolean {
  return holdsAgencyRole(actor, round.agencyId, ["organiser", "secretary"]);
}

/** A decision is recorded between the end of scoring and the complaints. */
export function whyNotRecordDecision(round: { readonly phase: PhaseKind | null }): string | null {
  return DECIDING.includes(round.phase) ? null : m.awards_decision_not_now();
}

/** The list is everyone's once a decision of the round is recorded; until then it is the agency's. */
export function whyNotReadAwardList(
  actor: Actor | null,
  round: { readonly agencyId: string },
  decisions: number,
): string | null {
  return decisions > 0 || mayWorkOnRound(actor, round) ? null : m.awards_not_announced();
}

export const awardPermissions: readonly Permission[] = [
  { act: "decision.record", title: m.awards_may_record, may: mayRecordDecision },
];

/** A second list needs someone left to recognise, and room under the cap. */
export function whyNotRecogniseMore(list: {
  readonly left: number;
  readonly recognised: number;
  readonly cap: number | null;
}): string | null {
  if (list.left === 0) return m.awards_nobody_left();
  if (list.cap !== null && list.recognised >= list.cap) return m.awards_cap_reached({ cap: list.cap });
  return null;
}
