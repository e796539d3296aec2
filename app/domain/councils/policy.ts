import { formatList, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { CouncilRole, Level, MotionKind, PhaseKind } from "~/lib/vocabulary";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { holdsAgencyRole, isCouncilMemberOf, isProducerOf } from "../people/policy";
import { mayRunRound } from "../rounds/policy";
import { hasReached, isExpectedListForeseen, type PhaseSpan } from "../rounds/rules";
import type { SchemeRules } from "../schemes/rules";
import { type Body, hasQuorum, isSizeAllowed, type QuorumRule, quorumOf, sizesOf } from "./rules";

interface Round {
  readonly id: string;
  readonly agencyId: string;
}

/** Organiser or secretary of the round's agency. */
export const mayNameCouncil = mayRunRound;

/** Seats change until the decision is being recorded. */
export function whyNotChangeCouncil(
  round: { readonly phases: readonly PhaseSpan[]; readonly openedAt: Date | null },
  now: Date,
): string | null {
  return round.openedAt && hasReached(round.phases, now, "complaints") ? m.councils_is_done() : null;
}

/** Meetings, motions and the list: organiser and secretary of the round's agency, and its council. */
export function mayReadCouncil(actor: Actor | null, round: Round): boolean {
  return mayRunRound(actor, round) || isCouncilMemberOf(actor, round.id);
}

const RUNNING_ROLES: readonly (CouncilRole | null)[] = ["chair", "secretary"];

/**
 * Call and run meetings, put motions to the vote, write down the list.
 * seat: the role the actor has in the council now.
 */
export function mayRunCouncil(actor: Actor | null, round: Round, seat: CouncilRole | null): boolean {
  return mayRunRound(actor, round) || (isCouncilMemberOf(actor, round.id) && RUNNING_ROLES.includes(seat));
}

/** Say without a vote that the list may be made public: the council's chair, or an organiser of the agency. */
export function mayApproveList(actor: Actor | null, round: Round, seat: CouncilRole | null): boolean {
  return (
    holdsAgencyRole(actor, round.agencyId, ["organiser"]) || (isCouncilMemberOf(actor, round.id) && seat === "chair")
  );
}

/** Members vote, each for themselves. */
export function mayVote(actor: Actor | null, round: Round): boolean {
  return isCouncilMemberOf(actor, round.id);
}

interface RoundState {
  readonly openedAt: Date | null;
  readonly phase: PhaseKind | null;
}

/** A council meets from the opening of its round until that is closed. */
export function whyNotMeet(round: RoundState): string | null {
  if (!round.openedAt) return m.rounds_not_open_yet();
  return round.phase === "closed" ? m.councils_round_closed() : null;
}

interface MeetingState {
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly cancelledAt: Date | null;
}

/** Notes may be worked over until the round is closed. */
export function whyNotWriteNotes(round: RoundState, meeting: MeetingState): string | null {
  return meeting.cancelledAt ? m.councils_meeting_cancelled() : whyNotMeet(round);
}

/** Time, place and agenda change, or the meeting is cancelled, until it begins. */
export function whyNotChangeMeeting(meeting: MeetingState): string | null {
  if (meeting.cancelledAt) return m.councils_meeting_cancelled();
  if (meeting.closedAt) return m.councils_meeting_closed();
  return meeting.openedAt ? m.councils_meeting_is_open() : null;
}

/** othersOpen: another meeting of the round goes on. */
export function whyNotOpenMeeting(meeting: MeetingState, othersOpen: boolean): string | null {
  return whyNotChangeMeeting(meeting) ?? (othersOpen ? m.councils_other_meeting_open() : null);
}

function whyNotUnderWay(meeting: MeetingState): string | null {
  if (meeting.cancelledAt) return m.councils_meeting_cancelled();
  if (meeting.closedAt) return m.councils_meeting_closed();
  return meeting.openedAt ? null : m.councils_meeting_not_open();
}

/** motionOpen: the council is voting. */
export function whyNotCloseMeeting(meeting: MeetingState, motionOpen: boolean): string | null {
  return whyNotUnderWay(meeting) ?? (motionOpen ? m.councils_motion_is_open() : null);
}

/** Who is there is written down until the meeting is closed, and never while it votes: the majority is counted of it. */
export function whyNotRecordAttendance(meeting: MeetingState, motionOpen: boolean): string | null {
  if (meeting.cancelledAt) return m.councils_meeting_cancelled();
  if (meeting.closedAt) return m.councils_meeting_closed();
  return motionOpen ? m.councils_motion_is_open() : null;
}

/** "Có mặt 4 trên 7 người; cần ít nhất 5 người." where the quorum is missing. */
export function whyNoQuorum(rule: QuorumRule, body: Body): string | null {
  if (hasQuorum(rule, body)) return null;
  return m.councils_no_quorum({
    present: formatNumber(body.present),
    members: formatNumber(body.members),
    needed: formatNumber(Math.max(1, quorumOf(rule, body.members))),
  });
}

/** Motions about the list are put while it is being decided. */
const LIST_MOTIONS: readonly MotionKind[] = ["list", "merge", "deviation"];

/** Why nothing can be put to the vote now, whatever it is about. */
export function whyNotVoteNow(
  meeting: MeetingState,
  motionOpen: boolean,
  quorum: QuorumRule,
  body: Body,
): string | null {
  return whyNotUnderWay(meeting) ?? (motionOpen ? m.councils_motion_is_open() : whyNoQuorum(quorum, body));
}

/**
 * Why a motion of this kind cannot be put: the list is not open, or not yet complete.
 * list: what a motion on it votes on; null for another kind.
 */
export function whyNotPutMotion(kind: MotionKind, round: RoundState, list: ListState | null): string | null {
  if (!LIST_MOTIONS.includes(kind)) return null;
  return whyNotDecideList(round) ?? (list && whyNotComplete(list));
}

interface ListState {
  /** Rows without a verdict. */
  readonly undecided: number;
  /** Rows whose verdict is not the proposal, without a reason or a motion; their names. */
  readonly unexplained: readonly string[];
  /** Sets of which an entry no longer passes. */
  readonly brokenSets: readonly { readonly name: string }[];
}

/** A list is complete with sets that still stand, a verdict on every row, and grounds for each that is not the proposal. */
export function whyNotComplete({ undecided, unexplained, brokenSets }: ListState): string | null {
  const [broken] = brokenSets;
  if (broken) return m.councils_set_broken({ set: broken.name });
  if (undecided > 0) return m.councils_list_undecided({ count: undecided });
  return unexplained.length > 0 ? m.councils_list_unexplained({ products: formatList(unexplained) }) : null;
}

const DECIDING: readonly (PhaseKind | null)[] = ["council", "expected_list", "decision", "complaints"];

/**
 * The list is decided from the end of scoring until the round is closed: while complaints are taken, what no decision recognises
 * may still be, when papers come or a complaint is upheld.
 */
export function whyNotDecideList(round: Pick<RoundState, "phase">): string | null {
  if (DECIDING.includes(round.phase)) return null;
  return round.phase === "closed" ? m.councils_list_is_over() : m.councils_list_not_now();
}

/** Nobody decides alone on what their own establishment entered; establishmentIds: the makers of what is decided. */
export function whyNotOwnEntries(actor: Actor | null, establishmentIds: readonly (string | null)[]): string | null {
  return establishmentIds.some((id) => isProducerOf(actor, id)) ? m.councils_own_entry() : null;
}

/** listMotionOpen: the council votes on the list as it stands. */
export function whyNotChangeList(round: RoundState, listMotionOpen: boolean): string | null {
  return whyNotDecideList(round) ?? (listMotionOpen ? m.councils_list_is_voted_on() : null);
}

interface ExpectedListState extends ListState {
  readonly recognised: number;
  /** A decision of the round is recorded. */
  readonly isDecided: boolean;
}

/** A list expected before the decision is made public where the rules or the timetable say so. */
export function whyNotPublishExpectedList(
  round: RoundState & { readonly phases: readonly PhaseSpan[]; readonly rules: Pick<SchemeRules, "expectedList"> },
  list: ExpectedListState,
): string | null {
  if (!isExpectedListForeseen(round)) return m.councils_expected_not_foreseen();
  const closed = whyNotDecideList(round);
  if (closed) return closed;
  if (list.isDecided || round.phase === "complaints") return m.councils_expected_after_decision();
  const incomplete = whyNotComplete(list);
  if (incomplete) return incomplete;
  return list.recognised === 0 ? m.councils_expected_empty() : null;
}

interface Seat {
  readonly role: CouncilRole;
  readonly endedAt: Date | null;
}

type SizeRules = Pick<SchemeRules, "levels" | "juryOdd">;

/** Why a council of so many may not vote: the rules fix other numbers for its level. Null where they allow it. */
export function whyNotThisSize(rules: SizeRules, level: Level, seats: number): string | null {
  if (isSizeAllowed(rules, level, seats)) return null;
  const sizes = formatOr(sizesOf(rules, level));
  return m.councils_size_not_allowed({ seats: formatNumber(seats), sizes, source: rules.levels.source });
}

/** What the rules say of council and jury against who is seated; empty when all is as they say. Advice, never a wall. */
export function adviceForCouncil(
  seats: readonly Seat[],
  jury: readonly { readonly endedAt: Date | null }[],
  level: Level,
  rules: SizeRules,
): string[] {
  const live = seats.filter((seat) => seat.endedAt === null);
  const jurors = jury.filter((juror) => juror.endedAt === null).length;
  const size = whyNotThisSize(rules, level, live.length);
  return [
    ...(size ? [size] : []),
    ...(live.some((seat) => seat.role === "chair") ? [] : [m.councils_needs_chair()]),
    ...(rules.juryOdd.value && jurors > 0 && jurors % 2 === 0
      ? [m.councils_jury_not_odd({ seats: formatNumber(jurors), source: rules.juryOdd.source })]
      : []),
  ];
}

/** What the rules want of the council, in one sentence, before anyone is seated. */
export function sizeRule(rules: SizeRules, level: Level): string {
  const sizes = sizesOf(rules, level);
  return sizes.length === 0 ? m.councils_size_free() : m.councils_size_rule({ sizes: formatOr(sizes) });
}

/** "7 hoặc 9" */
function formatOr(numbers: readonly number[]): string {
  const texts = numbers.map((one) => formatNumber(one));
  if (texts.length < 2) return formatList(texts);
  return m.councils_or({ first: texts.slice(0, -1).join(", "), last: texts.at(-1)! });
}

const anyRole = (actor: Actor | null, round: Round): CouncilRole | null =>
  isCouncilMemberOf(actor, round.id) ? "chair" : null;

const roundAt = (here: { roundId: string; agencyId: string }): Round => ({ id: here.roundId, agencyId: here.agencyId });

export const councilPermissions: readonly Permission[] = [
  { act: "council.read", title: m.councils_may_read, may: (actor, here) => mayReadCouncil(actor, roundAt(here)) },
  {
    act: "council.run",
    title: m.councils_may_run,
    may: (actor, here) => mayRunCouncil(actor, roundAt(here), anyRole(actor, roundAt(here))),
  },
  { act: "council.vote", title: m.councils_may_vote, may: (actor, here) => mayVote(actor, roundAt(here)) },
  {
    act: "council.approve_list",
    title: m.councils_may_approve,
    may: (actor, here) => mayApproveList(actor, roundAt(here), anyRole(actor, roundAt(here))),
  },
];
