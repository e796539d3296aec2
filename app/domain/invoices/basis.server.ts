import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import { inCodeOrder } from "~/db/code-order.server";
import {
  applicationProducts,
  applicationServices,
  applications,
  boothClaims,
  booths,
  fairPrices,
  fairServices,
  products,
} from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import { isRecognisedToday } from "../applications/read-application.server";
import type { Context } from "../context";
import type { FairDetails } from "../fairs/fair-details.server";
import { claimHolds } from "../fairs/live-claims.server";
import type { Basis } from "./lines";

/**
 * What each of these applications would be billed for now: booths it was given or has taken, not those that are only held, and services
 * it ordered. In a fixed number of queries. Source: docs/rules/invoices.md#lines
 */
export async function basesOf(
  ctx: Context,
  fair: Pick<FairDetails, "id" | "rules">,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, Basis>> {
  const ids = [...applicationIds];
  if (ids.length === 0) return new Map();
  const [prices, taken, ordered, recognised, rurals] = await Promise.all([
    ctx.db
      .select({ kind: fairPrices.kind, price: fairPrices.price, per: fairPrices.per })
      .from(fairPrices)
      .where(eq(fairPrices.fairId, fair.id)),
    ctx.db
      .select({
        applicationId: boothClaims.applicationId,
        code: booths.code,
        kind: booths.kind,
        area: sql<number>`${booths.width} * ${booths.height}`,
      })
      .from(boothClaims)
      .innerJoin(booths, eq(booths.id, boothClaims.boothId))
      .where(and(inArray(boothClaims.applicationId, ids), ne(boothClaims.state, "held"), claimHolds(ctx)))
      .orderBy(inCodeOrder()),
    ctx.db
      .select({
        applicationId: applicationServices.applicationId,
        name: fairServices.name,
        nameEn: fairServices.nameEn,
        unit: fairServices.unit,
        price: fairServices.price,
        quantity: applicationServices.quantity,
      })
      .from(applicationServices)
      .innerJoin(fairServices, eq(fairServices.id, applicationServices.serviceId))
      .where(inArray(applicationServices.applicationId, ids))
      .orderBy(asc(fairServices.position), asc(fairServices.id)),
    ctx.db
      .selectDistinct({ id: applicationProducts.applicationId })
      .from(applicationProducts)
      .innerJoin(products, eq(products.id, applicationProducts.productId))
      .where(and(inArray(applicationProducts.applicationId, ids), isRecognisedToday(todayInVietnam(ctx.now)))),
    ctx.db
      .select({ id: applications.id })
      .from(applications)
      .where(and(inArray(applications.id, ids), applications.isRural)),
  ]);
  const boothsBy = Map.groupBy(taken, (one) => one.applicationId);
  const servicesBy = Map.groupBy(ordered, (one) => one.applicationId);
  const shows = new Set(recognised.map((one) => one.id));
  const rural = new Set(rurals.map((one) => one.id));
  return new Map(
    ids.map((id) => [
      id,
      {
        booths: boothsBy.get(id) ?? [],
        services: servicesBy.get(id) ?? [],
        facts: { isRural: rural.has(id), isRecognised: shows.has(id) },
        prices,
        rules: fair.rules,
      },
    ]),
  );
}
