import { m } from "~/i18n/paraglide/messages";
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
