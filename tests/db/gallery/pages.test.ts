import { eq } from "drizzle-orm";
import { aDecidedRound, recordedAwards } from "#tests/factories/awards";
import { aProducer } from "#tests/factories/people";
import { photosFor } from "#tests/factories/products";
import { contextOf, expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import { establishments, galleryEntries, products } from "~/db/schema";
import { publishPhotos } from "~/domain/attachments/publish-photos.server";
import { newestWinners, producerPage, productPage } from "~/domain/gallery/pages.server";
import { inTransaction } from "~/domain/transaction.server";

test("a product has a page once it was recognised; a maker once one of its products was", async ({ db }) => {
  const { entries } = await aDecidedRound(db, { totals: [90, 60], recognised: 1 });
  const [winner, other] = entries.map((entry) => entry.product);
  const visitor = contextOf(db, null);
  const makerOf = async (id: string | null) => {
    const [row] = await db.select().from(establishments).where(eq(establishments.id, id!));
    return row!;
  };
  const [maker, otherMaker] = [await makerOf(winner!.establishmentId), await makerOf(other!.establishmentId)];

  const page = await productPage(visitor, winner!.slug);
  expect(page).toMatchObject({ name: winner!.name, provinceName: "Lâm Đồng", photos: [], others: [] });
  expect(page.awards).toMatchObject([{ level: "province", year: 2026, status: "valid", sourceUrl: null }]);
  expect(await producerPage(visitor, maker.slug)).toMatchObject({
    name: maker.name,
    address: "12 Huỳnh Thúc Kháng, Phường Mũi Né",
    products: [{ productId: winner!.id }],
  });
  // Not even its maker sees a page that the public does not have.
  const owner = contextOf(db, await aProducer(db, otherMaker.id));
  for (const ctx of [visitor, owner]) {
    await expect(productPage(ctx, other!.slug)).rejects.toMatchObject({ code: "not_found" });
    await expect(producerPage(ctx, otherMaker.slug)).rejects.toMatchObject({ code: "not_found" });
  }
  for (const slug of ["", "khong-co", "../../etc/passwd", winner!.slug.toUpperCase()]) {
    await expect(productPage(visitor, slug)).rejects.toMatchObject({ code: "not_found" });
    await expect(producerPage(visitor, slug)).rejects.toMatchObject({ code: "not_found" });
  }
});

test("phone, mail and website are shown only with the maker's consent", async ({ db }) => {
  const { entries } = await aDecidedRound(db, { totals: [90] });
  const { slug, establishmentId } = entries[0]!.product;
  const contact = { phone: "0912345678", email: "ban.hang@tinhhoa.test", website: "https://nuocmam.test" };
  const [maker] = await db
    .update(establishments)
    .set({ ...contact, contactPublicAt: null })
    .where(eq(establishments.id, establishmentId!))
    .returning();
  const visitor = contextOf(db, null);
  const nothing = { phone: null, email: null, website: null };

  expect((await productPage(visitor, slug)).producer).toMatchObject(nothing);
  expect(await producerPage(visitor, maker!.slug)).toMatchObject(nothing);
  expect(JSON.stringify(await productPage(visitor, slug))).not.toContain("0912345678");

  await db.update(establishments).set({ contactPublicAt: new Date() }).where(eq(establishments.id, maker!.id));
  expect((await productPage(visitor, slug)).producer).toMatchObject(contact);
  expect(await producerPage(visitor, maker!.slug)).toMatchObject(contact);
});

test("only photos that became public are on the page", async ({ db }) => {
  const { entries } = await aDecidedRound(db, { totals: [90] });
  const { product } = entries[0]!;
  const visitor = contextOf(db, null);
  await photosFor(db, product, 3);

  expect((await productPage(visitor, product.slug)).photos).toEqual([]);
  await inTransaction(visitor, (ctx) => publishPhotos(ctx, [product.id]));
  expect((await productPage(visitor, product.slug)).photos.map((photo) => photo.view)).toEqual([
    "front",
    "side",
    "above",
  ]);
});

test("awards stand highest first, with what a list printed and where it was read", async ({ db }) => {
  const row = { product_name: "Yến sào Hòn Nội", establishment_name: "HTX Yến", source_url: "https://example.org/qd" };
  await recordedAwards(db, [
    { ...row, year: 2024, level: "tỉnh" },
    { ...row, year: 2019, level: "quốc gia", tier: "Giải A" },
    { ...row, year: 2025, level: "khu vực" },
    { product_name: "Yến tinh chế", establishment_name: "HTX Yến", year: 2020 },
    { product_name: "Yến tinh chế", establishment_name: "HTX Yến", year: 2022, level: "khu vực" },
  ]);
  const [product] = await db.select().from(products).where(eq(products.name, row.product_name));

  const page = await productPage(contextOf(db, null), product!.slug);

  expect(page.awards.map(({ level, year, tier, status, sourceUrl }) => [level, year, tier, status, sourceUrl])).toEqual(
    [
      ["nation", 2019, "Giải A", "recorded", row.source_url],
      ["region", 2025, null, "recorded", row.source_url],
      ["province", 2024, null, "recorded", row.source_url],
    ],
  );
  expect(page.others.map(({ name, level, year }) => [name, level, year])).toEqual([["Yến tinh chế", "region", 2022]]);
});

test("a recorded product without a maker still has its page", async ({ db }) => {
  await recordedAwards(db, [{ product_name: "Nón lá không tên" }]);
  const [product] = await db.select().from(products).where(eq(products.name, "Nón lá không tên"));

  expect(await productPage(contextOf(db, null), product!.slug)).toMatchObject({
    producer: null,
    others: [],
    photos: [],
  });
});

test("a maker's page takes as many queries for three products as for one", async ({ db }) => {
  const maker = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      product_name: `Mây tre ${at}`,
      establishment_name: `HTX Mây ${count}`,
    }));
  await recordedAwards(db, [...maker(1), ...maker(3)]);
  const count = (slug: string) =>
    countingQueries(db, async (db) => (await producerPage(contextOf(db, null), slug)).products.length);

  const [one, three] = [await count("htx-may-1"), await count("htx-may-3")];

  expect([one.result, three.result]).toEqual([1, 3]);
  expect(three.queries).toBe(one.queries);
});

test("the front page shows the newest winners, each product once", async ({ db }) => {
  await db.delete(galleryEntries);
  await recordedAwards(db, [
    { product_name: "Mới nhất", year: 2024, level: "quốc gia" },
    { product_name: "Mới nhì", year: 2024, level: "tỉnh" },
    { product_name: "Mới nhất", year: 2023, level: "quốc gia" },
  ]);

  const winners = await newestWinners(contextOf(db, null), 2);

  expect(winners.map((item) => [item.name, item.level])).toEqual([
    ["Mới nhất", "nation"],
    ["Mới nhì", "province"],
  ]);
});
