import { eq, inArray } from "drizzle-orm";
import { agencyNameToday } from "~/db/agency-name.server";
import { agencies } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { isAdmin } from "../people/policy";
import { listProvinces } from "../provinces/queries.server";
import type { Province } from "../provinces/rules";
import { type AgencyScope, mayImportAwards, mayKeepImport } from "./policy";

export interface ImportingAgency extends AgencyScope {
  readonly id: string;
  readonly name: string;
}

/** The agencies one imports lists for, by name. "forbidden" to those who import none. */
export async function importingAgencies(ctx: Context): Promise<ImportingAgency[]> {
  if (!mayImportAwards(ctx.actor)) throw new DomainError("forbidden", m.imports_not_allowed());
  const held = ctx.actor?.memberships.filter(({ role }) => role === "organiser") ?? [];
  const ids = held.flatMap(({ agencyId }) => agencyId ?? []);
  if (ids.length === 0) return [];
  const [rows, provinces] = await Promise.all([
    ctx.db
      .select({
        id: agencies.id,
        name: agencyNameToday(agencies.id, ctx.now),
        level: agencies.level,
        provinceId: agencies.provinceId,
      })
      .from(agencies)
      .where(inArray(agencies.id, ids)),
    listProvinces(ctx),
  ]);
  return rows
    .map(({ provinceId, ...agency }) => ({ ...agency, province: provinceOfToday(provinces, provinceId) }))
    .sort((a, b) => compareVietnamese(a.name, b.name));
}

/**
 * For whom a list is uploaded: the agency named, or the only one there is; null for an admin, who imports every list.
 * Throws "forbidden" for another's agency, "invalid" beside `agencyId` when one of several must be named.
 */
export async function importFor(ctx: Context, agencyId: string | undefined): Promise<string | null> {
  const mine = await importingAgencies(ctx);
  if (agencyId) {
    if (!mayKeepImport(ctx.actor, agencyId)) throw new DomainError("forbidden", m.imports_not_your_agency());
    return agencyId;
  }
  if (isAdmin(ctx.actor)) return null;
  const [first, ...others] = mine;
  if (first && others.length === 0) return first.id;
  throw new DomainError("invalid", m.errors_required_choice(), { agencyId: [m.errors_required_choice()] });
}

/** What limits the rows of a list: the agency it was uploaded for. Null: nothing does, for admins and commands. */
export async function scopeOf(
  ctx: Context,
  agencyId: string | null,
  provinces: readonly Province[],
): Promise<AgencyScope | null> {
  if (agencyId === null || isAdmin(ctx.actor)) return null;
  const [agency] = await ctx.db
    .select({ level: agencies.level, provinceId: agencies.provinceId })
    .from(agencies)
    .where(eq(agencies.id, agencyId));
  return agency ? { level: agency.level, province: provinceOfToday(provinces, agency.provinceId) } : null;
}

function provinceOfToday(provinces: readonly Province[], id: string | null): Province | null {
  const own = provinces.find((province) => province.id === id);
  return provinces.find((province) => province.id === own?.currentId) ?? null;
}
