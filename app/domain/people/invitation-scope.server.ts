import { eq, isNull, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { agencyNameToday } from "~/db/agency-name.server";
import { agencies, establishments, rounds } from "~/db/schema";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import type { Role } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { RoleAt } from "./policy";

/** A role and the one place it is held in, as `invitations` keeps it. */
export interface InvitationScope {
  readonly role: Role;
  readonly agencyId?: string | null;
  readonly establishmentId?: string | null;
  readonly roundId?: string | null;
}

export interface ResolvedScope {
  /** What the policy asks: for a round's role, with the agency of the round. */
  readonly at: RoleAt;
  /** The place by name; null for the whole site. */
  readonly where: string | null;
}

/** The place of a scope. Throws "not_found" when it does not exist, "invalid" when the role needs another kind of place. */
export async function resolveScope(ctx: Context, scope: InvitationScope): Promise<ResolvedScope> {
  const { role } = scope;
  if (role === "admin") return { at: { role, agencyId: null, establishmentId: null }, where: null };
  if (role === "producer" && scope.establishmentId) {
    const [place] = await ctx.db
      .select({ name: establishments.name })
      .from(establishments)
      .where(eq(establishments.id, scope.establishmentId));
    if (!place) throw new DomainError("not_found", m.people_place_unknown());
    return { at: { role, agencyId: null, establishmentId: scope.establishmentId }, where: place.name };
  }
  if ((role === "juror" || role === "council_member") && scope.roundId) {
    const [round] = await ctx.db.select().from(rounds).where(eq(rounds.id, scope.roundId));
    if (!round) throw new DomainError("not_found", m.people_place_unknown());
    const name = getLocale() === "en" ? round.nameEn : round.name;
    return { at: { role, agencyId: round.agencyId, establishmentId: null }, where: name };
  }
  if (role !== "producer" && scope.agencyId) {
    const [agency] = await ctx.db
      .select({ name: agencyNameToday(agencies.id, ctx.now) })
      .from(agencies)
      .where(eq(agencies.id, scope.agencyId));
    if (!agency) throw new DomainError("not_found", m.people_place_unknown());
    return { at: { role, agencyId: scope.agencyId, establishmentId: null }, where: agency.name };
  }
  throw new DomainError("invalid", m.people_agency_needed());
}

/** The columns that say the same scope in a row of `invitations` or `memberships`. */
export function scopeColumns(scope: InvitationScope) {
  return {
    agencyId: scope.agencyId ?? null,
    establishmentId: scope.establishmentId ?? null,
    roundId: scope.roundId ?? null,
  };
}

/** `column = value`, or `column is null`. */
export function isSame(column: AnyPgColumn, value: string | null): SQL {
  return value === null ? isNull(column) : eq(column, value);
}
