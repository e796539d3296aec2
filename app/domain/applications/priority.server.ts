import { and, eq, exists, inArray, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { applicationProducts, applications, boothClaims, exhibitors, fairs, products } from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import type { Context } from "../context";
import type { FairDetails } from "../fairs/fair-details.server";
import { type ApplicationRow, isRecognisedToday } from "./read-application.server";
import type { PriorityFacts } from "./rules";

/** What the points of an application are counted from today. Source: docs/rules/applications.md#priority */
export async function priorityFacts(
  ctx: Context,
  row: Pick<ApplicationRow, "id" | "fairId" | "provinceId" | "establishmentId" | "agencyId">,
  fair: Pick<FairDetails, "provinceId">,
): Promise<PriorityFacts> {
  const [[shown], [placed]] = await Promise.all([
    ctx.db
      .select({ id: products.id })
      .from(applicationProducts)
      .innerJoin(products, eq(products.id, applicationProducts.productId))
      .where(and(eq(applicationProducts.applicationId, row.id), isRecognisedToday(todayInVietnam(ctx.now))))
      .limit(1),
    earlierPlaces(ctx, row),
  ]);
  return {
    isRecognised: shown !== undefined,
    isHost: fair.provinceId !== null && fair.provinceId === row.provinceId,
    isNewcomer: placed === undefined,
  };
}

/** A confirmed booth at another fair that lasted into its days: as an applicant, or brought by a centre. */
function earlierPlaces(ctx: Context, row: Pick<ApplicationRow, "fairId" | "establishmentId" | "agencyId">) {
  const brought = alias(exhibitors, "brought");
  const isApplicant = row.agencyId
    ? eq(applications.agencyId, row.agencyId)
    : inArray(
        applications.id,
        ctx.db
          .select({ id: brought.applicationId })
          .from(brought)
          .where(eq(brought.establishmentId, row.establishmentId ?? row.fairId)),
      );
  return ctx.db
    .select({ id: applications.id })
    .from(applications)
    .innerJoin(fairs, eq(fairs.id, applications.fairId))
    .where(
      and(
        ne(applications.fairId, row.fairId),
        isApplicant,
        exists(
          ctx.db
            .select({ one: sql`1` })
            .from(boothClaims)
            .where(
              and(
                eq(boothClaims.applicationId, applications.id),
                eq(boothClaims.state, "confirmed"),
                sql`${boothClaims.during} @> (${fairs.startsOn} + time '00:00') at time zone 'Asia/Ho_Chi_Minh'`,
              ),
            ),
        ),
      ),
    )
    .limit(1);
}
