import { nominationStateName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { NominationState } from "~/lib/vocabulary";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { isJurorOf, isProducerOf } from "../people/policy";
import { mayRunRound, mayWorkOnRound } from "../rounds/policy";
import { hasReached, type PhaseSpan } from "../rounds/rules";
import type { Leftover } from "./rules";

interface Round {
  readonly id: string;
  readonly agencyId: string;
}

/** Read and write blind copies: the agency's people, the support team included, but nobody who judges them. */
export function mayRedact(actor: Actor | null, round: Round): boolean {
  return mayWorkOnRound(actor, round) && !isJurorOf(actor, round.id);
}

/** Hand a copy to the jury: organiser and secretary. */
export function mayRelease(actor: Actor | null, round: Round): boolean {
  return mayRunRound(actor, round) && !isJurorOf(actor, round.id);
}

export interface RedactedEntry {
  readonly state: NominationState;
  readonly establishmentId: string | null;
  readonly isSealed: boolean;
  readonly round: {
    readonly openedAt: Date | null;
    readonly phases: readonly PhaseSpan[];
    readonly rules: { readonly blind: { readonly value: boolean } };
  };
}

/** Why no copy is written of an entry, in one sentence; null when one may be. Who may, `mayRedact` says. */
export function whyNotRedact(actor: Actor | null, entry: RedactedEntry, now: Date): string | null {
  if (!entry.round.rules.blind.value) return m.redactions_not_blind();
  if (isProducerOf(actor, entry.establishmentId)) return m.nominations_own_entry();
  if (entry.state !== "admitted")
    return m.redactions_not_admitted({ state: nominationStateName(entry.state).toLowerCase() });
  if (!entry.isSealed) return m.redactions_not_sealed();
  return hasReached(entry.round.phases, now, "council") ? m.redactions_jury_is_done() : null;
}

const LEAST_LETTERS = 10;

/** Why a copy that may be released is not fit for it: what names the maker goes, and what may be theirs has a reason to stand. */
export function whyNotFit(leftovers: readonly Leftover[], keptBecause: string | undefined): string | null {
  const firm = leftovers.filter((one) => one.isFirm);
  if (firm.length > 0) return m.redactions_names_maker({ count: firm.length });
  if (leftovers.length === 0 || (keptBecause?.length ?? 0) >= LEAST_LETTERS) return null;
  return m.redactions_needs_reason({ count: leftovers.length, least: LEAST_LETTERS });
}

const sample = (here: { roundId: string; agencyId: string }) => ({ id: here.roundId, agencyId: here.agencyId });

export const redactionPermissions: readonly Permission[] = [
  { act: "redaction.write", title: m.redactions_may_write, may: (actor, here) => mayRedact(actor, sample(here)) },
  { act: "redaction.release", title: m.redactions_may_release, may: (actor, here) => mayRelease(actor, sample(here)) },
];
