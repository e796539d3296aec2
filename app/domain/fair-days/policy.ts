import { formatDate, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { ApplicationState } from "~/lib/vocabulary";
import { type Applicant, mayApplyFor } from "../applications/policy";
import type { Actor } from "../context";
import { mayRunFair, mayWorkOnFair } from "../fairs/policy";
import type { Permission } from "../people/permissions";
import { type Appointment, wasAppointed } from "./rules";

interface OfAgency {
  readonly agencyId: string;
}

/** Set up gates, name gatekeepers, issue and revoke passes, settle incidents. */
export function mayRunDays(actor: Actor | null, fair: OfAgency): boolean {
  return mayRunFair(actor, fair);
}

/** See visits, presence, sales and incidents of a fair. */
export function maySeeDays(actor: Actor | null, fair: OfAgency): boolean {
  return mayWorkOnFair(actor, fair);
}

/** Scan at the gates: whoever was named for it, and who runs the fair. */
export function mayKeepGate(actor: Actor | null, fair: OfAgency, isGatekeeper: boolean): boolean {
  return actor !== null && (isGatekeeper || mayRunDays(actor, fair));
}

interface FairTimes {
  readonly publishedAt: Date | null;
  readonly closedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
}

/** Why a gate takes nothing that was read at a time: what is late is history, and the settled figures stay. */
export function whyNotTake(
  fair: Pick<FairTimes, "closedAt" | "endsOn">,
  ended: readonly Appointment[] | null,
  at: number,
): string | null {
  if (fair.closedAt && at >= fair.closedAt.getTime()) return m.days_closed();
  return ended && !wasAppointed(ended, at, fair) ? m.days_not_appointed_then() : null;
}

/** Why a fair issues no passes, and none of its gates is open. */
export function whyNotScan({
  publishedAt,
  closedAt,
  cancelledAt,
}: Pick<FairTimes, "publishedAt" | "closedAt" | "cancelledAt">): string | null {
  if (!publishedAt) return m.days_not_published();
  if (cancelledAt) return m.fairs_is_cancelled();
  return closedAt ? m.days_closed() : null;
}

/** Why nothing of the days is set up or named any more; null while the report is open. What takes a right away stays possible. */
export const whyNotSetUpDays = ({ closedAt }: Pick<FairTimes, "closedAt">): string | null =>
  closedAt ? m.days_closed() : null;

/** Why a fair gives out no visitor's pass on a day. */
export function whyNoVisitorPass(fair: FairTimes, today: PlainDate): string | null {
  const closed = whyNotScan(fair);
  if (closed) return closed;
  return today > fair.endsOn ? m.days_fair_is_over({ date: formatDate(fair.endsOn) }) : null;
}

/** Why an exhibitor has nothing to do with the days yet; null once its application was accepted. */
export function whyNoExhibitorDays(state: ApplicationState): string | null {
  return state === "accepted" ? null : m.days_not_accepted();
}

/** issued: passes that count now; most: how many the exhibitor's booths allow. */
export function whyNoMorePasses(issued: number, wanted: number, most: number): string | null {
  if (most === 0) return m.days_passes_no_booth();
  if (issued + wanted <= most) return null;
  return m.days_passes_too_many({ most: formatNumber(most), left: formatNumber(Math.max(0, most - issued)) });
}

/** Sales are reported for days of a fair that is held, once they have begun, until its report is settled. */
export function whyNotReportSales(fair: FairTimes, day: PlainDate, today: PlainDate): string | null {
  if (fair.closedAt) return m.days_closed();
  if (fair.cancelledAt) return m.fairs_is_cancelled();
  if (day < fair.startsOn || day > fair.endsOn) return m.days_sales_no_such_day();
  return day > today ? m.days_sales_too_early({ date: formatDate(day) }) : null;
}

/** Write on the exhibitor's pages of the days: the people of the applicant. */
export function mayActForExhibitor(actor: Actor | null, applicant: Applicant): boolean {
  return mayApplyFor(actor, applicant);
}

export const fairDayPermissions: readonly Permission[] = [
  { act: "fair_day.run", title: m.days_may_run, may: (actor, here) => mayRunDays(actor, here) },
  { act: "fair_day.see", title: m.days_may_see, may: (actor, here) => maySeeDays(actor, here) },
  {
    act: "fair_day.scan",
    title: m.days_may_scan,
    may: (actor, here) => mayKeepGate(actor, here, false),
  },
  {
    act: "fair_day.exhibit",
    title: m.days_may_exhibit,
    may: (actor, here) => mayActForExhibitor(actor, { establishmentId: here.establishmentId, agencyId: null }),
  },
];
