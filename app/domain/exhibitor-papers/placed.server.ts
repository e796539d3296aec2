import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { agencyNameToday } from "~/db/agency-name.server";
import { inCodeOrder } from "~/db/code-order.server";
import {
  applicationProducts,
  applicationServices,
  applications,
  boothClaims,
  booths,
  establishments,
  exhibitors,
  fairPrices,
  fairServices,
  halls,
  products,
  provinces,
  users,
} from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import type { ApplicationState, BoothKind, FairServiceKind } from "~/lib/vocabulary";
import { isRecognisedToday } from "../applications/read-application.server";
import type { Context } from "../context";
import type { FairDetails } from "../fairs/fair-details.server";
import { claimHolds } from "../fairs/live-claims.server";
import { rentOf } from "../fairs/rules";

/** A booth that an application was given or has taken; one that is only held is nobody's yet. Lengths in decimetres. */
export interface PlacedBooth {
  readonly id: string;
  readonly code: string;
  readonly kind: BoothKind;
  readonly hallId: string;
  readonly hall: string;
  readonly width: number;
  readonly height: number;
  readonly openTo: string;
  /** Watts at its socket. */
  readonly power: number;
  readonly hasWater: boolean;
  readonly isConfirmed: boolean;
  /** Null while the application has not said who of it stands there. */
  readonly exhibitorId: string | null;
  /** Whole đồng; null where the list has no price for it. */
  readonly rent: number | null;
}

export interface PlacedExhibitor {
  readonly id: string;
  readonly name: string;
  readonly signName: string;
  readonly taxCode: string | null;
  readonly address: string | null;
}

export interface OrderedService {
  readonly kind: FairServiceKind;
  readonly name: string;
  readonly unit: string;
  readonly quantity: number;
}

/** An application with what papers say of it. */
export interface PlacedApplication {
  readonly id: string;
  readonly number: string;
  readonly state: ApplicationState;
  readonly signName: string;
  readonly applicant: { readonly name: string; readonly taxCode: string | null; readonly address: string };
  readonly isCentre: boolean;
  readonly province: string;
  readonly isRural: boolean;
  /** It shows a product that is recognised and still valid. */
  readonly isRecognised: boolean;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
  /** In the order of halls and codes. */
  readonly booths: readonly PlacedBooth[];
  /** Whom a centre brings, in their order; for an establishment usually nobody but itself. */
  readonly exhibitors: readonly PlacedExhibitor[];
  readonly services: readonly OrderedService[];
}

/** Accepted applications of a fair in the order of their numbers, with what they have now. In a fixed number of queries. */
export function placedApplications(ctx: Context, fair: FairDetails): Promise<PlacedApplication[]> {
  return placedWhere(ctx, fair, and(eq(applications.fairId, fair.id), eq(applications.state, "accepted"))!);
}

/** One submitted application of a fair, of whatever state; null when it is not of this fair. */
export async function placedApplication(
  ctx: Context,
  fair: FairDetails,
  by: { readonly id: string } | { readonly number: string },
): Promise<PlacedApplication | null> {
  const which = "id" in by ? eq(applications.id, by.id) : eq(applications.number, by.number);
  const [found] = await placedWhere(ctx, fair, and(eq(applications.fairId, fair.id), which)!);
  return found ?? null;
}

async function placedWhere(ctx: Context, fair: FairDetails, condition: SQL): Promise<PlacedApplication[]> {
  const [rows, taken, brought, ordered] = await Promise.all([
    applicationRows(ctx, condition),
    boothsTaken(ctx, fair, condition),
    ctx.db
      .select({
        applicationId: exhibitors.applicationId,
        id: exhibitors.id,
        name: exhibitors.name,
        signName: exhibitors.signName,
        taxCode: exhibitors.taxCode,
        address: exhibitors.address,
      })
      .from(exhibitors)
      .where(inArray(exhibitors.applicationId, idsOf(ctx, condition)))
      .orderBy(asc(exhibitors.position)),
    ctx.db
      .select({
        applicationId: applicationServices.applicationId,
        kind: fairServices.kind,
        name: fairServices.name,
        unit: fairServices.unit,
        quantity: applicationServices.quantity,
      })
      .from(applicationServices)
      .innerJoin(fairServices, eq(fairServices.id, applicationServices.serviceId))
      .where(inArray(applicationServices.applicationId, idsOf(ctx, condition)))
      .orderBy(asc(fairServices.position), asc(fairServices.id)),
  ]);
  const boothsBy = Map.groupBy(taken, (one) => one.applicationId);
  const exhibitorsBy = Map.groupBy(brought, (one) => one.applicationId);
  const servicesBy = Map.groupBy(ordered, (one) => one.applicationId);
  return rows.map(({ name, taxCode, street, commune, ...row }) => ({
    ...row,
    applicant: { name, taxCode, address: [street, commune, row.province].filter(Boolean).join(", ") },
    booths: (boothsBy.get(row.id) ?? []).map(({ applicationId: _, ...booth }) => booth),
    exhibitors: (exhibitorsBy.get(row.id) ?? []).map(({ applicationId: _, ...one }) => one),
    services: (servicesBy.get(row.id) ?? []).map(({ applicationId: _, ...service }) => service),
  }));
}

/** Those that were sent: a draft is its writer's own. */
const isSent = sql`${applications.number} is not null`;

const idsOf = (ctx: Context, condition: SQL) =>
  ctx.db.select({ id: applications.id }).from(applications).where(and(condition, isSent));

function applicationRows(ctx: Context, condition: SQL) {
  const showsRecognised = sql<boolean>`exists (select from ${applicationProducts}
    join ${products} on ${products.id} = ${applicationProducts.productId}
    where ${applicationProducts.applicationId} = ${applications.id} and ${isRecognisedToday(todayInVietnam(ctx.now))})`;
  return ctx.db
    .select({
      id: applications.id,
      number: sql<string>`${applications.number}`,
      state: applications.state,
      signName: applications.signName,
      name: sql<string>`coalesce(${establishments.name}, ${agencyNameToday(applications.agencyId, ctx.now)})`,
      taxCode: establishments.taxCode,
      street: establishments.address,
      commune: establishments.commune,
      isCentre: sql<boolean>`${applications.agencyId} is not null`,
      province: provinces.name,
      isRural: applications.isRural,
      isRecognised: showsRecognised,
      updatedAt: applications.updatedAt,
      updatedBy: users.name,
    })
    .from(applications)
    .innerJoin(provinces, eq(provinces.id, applications.provinceId))
    .leftJoin(establishments, eq(establishments.id, applications.establishmentId))
    .leftJoin(users, eq(users.id, applications.updatedBy))
    .where(and(condition, isSent))
    .orderBy(sql`length(${applications.number})`, asc(applications.number));
}

async function boothsTaken(ctx: Context, fair: FairDetails, condition: SQL) {
  const [prices, rows] = await Promise.all([
    ctx.db.select().from(fairPrices).where(eq(fairPrices.fairId, fair.id)),
    ctx.db
      .select({
        applicationId: boothClaims.applicationId,
        id: booths.id,
        code: booths.code,
        kind: booths.kind,
        hallId: booths.hallId,
        hall: halls.name,
        width: booths.width,
        height: booths.height,
        openTo: booths.openTo,
        power: booths.power,
        hasWater: booths.hasWater,
        isConfirmed: sql<boolean>`${boothClaims.state} = 'confirmed'`,
        exhibitorId: boothClaims.exhibitorId,
      })
      .from(boothClaims)
      .innerJoin(booths, eq(booths.id, boothClaims.boothId))
      .innerJoin(halls, eq(halls.id, booths.hallId))
      .where(
        and(
          inArray(boothClaims.applicationId, idsOf(ctx, condition)),
          claimHolds(ctx),
          sql`${boothClaims.state} <> 'held'`,
        ),
      )
      .orderBy(asc(halls.position), inCodeOrder()),
  ]);
  return rows.map((booth) => ({
    ...booth,
    rent: rentOf(prices, fair.rules, { kind: booth.kind, area: booth.width * booth.height }),
  }));
}
