import { m } from "~/i18n/paraglide/messages";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { isAdmin } from "../people/policy";

/** Published lists belong to no agency: an organiser of any of them, or an admin, may import one. */
export function mayImportAwards(actor: Actor | null): boolean {
  return isAdmin(actor) || (actor?.memberships.some((membership) => membership.role === "organiser") ?? false);
}

export const importPermissions: readonly Permission[] = [
  { act: "awards.import", title: m.imports_act_import, may: (actor) => mayImportAwards(actor) },
];
