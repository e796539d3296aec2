import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { allocationLocks, applicationAsks, applications, boothClaims, booths, provinces } from "~/db/schema";
import type { BoothKind } from "~/lib/vocabulary";
import type { Context } from "../context";
import { claimHolds } from "../fairs/live-claims.server";

export interface Choosable {
  /** Accepted applications, by number. */
  readonly applications: readonly {
    readonly id: string;
    readonly number: string;
    readonly name: string;
    readonly province: string;
    readonly granted: number;
  }[];
  /** Booths for use that are not locked, by code. `holder`: the number of who was given it, or has it. */
  readonly booths: readonly { readonly code: string; readonly kind: BoothKind; readonly holder: string | null }[];
}

/** Whom and what an organiser may lock or pair. Asks no policy. Two queries. */
export async function choosable(ctx: Context, fairId: string): Promise<Choosable> {
  const [accepted, free] = await Promise.all([
    ctx.db
      .select({
        id: applications.id,
        number: sql<string>`${applications.number}`,
        name: applications.signName,
        province: provinces.name,
        granted: sql<number>`coalesce(sum(${applicationAsks.granted}), 0)::int`,
      })
      .from(applications)
      .innerJoin(provinces, eq(provinces.id, applications.provinceId))
      .leftJoin(applicationAsks, eq(applicationAsks.applicationId, applications.id))
      .where(and(eq(applications.fairId, fairId), eq(applications.state, "accepted")))
      .groupBy(applications.id, provinces.id)
      .orderBy(asc(applications.number)),
    ctx.db
      .select({ code: booths.code, kind: booths.kind, holder: applications.number })
      .from(booths)
      .leftJoin(allocationLocks, eq(allocationLocks.boothId, booths.id))
      .leftJoin(
        boothClaims,
        and(eq(boothClaims.boothId, booths.id), inArray(boothClaims.state, ["reserved", "confirmed"]), claimHolds(ctx)),
      )
      .leftJoin(applications, eq(applications.id, boothClaims.applicationId))
      .where(
        and(
          eq(booths.fairId, fairId),
          isNull(booths.retiredAt),
          isNull(booths.blockedReason),
          isNull(allocationLocks.boothId),
        ),
      ),
  ]);
  return { applications: accepted, booths: free.toSorted(byCode) };
}

const byCode = (a: { readonly code: string }, b: { readonly code: string }): number =>
  a.code.localeCompare(b.code, "en", { numeric: true });
