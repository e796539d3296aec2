import { formatList } from "~/i18n/formats";
import { nominationStateName, phaseName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { SampleEvent } from "~/lib/vocabulary";
import type { Actor } from "../context";
import { isProducerOf } from "../people/policy";
import { mayWorkOnRound } from "../rounds/policy";
import { inPhase, type NominationFacts } from "./policy";
import { awaitsPapers, mayMove, type PendingPapers, phasesFor } from "./rules";
import { nextSampleEvents, type SamplePlace } from "./sample";

/** Admit, refuse or ask for more: staff of the round's agency, and never one's own entry. */
export function whyNotScreen(
  actor: Actor | null,
  nomination: NominationFacts,
  to: "admitted" | "refused" | "more_asked",
): string | null {
  if (!mayWorkOnRound(actor, nomination)) return m.nominations_not_staff();
  if (isProducerOf(actor, nomination.establishmentId)) return m.nominations_own_entry();
  if (!mayMove(nomination.state, to)) {
    return m.nominations_cannot_screen({ state: nominationStateName(nomination.state) });
  }
  if (inPhase(nomination.phase, "screen")) return null;
  return m.nominations_screening_over({ phases: formatList(phasesFor("screen").map(phaseName)) });
}

/** Take an admission or a refusal back, so that the dossier waits for an answer again: as long as it could still be given. */
export function whyNotUndo(
  actor: Actor | null,
  nomination: NominationFacts,
  answer: "admitted" | "refused",
): string | null {
  if (!mayWorkOnRound(actor, nomination)) return m.nominations_not_staff();
  if (isProducerOf(actor, nomination.establishmentId)) return m.nominations_own_entry();
  if (nomination.state !== answer) {
    return m.nominations_screen_nothing_to_undo({ state: nominationStateName(nomination.state) });
  }
  return inPhase(nomination.phase, "screen") ? null : m.nominations_screen_undo_over();
}

/** Give a dossier to an officer of the agency, or take it back; while there is still something to do about it. */
export function whyNotAssign(actor: Actor | null, nomination: NominationFacts): string | null {
  if (!mayWorkOnRound(actor, nomination)) return m.nominations_not_staff();
  const { state } = nomination;
  if (state === "submitted" || state === "more_asked" || state === "admitted") return null;
  return m.nominations_screen_not_assigned({ state: nominationStateName(state) });
}

/** Write down what was found of a paper: while the dossier is screened, and later of papers that were left pending. */
export function whyNotCheckPaper(actor: Actor | null, nomination: NominationFacts & PendingPapers): string | null {
  if (!mayWorkOnRound(actor, nomination)) return m.nominations_not_staff();
  if (isProducerOf(actor, nomination.establishmentId)) return m.nominations_own_entry();
  if (awaitsPapers(nomination)) return null;
  if (nomination.state !== "submitted" && nomination.state !== "more_asked") {
    return m.nominations_cannot_screen({ state: nominationStateName(nomination.state) });
  }
  if (inPhase(nomination.phase, "screen")) return null;
  return m.nominations_screening_over({ phases: formatList(phasesFor("screen").map(phaseName)) });
}

/** wanting: names of the pending papers that were not found in order. */
export function whyNotCompletePapers(
  actor: Actor | null,
  nomination: NominationFacts & PendingPapers,
  wanting: readonly string[],
): string | null {
  if (!mayWorkOnRound(actor, nomination)) return m.nominations_not_staff();
  if (isProducerOf(actor, nomination.establishmentId)) return m.nominations_own_entry();
  if (!awaitsPapers(nomination)) return m.nominations_screen_nothing_pending();
  return wanting.length > 0 ? m.nominations_screen_still_pending({ papers: formatList(wanting) }) : null;
}

/** Give the producer a longer time for papers that were left pending: while the council can still consider the entry. */
export function whyNotMovePapersDay(actor: Actor | null, nomination: NominationFacts & PendingPapers): string | null {
  if (!mayWorkOnRound(actor, nomination)) return m.nominations_not_staff();
  if (isProducerOf(actor, nomination.establishmentId)) return m.nominations_own_entry();
  if (!awaitsPapers(nomination)) return m.nominations_screen_nothing_pending();
  return nomination.phase === "closed" ? m.nominations_screen_day_round_closed() : null;
}

/** Where a sample goes next. What was handed over can always be given back, whatever became of the entry. */
export function whyNotRecordSample(
  actor: Actor | null,
  nomination: NominationFacts,
  place: SamplePlace,
  kind: SampleEvent,
): string | null {
  if (!mayWorkOnRound(actor, nomination)) return m.nominations_not_staff();
  if (!nextSampleEvents(place).includes(kind)) return m.nominations_screen_sample_order();
  const { state } = nomination;
  const isIn = state === "submitted" || state === "more_asked" || state === "admitted";
  if (place === "here" || isIn) return null;
  return m.nominations_screen_sample_closed({ state: nominationStateName(state) });
}
