import { eq, inArray } from "drizzle-orm";
import { boothClaims, booths } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { type Floor, type LiveClaim, type LockedApplication, type LockedBooth, lockFloor } from "./lock.server";

export interface ClaimedPlace {
  readonly floor: Floor;
  readonly application: LockedApplication;
  readonly booth: LockedBooth;
  readonly claimId: string;
  /** Null when it is over. */
  readonly claim: LiveClaim | null;
}

/** What a claim joins; "not_found" for none. Locks nothing. */
export async function claimById(ctx: WriteContext, id: string): Promise<typeof boothClaims.$inferSelect> {
  const [row] = isUuid(id) ? await ctx.db.select().from(boothClaims).where(eq(boothClaims.id, id)) : [];
  if (!row) throw new DomainError("not_found", m.booths_claim_unknown());
  return row;
}

/** Lock the application and the booth of a claim, and what else the act touches, and read the claim as it stands then. */
export async function lockClaim(
  ctx: WriteContext,
  id: string,
  others: { readonly applications?: readonly string[]; readonly booths?: readonly string[] } = {},
): Promise<ClaimedPlace> {
  const { applicationId, boothId } = await claimById(ctx, id);
  const floor = await lockFloor(ctx, {
    applications: [applicationId, ...(others.applications ?? [])],
    booths: [boothId, ...(others.booths ?? [])],
  });
  const application = floor.application(applicationId);
  const claim = application.claims.find((one) => one.id === id) ?? null;
  return { floor, application, booth: floor.booth(boothId), claimId: id, claim };
}

export interface ClaimedPlaces {
  readonly floor: Floor;
  readonly application: LockedApplication;
  /** By their ids. */
  readonly claims: ReadonlyMap<string, LiveClaim>;
}

/** The same of several claims of one application; "not_found" where one is unknown or of another, "conflict" where one is over. */
export async function lockClaims(ctx: WriteContext, ids: readonly string[]): Promise<ClaimedPlaces> {
  const rows = await ctx.db
    .select({ id: boothClaims.id, applicationId: boothClaims.applicationId, boothId: booths.id, code: booths.code })
    .from(boothClaims)
    .innerJoin(booths, eq(booths.id, boothClaims.boothId))
    .where(inArray(boothClaims.id, ids.filter(isUuid)));
  const [applicationId, ...others] = new Set(rows.map((row) => row.applicationId));
  if (!applicationId || others.length > 0 || rows.length < new Set(ids).size) {
    throw new DomainError("not_found", m.booths_claim_unknown());
  }
  const floor = await lockFloor(ctx, { applications: [applicationId], booths: rows.map((row) => row.boothId) });
  const application = floor.application(applicationId);
  const live = new Map(application.claims.map((claim) => [claim.id, claim]));
  const claims = rows.map(({ id, code }): [string, LiveClaim] => {
    const claim = live.get(id);
    if (!claim) throw new DomainError("conflict", m.booths_claim_over({ code }));
    return [id, claim];
  });
  return { floor, application, claims: new Map(claims) };
}

/** The claim, or "conflict" when it ended meanwhile: its time ran out, or somebody gave it back. */
export function stillHeld({ booth, claim }: ClaimedPlace): LiveClaim {
  if (!claim) throw new DomainError("conflict", m.booths_claim_over({ code: booth.code }));
  return claim;
}
