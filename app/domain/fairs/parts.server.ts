import { and, asc, eq, isNull } from "drizzle-orm";
import { agencyNameToday } from "~/db/agency-name.server";
import { fairAgencies, fairBudgetItems, fairEvents, fairPrices, fairServices } from "~/db/schema";
import { compareVietnamese } from "~/lib/vietnamese-text";
import { BOOTH_KINDS, FAIR_PARTS } from "~/lib/vocabulary";
import type { Context } from "../context";

/** The agencies beside the one that runs a fair, by their part and name. */
export async function agenciesBesideOf(ctx: Context, fairId: string) {
  const rows = await ctx.db
    .select({
      agencyId: fairAgencies.agencyId,
      part: fairAgencies.part,
      name: agencyNameToday(fairAgencies.agencyId, ctx.now),
    })
    .from(fairAgencies)
    .where(eq(fairAgencies.fairId, fairId));
  return rows.sort(
    (a, b) => FAIR_PARTS.indexOf(a.part) - FAIR_PARTS.indexOf(b.part) || compareVietnamese(a.name, b.name),
  );
}

/** The price list, in the order of the kinds. */
export async function pricesOf(ctx: Context, fairId: string) {
  const rows = await ctx.db.select().from(fairPrices).where(eq(fairPrices.fairId, fairId));
  return rows.sort((a, b) => BOOTH_KINDS.indexOf(a.kind) - BOOTH_KINDS.indexOf(b.kind));
}

/** What is offered beside booths now. */
export function servicesOf(ctx: Context, fairId: string) {
  return ctx.db
    .select()
    .from(fairServices)
    .where(and(eq(fairServices.fairId, fairId), isNull(fairServices.retiredAt)))
    .orderBy(asc(fairServices.position), asc(fairServices.id));
}

/** The programme by time, what was cancelled among it. isPublic: only what everybody is asked to. */
export function eventsOf(ctx: Context, fairId: string, { isPublic }: { readonly isPublic?: true } = {}) {
  return ctx.db
    .select()
    .from(fairEvents)
    .where(and(eq(fairEvents.fairId, fairId), isPublic && eq(fairEvents.isPublic, true)))
    .orderBy(asc(fairEvents.startsAt), asc(fairEvents.endsAt), asc(fairEvents.id));
}

/** The budget in the order in which its lines were written. */
export function budgetOf(ctx: Context, fairId: string) {
  return ctx.db
    .select()
    .from(fairBudgetItems)
    .where(eq(fairBudgetItems.fairId, fairId))
    .orderBy(asc(fairBudgetItems.position));
}
