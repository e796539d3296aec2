import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import { AGENCY_ROLES } from "~/lib/vocabulary";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { hasJudged, isCouncilMemberOf, isProducerOf } from "../people/policy";
import { mayRunRound, mayWorkOnRound } from "../rounds/policy";

/** Complaints of a round are taken from the announcement of its results to the end of a day in Vietnam. Null before it. */
export interface ComplaintWindow {
  readonly announcedAt: Date;
  readonly lastDay: PlainDate;
}

export function whyNotFile(window: ComplaintWindow | null, now: Date): string | null {
  if (!window) return m.complaints_not_announced();
  return todayInVietnam(now) > window.lastDay ? m.complaints_window_over({ date: formatDate(window.lastDay) }) : null;
}

/** What the rules of acting on a complaint look at. */
export interface ComplaintFacts {
  readonly roundId: string;
  /** The agency of the round. */
  readonly agencyId: string;
  /** The entry it is about; null for the round as a whole. */
  readonly nominationId: string | null;
  /** Whose entry that is. */
  readonly establishmentId: string | null;
  /** The account it was filed with, if any. */
  readonly filedBy: string | null;
  readonly assignedTo: string | null;
  readonly answeredAt: Date | null;
}

/** Open the desk: it shows the complaints of the agencies and councils one belongs to. */
export function mayUseDesk(actor: Actor | null): boolean {
  const staff: readonly string[] = AGENCY_ROLES;
  return (
    actor !== null &&
    (actor.memberships.some((held) => staff.includes(held.role)) ||
      actor.seats.some((seat) => seat.role === "council_member"))
  );
}

/**
 * Who stands too near to have a hand in it: whoever filed it, the maker of the entry it is about, who judged in the round - also
 * one who sits on the council, and one who gave up the seat.
 */
export function isConflicted(actor: Actor | null, complaint: ComplaintFacts): boolean {
  if (!actor) return false;
  return (
    actor.userId === complaint.filedBy ||
    isProducerOf(actor, complaint.establishmentId) ||
    hasJudged(actor, complaint.roundId)
  );
}

/** The agency's staff and the council of the round, but nobody with an interest: to others it does not exist. */
export function maySeeComplaint(actor: Actor | null, complaint: ComplaintFacts): boolean {
  const isConcerned = mayWorkOnRound(actor, complaint) || isCouncilMemberOf(actor, complaint.roundId);
  return isConcerned && !isConflicted(actor, complaint);
}

/** Which juror gave which points. To others a juror is a number. */
export function mayKnowJurors(actor: Actor | null, complaint: ComplaintFacts): boolean {
  return mayRunRound(actor, complaint);
}

/** Say whose work it is: organiser or secretary. */
export function mayAssign(actor: Actor | null, complaint: ComplaintFacts): boolean {
  return maySeeComplaint(actor, complaint) && mayRunRound(actor, complaint);
}

/** Answer it, count its entry again: organiser, secretary, and whoever it was assigned to. */
export function mayHandle(actor: Actor | null, complaint: ComplaintFacts): boolean {
  if (!maySeeComplaint(actor, complaint)) return false;
  return mayRunRound(actor, complaint) || (actor !== null && actor.userId === complaint.assignedTo);
}

/** Ask the authority to take a certificate back: who handles it, and the council. */
export function mayProposeRevocation(actor: Actor | null, complaint: ComplaintFacts): boolean {
  if (!maySeeComplaint(actor, complaint)) return false;
  return mayHandle(actor, complaint) || isCouncilMemberOf(actor, complaint.roundId);
}

/** An answer that was given ends the work on a complaint. */
export function whyNotWork(complaint: ComplaintFacts): string | null {
  return complaint.answeredAt ? m.complaints_is_answered() : null;
}

/** hasTally: the round's result was kept, so there is something to compare with. */
export function whyNotRetally(complaint: ComplaintFacts, hasTally: boolean): string | null {
  const done = whyNotWork(complaint);
  if (done) return done;
  if (complaint.nominationId === null) return m.complaints_no_entry_to_count();
  return hasTally ? null : m.complaints_no_tally();
}

/** What of the entry's certificate decides whether its revocation can be proposed. */
export interface ProposalFacts {
  readonly hasCertificate: boolean;
  readonly isRevoked: boolean;
  readonly isProposed: boolean;
}

export function whyNotProposeRevocation({ hasCertificate, isRevoked, isProposed }: ProposalFacts): string | null {
  if (!hasCertificate) return m.complaints_no_certificate();
  if (isRevoked) return m.complaints_certificate_revoked();
  return isProposed ? m.complaints_is_proposed() : null;
}

const sample = (here: { roundId: string; agencyId: string }, assignedTo: string | null = null): ComplaintFacts => ({
  ...here,
  nominationId: null,
  establishmentId: null,
  filedBy: null,
  assignedTo,
  answeredAt: null,
});

export const complaintPermissions: readonly Permission[] = [
  {
    act: "complaint.read",
    title: m.complaints_act_read,
    may: (actor, here) => maySeeComplaint(actor, sample(here)),
  },
  { act: "complaint.assign", title: m.complaints_act_assign, may: (actor, here) => mayAssign(actor, sample(here)) },
  { act: "complaint.answer", title: m.complaints_act_answer, may: (actor, here) => mayHandle(actor, sample(here)) },
  {
    act: "complaint.answer_assigned",
    title: m.complaints_act_answer_assigned,
    may: (actor, here) => mayHandle(actor, sample(here, actor?.userId ?? null)),
  },
  {
    act: "complaint.propose_revocation",
    title: m.complaints_act_propose,
    may: (actor, here) => mayProposeRevocation(actor, sample(here)),
  },
];
