import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { Actor } from "../context";
import { mayPrepareFairs, mayRunFair, mayWorkOnFair } from "../fairs/policy";
import type { Permission } from "../people/permissions";

interface Reported {
  readonly agencyId: string;
  readonly endsOn: PlainDate;
  readonly closedAt: Date | null;
  readonly cancelledAt: Date | null;
}

/** Business figures of exhibitors as sums: the agency's own people. */
export const mayReadFairReport = mayWorkOnFair;

/** Write the words of a report, record earlier fairs. */
export const mayWriteFairReport = mayRunFair;

/** Say what the fairs of an agency are to reach: its organisers. */
export const maySetFairTargets = (actor: Actor | null, { agencyId }: Pick<Reported, "agencyId">): boolean =>
  mayPrepareFairs(actor, agencyId);

export const mayCloseFair = (actor: Actor | null, fair: Pick<Reported, "agencyId">): boolean =>
  mayPrepareFairs(actor, fair.agencyId);

export function whyNotWriteFairReport({ closedAt }: Pick<Reported, "closedAt">): string | null {
  return closedAt ? m.closings_is_closed() : null;
}

/** A fair is closed once it is over: before, its figures still grow. One that was cancelled was not held, and came to nothing. */
export function whyNotCloseFair(
  fair: Pick<Reported, "endsOn" | "closedAt" | "cancelledAt">,
  today: PlainDate,
): string | null {
  if (fair.closedAt) return m.closings_is_closed();
  if (fair.cancelledAt) return m.fairs_is_cancelled();
  return today <= fair.endsOn ? m.closings_not_over() : null;
}

/** A closed report is opened again with a reason: someone reported late, a payment came. */
export function whyNotReopenReport({ closedAt }: Pick<Reported, "closedAt">): string | null {
  return closedAt ? null : m.closings_is_open();
}

/** The survey of a fair that is held is open from its first day until its report is settled. */
export function whyNotAnswerSurvey(
  fair: Pick<Reported, "closedAt" | "cancelledAt"> & { readonly startsOn: PlainDate },
  today: PlainDate,
): string | null {
  if (fair.closedAt) return m.closings_survey_over();
  if (fair.cancelledAt) return m.fairs_is_cancelled();
  return today < fair.startsOn ? m.closings_survey_not_yet() : null;
}

export const fairReportPermissions: readonly Permission[] = [
  { act: "fair_report.read", title: m.closings_may_read, may: mayReadFairReport },
  { act: "fair_report.write", title: m.closings_may_write, may: mayWriteFairReport },
  { act: "fair_report.set_targets", title: m.figures_may_set, may: (actor, here) => maySetFairTargets(actor, here) },
  { act: "fair_report.close", title: m.closings_may_close, may: mayCloseFair },
];
