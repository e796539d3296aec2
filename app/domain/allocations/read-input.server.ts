import { and, asc, eq, exists, isNull, sql } from "drizzle-orm";
import {
  allocationLocks,
  allocationPairs,
  applicationProducts,
  applications,
  boothClaims,
  booths,
  exhibitors,
  fairQuotas,
  halls,
  products,
} from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import { foldText } from "~/lib/vietnamese-text";
import { isRecognisedToday } from "../applications/read-application.server";
import { Wishes } from "../applications/rules";
import { duesOf } from "../booths/dues.server";
import type { Context } from "../context";
import { claimHolds } from "../fairs/live-claims.server";
import type { AllocationInput, InputApplication, Settings } from "./rules";

/** All that a plan is made from, as it stands now. Asks no policy. Source: docs/rules/allocations.md#input. */
export async function readInput(ctx: Context, fairId: string, settings: Settings): Promise<AllocationInput> {
  const [boothRows, applicationRows, dues, claims, locks, quotaRows, pairs] = await Promise.all([
    boothsForUse(ctx, fairId),
    acceptedOnes(ctx, fairId),
    duesOf(ctx, fairId, eq(applications.state, "accepted")),
    ctx.db
      .select({ claim: boothClaims, provinceId: applications.provinceId })
      .from(boothClaims)
      .innerJoin(applications, eq(applications.id, boothClaims.applicationId))
      .where(and(eq(applications.fairId, fairId), claimHolds(ctx)))
      .orderBy(asc(boothClaims.boothId)),
    ctx.db
      .select({ boothId: allocationLocks.boothId, applicationId: allocationLocks.applicationId })
      .from(allocationLocks)
      .innerJoin(booths, eq(booths.id, allocationLocks.boothId))
      .where(and(eq(booths.fairId, fairId), isNull(booths.retiredAt), isNull(booths.blockedReason)))
      .orderBy(asc(allocationLocks.boothId)),
    ctx.db.select().from(fairQuotas).where(eq(fairQuotas.fairId, fairId)).orderBy(asc(fairQuotas.provinceId)),
    ctx.db
      .select({
        kind: allocationPairs.kind,
        first: allocationPairs.firstId,
        second: allocationPairs.secondId,
        isMust: allocationPairs.isMust,
      })
      .from(allocationPairs)
      .innerJoin(applications, eq(applications.id, allocationPairs.firstId))
      .where(eq(applications.fairId, fairId))
      .orderBy(asc(allocationPairs.id)),
  ]);
  const accepted = new Set(applicationRows.map((row) => row.id));
  const isLocked = new Set(locks.map(({ boothId, applicationId }) => `${boothId}/${applicationId}`));
  const stays = ({ boothId, applicationId, state }: (typeof claims)[number]["claim"]) =>
    isLocked.has(`${boothId}/${applicationId}`) ||
    state === "held" ||
    (state === "confirmed" && !settings.movesConfirmed);
  const codes = new Map(boothRows.map(({ code }) => [foldText(code), code]));
  const idsOf = wishReader(applicationRows);
  const found: InputApplication[] = applicationRows.map((row) => {
    const wishes = Wishes.parse(row.wishes);
    return {
      id: row.id,
      number: row.number!,
      name: row.signName,
      provinceId: row.provinceId,
      groupCode: row.groupCode,
      power: row.power,
      needsWater: row.needsWater,
      isRecognised: row.isRecognised,
      priority: row.priority,
      granted: dues.flatMap(({ applicationId, kind, due, asked, area }) =>
        applicationId === row.id && due > 0
          ? // Ground is asked for as a whole.
            [{ kind, booths: due, area: area === null ? null : Math.ceil((area * due) / asked) }]
          : [],
      ),
      wishes: {
        corner: wishes.corner,
        booths: wishes.booths.map((code) => codes.get(foldText(code)) ?? code),
        near: idsOf(wishes.near),
        apart: idsOf(wishes.apart),
      },
      claims: claims.flatMap(({ claim }) =>
        claim.applicationId === row.id ? [{ boothId: claim.boothId, state: claim.state, stays: stays(claim) }] : [],
      ),
      locks: locks.flatMap((lock) => (lock.applicationId === row.id ? [lock.boothId] : [])),
    };
  });
  const others = claims.filter(({ claim }) => !accepted.has(claim.applicationId));
  return {
    settings,
    booths: boothRows,
    applications: found,
    taken: others.map(({ claim }) => claim.boothId),
    pairs: pairs.filter(({ first, second }) => accepted.has(first) && accepted.has(second)),
    quotas: quotaRows.map(({ provinceId, booths: most }) => ({
      provinceId,
      booths: Math.max(0, most - bound(provinceId)),
    })),
  };

  /** Booths of a territory that no plan moves: they are off its quota already. */
  function bound(provinceId: string): number {
    const own = found.filter((one) => one.provinceId === provinceId);
    const kept = own.flatMap((one) => [
      ...one.locks,
      ...one.claims.filter((claim) => claim.stays).map((claim) => claim.boothId),
    ]);
    return new Set(kept).size + others.filter((one) => one.provinceId === provinceId).length;
  }
}

function boothsForUse(ctx: Context, fairId: string): Promise<AllocationInput["booths"]> {
  return ctx.db
    .select({
      id: booths.id,
      code: booths.code,
      hallId: booths.hallId,
      kind: booths.kind,
      x: booths.x,
      y: booths.y,
      width: booths.width,
      height: booths.height,
      openSides: sql<number>`${booths.openSides}`,
      power: booths.power,
      hasWater: booths.hasWater,
      zone: booths.zone,
    })
    .from(booths)
    .innerJoin(halls, eq(halls.id, booths.hallId))
    .where(
      and(eq(booths.fairId, fairId), isNull(booths.retiredAt), isNull(booths.blockedReason), isNull(halls.retiredAt)),
    )
    .orderBy(asc(halls.position), asc(halls.id), asc(booths.y), asc(booths.x), asc(booths.id));
}

function acceptedOnes(ctx: Context, fairId: string) {
  const shown = ctx.db
    .select({ one: sql`1` })
    .from(applicationProducts)
    .innerJoin(products, eq(products.id, applicationProducts.productId))
    .where(and(eq(applicationProducts.applicationId, applications.id), isRecognisedToday(todayInVietnam(ctx.now))));
  return ctx.db
    .select({
      id: applications.id,
      number: applications.number,
      signName: applications.signName,
      provinceId: applications.provinceId,
      groupCode: applications.groupCode,
      power: applications.power,
      needsWater: applications.needsWater,
      priority: applications.priority,
      wishes: applications.wishes,
      isRecognised: sql<boolean>`${exists(shown)}`,
      brings: sql<
        string[]
      >`array(select ${exhibitors.name} from ${exhibitors} where ${exhibitors.applicationId} = ${applications.id})`,
    })
    .from(applications)
    .where(and(eq(applications.fairId, fairId), eq(applications.state, "accepted")))
    .orderBy(asc(applications.number));
}

/** Whom a wish means, by number, sign board or the name of who is brought; nobody where nobody is called so. */
function wishReader(
  rows: readonly { id: string; number: string | null; signName: string; brings: readonly string[] }[],
) {
  const called = new Map<string, string>();
  for (const { id, number, signName, brings } of rows) {
    for (const name of [number ?? "", signName, ...brings]) if (foldText(name)) called.set(foldText(name), id);
  }
  return (names: readonly string[]) =>
    [...new Set(names.flatMap((name) => called.get(foldText(name)) ?? []))].toSorted((a, b) => a.localeCompare(b));
}
