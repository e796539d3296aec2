import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { applicationAsks, applications, boothClaims, boothOffers, booths, fairQuotas, provinces } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { AskedKind } from "~/lib/vocabulary";
import { Wishes } from "../applications/rules";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { claimHolds } from "../fairs/live-claims.server";
import { grantsByProvince } from "../fairs/quotas.server";
import { askedKindOf } from "../fairs/rules";
import { byTurn, type WaitingNeed } from "./offers";

/** An offer that waits for its answer. */
export interface OpenOffer {
  readonly codes: readonly string[];
  readonly offeredAt: Date;
  readonly expiresAt: Date;
}

export interface WaitingApplication extends WaitingNeed {
  readonly id: string;
  readonly number: string;
  readonly signName: string;
  readonly provinceId: string;
  readonly provinceName: string;
  readonly priority: number;
  readonly submittedAt: Date | null;
  /** Offers that ended without a yes. */
  readonly missed: number;
  /** Booths it was offered and did not take. */
  readonly refusedBooths: readonly string[];
  readonly offer: OpenOffer | null;
  /** An offer to it was not answered, nor ended yet where its time ran out. */
  readonly isAsked: boolean;
}

/** Who waits for a booth of a fair, the next one first. Three queries, however many wait. */
export async function waitingLine(ctx: Context, fairId: string): Promise<WaitingApplication[]> {
  const waits = and(eq(applications.fairId, fairId), eq(applications.state, "waiting"));
  const [rows, asks, offers] = await Promise.all([
    ctx.db
      .select({ application: applications, provinceName: provinces.name })
      .from(applications)
      .innerJoin(provinces, eq(provinces.id, applications.provinceId))
      .where(waits),
    ctx.db
      .select({
        applicationId: applicationAsks.applicationId,
        kind: applicationAsks.kind,
        booths: applicationAsks.booths,
        area: applicationAsks.area,
      })
      .from(applicationAsks)
      .innerJoin(applications, eq(applications.id, applicationAsks.applicationId))
      .where(waits)
      .orderBy(applicationAsks.applicationId, applicationAsks.kind),
    ctx.db
      .select({ offer: boothOffers, boothId: boothClaims.boothId, code: booths.code })
      .from(boothOffers)
      .innerJoin(boothClaims, eq(boothClaims.id, boothOffers.claimId))
      .innerJoin(booths, eq(booths.id, boothClaims.boothId))
      .innerJoin(applications, eq(applications.id, boothOffers.applicationId))
      .where(waits)
      .orderBy(booths.code),
  ]);
  const asksOf = Map.groupBy(asks, (ask) => ask.applicationId);
  const offersOf = Map.groupBy(offers, ({ offer }) => offer.applicationId);
  return rows
    .map(({ application, provinceName }) => {
      const own = offersOf.get(application.id) ?? [];
      const open = own.filter(({ offer }) => offer.answer === null && offer.expiresAt > ctx.now);
      const missed = own.filter(({ offer }) => offer.answer === "declined" || offer.answer === "expired");
      return {
        id: application.id,
        number: application.number!,
        signName: application.signName,
        provinceId: application.provinceId,
        provinceName,
        priority: application.priority,
        submittedAt: application.submittedAt,
        asks: (asksOf.get(application.id) ?? []) as { kind: AskedKind; booths: number; area: number | null }[],
        power: application.power,
        needsWater: application.needsWater,
        wantsCorner: Wishes.parse(application.wishes).corner,
        // The booths of one offer were offered at one time.
        missed: new Set(missed.map(({ offer }) => offer.offeredAt.getTime())).size,
        refusedBooths: missed.map(({ boothId }) => boothId),
        isAsked: own.some(({ offer }) => offer.answer === null),
        offer: open[0]
          ? {
              codes: open.map(({ code }) => code),
              offeredAt: open[0].offer.offeredAt,
              expiresAt: open[0].offer.expiresAt,
            }
          : null,
      };
    })
    .sort(byTurn);
}

/** An application of a fair, whatever became of it, and the codes of booths it was offered and has not answered. Throws "not_found". */
export async function unansweredOffer(
  ctx: Context,
  fairId: string,
  applicationId: string,
): Promise<{ readonly number: string; readonly codes: readonly string[] }> {
  const rows = isUuid(applicationId)
    ? await ctx.db
        .select({ number: applications.number, code: booths.code })
        .from(applications)
        .leftJoin(boothOffers, and(eq(boothOffers.applicationId, applications.id), isNull(boothOffers.answer)))
        .leftJoin(boothClaims, eq(boothClaims.id, boothOffers.claimId))
        .leftJoin(booths, eq(booths.id, boothClaims.boothId))
        .where(and(eq(applications.id, applicationId), eq(applications.fairId, fairId), isNotNull(applications.number)))
        .orderBy(booths.code)
    : [];
  if (!rows[0]) throw new DomainError("not_found", m.booths_application_unknown());
  return { number: rows[0].number!, codes: rows.flatMap(({ code }) => code ?? []) };
}

/** How many wait. */
export async function waitingCount(ctx: Context, fairId: string): Promise<number> {
  return ctx.db.$count(applications, and(eq(applications.fairId, fairId), eq(applications.state, "waiting")));
}

/** Booths that nobody has and that are in use, as they lie. */
export async function freeBooths(ctx: Context, fairId: string) {
  const rows = await ctx.db
    .select()
    .from(booths)
    .where(
      and(
        eq(booths.fairId, fairId),
        isNull(booths.retiredAt),
        isNull(booths.blockedReason),
        sql`not exists (select from ${boothClaims} where ${boothClaims.boothId} = ${booths.id} and ${claimHolds(ctx)})`,
      ),
    )
    .orderBy(booths.hallId, booths.y, booths.x);
  return rows.map((row) => ({ ...row, openSides: row.openSides ?? 0 }));
}

/** How many booths each territory with a quota may still be offered: what its applications were granted is theirs, placed or not. */
export async function quotasLeft(ctx: Context, fairId: string): Promise<ReadonlyMap<string, number>> {
  const [quotas, granted] = await Promise.all([
    ctx.db
      .select({ provinceId: fairQuotas.provinceId, booths: fairQuotas.booths })
      .from(fairQuotas)
      .where(eq(fairQuotas.fairId, fairId)),
    grantsByProvince(ctx, fairId),
  ]);
  return new Map(quotas.map(({ provinceId, booths }) => [provinceId, booths - (granted.get(provinceId) ?? 0)]));
}

/** Places of each kind, as it is asked for, that accepted applications were granted and do not have yet. */
export async function promisedPlaces(ctx: Context, fairId: string): Promise<ReadonlyMap<AskedKind, number>> {
  const accepted = and(eq(applications.fairId, fairId), eq(applications.state, "accepted"));
  const [granted, had] = await Promise.all([
    ctx.db
      .select({
        applicationId: applicationAsks.applicationId,
        kind: applicationAsks.kind,
        booths: sql<number>`coalesce(${applicationAsks.granted}, 0)`,
      })
      .from(applicationAsks)
      .innerJoin(applications, eq(applications.id, applicationAsks.applicationId))
      .where(accepted),
    ctx.db
      .select({ applicationId: boothClaims.applicationId, kind: booths.kind })
      .from(boothClaims)
      .innerJoin(booths, eq(booths.id, boothClaims.boothId))
      .innerJoin(applications, eq(applications.id, boothClaims.applicationId))
      .where(and(accepted, claimHolds(ctx))),
  ]);
  const placed = Map.groupBy(had, ({ applicationId, kind }) => `${applicationId} ${askedKindOf(kind)}`);
  const promised = new Map<AskedKind, number>();
  for (const { applicationId, kind, booths } of granted) {
    const left = booths - (placed.get(`${applicationId} ${kind}`)?.length ?? 0);
    if (left > 0) promised.set(kind, (promised.get(kind) ?? 0) + left);
  }
  return promised;
}
