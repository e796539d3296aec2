import { and, asc, eq, exists, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { allocationLocks, applications, boothClaims, boothOffers, booths, exhibitors, provinces } from "~/db/schema";
import { compareVietnamese, foldText } from "~/lib/vietnamese-text";
import type { AskedKind, BoothKind, BoothState, ClaimState } from "~/lib/vocabulary";
import type { Context } from "../context";
import { boothState, liveClaim } from "../fairs/booth-state.server";
import { duesOf } from "./dues.server";
import type { BoothsAtWorkQuery } from "./forms";

/** Who has a booth now, as those who run the fair see it. */
export interface ClaimAtWork {
  readonly id: string;
  readonly state: ClaimState;
  readonly since: Date;
  /** Of a hold or an offer. */
  readonly until: Date | null;
  readonly isOffer: boolean;
  readonly applicationId: string;
  readonly number: string | null;
  readonly signName: string;
  readonly exhibitorId: string | null;
}

export interface BoothAtWork {
  readonly id: string;
  readonly hallId: string;
  readonly code: string;
  readonly kind: BoothKind;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly openSides: number;
  readonly power: number;
  readonly hasWater: boolean;
  readonly zone: string | null;
  readonly state: BoothState;
  readonly blockedReason: string | null;
  readonly provinceId: string | null;
  readonly provinceName: string | null;
  readonly exhibitorName: string | null;
  readonly claim: ClaimAtWork | null;
  /** The accepted application that it is kept for by hand. */
  readonly keptFor: { readonly id: string; readonly number: string } | null;
}

/** The booths of a fair with who has each, holds too, hall by hall, row by row. One query. Asks no policy. */
export async function boothsAtWork(ctx: Context, fairId: string): Promise<BoothAtWork[]> {
  const lockedFor = alias(applications, "locked_for");
  const rows = await ctx.db
    .select({
      booth: booths,
      state: boothState,
      claim: boothClaims,
      since: sql<Date>`lower(${boothClaims.during})`.mapWith(boothClaims.createdAt),
      until: sql<Date | null>`upper(${boothClaims.during})`.mapWith(boothClaims.createdAt),
      isOffer: exists(
        ctx.db
          .select({ one: sql`1` })
          .from(boothOffers)
          .where(and(eq(boothOffers.claimId, boothClaims.id), isNull(boothOffers.answer))),
      ).mapWith(Boolean),
      application: applications,
      provinceName: provinces.name,
      exhibitorName: exhibitors.signName,
      keptFor: { id: lockedFor.id, number: sql<string>`${lockedFor.number}` },
    })
    .from(booths)
    .leftJoin(boothClaims, liveClaim(ctx))
    .leftJoin(applications, eq(applications.id, boothClaims.applicationId))
    .leftJoin(exhibitors, eq(exhibitors.id, boothClaims.exhibitorId))
    .leftJoin(provinces, eq(provinces.id, applications.provinceId))
    .leftJoin(allocationLocks, eq(allocationLocks.boothId, booths.id))
    .leftJoin(lockedFor, and(eq(lockedFor.id, allocationLocks.applicationId), eq(lockedFor.state, "accepted")))
    .where(and(eq(booths.fairId, fairId), isNull(booths.retiredAt)))
    .orderBy(asc(booths.hallId), asc(booths.y), asc(booths.x), asc(booths.id));
  return rows.map(
    ({ booth, state, claim, since, until, isOffer, application, provinceName, exhibitorName, keptFor }) => ({
      id: booth.id,
      hallId: booth.hallId,
      code: booth.code,
      kind: booth.kind,
      x: booth.x,
      y: booth.y,
      width: booth.width,
      height: booth.height,
      openSides: booth.openSides ?? 0,
      power: booth.power,
      hasWater: booth.hasWater,
      zone: booth.zone,
      state,
      blockedReason: booth.blockedReason,
      provinceId: application?.provinceId ?? null,
      provinceName,
      exhibitorName: exhibitorName || application?.signName || null,
      claim:
        claim && application
          ? {
              id: claim.id,
              state: claim.state,
              since,
              until,
              isOffer,
              applicationId: application.id,
              number: application.number,
              signName: application.signName,
              exhibitorId: claim.exhibitorId,
            }
          : null,
      keptFor: keptFor?.id ? keptFor : null,
    }),
  );
}

/** The booths that a list is narrowed to, by their codes; words match without their tones, in code, sign board, number and province. */
export function narrow(all: readonly BoothAtWork[], query: BoothsAtWorkQuery): BoothAtWork[] {
  const words = foldText(query.q).split(" ").filter(Boolean);
  const found = all.filter((booth) => {
    if (query.state && booth.state !== query.state) return false;
    if (query.hall && booth.hallId !== query.hall) return false;
    if (query.province && booth.provinceId !== query.province) return false;
    const text = foldText(
      [booth.code, booth.exhibitorName, booth.claim?.signName, booth.claim?.number, booth.provinceName].join(" "),
    );
    return words.every((word) => text.includes(word));
  });
  return found.toSorted((a, b) => compareVietnamese(a.code, b.code));
}

/** An accepted application with places it has not taken. */
export interface ApplicationWithRoom {
  readonly id: string;
  readonly number: string;
  readonly signName: string;
  readonly provinceName: string;
  /** By kind: booths it may still get of what it was granted, and of them those it said no to or gave back. */
  readonly room: Readonly<Partial<Record<AskedKind, { readonly left: number; readonly gaveBack: number }>>>;
}

/** Accepted applications that may still get booths, by number. Two queries, however many there are. Asks no policy. */
export async function applicationsWithRoom(ctx: Context, fairId: string): Promise<ApplicationWithRoom[]> {
  const isAccepted = eq(applications.state, "accepted");
  const [rows, dues] = await Promise.all([
    ctx.db
      .select({
        id: applications.id,
        number: applications.number,
        signName: applications.signName,
        provinceName: provinces.name,
      })
      .from(applications)
      .innerJoin(provinces, eq(provinces.id, applications.provinceId))
      .where(and(eq(applications.fairId, fairId), isAccepted))
      .orderBy(asc(applications.number)),
    duesOf(ctx, fairId, isAccepted),
  ]);
  const duesByApplication = Map.groupBy(dues, (due) => due.applicationId);
  return rows.flatMap((row) => {
    const open = (duesByApplication.get(row.id) ?? []).filter(({ granted, placed }) => granted > placed);
    const room = open.map(({ kind, granted, placed, still }) => [
      kind,
      { left: granted - placed, gaveBack: granted - placed - still },
    ]);
    return room.length > 0 ? [{ ...row, number: row.number!, room: Object.fromEntries(room) }] : [];
  });
}
