import { formatDate, formatList } from "~/i18n/formats";
import { phaseName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import { type AssignmentWay, type NominationState, PHASES, type PhaseKind } from "~/lib/vocabulary";
import type { SchemeRules } from "../schemes/rules";
import { nextPhases } from "./rules";

/** What the next phase depends on, counted. */
export interface RoundFacts {
  readonly nominations: Readonly<Record<NominationState, number>>;
  /** Seats in force, and how many of them are the head's. */
  readonly jury: { readonly seats: number; readonly heads: number; readonly accepted: number };
  /** Who is to score what: by which plan, how many assignments, and how many jurors the entry with the fewest has. */
  readonly assigned: { readonly way: AssignmentWay | null; readonly pairs: number; readonly fewest: number };
  /** Sheets of seats in force for admitted nominations. `open`: neither signed nor recused. `ever`: of all seats and entries there were. */
  readonly sheets: {
    readonly ever: number;
    readonly total: number;
    readonly signed: number;
    readonly recused: number;
    readonly open: number;
  };
  /** Recorded and not withdrawn. */
  readonly decisions: number;
  /** Of these, whose results everyone knows. */
  readonly released: number;
  /** Entries that were told to wait for a further list. */
  readonly waiting: number;
  /** Point frames that wait for the council's chair: one at most. */
  readonly waitingFrames: number;
  /** `open`: not answered. `takenUntil`: the last day on which one may be filed; null when none is taken, not yet or no longer. */
  readonly complaints: { readonly open: number; readonly takenUntil: PlainDate | null };
  /**
   * Where the jury is blind: admitted entries without a released copy, and the names of jurors who could read the makers
   * (`couldReadMakers`).
   */
  readonly blind: { readonly unready: number; readonly insiders: readonly string[] };
  /** The council votes on the list now. */
  readonly listIsVotedOn: boolean;
}

export interface Blocker {
  readonly sentence: string;
  /** The organiser may go on all the same, by saying so with a reason. */
  readonly mayOverride: boolean;
}

/** What stands between a round and a later phase. */
export function blockersOf(
  from: PhaseKind | null,
  to: PhaseKind,
  rules: Pick<SchemeRules, "minimumSheets">,
  facts: RoundFacts,
): Blocker[] {
  const firm = (sentence: string): Blocker => ({ sentence, mayOverride: false });
  const enters = (kind: PhaseKind) => to === kind;
  const leavesScoring = from === "scoring" && isAfter(to, "scoring");
  const blockers: Blocker[] = [];
  if (enters("scoring")) {
    const { seats, heads } = facts.jury;
    const minimum = rules.minimumSheets.value;
    if (seats < minimum) blockers.push(firm(m.rounds_jury_too_small({ seats, minimum })));
    if (seats > 0 && seats % 2 === 0) blockers.push(firm(m.rounds_jury_is_even({ seats })));
    if (seats > 0 && heads !== 1) blockers.push(firm(m.rounds_jury_needs_head()));
    if (facts.nominations.submitted > 0) {
      blockers.push(firm(m.rounds_nominations_unanswered({ count: facts.nominations.submitted })));
    }
    if (facts.nominations.admitted === 0) blockers.push(firm(m.rounds_nothing_admitted()));
    if (facts.blind.unready > 0) blockers.push(firm(m.redactions_copies_missing({ count: facts.blind.unready })));
    const { insiders } = facts.blind;
    if (insiders.length > 0) blockers.push(firm(m.redactions_jurors_inside({ names: formatList(insiders) })));
    // The other ways give out what is missing when scoring begins.
    if (facts.assigned.way === "balanced" && facts.assigned.fewest < minimum) {
      blockers.push({ sentence: m.panels_too_few_given({ minimum }), mayOverride: true });
    }
    // Sheets are made of the frame in force: one that is not decided by now never is.
    if (facts.waitingFrames > 0) blockers.push({ sentence: m.frames_waits_for_chair(), mayOverride: true });
  }
  if (leavesScoring && facts.sheets.open > 0) {
    blockers.push({ sentence: m.rounds_sheets_unsigned({ count: facts.sheets.open }), mayOverride: true });
  }
  if (enters("complaints") && facts.decisions === 0) blockers.push(firm(m.rounds_no_decision_yet()));
  // Complaints run from the release: nobody complains of what nobody was told.
  const waitsForRelease = facts.released < facts.decisions;
  if ((enters("complaints") || enters("closed")) && waitsForRelease) blockers.push(firm(m.rounds_not_released_yet()));
  if (enters("closed")) {
    const { open, takenUntil } = facts.complaints;
    if (open > 0) blockers.push(firm(m.rounds_complaints_unanswered({ count: open })));
    // They were promised a further result.
    if (facts.waiting > 0) {
      blockers.push({ sentence: m.rounds_entries_still_wait({ count: facts.waiting }), mayOverride: true });
    }
    if (takenUntil) {
      const sentence = m.rounds_complaints_still_taken({ date: formatDate(takenUntil) });
      blockers.push({ sentence, mayOverride: true });
    }
  }
  return blockers;
}

const isAfter = (kind: PhaseKind, other: PhaseKind) => PHASES.indexOf(kind) > PHASES.indexOf(other);

/**
 * Why a round does not go on to a phase, in one sentence; null when it may.
 * override: the organiser goes on in spite of what may be overridden.
 */
export function whyNotMove(
  round: { readonly openedAt: Date | null; readonly phase: PhaseKind | null; readonly rules: SchemeRules },
  to: PhaseKind,
  facts: RoundFacts,
  { override = false }: { override?: boolean } = {},
): string | null {
  if (!round.openedAt) return m.rounds_not_open_yet();
  if (!nextPhases(round.phase).includes(to)) return m.rounds_not_the_next_phase({ phase: phaseName(to) });
  const blocker = blockersOf(round.phase, to, round.rules, facts).find((one) => !(override && one.mayOverride));
  return blocker?.sentence ?? null;
}

/** Everything to everyone, unless a plan says otherwise. */
function sheetsToMake({ assigned, nominations, jury }: RoundFacts): number {
  return assigned.way === null || assigned.way === "all" ? nominations.admitted * jury.seats : assigned.pairs;
}

/** What moving on will do, with its numbers, for the person who confirms it. */
export function consequencesOf(to: PhaseKind, facts: RoundFacts): string[] {
  const { draft, more_asked: moreAsked, submitted, admitted } = facts.nominations;
  switch (to) {
    case "nomination":
      return [m.rounds_move_nomination()];
    case "screening":
      return [
        m.rounds_move_screening({ submitted: submitted + moreAsked + admitted }),
        ...(draft > 0 ? [m.rounds_move_drafts({ count: draft })] : []),
      ];
    case "scoring":
      return [
        m.rounds_move_scoring({ admitted, jurors: facts.jury.seats, sheets: sheetsToMake(facts) }),
        ...(moreAsked > 0 ? [m.rounds_move_more_asked({ count: moreAsked })] : []),
      ];
    case "council":
    case "expected_list":
    case "decision":
      return [
        m.rounds_move_scored({ signed: facts.sheets.signed, total: facts.sheets.total - facts.sheets.recused }),
        ...(to === "expected_list" ? [m.rounds_move_expected_list()] : []),
      ];
    case "complaints":
      return [
        m.rounds_move_complaints(),
        ...(facts.waiting > 0 ? [m.rounds_move_waiting({ count: facts.waiting })] : []),
      ];
    case "closed":
      return [m.rounds_move_closed()];
    default:
      return [];
  }
}
