import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { applicationServices, applications, fairPrices, fairServices } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { ApplicationState } from "~/lib/vocabulary";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { boundBy, whyNotRebind } from "./bound.server";
import type { FairDetails } from "./fair-details.server";
import type { PricesForm } from "./forms";
import { lockToPrepare, writeFair } from "./lock-to-prepare.server";

/**
 * What a place of each kind costs, and what else is offered. A service that is left out is offered no more; orders of it stand.
 * Refused: as `lockToPrepare`; "invalid" for a public fair without a price, for a kind named twice and for an unknown service; "closed"
 * for another price of a kind while someone was accepted on the old one and of a service that someone accepted has ordered, and for
 * another name or unit of one that anybody ordered.
 */
export function setPrices(ctx: Context, fairId: string, input: PricesForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockToPrepare(ctx, fairId, input.version);
    const before = await ctx.db.select().from(fairPrices).where(eq(fairPrices.fairId, fair.id));
    const prices = offered(fair, input);
    await refuseOtherPrices(ctx, fair, before, prices);
    await ctx.db.delete(fairPrices).where(eq(fairPrices.fairId, fair.id));
    if (prices.length > 0) await ctx.db.insert(fairPrices).values(prices);
    await writeServices(ctx, fair, input.services);
    await writeFair(ctx, fair.id);
    await recordAudit(ctx, {
      act: "fairs.prices_set",
      subject: { kind: "fair", id: fair.id },
      before: { prices: before },
      after: { prices, services: input.services },
    });
  });
}

function offered(fair: FairDetails, input: PricesForm) {
  const lines = input.prices.filter((line) => line.price !== undefined);
  if (new Set(lines.map((line) => line.kind)).size < lines.length) throw new DomainError("invalid", m.errors_invalid());
  if (fair.publishedAt && lines.length === 0) {
    throw new DomainError("invalid", m.fairs_public_needs_price(), {
      "prices[0].price": [m.fairs_public_needs_price()],
    });
  }
  return lines.map(({ kind, price, per, includes }) => ({
    fairId: fair.id,
    kind,
    price: price!,
    per,
    includes: includes || null,
  }));
}

type Line = typeof fairPrices.$inferInsert;

async function refuseOtherPrices(
  ctx: WriteContext,
  fair: FairDetails,
  before: readonly Line[],
  after: readonly Line[],
) {
  const isKept = (old: Line) =>
    after.some((line) => line.kind === old.kind && line.price === old.price && line.per === old.per);
  if (before.every(isKept)) return;
  const bound = whyNotRebind(await boundBy(ctx, fair.id));
  if (bound) throw new DomainError("closed", bound);
}

async function writeServices(ctx: WriteContext, fair: FairDetails, wanted: PricesForm["services"]): Promise<void> {
  const known = await ctx.db
    .select()
    .from(fairServices)
    .where(and(eq(fairServices.fairId, fair.id), isNull(fairServices.retiredAt)));
  const byId = new Map(known.map((service) => [service.id, service]));
  const kept = wanted.flatMap((service) => service.id ?? []);
  if (kept.some((id) => !byId.has(id)) || new Set(kept).size < kept.length) {
    throw new DomainError("conflict", m.fairs_service_is_gone());
  }
  const keptAs = (service: (typeof wanted)[number]) => (service.id ? byId.get(service.id)! : null);
  const idsOf = (differs: (was: (typeof known)[number], service: (typeof wanted)[number]) => boolean) =>
    wanted.flatMap((service) => {
      const was = keptAs(service);
      return was && differs(was, service) ? [was.id] : [];
    });
  await refuseOrdered(
    ctx,
    idsOf((was, { price }) => was.price !== price),
    ["accepted"],
    byId,
  );
  // An order says how many of what it read: "3 chiếc" of another thing, or of metres, is another order.
  const renamed = idsOf((was, { kind, name, unit }) => was.kind !== kind || was.name !== name || was.unit !== unit);
  await refuseOrdered(ctx, renamed, ["draft", "submitted", "more_asked", "waiting", "accepted"], byId);
  const gone = known.filter((service) => !kept.includes(service.id)).map((service) => service.id);
  if (gone.length > 0) {
    await ctx.db.update(fairServices).set({ retiredAt: ctx.now }).where(inArray(fairServices.id, gone));
  }
  for (const [position, { id, ...values }] of wanted.entries()) {
    const row = { ...values, fairId: fair.id, position };
    if (id) await ctx.db.update(fairServices).set(row).where(eq(fairServices.id, id));
    else await ctx.db.insert(fairServices).values(row);
  }
}

async function refuseOrdered(
  ctx: WriteContext,
  ids: readonly string[],
  states: readonly ApplicationState[],
  byId: ReadonlyMap<string, { readonly name: string }>,
): Promise<void> {
  if (ids.length === 0) return;
  const [ordered] = await ctx.db
    .select({ id: applicationServices.serviceId, orders: sql<number>`count(*)::int` })
    .from(applicationServices)
    .innerJoin(applications, eq(applications.id, applicationServices.applicationId))
    .where(and(inArray(applicationServices.serviceId, [...ids]), inArray(applications.state, [...states])))
    .groupBy(applicationServices.serviceId)
    .limit(1);
  if (!ordered) return;
  throw new DomainError("closed", m.fairs_service_ordered({ name: byId.get(ordered.id)!.name, count: ordered.orders }));
}
