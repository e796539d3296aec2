import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { allocationLocks, applications, boothClaims, booths, provinces } from "~/db/schema";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { BoothKind } from "~/lib/vocabulary";
import { duesOf } from "../booths/dues.server";
import type { Context } from "../context";
import { claimHolds } from "../fairs/live-claims.server";

export interface Choosable {
  /** Accepted applications, by number. */
  readonly applications: readonly {
    readonly id: string;
    readonly number: string;
    readonly name: string;
    readonly province: string;
    /** Booths it is due, placed or not. */
    readonly due: number;
  }[];
  /** Booths for use that are not locked, by code. `holder`: the number of who was given it, or has it. */
  readonly booths: readonly { readonly code: string; readonly kind: BoothKind; readonly holder: string | null }[];
}

/** Whom and what an organiser may lock or pair. Asks no policy. Three queries. */
export async function choosable(ctx: Context, fairId: string): Promise<Choosable> {
  const [accepted, dues, free] = await Promise.all([
    ctx.db
      .select({
        id: applications.id,
        number: sql<string>`${applications.number}`,
        name: applications.signName,
        province: provinces.name,
      })
      .from(applications)
      .innerJoin(provinces, eq(provinces.id, applications.provinceId))
      .where(and(eq(applications.fairId, fairId), eq(applications.state, "accepted")))
      .orderBy(asc(applications.number)),
    duesOf(ctx, fairId, eq(applications.state, "accepted")),
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
  const due = new Map<string, number>();
  for (const one of dues) due.set(one.applicationId, (due.get(one.applicationId) ?? 0) + one.due);
  return {
    applications: accepted.map((one) => ({ ...one, due: due.get(one.id) ?? 0 })),
    booths: free.toSorted((a, b) => compareVietnamese(a.code, b.code)),
  };
}
