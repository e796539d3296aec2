import { m } from "~/i18n/paraglide/messages";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { holdsAgencyRole, isAdmin } from "../people/policy";

/** Create agencies and write down their names: names print on decisions, so one hand keeps them. */
export function mayKeepAgencies(actor: Actor | null): boolean {
  return isAdmin(actor);
}

/** See an agency's people and open invitations. */
export function maySeeAgency(actor: Actor | null, agencyId: string): boolean {
  return isAdmin(actor) || holdsAgencyRole(actor, agencyId, ["organiser", "secretary", "support"]);
}

export const agencyPermissions: readonly Permission[] = [
  { act: "agency.keep", title: m.agencies_act_keep, may: (actor) => mayKeepAgencies(actor) },
  { act: "agency.see", title: m.agencies_act_see, may: (actor, here) => maySeeAgency(actor, here.agencyId) },
];
