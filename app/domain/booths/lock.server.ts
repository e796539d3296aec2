import { and, asc, eq, getTableColumns, inArray, or, sql } from "drizzle-orm";
import { allocationLocks, applicationAsks, applications, boothClaims, boothOffers, booths, fairs } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { ClaimState } from "~/lib/vocabulary";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { claimHolds } from "../fairs/live-claims.server";
import { FairRules } from "../fairs/rules";
import type { Grant } from "./rules";

export type LockedBooth = Omit<typeof booths.$inferSelect, "openSides"> & {
  readonly openSides: number;
  /** The accepted application that it is kept for by hand; null for none. */
  readonly keptFor: string | null;
};

/** A claim that is not over. */
export interface LiveClaim {
  readonly id: string;
  readonly boothId: string;
  readonly applicationId: string;
  readonly exhibitorId: string | null;
  readonly state: ClaimState;
  readonly since: Date;
  /** Null for one that is kept until it is given back. */
  readonly until: Date | null;
  /** It is held by an offer to the waiting list that was not answered. */
  readonly isOffer: boolean;
  /** Its booth. */
  readonly booth: { readonly code: string; readonly kind: LockedBooth["kind"] };
}

export interface LockedApplication {
  readonly id: string;
  readonly number: string | null;
  readonly state: (typeof applications.$inferSelect)["state"];
  readonly establishmentId: string | null;
  readonly agencyId: string | null;
  readonly provinceId: string;
  readonly signName: string;
  readonly grants: readonly Grant[];
  /** Its claims. */
  readonly claims: readonly LiveClaim[];
}

export type FairOfClaims = Omit<typeof fairs.$inferSelect, "rules"> & { readonly rules: FairRules };

/** What a verb works on, locked until the end of its transaction. */
export interface Floor {
  readonly fair: FairOfClaims;
  application(id: string): LockedApplication;
  booth(id: string): LockedBooth;
  /** Who has a booth. */
  claimOn(boothId: string): LiveClaim | null;
}

/**
 * Lock applications, then booths, each by their ids, and read who has what as it stands then. All of one fair.
 * Throws "not_found" for what is not there, not of this fair, or a booth that is no longer on the plan.
 */
export async function lockFloor(
  ctx: WriteContext,
  ids: { readonly applications: readonly string[]; readonly booths: readonly string[] },
): Promise<Floor> {
  const applicationIds = [...new Set(ids.applications)];
  const boothIds = [...new Set(ids.booths)];
  // One after another on one connection, without waiting for the answers in between: the reads see what the locks waited for.
  const [applicationRows, boothRows, keptRows, grantRows, claimRows] = await Promise.all([
    ctx.db
      .select()
      .from(applications)
      .innerJoin(fairs, eq(fairs.id, applications.fairId))
      .where(inArray(applications.id, applicationIds))
      .orderBy(asc(applications.id))
      .for("no key update", { of: applications }),
    ctx.db.select().from(booths).where(inArray(booths.id, boothIds)).orderBy(asc(booths.id)).for("no key update"),
    ctx.db
      .select({ boothId: allocationLocks.boothId, applicationId: applications.id })
      .from(allocationLocks)
      .innerJoin(applications, eq(applications.id, allocationLocks.applicationId))
      .where(and(inArray(allocationLocks.boothId, boothIds), eq(applications.state, "accepted"))),
    ctx.db.select().from(applicationAsks).where(inArray(applicationAsks.applicationId, applicationIds)),
    ctx.db
      .select({
        ...getTableColumns(boothClaims),
        since: sql<Date>`lower(${boothClaims.during})`.mapWith(boothClaims.createdAt),
        until: sql<Date | null>`upper(${boothClaims.during})`.mapWith(boothClaims.createdAt),
        isOffer: sql<boolean>`exists (select from ${boothOffers} where ${boothOffers.claimId} = ${boothClaims.id} and ${boothOffers.answer} is null)`,
        booth: { code: booths.code, kind: booths.kind },
      })
      .from(boothClaims)
      .innerJoin(booths, eq(booths.id, boothClaims.boothId))
      .where(
        and(
          or(inArray(boothClaims.applicationId, applicationIds), inArray(boothClaims.boothId, boothIds)),
          claimHolds(ctx),
        ),
      ),
  ]);
  const fair = applicationRows[0]?.fairs ?? (await fairOfBooth(ctx, boothRows[0]?.fairId));
  const keptFor = new Map(keptRows.map((row) => [row.boothId, row.applicationId]));
  const locked = new Map(
    boothRows.map((row) => [row.id, { ...row, openSides: row.openSides ?? 0, keptFor: keptFor.get(row.id) ?? null }]),
  );
  const found = new Map(
    applicationRows.map(({ applications: row }) => [
      row.id,
      {
        ...row,
        grants: grantRows.filter((grant) => grant.applicationId === row.id),
        claims: claimRows.filter((claim) => claim.applicationId === row.id),
      },
    ]),
  );
  return {
    fair: { ...fair, rules: FairRules.parse(fair.rules) },
    application(id) {
      const row = found.get(id);
      if (!row || row.fairId !== fair.id) throw new DomainError("not_found", m.booths_application_unknown());
      return row;
    },
    booth(id) {
      const row = locked.get(id);
      if (!row || row.fairId !== fair.id || row.retiredAt) throw new DomainError("not_found", m.booths_unknown());
      return row;
    },
    claimOn: (boothId) => claimRows.find((claim) => claim.boothId === boothId) ?? null,
  };
}

async function fairOfBooth(ctx: WriteContext, fairId: string | undefined) {
  const [fair] = fairId ? await ctx.db.select().from(fairs).where(eq(fairs.id, fairId)) : [];
  if (!fair) throw new DomainError("not_found", m.booths_unknown());
  return fair;
}
