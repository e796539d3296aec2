import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { LEVELS, type Level } from "~/lib/vocabulary";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { holdsAgencyRole, isAdmin } from "../people/policy";
import type { Province } from "../provinces/rules";

/** Import lists at all: an organiser of any agency, or an admin. */
export function mayImportAwards(actor: Actor | null): boolean {
  return isAdmin(actor) || (actor?.memberships.some((membership) => membership.role === "organiser") ?? false);
}

/** See, apply and discard a list: the organisers of the agency it was uploaded for, and admins. Null: an admin's own. */
export function mayKeepImport(actor: Actor | null, agencyId: string | null): boolean {
  return isAdmin(actor) || (agencyId !== null && holdsAgencyRole(actor, agencyId, ["organiser"]));
}

/** What an agency answers for. */
export interface AgencyScope {
  readonly level: Level;
  /** Of today, for an agency of a province or below; null where none is written down. */
  readonly province: Pick<Province, "id" | "name"> | null;
}

const rank = (level: Level) => LEVELS.indexOf(level);

/** The levels whose lists an agency may import: its own, and for a province those below it. */
export function levelsOf({ level }: AgencyScope): readonly Level[] {
  return level === "province" ? LEVELS.filter((one) => rank(one) <= rank("province")) : [level];
}

/**
 * Why a row of a list is not an agency's to import; null when it is. A province of today stands for all it was made of.
 * Source: docs/rules/awards.md#who-imports
 */
export function whyNotImportRow(
  scope: AgencyScope,
  row: { readonly level: Level; readonly province: Pick<Province, "currentId" | "name"> },
): { readonly column: "level" | "province"; readonly message: string } | null {
  if (!levelsOf(scope).includes(row.level)) {
    const names = { given: levelTitle(row.level).toLowerCase(), own: levelTitle(scope.level).toLowerCase() };
    return { column: "level", message: m.imports_error_not_your_level(names) };
  }
  if (rank(scope.level) > rank("province") || row.province.currentId === scope.province?.id) return null;
  const message = scope.province
    ? m.imports_error_not_your_province({ given: row.province.name, own: scope.province.name })
    : m.imports_error_agency_nowhere();
  return { column: "province", message };
}

export const importPermissions: readonly Permission[] = [
  { act: "awards.import", title: m.imports_act_import, may: (actor, here) => mayKeepImport(actor, here.agencyId) },
];
