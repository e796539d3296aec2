import { eq } from "drizzle-orm";
import { expect, test } from "#tests/support/database";
import { applicationServices, fairServices } from "~/db/schema";
import type { PricesForm } from "~/domain/fairs/forms";
import { pricesOf, servicesOf } from "~/domain/fairs/parts.server";
import { setPrices } from "~/domain/fairs/set-prices.server";
import { aFairAtWork, applied, refusalOf } from "./at-work";

const STANDARD = { kind: "standard", price: 8_000_000, per: "booth", includes: "1 bàn, 2 ghế" } as const;
const RAW = { kind: "raw", price: 450_000, per: "square_metre", includes: "" } as const;
const POWER = { kind: "power", name: "Điện thêm", nameEn: "More power", unit: "kW", price: 500_000 } as const;

const form = (values: Partial<PricesForm> = {}): PricesForm => ({
  version: 1,
  prices: [STANDARD, RAW, { kind: "pavilion", per: "square_metre", includes: "" }],
  services: [POWER],
  ...values,
});

test("a kind without a price is not offered, and a service that is left out is offered no more", async ({ db }) => {
  const { fair, ctx } = await aFairAtWork(db);

  await setPrices(ctx, fair.id, form());
  const [power] = await servicesOf(ctx, fair.id);

  expect(await pricesOf(ctx, fair.id)).toEqual([
    { fairId: fair.id, ...STANDARD },
    { fairId: fair.id, ...RAW, includes: null },
  ]);
  expect(power).toMatchObject({ ...POWER, position: 0, retiredAt: null });
  const table = { kind: "furniture", name: "Bàn", nameEn: "Table", unit: "chiếc", price: 100_000 } as const;
  await setPrices(ctx, fair.id, form({ version: 2, services: [table, { id: power!.id, ...POWER, unit: "kWh" }] }));
  expect((await servicesOf(ctx, fair.id)).map(({ name, unit }) => [name, unit])).toEqual([
    ["Bàn", "chiếc"],
    ["Điện thêm", "kWh"],
  ]);
  await setPrices(ctx, fair.id, form({ version: 3, services: [] }));
  expect(await servicesOf(ctx, fair.id)).toEqual([]);
  expect(await db.$count(fairServices, eq(fairServices.fairId, fair.id))).toBe(2);
});

test("a price list is refused to others, over another's, empty on a public fair, and with a service of nowhere", async ({
  db,
}) => {
  const { fair, ctx, others } = await aFairAtWork(db);
  const set = (values: Partial<PricesForm>) => refusalOf(setPrices(ctx, fair.id, form(values)));
  const elsewhere = await aFairAtWork(db);
  await setPrices(elsewhere.ctx, elsewhere.fair.id, form());
  const [foreign] = await servicesOf(elsewhere.ctx, elsewhere.fair.id);

  for (const other of others) expect(await refusalOf(setPrices(other, fair.id, form()))).toEqual(["forbidden"]);
  expect(await set({ version: 7 })).toEqual(["conflict"]);
  expect(await set({ prices: [] })).toEqual(["invalid", "prices[0].price"]);
  expect(await set({ prices: [STANDARD, STANDARD] })).toEqual(["invalid"]);
  expect(await set({ services: [{ id: foreign!.id, ...POWER }] })).toEqual(["conflict"]);
  expect(await pricesOf(ctx, fair.id)).toEqual([]);
});

test("prices that someone was accepted on stay; a kind nobody could ask for is still added", async ({ db }) => {
  const { fair, ctx } = await aFairAtWork(db);
  await setPrices(ctx, fair.id, form());
  await applied(db, fair.id, { state: "submitted" });
  const dearer = { ...STANDARD, price: 9_000_000 };
  await setPrices(ctx, fair.id, form({ version: 2, prices: [dearer, RAW], services: [] }));
  await applied(db, fair.id);
  const set = (prices: PricesForm["prices"]) =>
    refusalOf(setPrices(ctx, fair.id, form({ version: 3, prices, services: [] })));

  expect(await set([STANDARD, RAW])).toEqual(["closed"]);
  expect(await set([dearer])).toEqual(["closed"]);
  expect(await set([dearer, { ...RAW, per: "booth" }])).toEqual(["closed"]);
  const common = { kind: "common", price: 0, per: "booth", includes: "" } as const;
  expect(await set([{ ...dearer, includes: "1 bàn, 4 ghế" }, RAW, common])).toEqual(["done"]);
});

test("the price of a service stays while an accepted application orders it", async ({ db }) => {
  const { fair, ctx } = await aFairAtWork(db);
  await setPrices(ctx, fair.id, form());
  const [power] = await servicesOf(ctx, fair.id);
  const order = { serviceId: power!.id, quantity: 2 };
  const sent = await applied(db, fair.id, { state: "submitted" });
  await db.insert(applicationServices).values({ applicationId: sent.id, ...order });
  const set = (version: number, price: number) =>
    refusalOf(setPrices(ctx, fair.id, form({ version, services: [{ id: power!.id, ...POWER, price }] })));

  expect(await set(2, 600_000)).toEqual(["done"]);
  const accepted = await applied(db, fair.id);
  await db.insert(applicationServices).values({ applicationId: accepted.id, ...order });
  expect(await set(3, 700_000)).toEqual(["closed"]);
  expect(await set(3, 600_000)).toEqual(["done"]);
});

test("the name and unit of a service stay while anybody's order names it; its English name may be mended", async ({
  db,
}) => {
  const { fair, ctx } = await aFairAtWork(db);
  await setPrices(ctx, fair.id, form());
  const [power] = await servicesOf(ctx, fair.id);
  const draft = await applied(db, fair.id, { state: "submitted" });
  await db.insert(applicationServices).values({ applicationId: draft.id, serviceId: power!.id, quantity: 2 });
  const set = (version: number, values: { readonly name?: string; readonly nameEn?: string; readonly unit?: string }) =>
    refusalOf(setPrices(ctx, fair.id, form({ version, services: [{ id: power!.id, ...POWER, ...values }] })));

  expect(await set(2, { name: "Điện 3 pha" })).toEqual(["closed"]);
  expect(await set(2, { unit: "gian" })).toEqual(["closed"]);
  expect(await set(2, { nameEn: "Extra power, three-phase" })).toEqual(["done"]);
  await db.delete(applicationServices).where(eq(applicationServices.applicationId, draft.id));
  expect(await set(3, { unit: "gian" })).toEqual(["done"]);
});
