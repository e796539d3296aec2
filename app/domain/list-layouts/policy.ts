import { m } from "~/i18n/paraglide/messages";
import { AGENCY_ROLES } from "~/lib/vocabulary";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { holdsAgencyRole } from "../people/policy";

/** Say how the lists of an agency are laid out: it is on every list the agency gives out. */
export function maySetListLayout(actor: Actor | null, agencyId: string): boolean {
  return holdsAgencyRole(actor, agencyId, ["organiser", "secretary"]);
}

/** See the settings. The lists themselves are public once released. */
export function maySeeListLayout(actor: Actor | null, agencyId: string): boolean {
  return holdsAgencyRole(actor, agencyId, AGENCY_ROLES);
}

export const listLayoutPermissions: readonly Permission[] = [
  {
    act: "list-layout.set",
    title: m.releases_may_set_layout,
    may: (actor, here) => maySetListLayout(actor, here.agencyId),
  },
];
