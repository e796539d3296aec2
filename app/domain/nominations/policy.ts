import { formatDate, formatList, formatNumber } from "~/i18n/formats";
import { levelTitle, nameInLanguage, nominationStateName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { Level, NominationEvent, NominationState, PhaseKind } from "~/lib/vocabulary";
import type { Actor } from "../context";
import { isCouncilMemberOf, isJurorOf, isProducerOf } from "../people/policy";
import { mayWorkOnRound } from "../rounds/policy";
import type { LevelGap } from "./lower-title";
import { awaitsPapers, type Gap, isComplete, isOpenForWriting, mayMove, type PendingPapers, phasesFor } from "./rules";

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
export function maySeeSealedDossier(
  actor: Actor | null,
  nomination: NominationFacts & { readonly isClosedToJuror: boolean; readonly isClosedToCouncil: boolean },
): boolean {
  if (isProducerOf(actor, nomination.establishmentId) || mayWorkOnRound(actor, nomination)) return true;
  // What its producer took back after admission is no longer anyone's to judge.
  if (nomination.state !== "admitted") return false;
  if (isCouncilMemberOf(actor, nomination.roundId) && !nomination.isClosedToCouncil) return true;
  return isJurorOf(actor, nomination.roundId) && !nomination.isClosedToJuror;
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
  const firm = missing.find(isBeyondProducer);
  if (firm) return sentenceOfLevelGap(firm);
  return isComplete(gaps) ? null : m.nominations_incomplete({ count: missing.length });
}

const isBeyondProducer = (gap: Gap) =>
  gap.kind === "archived" || gap.kind === "not_put_forward" || gap.kind === "outside" || gap.kind === "quota_full";

/** Why a dossier is not admitted with its title of the level below: one that ended or was revoked after it was handed in. */
export function whyNotAdmitTitle(gaps: readonly Gap[]): string | null {
  const gap = gaps.find((one) => one.kind === "lower_title" && one.isFirm);
  return gap?.kind === "lower_title" ? sentenceOfLevelGap(gap) : null;
}

/** What keeps a dossier out because of the level below, its territory or its product, in words. */
export function sentenceOfLevelGap(gap: LevelGap): string {
  switch (gap.kind) {
    case "not_put_forward":
      return m.nominations_level_not_put_forward({ levels: levelNames(gap.below) });
    case "outside":
      return m.nominations_outside_territory();
    case "archived":
      return m.products_archived();
    case "sent_elsewhere":
      return m.forwardings_refused_sent_elsewhere({ round: nameInLanguage(gap.round) });
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
    case "other_product":
      return m.nominations_level_title_other_product();
    case "other_scheme":
      return m.nominations_level_title_other_scheme();
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

const levelNames = (levels: readonly Level[]) => formatList(levels.map((level) => levelTitle(level).toLowerCase()));

/**
 * A receipt says what was handed in: not of a dossier that is being written, which has moved on since, nor of one that ended
 * while it was. steps: oldest first.
 */
export function whyNoReceipt({
  state,
  submittedAt,
  isSealed,
  steps,
}: {
  readonly state: NominationState;
  readonly submittedAt: Date | null;
  readonly isSealed: boolean;
  readonly steps: readonly { readonly kind: NominationEvent }[];
}): string | null {
  if (state === "draft" || state === "more_asked" || submittedAt === null) return m.nominations_no_receipt();
  const last = steps.findLast(({ kind }) => kind === "submitted" || kind === "more_asked");
  return last?.kind === "more_asked" && !isSealed ? m.nominations_receipt_not_handed_in() : null;
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

/** What stands in the way of taking up a withdrawn nomination again, besides time and state. */
export interface Revival {
  readonly isArchived: boolean;
  /** Another dossier of the product is in the round. */
  readonly isReplaced: boolean;
  /** The agency has its sample: it would lose sight of the entry that the sample belongs to. */
  readonly holdsSample: boolean;
  /**
   * It was put forward, and others took the places of its territory; or its round takes only what a letter of request names, and
   * none names it any more.
   */
  readonly unplaced: LevelGap | null;
}

/** Take up again what was withdrawn: while the round takes nominations, and nothing else stands in its place. */
export function whyNotRevive(
  actor: Actor | null,
  nomination: NominationFacts,
  { isArchived, isReplaced, holdsSample, unplaced }: Revival,
): string | null {
  if (!isProducerOf(actor, nomination.establishmentId)) return m.products_not_member();
  if (!mayMove(nomination.state, "draft")) {
    return m.nominations_not_withdrawn({ state: nominationStateName(nomination.state) });
  }
  if (isArchived) return m.products_archived();
  if (isReplaced) return m.nominations_replaced();
  if (holdsSample) return m.nominations_revival_sample_there();
  if (unplaced) return sentenceOfLevelGap(unplaced);
  return inPhase(nomination.phase, "start") ? null : m.nominations_round_takes_none();
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

const EVENT_NAMES: Readonly<Record<NominationEvent, () => string>> = {
  draft: m.nominations_history_draft,
  submitted: m.nominations_history_submitted,
  more_asked: m.nominations_history_more_asked,
  admitted: m.nominations_history_admitted,
  refused: m.nominations_history_refused,
  withdrawn: m.nominations_history_withdrawn,
  revived: m.nominations_history_revived,
  papers_completed: m.nominations_history_papers_completed,
  papers_day_moved: m.nominations_history_papers_day_moved,
  put_forward: m.nominations_history_put_forward,
  admission_undone: m.nominations_history_admission_undone,
  refusal_undone: m.nominations_history_refusal_undone,
  taken_back: m.nominations_history_taken_back,
};

export const eventName = (kind: NominationEvent): string => EVENT_NAMES[kind]();

/** Whether an act may happen in the phase a round is in. */
export const inPhase = (phase: PhaseKind | null, act: Parameters<typeof phasesFor>[0]) =>
  phase !== null && phasesFor(act).includes(phase);
