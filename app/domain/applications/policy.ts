import { formatDate, formatDateTime, formatNumber } from "~/i18n/formats";
import { applicationStateName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { addDays, type PlainDate, todayInVietnam } from "~/lib/dates";
import { AGENCY_ROLES, type ApplicationState } from "~/lib/vocabulary";
import type { Actor } from "../context";
import { mayRunFair, mayWorkOnFair } from "../fairs/policy";
import { isWithin } from "../fairs/rules";
import type { Permission } from "../people/permissions";
import { holdsAgencyRole, isProducerOf } from "../people/policy";
import { type CorrectedPart, mayMove } from "./rules";

/** Whose application it is: one of the two. */
export interface Applicant {
  readonly establishmentId: string | null;
  readonly agencyId: string | null;
}

/** What the rules of writing look at. */
export interface CallFacts {
  readonly publishedAt: Date | null;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  readonly applicationsOpenAt: Date | null;
  readonly applicationsCloseAt: Date | null;
  readonly signsDueOn: PlainDate | null;
  readonly goodsListDueOn: PlainDate | null;
  /** It will not be held. */
  readonly cancelledAt: Date | null;
}

export interface ApplicationFacts extends Applicant {
  readonly state: ApplicationState;
  /** The last day for what was asked for; null when nothing is. */
  readonly dueOn: PlainDate | null;
}

/** Write for an applicant: members of the establishment, organisers and secretaries of the centre. */
export function mayApplyFor(actor: Actor | null, { establishmentId, agencyId }: Applicant): boolean {
  if (agencyId) return holdsAgencyRole(actor, agencyId, ["organiser", "secretary"]);
  return isProducerOf(actor, establishmentId);
}

/** Read one's own: the support team of a centre too. */
export function maySeeOwn(actor: Actor | null, applicant: Applicant): boolean {
  if (applicant.agencyId) return holdsAgencyRole(actor, applicant.agencyId, AGENCY_ROLES);
  return mayApplyFor(actor, applicant);
}

/** Why nobody applies to a fair now. */
export function whyNoCall(fair: CallFacts, now: Date): string | null {
  if (!fair.publishedAt) return m.fairs_not_found();
  if (fair.cancelledAt) return m.fairs_is_cancelled();
  switch (isWithin(fair.applicationsOpenAt, fair.applicationsCloseAt, now)) {
    case "not_named":
      return m.applications_call_not_named();
    case "before":
      return m.applications_call_before({ at: formatDateTime(fair.applicationsOpenAt!) });
    case "after":
      return m.applications_call_after({ at: formatDateTime(fair.applicationsCloseAt!) });
    case "open":
      return null;
  }
}

/** A draft is written while the call is open, what was asked for until its day. */
export function whyNotWrite(application: ApplicationFacts, fair: CallFacts, now: Date): string | null {
  switch (application.state) {
    case "draft":
      return whyNoCall(fair, now);
    case "more_asked":
      if (fair.cancelledAt) return m.fairs_is_cancelled();
      return application.dueOn !== null && todayInVietnam(now) > application.dueOn
        ? m.applications_answer_too_late({ date: formatDate(application.dueOn) })
        : null;
    default:
      return m.applications_no_longer_written({ state: applicationStateName(application.state) });
  }
}

/** The last day on which a part is corrected: the fair's, else the eve of its first day. */
export const correctedUntil = (
  fair: Pick<CallFacts, "startsOn" | "signsDueOn" | "goodsListDueOn">,
  part: CorrectedPart,
): PlainDate => (part === "goods" ? fair.goodsListDueOn : fair.signsDueOn) ?? addDays(fair.startsOn, -1);

/** Why a part is not changed now: as the whole application while it is written, and once accepted until the day for that part. Source: docs/rules/applications.md#corrections */
export function whyNotChange(
  application: ApplicationFacts,
  fair: CallFacts,
  part: CorrectedPart,
  now: Date,
): string | null {
  if (application.state !== "accepted") return whyNotWrite(application, fair, now);
  if (fair.cancelledAt) return m.fairs_is_cancelled();
  const until = correctedUntil(fair, part);
  return todayInVietnam(now) > until ? m.applications_correction_over({ date: formatDate(until) }) : null;
}

/** missing: what is required and not there. */
export function whyNotSubmit(
  application: ApplicationFacts,
  fair: CallFacts,
  missing: number,
  now: Date,
): string | null {
  const closed = whyNotWrite(application, fair, now);
  if (closed) return closed;
  return missing > 0 ? m.applications_gaps_left({ count: missing }) : null;
}

/** Until the fair begins; from then on the organiser settles it. A draft bothers nobody. */
export function whyNotWithdraw(application: ApplicationFacts, fair: CallFacts, now: Date): string | null {
  if (!mayMove(application.state, "withdrawn")) {
    return m.applications_not_withdrawn_from({ state: applicationStateName(application.state) });
  }
  if (application.state === "draft") return null;
  // What goes back of its money follows the cancellation.
  if (fair.cancelledAt) return m.fairs_is_cancelled();
  return todayInVietnam(now) >= fair.startsOn ? m.applications_withdrawal_over() : null;
}

interface OfAgency {
  readonly agencyId: string;
}

/** Read what was sent to a fair: everyone of its agency. */
export function mayReadApplications(actor: Actor | null, fair: OfAgency): boolean {
  return mayWorkOnFair(actor, fair);
}

/** Why someone does not answer an application: organisers and secretaries of the fair's agency do, and nobody answers their own establishment. */
export function whyNotDecide(
  actor: Actor | null,
  fair: OfAgency & Pick<CallFacts, "endsOn" | "cancelledAt">,
  applicant: Pick<Applicant, "establishmentId">,
  today: PlainDate,
): string | null {
  if (!mayRunFair(actor, fair)) return m.applications_staff_only();
  if (isProducerOf(actor, applicant.establishmentId)) return m.applications_own();
  if (fair.cancelledAt) return m.fairs_is_cancelled();
  return today > fair.endsOn ? m.applications_fair_over() : null;
}

/** Why an application does not come to a state by an answer. */
export function whyNotAnswer(state: ApplicationState, to: ApplicationState): string | null {
  return mayMove(state, to) && state !== "draft"
    ? null
    : m.applications_not_answered_so({ state: applicationStateName(state) });
}

/** Why a request for more is not taken back. */
export function whyNotWithdrawRequest(state: ApplicationState): string | null {
  return state === "more_asked" ? null : m.applications_nothing_asked({ state: applicationStateName(state) });
}

/** Why an answer is not taken back. claims: booths it has now, held or offered ones too. */
export function whyNotUndo(state: ApplicationState, claims: number): string | null {
  if (state !== "accepted" && state !== "waiting" && state !== "refused") {
    return m.applications_nothing_to_undo({ state: applicationStateName(state) });
  }
  return claims > 0 ? m.applications_undo_has_booths({ count: formatNumber(claims) }) : null;
}

export function whyNotChangeGrant(state: ApplicationState): string | null {
  return state === "accepted" ? null : m.applications_grant_only_accepted({ state: applicationStateName(state) });
}

/** Points count while an application may still be placed. */
export function whyNotSetPriority(state: ApplicationState): string | null {
  return state === "refused" || state === "withdrawn"
    ? m.applications_not_answered_so({ state: applicationStateName(state) })
    : null;
}

export const applicationPermissions: readonly Permission[] = [
  {
    act: "application.write",
    title: m.applications_may_write,
    may: (actor, here) => mayApplyFor(actor, { establishmentId: here.establishmentId, agencyId: null }),
  },
  {
    act: "application.write_for_centre",
    title: m.applications_may_write_for_centre,
    may: (actor, here) => mayApplyFor(actor, { establishmentId: null, agencyId: here.agencyId }),
  },
  { act: "application.read", title: m.applications_may_read, may: (actor, here) => mayReadApplications(actor, here) },
  {
    act: "application.decide",
    title: m.applications_may_decide,
    may: (actor, here) =>
      whyNotDecide(
        actor,
        { ...here, endsOn: "9999-12-31", cancelledAt: null },
        { establishmentId: null },
        "2026-01-01",
      ) === null,
  },
];
