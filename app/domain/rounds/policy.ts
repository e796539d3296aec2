import { formatDate, formatList } from "~/i18n/formats";
import { levelTitle, phaseName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import {
  AGENCY_ROLES,
  type AssignmentWay,
  type Level,
  type NominationState,
  PHASES,
  type PhaseKind,
} from "~/lib/vocabulary";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { holdsAgencyRole } from "../people/policy";
import type { SchemeRules, Section } from "../schemes/rules";
import { nextPhases } from "./rules";

interface OfAgency {
  readonly agencyId: string;
}

/** Make rounds of an agency, set their rules, open them. */
export function mayPrepareRounds(actor: Actor | null, agencyId: string): boolean {
  return holdsAgencyRole(actor, agencyId, ["organiser"]);
}

/** Move phases, name jury and council. */
export function mayRunRound(actor: Actor | null, round: OfAgency): boolean {
  return holdsAgencyRole(actor, round.agencyId, ["organiser", "secretary"]);
}

/** End a round without recognising anything: its organisers, who opened it. */
export function mayCancelRound(actor: Actor | null, round: OfAgency): boolean {
  return holdsAgencyRole(actor, round.agencyId, ["organiser"]);
}

/** See the board and the dossiers: everyone of the agency, the support team included. */
export function mayWorkOnRound(actor: Actor | null, round: OfAgency): boolean {
  return holdsAgencyRole(actor, round.agencyId, AGENCY_ROLES);
}

/** An open round is public; a draft belongs to its agency. */
export function maySeeRound(actor: Actor | null, round: OfAgency & { readonly openedAt: Date | null }): boolean {
  return round.openedAt !== null || mayWorkOnRound(actor, round);
}

/** Where only agencies of the levels below bring entries: who they are. */
export function whyNotByHand(below: readonly Level[]): string {
  const levels = formatList(below.map((level) => levelTitle(level).toLowerCase()));
  return m.nominations_level_by_hand({ who: m.nominations_level_agencies({ levels }) });
}

/** Rules are free until opening and frozen from then on. */
export function whyNotEditRules(round: { readonly openedAt: Date | null }): string | null {
  return round.openedAt ? m.rounds_rules_are_frozen() : null;
}

/** The authority signs the decision: it is named before there is one. */
export function whyNotSetAuthority(facts: RoundFacts): string | null {
  return facts.decisions > 0 ? m.rounds_authority_after_decision() : null;
}

/** Why the council cannot reopen the rules of a round: before opening they are free, after a decision they are history. */
export function whyNotReopen(round: { readonly openedAt: Date | null }, facts: RoundFacts): string | null {
  if (!round.openedAt) return m.rounds_reopen_before_opening();
  return facts.decisions > 0 ? m.rounds_reopen_after_decision() : null;
}

/** Sections of an open round's rules that stay as they are, with why: sheets are scored by their criteria to the end. */
export function keptSections(facts: RoundFacts): Partial<Record<Section, string>> {
  return facts.sheets.ever > 0 ? { criteria: m.rounds_reopen_after_points() } : {};
}

/**
 * Why these rules cannot follow those in force, in one sentence: none do while the council votes on the list; what sheets are
 * scored by stays once there are sheets, groups that entries are in stay, and so does the round's own level.
 * groupsInUse: codes of the groups of its entries.
 */
export function whyNotReopenRules(
  round: { readonly openedAt: Date | null; readonly level: Level; readonly rules: SchemeRules },
  rules: SchemeRules,
  facts: RoundFacts,
  groupsInUse: readonly string[],
): string | null {
  const closed = whyNotReopen(round, facts);
  if (closed) return closed;
  // What the council votes on is the list as these rules propose it.
  if (facts.listIsVotedOn) return m.rounds_reopen_while_voting();
  if (facts.sheets.ever > 0 && scoredBy(rules) !== scoredBy(round.rules)) return m.rounds_reopen_after_points();
  // Jurors have read what they were to read, with names or without.
  if (facts.sheets.total > 0 && rules.blind.value !== round.rules.blind.value) return m.redactions_blind_stays();
  const gone = groupsInUse.filter((code) => !rules.groups.some((group) => group.code === code));
  if (gone.length > 0) return m.rounds_reopen_groups_in_use({ groups: formatList(gone) });
  return rules.levels.value.some(({ level }) => level === round.level) ? null : m.rounds_level_not_held();
}

const scoredBy = ({ criteria, scoreStep }: SchemeRules) => JSON.stringify([criteria.value, scoreStep.value]);

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
  /** Where the jury is blind: admitted entries without a released copy, and jurors who work for the agency. */
  readonly blind: { readonly unready: number; readonly insiders: number };
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
    if (facts.blind.insiders > 0) blockers.push(firm(m.redactions_jurors_inside({ count: facts.blind.insiders })));
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

/** Why a round is not ended without recognition: what was decided stands, and a list that is voted on has its vote first. */
export function whyNotCancel(
  round: { readonly openedAt: Date | null; readonly phase: PhaseKind | null },
  facts: Pick<RoundFacts, "decisions" | "listIsVotedOn">,
): string | null {
  if (!round.openedAt) return m.rounds_not_open_yet();
  if (round.phase === "closed") return m.rounds_board_finished();
  if (facts.decisions > 0) return m.rounds_cancel_after_decision();
  return facts.listIsVotedOn ? m.rounds_cancel_while_voting() : null;
}

/** What ending a round will do, with its numbers, for the person who confirms it. */
export function effectsOfCancelling(told: {
  readonly makers: readonly { readonly products: readonly string[] }[];
  readonly seats: readonly unknown[];
  readonly senders: readonly unknown[];
}): string[] {
  const { makers, seats, senders } = told;
  const products = makers.reduce((sum, maker) => sum + maker.products.length, 0);
  return [
    m.rounds_cancel_effect_closed(),
    m.rounds_cancel_effect_public(),
    ...(makers.length > 0
      ? [
          m.rounds_cancel_effect_makers({
            establishments: m.common_establishments_count({ count: makers.length }),
            products: m.common_products_count({ count: products }),
          }),
        ]
      : []),
    ...(seats.length > 0 ? [m.rounds_cancel_effect_seats({ count: seats.length })] : []),
    ...(senders.length > 0 ? [m.rounds_cancel_effect_senders({ count: senders.length })] : []),
    m.rounds_cancel_effect_staff(),
  ];
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

export const roundPermissions: readonly Permission[] = [
  { act: "round.prepare", title: m.rounds_may_prepare, may: (actor, here) => mayPrepareRounds(actor, here.agencyId) },
  { act: "round.run", title: m.rounds_may_run, may: mayRunRound },
  { act: "round.cancel", title: m.rounds_cancel_title, may: mayCancelRound },
  { act: "round.work_on", title: m.rounds_may_work, may: mayWorkOnRound },
];
