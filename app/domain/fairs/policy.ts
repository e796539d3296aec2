import { m } from "~/i18n/paraglide/messages";
import { daysBetween, type PlainDate } from "~/lib/dates";
import { AGENCY_ROLES } from "~/lib/vocabulary";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { holdsAgencyRole } from "../people/policy";

interface OfAgency {
  readonly agencyId: string;
}

/** Make fairs of an agency, set their terms, publish them. */
export function mayPrepareFairs(actor: Actor | null, agencyId: string): boolean {
  return holdsAgencyRole(actor, agencyId, ["organiser"]);
}

/** Why someone does not prepare this fair; null when they may. A fair that was cancelled, or whose report is settled, stays as it was. */
export function whyNotPrepare(
  actor: Actor | null,
  fair: OfAgency & { readonly closedAt: Date | null; readonly cancelledAt: Date | null },
): { readonly sentence: string; readonly isForbidden: boolean } | null {
  if (!mayPrepareFairs(actor, fair.agencyId)) {
    const sentence = mayWorkOnFair(actor, fair) ? m.fairs_for_organisers() : m.fairs_not_your_agency();
    return { sentence, isForbidden: true };
  }
  if (fair.cancelledAt) return { sentence: m.fairs_is_cancelled(), isForbidden: false };
  return fair.closedAt ? { sentence: m.fairs_is_closed(), isForbidden: false } : null;
}

/** Why the cancellation of a fair is not taken back by someone; null when it may be. today: in Vietnam. */
export function whyNotRestore(
  actor: Actor | null,
  fair: OfAgency & {
    readonly closedAt: Date | null;
    readonly cancelledAt: Date | null;
    readonly endsOn: PlainDate;
  },
  today: PlainDate,
): ReturnType<typeof whyNotPrepare> {
  const refusal = whyNotPrepare(actor, { ...fair, cancelledAt: null });
  if (refusal) return refusal;
  if (!fair.cancelledAt) return { sentence: m.fairs_is_not_cancelled(), isForbidden: false };
  return today > fair.endsOn ? { sentence: m.fairs_restore_over(), isForbidden: false } : null;
}

/** Why a fair is not given other days by an act of its own, nor cancelled: a draft is edited, and what began is held. */
export function whyNotMove(
  fair: { readonly publishedAt: Date | null; readonly startsOn: PlainDate },
  today: PlainDate,
): string | null {
  if (!fair.publishedAt) return m.fairs_move_is_draft();
  return today > fair.startsOn ? m.fairs_move_began() : null;
}

/** The longest a fair lasts: more is a slip of the keys, and every page that has a line a day would show it. */
const MOST_DAYS = 90;

/** Why these cannot be the first and the last day of a fair; null where they can. */
export function whyNotDays(startsOn: PlainDate, endsOn: PlainDate): string | null {
  const days = daysBetween(startsOn, endsOn) + 1;
  if (days < 1) return m.fairs_ends_before_start();
  return days > MOST_DAYS ? m.fairs_too_many_days({ days, most: MOST_DAYS }) : null;
}

/**
 * Why a fair does not go back to its agency's desk. begun: applications there are, written or sent; guests: buyers who registered and visitors
 * with a pass. Source: docs/rules/fairs.md#publication
 */
export function whyNotWithdraw(
  fair: { readonly publishedAt: Date | null },
  { begun, guests }: { readonly begun: number; readonly guests: number },
): string | null {
  if (!fair.publishedAt) return m.fairs_is_draft();
  if (begun > 0) return m.fairs_applied_already();
  return guests > 0 ? m.fairs_has_guests({ count: guests }) : null;
}

/** Draw plans, decide on applications, place, bill, write to exhibitors. */
export function mayRunFair(actor: Actor | null, fair: OfAgency): boolean {
  return holdsAgencyRole(actor, fair.agencyId, ["organiser", "secretary"]);
}

/** See what the agency sees of a fair: everyone of it, the support team included. */
export function mayWorkOnFair(actor: Actor | null, fair: OfAgency): boolean {
  return holdsAgencyRole(actor, fair.agencyId, AGENCY_ROLES);
}

export const fairPermissions: readonly Permission[] = [
  { act: "fair.prepare", title: m.fairs_may_prepare, may: (actor, here) => mayPrepareFairs(actor, here.agencyId) },
  { act: "fair.run", title: m.fairs_may_run, may: mayRunFair },
  { act: "fair.work_on", title: m.fairs_may_work, may: mayWorkOnFair },
];
