import { eq, like } from "drizzle-orm";
import { aReleasedDecision, recordedAwards } from "#tests/factories/awards";
import { anActor } from "#tests/factories/people";
import { aScoredRound } from "#tests/factories/tallies";
import { contextOf, expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import type { Database } from "~/db/client.server";
import { awards, certificates, galleryEntries, revocations } from "~/db/schema";
import { galleryFacets } from "~/domain/gallery/facets.server";
import { searchAwards, searchGallery } from "~/domain/gallery/queries.server";
import { refreshGallery } from "~/domain/gallery/refresh-gallery.server";
import type { GalleryFilter } from "~/domain/gallery/rules";
import { galleryStatistics } from "~/domain/gallery/statistics.server";
import { inTransaction } from "~/domain/transaction.server";

const NOW = new Date("2026-06-10T03:00:00Z");
const WHOLE = { page: 1, pageSize: 50 };
const visitor = (db: Database, now = NOW) => contextOf(db, null, now);

/** The names that a search finds, in its order. */
async function found(db: Database, filter: GalleryFilter | string): Promise<string[]> {
  const asked = typeof filter === "string" ? { q: filter } : filter;
  return (await searchGallery(visitor(db), asked, WHOLE)).items.map((item) => item.name);
}

/** Awards of the province Phú Yên in 2023 with these names. */
const named = (db: Database, ...names: string[]) =>
  recordedAwards(
    db,
    names.map((product_name) => ({ product_name })),
  );

test("words are found without tones, in both placements of a tone, composed or not, and with đ as d", async ({
  db,
}) => {
  await named(db, "Bánh tráng Hoà Đa", "Đũa gỗ mun", "Khác hẳn");

  for (const typed of [
    "banh trang hoa da",
    "BÁNH TRÁNG",
    "Hoà Đa",
    "Hòa Đa",
    "hòa đa".normalize("NFD"),
    "  bánh\ttráng  ",
    "đa tráng hoà",
    "banh phu yen",
    "tráng — Phú Yên",
  ]) {
    expect(await found(db, typed), typed).toEqual(["Bánh tráng Hoà Đa"]);
  }
  expect(await found(db, "dua go")).toEqual(["Đũa gỗ mun"]);
  expect(await found(db, "bánh khác")).toEqual([]);
});

test("what was typed with its tones ranks first, then the phrase without them, then the words alone", async ({
  db,
}) => {
  await recordedAwards(db, [
    { product_name: "Gốm xưa có ba vành" },
    { product_name: "Gôm bà" },
    { product_name: "Gốm bà ba", year: 2010 },
    { product_name: "Chậu Gốm", establishment_name: "Gốm bà Sáu" },
  ]);

  expect(await found(db, "gốm bà")).toEqual(["Gốm bà ba", "Gôm bà", "Chậu Gốm", "Gốm xưa có ba vành"]);
});

test("signs that mean something to the database are plain letters, and odd input finds nothing rather than failing", async ({
  db,
}) => {
  await named(db, "Rượu 50% nếp_cái", "Rượu 500 nếp cái", String.raw`Rượu \ gạch`);

  expect(await found(db, "50% nếp_cái")).toContain("Rượu 50% nếp_cái");
  expect((await found(db, "50%"))[0]).toBe("Rượu 50% nếp_cái");
  for (const typed of ["%", "_", "\\", "%%%", "'", '"', "'; drop table awards; --", "../../etc/passwd", "\0", "🙂"]) {
    expect(await found(db, typed), typed).toEqual([]);
  }
  expect(await found(db, "rượu\u0000500")).toEqual(["Rượu 500 nếp cái"]);
  expect(await found(db, "𝕏".repeat(3000))).toEqual([]);
  expect(await found(db, `${"a".repeat(119)}𝕏`)).toEqual([]);
  expect(await found(db, Array.from({ length: 300 }, () => "ruou").join(" "))).toHaveLength(3);
});

test("a province of today finds what was recorded in those it took in; one of before finds its own", async ({ db }) => {
  await recordedAwards(db, [
    { product_name: "Đời cũ một", province: "Bình Thuận", year: 2022 },
    { product_name: "Đời cũ hai", province: "Lâm Đồng", year: 2022 },
    { product_name: "Đời mới ba", province: "Lâm Đồng", year: 2026 },
    { product_name: "Đời khác", province: "Cà Mau", year: 2022 },
  ]);
  const within = (...provinces: string[]) => found(db, { q: "đời", provinces });

  expect(await within("new-68")).toEqual(["Đời mới ba", "Đời cũ hai", "Đời cũ một"]);
  expect(await within("old-60")).toEqual(["Đời cũ một"]);
  expect(await within("old-60", "old-96")).toEqual(["Đời cũ một", "Đời khác"]);
  // An old province is found by the name of the new one too.
  expect(await found(db, "đời lâm đồng")).toHaveLength(3);
});

/** A product with a certificate of June 2026, valid to the end of 2029. */
async function aCertificate(db: Database, name: string) {
  const { round, entries, organiser } = await aScoredRound(db, [90], { now: NOW, names: [name] });
  await aReleasedDecision(contextOf(db, organiser, NOW), round.id, [entries[0]!.id], {
    number: "7/QĐ-UBND",
    decidedOn: "2026-06-10",
  });
  const [row] = await db
    .select({ id: certificates.id, awardId: awards.id })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .where(eq(awards.productId, entries[0]!.product.id));
  return row!;
}

test("a status is that of the day one asks: valid, expired, revoked from its day, recorded", async ({ db }) => {
  const actor = await anActor(db);
  await aCertificate(db, "Hạn dùng tốt");
  const { id, awardId } = await aCertificate(db, "Hạn dùng thu hồi");
  await db
    .insert(revocations)
    .values({ certificateId: id, revokedOn: "2027-02-01", reason: "Sai", recordedBy: actor.userId });
  await inTransaction(contextOf(db, actor), (ctx) => refreshGallery(ctx, [awardId]));
  await named(db, "Hạn dùng ghi nhận");
  const on = async (day: string) => {
    const ctx = visitor(db, new Date(`${day}T05:00:00Z`));
    const statuses = ["valid", "expired", "revoked", "recorded"] as const;
    const lists = await Promise.all(
      statuses.map((status) => searchGallery(ctx, { q: "hạn dùng", statuses: [status] }, WHOLE)),
    );
    const { statuses: counts } = await galleryFacets(ctx, { q: "hạn dùng", statuses: ["valid"] });
    for (const [index, status] of statuses.entries()) {
      const { items, total } = lists[index]!;
      expect(items.every((item) => item.status === status)).toBe(true);
      expect(counts.find((facet) => facet.value === status)?.count ?? 0).toBe(total);
    }
    return lists.map(({ items }) => items.map((item) => item.name.split(" ")[2]).sort());
  };

  expect(await on("2026-06-10")).toEqual([["thu", "tốt"], [], [], ["ghi"]]);
  expect(await on("2027-02-01")).toEqual([["tốt"], [], ["thu"], ["ghi"]]);
  expect(await on("2029-12-31")).toEqual([["tốt"], [], ["thu"], ["ghi"]]);
  expect(await on("2030-01-01")).toEqual([[], ["tốt"], ["thu"], ["ghi"]]);
});

test("the gallery shows a product once, by its best award that matches; awards are listed one by one", async ({
  db,
}) => {
  const row = { product_name: "Một mà nhiều giải", establishment_name: "HTX Nhiều Giải" };
  await recordedAwards(db, [
    { ...row, year: 2021, level: "tỉnh" },
    { ...row, year: 2022, level: "khu vực" },
    { ...row, year: 2024, level: "khu vực" },
    { ...row, year: 2025, level: "tỉnh" },
  ]);
  const best = async (filter: GalleryFilter) => {
    const { items, total } = await searchGallery(visitor(db), { q: "nhiều giải", ...filter }, WHOLE);
    return { total, items: items.map((item) => [item.level, item.year]) };
  };

  expect(await best({})).toEqual({ total: 1, items: [["region", 2024]] });
  expect(await best({ levels: ["province"] })).toEqual({ total: 1, items: [["province", 2025]] });
  expect(await best({ years: [2021, 2022] })).toEqual({ total: 1, items: [["region", 2022]] });
  expect(await best({ years: [2023] })).toEqual({ total: 0, items: [] });
  const listed = await searchAwards(visitor(db), { q: "nhiều giải" }, WHOLE);
  expect([listed.total, ...listed.items.map((item) => item.year)]).toEqual([4, 2025, 2024, 2022, 2021]);
});

test("facets count products, keep every other choice, and are not narrowed by their own", async ({ db }) => {
  const twice = { product_name: "Mặt hàng đôi", establishment_name: "HTX Đôi", product_group: "B" };
  await recordedAwards(db, [
    { ...twice, year: 2021, level: "tỉnh", tier: "Giải A" },
    { ...twice, year: 2021, level: "khu vực" },
    { ...twice, year: 2023, level: "khu vực" },
    { product_name: "Mặt hàng gốm", product_group: "A", year: 2023, level: "tỉnh" },
    { product_name: "Mặt hàng lạ", year: 2023, level: "tỉnh", province: "Sơn La" },
  ]);
  const counts = async (filter: GalleryFilter) => {
    const facets = await galleryFacets(visitor(db), { q: "mặt hàng", ...filter });
    const of = (list: readonly { value: string; count: number }[]) =>
      Object.fromEntries(list.map(({ value, count }) => [value, count]));
    return {
      years: of(facets.years),
      levels: of(facets.levels),
      regions: of(facets.regions),
      provinces: facets.provinces.map(({ name, count }) => [name, count]),
      groups: of(facets.groups),
      tiers: of(facets.tiers),
      statuses: of(facets.statuses),
    };
  };

  expect(await counts({})).toEqual({
    years: { 2023: 3, 2021: 1 },
    levels: { region: 1, province: 3 },
    regions: { north: 1, central: 2 },
    provinces: [
      ["Đắk Lắk", 2],
      ["Sơn La", 1],
    ],
    groups: { A: 1, B: 1 },
    tiers: { "Giải A": 1 },
    statuses: { recorded: 3 },
  });
  expect(await counts({ years: [2021] })).toMatchObject({
    years: { 2023: 3, 2021: 1 },
    levels: { region: 1, province: 1 },
    groups: { B: 1 },
  });
  expect(await counts({ years: [2023], groups: ["A"] })).toMatchObject({
    years: { 2023: 1 },
    groups: { A: 1, B: 1 },
    provinces: [["Đắk Lắk", 1]],
  });
  expect(await counts({ q: "không có gì như vậy" })).toMatchObject({ years: {}, provinces: [], statuses: {} });
});

test("pages follow one another without overlap or gap, in every order", async ({ db }) => {
  await named(db, ...Array.from({ length: 11 }, (_, at) => `Trang giấy dó ${at % 3}`), "Trang giấy dó 0 bis");
  const total = (await searchGallery(visitor(db), { q: "giấy dó" }, WHOLE)).total;
  for (const sort of ["relevance", "newest", "name"] as const) {
    const seen: string[] = [];
    for (let page = 1; page <= Math.ceil(total / 2) + 1; page += 1) {
      const { items } = await searchGallery(visitor(db), { q: "giấy dó" }, { page, pageSize: 2 }, sort);
      seen.push(...items.map((item) => item.productId));
    }
    expect(new Set(seen).size, sort).toBe(total);
    expect(seen, sort).toHaveLength(total);
  }
});

test("a list takes as many queries for three rows as for one", async ({ db }) => {
  await named(db, "Đếm riêng lẻ", "Đếm bộ ba một", "Đếm bộ ba hai", "Đếm bộ ba ba");
  const count = (q: string) =>
    countingQueries(db, async (db) => {
      const { items } = await searchGallery(visitor(db), { q }, WHOLE);
      await galleryFacets(visitor(db), { q });
      return items.length;
    });

  const [one, three] = [await count("đếm riêng lẻ"), await count("đếm bộ ba")];

  expect([one.result, three.result]).toEqual([1, 3]);
  expect(three.queries).toBe(one.queries);
});

test("refreshGallery follows corrections, and forgets an award that is gone", async ({ db }) => {
  await named(db, "Sửa tên sau này");
  const [award] = await db.select({ id: awards.id }).from(awards).where(like(awards.productName, "Sửa tên%"));
  const ctx = contextOf(db, await anActor(db));
  const refresh = () => inTransaction(ctx, (ctx) => refreshGallery(ctx, [award!.id]));

  await db.update(awards).set({ productName: "Đã sửa rồi", tier: "Giải B" }).where(eq(awards.id, award!.id));
  expect(await found(db, "sửa tên sau này")).toEqual(["Sửa tên sau này"]);
  await refresh();
  expect(await found(db, "sửa tên sau này")).toEqual([]);
  expect(await found(db, { q: "da sua roi", tiers: ["Giải B"] })).toEqual(["Đã sửa rồi"]);

  await db.delete(awards).where(eq(awards.id, award!.id));
  await refresh();
  expect(await db.$count(galleryEntries, eq(galleryEntries.awardId, award!.id))).toBe(0);
});

test("statistics add up to the gallery", async ({ db }) => {
  const statistics = await galleryStatistics(visitor(db));
  const sum = (rows: readonly { count: number }[]) => rows.reduce((total, row) => total + row.count, 0);

  expect(statistics.awards).toBe(await db.$count(galleryEntries));
  expect(sum(statistics.byYear)).toBe(statistics.awards);
  expect(sum(statistics.byGroup)).toBe(statistics.awards);
  expect(sum(statistics.byProvince)).toBe(statistics.awards);
  expect(statistics.byProvince).toHaveLength(statistics.provinces);
});
