import { and, count, eq, isNull, ne, sql } from "drizzle-orm";
import { applications, boothClaims, booths, fairBudgetItems, fairEvents, fairPrices, fairQuotas } from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import type { ApplicationState, BoothKind, BoothState } from "~/lib/vocabulary";
import type { Context } from "../context";
import { boothState, liveClaim } from "./booth-state.server";
import { isInDays } from "./event-times";
import type { FairDetails } from "./fair-details.server";
import { takenByProvince } from "./quotas.server";

/** What there is of a fair, in counts. Drafts of applications are their writers' own and are not among them. */
export interface FairFacts {
  readonly applications: Partial<Record<Exclude<ApplicationState, "draft">, number>>;
  readonly booths: Partial<Record<BoothState, number>>;
  readonly boothsInAll: number;
  /** Kinds with a price. */
  readonly priced: readonly BoothKind[];
  /** Kinds that are drawn on a plan. */
  readonly drawn: readonly BoothKind[];
  /** Of today's provinces that have one. taken: by those provinces; takenInAll: by every province. */
  readonly quotas: {
    readonly provinces: number;
    readonly booths: number;
    readonly taken: number;
    readonly takenInAll: number;
  };
  /** Events that will be. outside: of them those that the days of the fair no longer hold. */
  readonly events: { readonly total: number; readonly outside: number };
  readonly budgetItems: number;
}

export async function factsOfFair(ctx: Context, fair: FairDetails): Promise<FairFacts> {
  const ofFair = { fairId: fair.id };
  const [applied, drawn, prices, quotas, taken, events, budget] = await Promise.all([
    ctx.db
      .select({ state: applications.state, count: count() })
      .from(applications)
      .where(and(eq(applications.fairId, ofFair.fairId), ne(applications.state, "draft")))
      .groupBy(applications.state),
    ctx.db
      .select({ kind: booths.kind, state: boothState, count: count() })
      .from(booths)
      .leftJoin(boothClaims, liveClaim(ctx))
      .where(and(eq(booths.fairId, fair.id), isNull(booths.retiredAt)))
      .groupBy(booths.kind, sql`2`),
    ctx.db.select({ kind: fairPrices.kind }).from(fairPrices).where(eq(fairPrices.fairId, fair.id)),
    ctx.db.select().from(fairQuotas).where(eq(fairQuotas.fairId, fair.id)),
    takenByProvince(ctx, fair),
    ctx.db
      .select({ startsAt: fairEvents.startsAt })
      .from(fairEvents)
      .where(and(eq(fairEvents.fairId, fair.id), isNull(fairEvents.cancelledAt))),
    ctx.db.select({ count: count() }).from(fairBudgetItems).where(eq(fairBudgetItems.fairId, fair.id)),
  ]);
  const states: Partial<Record<BoothState, number>> = {};
  for (const row of drawn) states[row.state] = (states[row.state] ?? 0) + row.count;
  return {
    applications: Object.fromEntries(applied.map((row) => [row.state, row.count])),
    booths: states,
    boothsInAll: drawn.reduce((sum, row) => sum + row.count, 0),
    priced: prices.map((row) => row.kind),
    drawn: [...new Set(drawn.map((row) => row.kind))],
    quotas: {
      provinces: quotas.length,
      booths: quotas.reduce((sum, row) => sum + row.booths, 0),
      taken: quotas.reduce((sum, row) => sum + (taken.get(row.provinceId) ?? 0), 0),
      takenInAll: [...taken.values()].reduce((sum, one) => sum + one, 0),
    },
    events: {
      total: events.length,
      outside: events.filter(({ startsAt }) => !isInDays(todayInVietnam(startsAt), fair)).length,
    },
    budgetItems: budget[0]!.count,
  };
}
