import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import {
  allocationLocks,
  applicationAsks,
  applications,
  boothClaims,
  boothOffers,
  booths,
  fairQuotas,
  provinces,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { AskedKind } from "~/lib/vocabulary";
import { Wishes } from "../applications/rules";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { claimHolds } from "../fairs/live-claims.server";
import { askedKindOf } from "../fairs/rules";
import { duesOf } from "./dues.server";
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
      .where(waits),
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
              codes: open.map(({ code }) => code).toSorted(compareVietnamese),
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
    : [];
  if (!rows[0]) throw new DomainError("not_found", m.booths_application_unknown());
  return { number: rows[0].number!, codes: rows.flatMap(({ code }) => code ?? []).toSorted(compareVietnamese) };
}

/** How many wait. */
export async function waitingCount(ctx: Context, fairId: string): Promise<number> {
  return ctx.db.$count(applications, and(eq(applications.fairId, fairId), eq(applications.state, "waiting")));
}

/** Booths that nobody has and that are in use, as they lie. keptFor: the accepted application that a booth is locked for by hand. */
async function freeBooths(ctx: Context, fairId: string) {
  const rows = await ctx.db
    .select({ booth: booths, keptFor: applications.id })
    .from(booths)
    .leftJoin(allocationLocks, eq(allocationLocks.boothId, booths.id))
    .leftJoin(applications, and(eq(applications.id, allocationLocks.applicationId), eq(applications.state, "accepted")))
    .where(
      and(
        eq(booths.fairId, fairId),
        isNull(booths.retiredAt),
        isNull(booths.blockedReason),
        sql`not exists (select from ${boothClaims} where ${boothClaims.boothId} = ${booths.id} and ${claimHolds(ctx)})`,
      ),
    )
    .orderBy(booths.hallId, booths.y, booths.x);
  return rows.map(({ booth, keptFor }) => ({ ...booth, openSides: booth.openSides ?? 0, keptFor }));
}

/** What there is to offer to who waits. */
export interface Offerable {
  /** Free booths that are kept for nobody by hand. */
  readonly free: Awaited<ReturnType<typeof freeBooths>>;
  /** By kind, as it is asked for: further places that accepted applications are due and do not have yet. */
  readonly promised: ReadonlyMap<AskedKind, number>;
  /** By province, of those with a quota: booths it may still take beside what its applications are due, placed or not. */
  readonly quotas: ReadonlyMap<string, number>;
}

/** Three queries, however many apply. Asks no policy. Source: docs/rules/booths.md#offers */
export async function offerable(ctx: Context, fairId: string): Promise<Offerable> {
  const [all, dues, quotas] = await Promise.all([
    freeBooths(ctx, fairId),
    duesOf(ctx, fairId),
    ctx.db
      .select({ provinceId: fairQuotas.provinceId, booths: fairQuotas.booths })
      .from(fairQuotas)
      .where(eq(fairQuotas.fairId, fairId)),
  ]);
  const promised = new Map<AskedKind, number>();
  const due = new Map<string, number>();
  for (const one of dues) {
    // What is locked for it is not free any more: it is promised once.
    const locked = all.filter(({ kind, keptFor }) => keptFor === one.applicationId && askedKindOf(kind) === one.kind);
    promised.set(one.kind, (promised.get(one.kind) ?? 0) + Math.max(0, one.still - locked.length));
    due.set(one.provinceId, (due.get(one.provinceId) ?? 0) + one.due);
  }
  return {
    free: all.filter(({ keptFor }) => keptFor === null),
    promised,
    quotas: new Map(quotas.map(({ provinceId, booths }) => [provinceId, booths - (due.get(provinceId) ?? 0)])),
  };
}
