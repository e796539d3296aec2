import { m } from "~/i18n/paraglide/messages";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { holdsAgencyRole } from "../people/policy";

/** See, make and change how an agency's certificates look. */
export function mayKeepTemplates(actor: Actor | null, agencyId: string): boolean {
  return holdsAgencyRole(actor, agencyId, ["organiser"]);
}

/** What was put away is read, and neither changed nor issued by. */
export function whyNotUseTemplate({ archivedAt }: { readonly archivedAt: Date | null }): string | null {
  return archivedAt === null ? null : m.templates_is_archived();
}

export const templatePermissions: readonly Permission[] = [
  { act: "template.keep", title: m.templates_act_keep, may: (actor, here) => mayKeepTemplates(actor, here.agencyId) },
];
