import { and, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import {
  applicationAsks,
  applications,
  boothClaims,
  boothEvents,
  boothOffers,
  booths,
  fairQuotas,
  memberships,
  provinces,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { AskedKind, BoothKind } from "~/lib/vocabulary";
import { Wishes } from "../applications/rules";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { claimHolds } from "../fairs/live-claims.server";
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

/** How many booths each territory with a quota may still be offered: what its applications are due is theirs, placed or not. */
export async function quotasLeft(ctx: Context, fairId: string): Promise<ReadonlyMap<string, number>> {
  const [quotas, dues] = await Promise.all([
    ctx.db
      .select({ provinceId: fairQuotas.provinceId, booths: fairQuotas.booths })
      .from(fairQuotas)
      .where(eq(fairQuotas.fairId, fairId)),
    duesOf(ctx, fairId),
  ]);
  const dueTo = Map.groupBy(dues, ({ provinceId }) => provinceId);
  const due = (provinceId: string) => (dueTo.get(provinceId) ?? []).reduce((sum, one) => sum + one.due, 0);
  return new Map(quotas.map(({ provinceId, booths }) => [provinceId, booths - due(provinceId)]));
}

/** Places of each kind, as it is asked for, that applications are due and do not have yet. */
export async function promisedPlaces(ctx: Context, fairId: string): Promise<ReadonlyMap<AskedKind, number>> {
  const promised = new Map<AskedKind, number>();
  for (const { kind, due, placed } of await duesOf(ctx, fairId)) {
    promised.set(kind, (promised.get(kind) ?? 0) + due - placed);
  }
  return promised;
}

interface Due {
  readonly provinceId: string;
  readonly kind: AskedKind;
  /** Booths it has now. */
  readonly placed: number;
  /** What it was granted, without what it said no to or gave back itself; at least what it has. */
  readonly due: number;
}

/** What each application that was accepted or has an offer is due of each kind. Source: docs/rules/booths.md#offers */
async function duesOf(ctx: Context, fairId: string): Promise<Due[]> {
  const ofFair = eq(applications.fairId, fairId);
  const [granted, had, given] = await Promise.all([
    ctx.db
      .select({
        applicationId: applicationAsks.applicationId,
        provinceId: applications.provinceId,
        kind: applicationAsks.kind,
        granted: sql<number>`coalesce(${applicationAsks.granted}, 0)`,
      })
      .from(applicationAsks)
      .innerJoin(applications, eq(applications.id, applicationAsks.applicationId))
      .where(and(ofFair, inArray(applications.state, ["accepted", "waiting"]))),
    ctx.db
      .select({ applicationId: boothClaims.applicationId, kind: booths.kind })
      .from(boothClaims)
      .innerJoin(booths, eq(booths.id, boothClaims.boothId))
      .innerJoin(applications, eq(applications.id, boothClaims.applicationId))
      .where(and(ofFair, claimHolds(ctx))),
    ctx.db
      .select({ applicationId: applications.id, kind: booths.kind })
      .from(boothEvents)
      .innerJoin(booths, eq(booths.id, boothEvents.boothId))
      .innerJoin(applications, eq(applications.id, boothEvents.applicationId))
      .where(and(ofFair, or(eq(boothEvents.kind, "declined"), and(eq(boothEvents.kind, "vacated"), byItsPeople)))),
  ]);
  const countBy = (rows: readonly { applicationId: string; kind: BoothKind }[]) =>
    Map.groupBy(rows, ({ applicationId, kind }) => `${applicationId} ${askedKindOf(kind)}`);
  const [having, without] = [countBy(had), countBy(given)];
  return granted.map(({ applicationId, provinceId, kind, granted }) => {
    const placed = having.get(`${applicationId} ${kind}`)?.length ?? 0;
    const givenUp = without.get(`${applicationId} ${kind}`)?.length ?? 0;
    return { provinceId, kind, placed, due: Math.max(placed, granted - givenUp) };
  });
}

/** Of what happened to a booth: who did it writes for the applicant. */
const byItsPeople = sql`exists (select from ${memberships} where ${memberships.userId} = ${boothEvents.actorId}
  and (${memberships.establishmentId} = ${applications.establishmentId} or ${memberships.agencyId} = ${applications.agencyId}))`;
