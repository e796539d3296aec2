import { and, eq, inArray, isNull } from "drizzle-orm";
import { applications, boothClaims, booths, exhibitors, provinces } from "~/db/schema";
import type { Context } from "../context";
import { type ListedExhibitor, listExhibitors } from "./exhibitor-list";
import { claimIsOn } from "./live-claims.server";

/**
 * Who stands at a fair, with their booths: everyone of an application that was given a booth, or took one. Public: names, territory,
 * group and places, never whom to reach. A hold is nobody's business.
 */
export async function exhibitorList(ctx: Context, fairId: string): Promise<ListedExhibitor[]> {
  const places = await ctx.db
    .select({
      code: booths.code,
      applicationId: boothClaims.applicationId,
      exhibitorId: boothClaims.exhibitorId,
      signName: applications.signName,
      groupCode: applications.groupCode,
      provinceName: provinces.name,
      provinceNameEn: provinces.nameEn,
    })
    .from(boothClaims)
    .innerJoin(booths, and(eq(booths.id, boothClaims.boothId), isNull(booths.retiredAt)))
    .innerJoin(applications, eq(applications.id, boothClaims.applicationId))
    .innerJoin(provinces, eq(provinces.id, applications.provinceId))
    .where(and(eq(booths.fairId, fairId), inArray(boothClaims.state, ["reserved", "confirmed"]), claimIsOn(ctx)));
  const ids = [...new Set(places.map((place) => place.applicationId))];
  const people =
    ids.length === 0
      ? []
      : await ctx.db
          .select({
            id: exhibitors.id,
            applicationId: exhibitors.applicationId,
            name: exhibitors.name,
            signName: exhibitors.signName,
            groupCode: exhibitors.groupCode,
            goods: exhibitors.goods,
          })
          .from(exhibitors)
          .where(inArray(exhibitors.applicationId, ids));
  return listExhibitors(places, people);
}
