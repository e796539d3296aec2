import { eq, inArray } from "drizzle-orm";
import { aDecidedRound, recordedAwards } from "#tests/factories/awards";
import { aProducer } from "#tests/factories/people";
import { photosFor } from "#tests/factories/products";
import { contextOf, expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import { establishments, fileVariants, galleryEntries, products } from "~/db/schema";
import { newestWinners, producerPage, productPage } from "~/domain/gallery/pages.server";
import { searchGallery } from "~/domain/gallery/queries.server";
import { editProduct } from "~/domain/products/edit-product.server";
import { movePhoto } from "~/domain/products/move-photo.server";
import { productById } from "~/domain/products/queries.server";
import { removePhoto } from "~/domain/products/remove-photo.server";

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

test("lists and the page show the photos as they are now: added, moved and removed after recognition", async ({
  db,
}) => {
  const { entries } = await aDecidedRound(db, { totals: [90] });
  const { product } = entries[0]!;
  const visitor = contextOf(db, null);
  const producer = contextOf(db, await aProducer(db, product.establishmentId!));
  const shown = async () => {
    const { photos } = await productPage(visitor, product.slug);
    const { items } = await searchGallery(visitor, { q: product.name }, { page: 1, pageSize: 5 });
    const onPage = photos.map((photo) => photo.fileId);
    // A list shows the first of them, by its address.
    expect(items.map((item) => item.photo?.[0]?.url)).toEqual([onPage[0] && `/files/${onPage[0]}/640`]);
    return onPage;
  };
  expect(await shown()).toEqual([]);

  const [front, side, above] = await photosFor(db, product, 3);
  await db
    .update(fileVariants)
    .set({ name: "640", width: 640 })
    .where(inArray(fileVariants.fileId, [front!, side!, above!]));
  const photos = (await productById(producer, product.id)).photos;
  expect(await shown()).toEqual([front, side, above]);

  await movePhoto(producer, product.id, { photoId: photos[2]!.id, direction: "earlier" });
  await removePhoto(producer, product.id, { photoId: photos[0]!.id });
  expect(await shown()).toEqual([above, side]);

  for (const { id } of (await productById(producer, product.id)).photos) {
    await removePhoto(producer, product.id, { photoId: id });
  }
  expect(await shown()).toEqual([]);
});

test("a card keeps the names of the award; the product's own page tells what its maker says of it today", async ({
  db,
}) => {
  const { entries } = await aDecidedRound(db, { totals: [90] });
  const { product } = entries[0]!;
  const visitor = contextOf(db, null);
  const producer = contextOf(db, await aProducer(db, product.establishmentId!));

  await editProduct(producer, product.id, {
    name: "Tên mới",
    groupCode: "A",
    setCase: null,
    setMembers: null,
    summary: "Nói lại cho rõ.",
  });

  const page = await productPage(visitor, product.slug);
  expect(page).toMatchObject({ name: "Tên mới", groupCode: "A", summary: "Nói lại cho rõ." });
  expect(page.awards).toMatchObject([{ name: product.name, groupCode: product.groupCode, slug: product.slug }]);
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

test("a list of three products with photos takes as many queries as one of one", async ({ db }) => {
  for (const name of ["Đèn lồng một", "Đèn kéo quân", "Đèn kéo quân hai", "Đèn kéo quân ba"]) {
    await recordedAwards(db, [{ product_name: name }]);
    const [product] = await db.select().from(products).where(eq(products.name, name));
    await photosFor(db, product!, 2);
  }
  const count = (q: string) =>
    countingQueries(db, async (db) => {
      const { items } = await searchGallery(contextOf(db, null), { q }, { page: 1, pageSize: 10 });
      return items.filter((item) => item.photo !== null).length;
    });

  const [one, three] = [await count("đèn lồng"), await count("đèn kéo quân")];

  expect([one.result, three.result]).toEqual([1, 3]);
  expect(three.queries).toBe(one.queries);
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

test("what a published list recorded says its decision, its tier and its source, and has no certificate", async ({
  db,
}) => {
  await recordedAwards(db, [
    {
      year: 2016,
      product_name: "Mắm ruốc Sông Cầu",
      tier: "Giải nhất",
      decision_number: "77/QĐ-UBND",
      decision_date: "2016-05-04",
      source_url: "https://example.vn/ds.pdf",
    },
  ]);
  const { items } = await searchGallery(contextOf(db, null), { q: "mam ruoc song cau" }, { page: 1, pageSize: 5 });
  const page = await productPage(contextOf(db, null), items[0]!.slug);
  expect(page.awards).toMatchObject([
    {
      status: "recorded",
      certificateNumber: null,
      tier: "Giải nhất",
      decisionNumber: "77/QĐ-UBND",
      decisionDate: "2016-05-04",
      sourceUrl: "https://example.vn/ds.pdf",
    },
  ]);
});
