import { formatDate, formatList, formatNumber } from "~/i18n/formats";
import { levelTitle, nominationStateName, phaseName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { Level, NominationEvent, NominationState, PhaseKind, SampleEvent } from "~/lib/vocabulary";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { isCouncilMemberOf, isJurorOf, isProducerOf } from "../people/policy";
import { mayWorkOnRound } from "../rounds/policy";
import type { LevelGap } from "./lower-title";
import { awaitsPapers, type Gap, isComplete, isOpenForWriting, mayMove, type PendingPapers, phasesFor } from "./rules";
import { nextSampleEvents, type SamplePlace } from "./sample";

/** What the rules of acting on a nomination look at. */
export interface NominationFacts {
  readonly state: NominationState;
  readonly roundId: string;
  readonly agencyId: string;
  readonly establishmentId: string | null;
  /** Of the round, now. */
  readonly phase: PhaseKind | null;
}

/** Its producer, and the agency's staff once it was submitted; nobody learns that another's draft exists. */
export function maySeeNomination(
  actor: Actor | null,
  nomination: NominationFacts & { submittedAt: Date | null },
): boolean {
  if (isProducerOf(actor, nomination.establishmentId)) return true;
  return nomination.submittedAt !== null && mayWorkOnRound(actor, nomination);
}

/** The sealed dossier: also for the jury and the council of the round, while it stands before them. */
export function maySeeSealedDossier(actor: Actor | null, nomination: NominationFacts): boolean {
  if (isProducerOf(actor, nomination.establishmentId) || mayWorkOnRound(actor, nomination)) return true;
  // What its producer took back after admission is no longer anyone's to judge.
  if (nomination.state !== "admitted") return false;
  return isJurorOf(actor, nomination.roundId) || isCouncilMemberOf(actor, nomination.roundId);
}

export interface EntryRound {
  readonly phase: PhaseKind | null;
  /** Codes of its product groups. */
  readonly groups: readonly string[];
  readonly coversMaker: boolean;
}

/** Why a product cannot enter a round now. */
export function whyNotStart(
  actor: Actor | null,
  product: { establishmentId: string | null; groupCode: string | null; archivedAt: Date | null },
  round: EntryRound,
): string | null {
  if (!isProducerOf(actor, product.establishmentId)) return m.products_not_member();
  if (product.archivedAt) return m.products_archived();
  if (!round.phase || !phasesFor("start").includes(round.phase)) return m.nominations_round_takes_none();
  if (!round.coversMaker) return m.nominations_outside_territory();
  if (!product.groupCode || !round.groups.includes(product.groupCode)) return m.nominations_group_not_in_round();
  return null;
}

export function whyNotWrite(actor: Actor | null, nomination: NominationFacts): string | null {
  if (!isProducerOf(actor, nomination.establishmentId)) return m.products_not_member();
  if (isOpenForWriting(nomination, nomination.phase)) return null;
  if (nomination.state === "draft" || nomination.state === "more_asked") return m.nominations_round_takes_none();
  return m.nominations_no_longer_written({ state: nominationStateName(nomination.state) });
}

export function whyNotSubmit(actor: Actor | null, nomination: NominationFacts, gaps: readonly Gap[]): string | null {
  const closed = whyNotWrite(actor, nomination);
  if (closed) return closed;
  const missing = gaps.filter((gap) => gap.severity === "required");
  // What the producer cannot mend is said as it is.
  const firm = missing.find((gap) => gap.kind === "not_put_forward" || gap.kind === "quota_full");
  if (firm) return sentenceOfLevelGap(firm);
  return isComplete(gaps) ? null : m.nominations_incomplete({ count: missing.length });
}

/** What the level below lacks, in words. */
export function sentenceOfLevelGap(gap: LevelGap): string {
  switch (gap.kind) {
    case "not_put_forward":
      return m.nominations_level_not_put_forward({ levels: levelNames(gap.below) });
    case "quota_full":
      return m.nominations_level_quota_full({
        territory: gap.territory,
        quota: formatNumber(gap.quota),
        used: formatNumber(gap.used),
      });
    case "lower_title":
      return sentenceOfTitle(gap);
  }
}

function sentenceOfTitle({
  fault,
  below,
  mayBeLetter,
  closesOn,
  validUntil,
}: LevelGap & { kind: "lower_title" }): string {
  const facts = { levels: levelNames(below), closes: formatDate(closesOn) };
  switch (fault) {
    case "missing":
      return mayBeLetter ? m.nominations_level_title_or_letter(facts) : m.nominations_level_title_missing(facts);
    case "of_another":
      return m.nominations_level_title_of_another();
    case "wrong_level":
      return m.nominations_level_title_wrong_level(facts);
    case "not_yet":
      return m.nominations_level_title_not_yet();
    case "revoked":
      return m.nominations_level_title_revoked();
    case "expired":
      return m.nominations_level_title_expired({ ...facts, until: validUntil ? formatDate(validUntil) : "" });
    case "unproved":
      return m.nominations_level_title_unproved();
  }
}

/** Where only agencies of the levels below bring entries: who they are. */
export const whyNotByHand = (below: readonly Level[]): string =>
  m.nominations_level_by_hand({ who: m.nominations_level_agencies({ levels: levelNames(below) }) });

const levelNames = (levels: readonly Level[]) => formatList(levels.map((level) => levelTitle(level).toLowerCase()));

/** A receipt says what was handed in: not of a dossier that is being written, which has moved on since. */
export function whyNoReceipt(nomination: { readonly state: NominationState; readonly submittedAt: Date | null }) {
  const isIn = nomination.state !== "draft" && nomination.state !== "more_asked" && nomination.submittedAt !== null;
  return isIn ? null : m.nominations_no_receipt();
}

/** Until scoring begins; sheets and tallies of what was scored stay whole. */
export function whyNotWithdraw(actor: Actor | null, nomination: NominationFacts): string | null {
  if (!isProducerOf(actor, nomination.establishmentId)) return m.products_not_member();
  if (!mayMove(nomination.state, "withdrawn")) {
    return m.nominations_no_longer_withdrawn({ state: nominationStateName(nomination.state) });
  }
  // A draft bothers nobody, whatever became of the round.
  if (nomination.state === "draft") return null;
  return inPhase(nomination.phase, "withdraw") ? null : m.nominations_withdrawal_over();
}

/** Take up again what was withdrawn: while the round takes nominations, and nothing else stands in its place. */
export function whyNotRevive(
  actor: Actor | null,
  nomination: NominationFacts,
  { isArchived, isReplaced }: { readonly isArchived: boolean; readonly isReplaced: boolean },
): string | null {
  if (!isProducerOf(actor, nomination.establishmentId)) return m.products_not_member();
  if (!mayMove(nomination.state, "draft")) {
    return m.nominations_not_withdrawn({ state: nominationStateName(nomination.state) });
  }
  if (isArchived) return m.products_archived();
  if (isReplaced) return m.nominations_replaced();
  return inPhase(nomination.phase, "start") ? null : m.nominations_round_takes_none();
}

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

/** Its producer sends papers that were left pending, until the day that was set. */
export function whyNotAddPending(
  actor: Actor | null,
  nomination: NominationFacts & PendingPapers,
  today: PlainDate,
): string | null {
  if (!isProducerOf(actor, nomination.establishmentId)) return m.products_not_member();
  if (!awaitsPapers(nomination)) return m.nominations_screen_nothing_pending();
  const { papersDueOn } = nomination;
  return papersDueOn !== null && papersDueOn < today
    ? m.nominations_screen_pending_over({ date: formatDate(papersDueOn) })
    : null;
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

const EVENT_NAMES: Readonly<Record<NominationEvent, () => string>> = {
  draft: m.nominations_history_draft,
  submitted: m.nominations_history_submitted,
  more_asked: m.nominations_history_more_asked,
  admitted: m.nominations_history_admitted,
  refused: m.nominations_history_refused,
  withdrawn: m.nominations_history_withdrawn,
  revived: m.nominations_history_revived,
  papers_completed: m.nominations_history_papers_completed,
  put_forward: m.nominations_history_put_forward,
  admission_undone: m.nominations_history_admission_undone,
  refusal_undone: m.nominations_history_refusal_undone,
};

export const eventName = (kind: NominationEvent): string => EVENT_NAMES[kind]();

const inPhase = (phase: PhaseKind | null, act: Parameters<typeof phasesFor>[0]) =>
  phase !== null && phasesFor(act).includes(phase);

const sample = (here: { roundId: string; agencyId: string; establishmentId: string }, state: NominationState) =>
  ({ ...here, state, phase: "nomination" }) as const;

const PENDING = { papersDueOn: "2026-12-31", papersCompletedAt: null };

export const nominationPermissions: readonly Permission[] = [
  {
    act: "nomination.write",
    title: m.nominations_act_write,
    may: (actor, here) => !whyNotWrite(actor, sample(here, "draft")),
  },
  {
    act: "nomination.submit",
    title: m.nominations_act_submit,
    may: (actor, here) => !whyNotSubmit(actor, sample(here, "draft"), []),
  },
  {
    act: "nomination.withdraw",
    title: m.nominations_act_withdraw,
    may: (actor, here) => !whyNotWithdraw(actor, sample(here, "submitted")),
  },
  {
    act: "nomination.revive",
    title: m.nominations_act_revive,
    may: (actor, here) => !whyNotRevive(actor, sample(here, "withdrawn"), { isArchived: false, isReplaced: false }),
  },
  {
    act: "nomination.read",
    title: m.nominations_act_read,
    may: (actor, here) => maySeeNomination(actor, { ...sample(here, "submitted"), submittedAt: new Date(0) }),
  },
  {
    act: "nomination.screen",
    title: m.nominations_act_screen,
    // Of an establishment of someone else: nobody screens their own entry.
    may: (actor, here) => !whyNotScreen(actor, { ...sample(here, "submitted"), establishmentId: null }, "admitted"),
  },
  {
    act: "nomination.undo_answer",
    title: m.nominations_act_undo,
    may: (actor, here) => !whyNotUndo(actor, { ...sample(here, "admitted"), establishmentId: null }, "admitted"),
  },
  {
    act: "nomination.assign",
    title: m.nominations_act_assign,
    may: (actor, here) => !whyNotAssign(actor, { ...sample(here, "submitted"), establishmentId: null }),
  },
  {
    act: "nomination.send_pending_papers",
    title: m.nominations_act_send_pending,
    may: (actor, here) => !whyNotAddPending(actor, { ...sample(here, "admitted"), ...PENDING }, PENDING.papersDueOn),
  },
  {
    act: "sample.record",
    title: m.nominations_act_record_sample,
    may: (actor, here) => !whyNotRecordSample(actor, sample(here, "admitted"), "none", "received"),
  },
  {
    act: "dossier.read_sealed",
    title: m.nominations_act_read_sealed,
    may: (actor, here) => maySeeSealedDossier(actor, sample(here, "admitted")),
  },
];
