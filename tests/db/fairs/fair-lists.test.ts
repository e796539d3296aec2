import { recordedAwards } from "#tests/factories/awards";
import { HA_NOI } from "#tests/factories/provinces";
import { contextOf, expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import { applicationProducts, exhibitors, galleryEntries } from "~/db/schema";
import { exhibitorList } from "~/domain/fairs/exhibitor-list.server";
import { fairsAtWork } from "~/domain/fairs/fairs-at-work.server";
import { productsOnShow } from "~/domain/fairs/products-on-show.server";
import { aFairAtWork, applied, NOW, taken } from "./at-work";

test("one sees the fairs of one's own agencies, drafts among them, with what waits", async ({ db }) => {
  const { fair, ctx, others } = await aFairAtWork(db, { publishedAt: null });
  for (const state of ["draft", "submitted", "withdrawn", "refused"] as const) await applied(db, fair.id, { state });
  const { id } = await applied(db, fair.id);
  await taken(db, fair.id, "A1", id);
  await taken(db, fair.id, "A2", id, { state: "held" });
  await aFairAtWork(db);

  const [secretary, stranger, visitor] = others;
  expect(await fairsAtWork(ctx)).toMatchObject([
    { id: fair.id, applications: 2, unanswered: 1, booths: 2, placed: 1, publishedAt: null },
  ]);
  expect((await fairsAtWork(secretary!)).map((one) => one.id)).toEqual([fair.id]);
  expect((await fairsAtWork(stranger!)).map((one) => one.id)).not.toContain(fair.id);
  expect(await fairsAtWork(visitor!)).toEqual([]);
});

test("who has a booth is listed by board, territory and place; a hold, and whom to reach, are nobody's business", async ({
  db,
}) => {
  const { fair } = await aFairAtWork(db);
  const visitor = contextOf(db, null, NOW);
  const [own, centre] = [
    await applied(db, fair.id, { signName: "Rượu cần Lâm Đồng" }),
    await applied(db, fair.id, { signName: "Gian Hà Nội", provinceId: HA_NOI }),
  ];
  const [lacquer] = await db
    .insert(exhibitors)
    .values({
      ...{ applicationId: centre.id, name: "Công ty Sơn mài", signName: "Sơn mài Hạ Thái", position: 1 },
      ...{ taxCode: "0100112437", phone: "0912 345 678", representative: "Nguyễn Văn A" },
    })
    .returning();
  await taken(db, fair.id, "A1", own.id, { state: "held" });
  await taken(db, fair.id, "A2", centre.id, { state: "reserved", exhibitorId: lacquer!.id });

  const list = await exhibitorList(visitor, fair.id);

  expect(list).toEqual([
    {
      ...{ id: lacquer!.id, signName: "Sơn mài Hạ Thái", name: "Công ty Sơn mài", with: "Gian Hà Nội" },
      ...{ provinceName: "Hà Nội", provinceNameEn: "Ha Noi", groupCode: null, goods: "", booths: ["A2"] },
    },
  ]);
  expect(JSON.stringify(list)).not.toMatch(/0912|Nguyễn Văn A|0100112437/);
});

test("products on show are the gallery's, of accepted applications, each once with its places", async ({ db }) => {
  const { fair } = await aFairAtWork(db);
  await recordedAwards(db, [
    { product_name: "Muối ớt Tây Ninh", establishment_name: "Cơ sở Út Liêm" },
    { product_name: "Bánh tráng phơi sương", establishment_name: "Cơ sở Út Liêm" },
    { product_name: "Tranh lá sen", establishment_name: "Cơ sở khác" },
  ]);
  const shown = await db.select().from(galleryEntries);
  const productOf = (name: string) => shown.find((entry) => entry.name === name)!.productId;
  const [accepted, sent] = [await applied(db, fair.id), await applied(db, fair.id, { state: "submitted" })];
  await db.insert(applicationProducts).values([
    { applicationId: accepted.id, productId: productOf("Muối ớt Tây Ninh") },
    { applicationId: accepted.id, productId: productOf("Bánh tráng phơi sương") },
    { applicationId: sent.id, productId: productOf("Tranh lá sen") },
  ]);
  const centre = await applied(db, fair.id);
  await db
    .insert(applicationProducts)
    .values({ applicationId: centre.id, productId: productOf("Bánh tráng phơi sương") });
  await taken(db, fair.id, "A2", accepted.id);
  await taken(db, fair.id, "A1", centre.id);

  const products = await productsOnShow(contextOf(db, null, NOW), fair.id);

  expect(products.map(({ name, booths }) => [name, booths])).toEqual([
    ["Bánh tráng phơi sương", ["A1", "A2"]],
    ["Muối ớt Tây Ninh", ["A2"]],
  ]);
});

test("each list takes as many queries with three lines as with one", async ({ db }) => {
  const { fair, agency, organiser } = await aFairAtWork(db);
  const counts = async () => {
    const of = async (work: (ctx: ReturnType<typeof contextOf>) => Promise<unknown>) =>
      (await countingQueries(db, (db) => work(contextOf(db, organiser, NOW)))).queries;
    return [
      await of((ctx) => exhibitorList(ctx, fair.id)),
      await of(fairsAtWork),
      await of((ctx) => productsOnShow(ctx, fair.id)),
    ];
  };
  await taken(db, fair.id, "A1", (await applied(db, fair.id)).id);
  const one = await counts();
  const { id } = await applied(db, fair.id);
  await taken(db, fair.id, "A2", id);
  await db
    .insert(exhibitors)
    .values([1, 2, 3].map((position) => ({ applicationId: id, name: `Cơ sở ${position}`, signName: "", position })));

  expect(one).toEqual([2, 1, 1]);
  expect(await counts()).toEqual(one);
  expect(agency.id).toBe(fair.agencyId);
});
