import { readFileSync } from "node:fs";
import fc from "fast-check";
import { aDecidedRound, recordedAwards } from "#tests/factories/awards";
import { contextOf, expect, test } from "#tests/support/database";
import { load } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { importAwardFile } from "~/domain/imports/import-awards.server";
import { readCsv } from "~/lib/csv.server";
import { loader } from "~/routes/api.v1.awards";
import { loader as fileLoader } from "~/routes/api.v1.awards[.csv]";

interface Listed {
  items: { productName: string; year: number; level: string; province: { code: string }; status: string }[];
  total: number;
}

/** As another program folds names, without the platform's own helpers. */
const fold = (text: string) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D").toLowerCase();

const ask = (db: Database, query: string, headers = {}) =>
  load(db, loader, { url: `/api/v1/awards?${query}`, headers });
const list = async (db: Database, query: string) => (await ask(db, query)).data as Listed;

test("an award of a list and one decided here are told in the shape of the contract", async ({ db }) => {
  const { entries } = await aDecidedRound(db);
  await recordedAwards(db, [
    {
      year: 2024,
      province: "Bình Thuận",
      product_name: "Nước mắm Cá Cơm",
      establishment_name: "HTX Phan Thiết",
      product_group: "B",
      tier: "Giải A",
      decision_number: "12/QĐ-UBND",
    },
  ]);

  const recorded = await list(db, "q=nuoc+mam+ca+com");
  const decided = await list(db, "status=valid");

  expect(recorded).toEqual({
    items: [
      {
        certificateNumber: null,
        productName: "Nước mắm Cá Cơm",
        establishmentName: "HTX Phan Thiết",
        province: { code: "60", name: "Bình Thuận" },
        level: "province",
        year: 2024,
        group: "B",
        tier: "Giải A",
        decisionNumber: "12/QĐ-UBND",
        issuedOn: null,
        validUntil: null,
        status: "recorded",
        url: "http://localhost:3000/products/nuoc-mam-ca-com",
      },
    ],
    total: 1,
    page: 1,
    pageSize: 20,
  });
  expect(decided.items).toEqual([
    expect.objectContaining({
      productName: entries[0]!.product.name,
      certificateNumber: expect.stringMatching(/-1493-001$/),
      decisionNumber: "1493/QĐ-UBND",
      issuedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      validUntil: expect.stringMatching(/-12-31$/),
      status: "valid",
    }),
  ]);
});

test("every shipped row is found by its name without tones", async ({ db }) => {
  const bytes = readFileSync("data/award_lists.csv");
  await importAwardFile(contextOf(db, null), { name: "award_lists.csv", bytes });
  const [header, ...rows] = readCsv(bytes).rows.map(({ cells }) => cells);
  const name = header!.indexOf("product_name");
  const year = header!.indexOf("year");

  const missing: string[] = [];
  for (const row of rows) {
    const { items } = await list(db, `pageSize=50&q=${encodeURIComponent(fold(row[name]!))}`);
    const isFound = items.some(
      (item) => fold(item.productName) === fold(row[name]!) && item.year === Number(row[year]),
    );
    if (!isFound) missing.push(row[name]!);
  }

  expect(rows.length).toBe(150);
  expect(missing).toEqual([]);
});

test("filters hold, and provinces are named by code, name or id of either era", async ({ db }) => {
  await recordedAwards(db, [
    { year: 2020, province: "Đắk Nông", product_name: "Zlọc Tiêu" },
    { year: 2021, level: "quốc gia", province: "Bình Thuận", product_name: "Zlọc Thanh long", product_group: "B" },
    { year: 2021, province: "Lâm Đồng", product_name: "Zlọc Gốm", product_group: "A" },
  ]);
  const names = async (query: string) =>
    (await list(db, `q=zloc&pageSize=100&${query}`)).items.map(({ productName }) => productName).sort();

  expect(await names("")).toEqual(["Zlọc Gốm", "Zlọc Thanh long", "Zlọc Tiêu"]);
  expect(await names("year=2021")).toEqual(["Zlọc Gốm", "Zlọc Thanh long"]);
  expect(await names("level=nation")).toEqual(["Zlọc Thanh long"]);
  expect(await names("group=A&year=")).toEqual(["Zlọc Gốm"]);
  expect(await names("province=old-60")).toEqual(["Zlọc Thanh long"]);
  expect(await names("province=60")).toEqual(["Zlọc Thanh long"]);
  expect(await names("province=T%E1%BB%89nh+B%C3%ACnh+Thu%E1%BA%ADn")).toEqual(["Zlọc Thanh long"]);
  // The province of today holds what it was made of.
  expect(await names("province=new-68")).toEqual(["Zlọc Gốm", "Zlọc Thanh long", "Zlọc Tiêu"]);
  expect(await names("status=valid")).toEqual([]);
  const second = await list(db, "q=zloc&page=2&pageSize=2");
  expect([second.items.length, second.total]).toEqual([1, 3]);
});

test("parameters that are not understood are refused with 400 and named", async ({ db }) => {
  const refused = async (query: string) => {
    const { status, data } = await ask(db, query);
    const { error } = data as { error: { code: string; fields: Record<string, string[]> } };
    return [status, error.code, ...Object.keys(error.fields)].join(" ");
  };

  expect(await refused("page=-1&pageSize=abc")).toBe("400 invalid page pageSize");
  expect(await refused("pageSize=101")).toBe("400 invalid pageSize");
  expect(await refused("year=hai")).toBe("400 invalid year");
  expect(await refused("level=world&group=Z&status=gone")).toBe("400 invalid level group status");
  expect(await refused("province=Atlantis")).toBe("400 invalid province");
  expect(await refused("province=Bac+Cam")).toBe("400 invalid province");
});

test("odd words never break a search", async ({ db }) => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 40 }),
        fc.constantFrom("%", "\\", "' or 1=1 --", "\u0000", "_", "()[]{}*+?"),
      ),
      async (text) => {
        const params = new URLSearchParams({ q: text, province: text });
        for (const query of [`q=${params.get("q")}`, params.toString()]) {
          expect((await ask(db, new URLSearchParams(query).toString())).status).toBeLessThan(500);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("anyone may read it from any site; a token that is not in force is refused", async ({ db }) => {
  const open = await ask(db, "pageSize=1");
  const refused = await ask(db, "pageSize=1", { authorization: "Bearer tinhhoa_nonsense" });

  expect([open.headers.get("access-control-allow-origin"), open.headers.get("cache-control")]).toEqual([
    "*",
    "public, max-age=60",
  ]);
  expect([refused.status, refused.headers.get("cache-control")]).toEqual([401, "no-store"]);
  expect(refused.data).toMatchObject({ error: { code: "unauthorized" } });
});

test("the CSV holds every award the parameters leave, over many batches", async ({ db }) => {
  const rows = Array.from({ length: 1203 }, (_, i) => ({
    year: 2010 + (i % 3),
    product_name: `Dòng ${i}, "ngoặc" = 1`,
  }));
  await recordedAwards(db, rows);

  const { status, headers, data } = await load(db, fileLoader, { url: "/api/v1/awards.csv?q=dong+ngoac" });

  const [header, ...lines] = readCsv(Buffer.from(data as string)).rows.map(({ cells }) => cells);
  expect([status, headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
  expect(header!.slice(0, 3)).toEqual(["certificateNumber", "productName", "establishmentName"]);
  expect(new Set(lines.map((cells) => cells[1])).size).toBe(1203);
  expect(lines.map((cells) => Number(cells[6]))).toEqual(lines.map((cells) => Number(cells[6])).sort((a, b) => b - a));
});
