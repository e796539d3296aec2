import { and, asc, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import { applications, boothClaims, booths, fairs } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { claimHolds } from "../fairs/live-claims.server";
import { mayPickFor } from "./policy";

/** A booth of a published fair by its id or its code. Throws "not_found". */
export async function boothNamed(ctx: Context, fairId: string, booth: string): Promise<{ id: string; code: string }> {
  const [row] = await ctx.db
    .select({ id: booths.id, code: booths.code })
    .from(booths)
    .innerJoin(fairs, and(eq(fairs.id, booths.fairId), isNotNull(fairs.publishedAt)))
    .where(
      and(
        eq(booths.fairId, fairId),
        isNull(booths.retiredAt),
        isUuid(booth) ? eq(booths.id, booth) : eq(booths.code, booth),
      ),
    );
  if (!row) throw new DomainError("not_found", m.booths_unknown());
  return row;
}

/**
 * The application at a fair that a caller picks for: their accepted one, or the one that is named.
 * Throws "forbidden" where they have none, "invalid" with its field where they have several and named none, or one that is not theirs.
 */
export async function applicationOfCaller(ctx: Context, fairId: string, named: string | undefined): Promise<string> {
  const { actor } = ctx;
  const makers = actor?.memberships.flatMap((held) => (held.establishmentId ? [held.establishmentId] : [])) ?? [];
  const centres = actor?.memberships.flatMap((held) => (held.agencyId ? [held.agencyId] : [])) ?? [];
  const rows = await ctx.db
    .select({
      id: applications.id,
      number: applications.number,
      establishmentId: applications.establishmentId,
      agencyId: applications.agencyId,
    })
    .from(applications)
    .where(
      and(
        eq(applications.fairId, fairId),
        eq(applications.state, "accepted"),
        or(inArray(applications.establishmentId, makers), inArray(applications.agencyId, centres)),
      ),
    )
    .orderBy(asc(applications.number));
  const own = rows.filter((row) => mayPickFor(actor, row));
  if (own.length === 0) throw new DomainError("forbidden", m.booths_no_application_here());
  const found = named === undefined ? own : own.filter((row) => row.id === named || row.number === named);
  if (found.length === 1) return found[0]!.id;
  const sentence = named === undefined ? m.booths_several_applications() : m.booths_application_unknown();
  throw new DomainError("invalid", sentence, { application: [sentence] });
}

/** The claim that a caller's applications have on a booth. Throws "conflict" when they have none. */
export async function claimOfCaller(ctx: Context, booth: { id: string; code: string }): Promise<string> {
  const rows = await ctx.db
    .select({
      id: boothClaims.id,
      establishmentId: applications.establishmentId,
      agencyId: applications.agencyId,
    })
    .from(boothClaims)
    .innerJoin(applications, eq(applications.id, boothClaims.applicationId))
    .where(and(eq(boothClaims.boothId, booth.id), claimHolds(ctx)));
  const own = rows.find((row) => mayPickFor(ctx.actor, row));
  if (!own) throw new DomainError("conflict", m.booths_not_yours({ code: booth.code }));
  return own.id;
}
