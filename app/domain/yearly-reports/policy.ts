import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { ReportState } from "~/lib/vocabulary";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { holdsAgencyRole, isProducerOf } from "../people/policy";

/** Write the report of a recognised product: the members of the establishment that makes it. Nobody else sees it before it is sent. */
export function mayWriteReport(actor: Actor | null, establishmentId: string | null): boolean {
  return isProducerOf(actor, establishmentId);
}

/** What was sent can be put right until the agency takes note of it. */
export function whyNotWriteReport(
  report: { readonly opensOn: PlainDate; readonly state: ReportState | null },
  today: PlainDate,
): string | null {
  if (today < report.opensOn) return m.reports_not_open_yet({ date: formatDate(report.opensOn) });
  return report.state === "acknowledged" ? m.reports_is_acknowledged() : null;
}

export function whyNotSubmitReport(
  report: { readonly opensOn: PlainDate; readonly state: ReportState | null },
  missing: number,
  today: PlainDate,
): string | null {
  const closed = whyNotWriteReport(report, today);
  if (closed) return closed;
  if (report.state === "submitted") return m.reports_is_submitted();
  return missing > 0 ? m.reports_gaps_left({ count: missing }) : null;
}

/** Read what was sent, take note of it, return it, and remind: organisers and secretaries of the agency that ran the round. */
export function mayHandleReports(actor: Actor | null, agencyId: string): boolean {
  return holdsAgencyRole(actor, agencyId, ["organiser", "secretary"]);
}

export function whyNotTakeNote({ state }: { readonly state: ReportState }): string | null {
  if (state === "acknowledged") return m.reports_is_acknowledged();
  return state === "submitted" ? null : m.reports_is_not_sent();
}

/** Also of a report that was taken note of: then something is found later. */
export function whyNotReturnReport({ state }: { readonly state: ReportState }): string | null {
  return state === "submitted" || state === "acknowledged" ? null : m.reports_is_not_sent();
}

/** late: reports past their day. reachable: makers of those that nobody wrote to for a week and that somebody acts for. */
export function whyNotRemind({
  late,
  reachable,
}: {
  readonly late: number;
  readonly reachable: number;
}): string | null {
  if (late === 0) return m.reports_nobody_late();
  return reachable === 0 ? m.reports_reminded_this_week() : null;
}

export const yearlyReportPermissions: readonly Permission[] = [
  {
    act: "report.write",
    title: m.reports_act_write,
    may: (actor, here) => mayWriteReport(actor, here.establishmentId),
  },
  {
    act: "report.handle",
    title: m.reports_act_handle,
    may: (actor, here) => mayHandleReports(actor, here.agencyId),
  },
];
