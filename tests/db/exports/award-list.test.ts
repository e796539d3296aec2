import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { aDecidedRound, recordedAwards } from "#tests/factories/awards";
import { anOrganiser } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import { readSpreadsheet } from "~/adapters/documents/read-spreadsheet.server";
import { Zip } from "~/adapters/documents/zip.server";
import {
  type AwardList,
  galleryAwardList,
  publishedAwardList,
  roundAwardList,
} from "~/domain/exports/award-list.server";
import { EXPORT_FORMATS, type ExportFormat, writeAwardList } from "~/domain/exports/write-award-list.server";
import { listProvinces } from "~/domain/provinces/queries.server";
import { resolveProvince } from "~/domain/provinces/rules";
import { readCsv } from "~/lib/csv.server";
import { todayInVietnam } from "~/lib/dates";

async function written(list: AwardList, format: ExportFormat): Promise<Buffer> {
  const output = new PassThrough();
  const [bytes] = await Promise.all([buffer(output), writeAwardList(list, format, output)]);
  return bytes;
}

const table = (bytes: Buffer) => readCsv(bytes).rows.map(({ cells }) => cells);

test("the list of a round holds its decisions' awards in their order, in every format", async ({ db }) => {
  const { round, entries } = await aDecidedRound(db, { totals: [90, 85, 80, 60], recognised: 3 });
  const ctx = contextOf(db, null);
  const names = entries.slice(0, 3).map(({ product }) => product.name);
  const files = new Map<ExportFormat, Buffer>();
  for (const format of EXPORT_FORMATS) files.set(format, await written(await roundAwardList(ctx, round.id), format));

  const [header, ...rows] = table(files.get("csv")!);
  expect(header).toEqual([
    "STT",
    "Tên sản phẩm/bộ sản phẩm",
    "Tên cơ sở",
    "Địa chỉ",
    "Tỉnh, thành phố",
    "Nhóm",
    "Giải",
    "Cấp",
    "Năm",
    "Số quyết định",
    "Ngày quyết định",
    "Số giấy chứng nhận",
    "Hiệu lực đến",
    "Tình trạng",
  ]);
  expect(rows.map((cells) => cells.slice(0, 2))).toEqual(names.map((name, i) => [String(i + 1), name]));
  expect(rows.map((cells) => cells[9])).toEqual(["1493/QĐ-UBND", "1493/QĐ-UBND", "1493/QĐ-UBND"]);

  const sheet = await readSpreadsheet(files.get("xlsx")!);
  expect(String(sheet.rows[1]!.cells[0])).toContain(round.rulesHash!.slice(0, 16));
  const first = sheet.rows[3]!.cells;
  expect([first[0], first[1], first[10]]).toEqual([1, names[0], new Date(`${todayInVietnam(new Date())}T00:00:00Z`)]);

  const json = JSON.parse(files.get("json")!.toString()) as { decision: object; items: { productName: string }[] };
  expect(json.decision).toEqual({ number: "1493/QĐ-UBND", date: todayInVietnam(new Date()) });
  expect(json.items.map(({ productName }) => productName)).toEqual(names);

  const document = (await new Zip(files.get("docx")!, 1e8).read("word/document.xml"))!.toString("utf8");
  expect(names.every((name) => document.includes(name))).toBe(true);
  expect(document).toContain("1493/QĐ-UBND");
  expect(files.get("pdf")!.subarray(0, 5).toString()).toBe("%PDF-");
});

test("before its decision a round's list is its agency's, empty and open for a number; a draft has none", async ({
  db,
}) => {
  const visitor = contextOf(db, null);
  const scoring = await aRound(db, { phase: "scoring" });
  const draft = await aRound(db, { phase: null });
  const support = contextOf(db, await anOrganiser(db, scoring.agencyId, "support"));
  const stranger = contextOf(db, await anOrganiser(db, draft.agencyId));

  const list = await roundAwardList(support, scoring.id);

  expect(list.decision).toEqual({ number: null, date: null });
  expect(table(await written(list, "csv"))).toHaveLength(1);
  for (const ctx of [visitor, stranger]) {
    await expect(roundAwardList(ctx, scoring.id)).rejects.toMatchObject({
      code: "not_found",
      message: "Danh sách công nhận của kỳ bình chọn này chưa được công bố.",
    });
  }
  await expect(roundAwardList(visitor, draft.id)).rejects.toMatchObject({ code: "not_found" });
});

/** The texts of a Word document's paragraphs. */
async function paragraphsOf(docx: Buffer): Promise<string[]> {
  const xml = (await new Zip(docx, 1e8).read("word/document.xml"))!.toString("utf8");
  return xml.split("</w:p>").map((part) => part.replace(/<[^>]*>/g, ""));
}

test("the printed list of several decisions names each row's own, and has no line left open", async ({ db }) => {
  await recordedAwards(db, [
    { year: 2018, product_name: "Giấy Một", decision_number: "12/QĐ-UBND", decision_date: "05/02/2018" },
    { year: 2018, product_name: "Giấy Hai", decision_number: "97/QĐ-UBND" },
    { year: 2018, product_name: "Giấy Ba" },
  ]);
  const list = await publishedAwardList(contextOf(db, null), { year: 2018, level: "province" });

  const several = await paragraphsOf(await written(list, "docx"));
  const { round } = await aDecidedRound(db);
  const one = await paragraphsOf(await written(await roundAwardList(contextOf(db, null), round.id), "docx"));

  expect(several.filter((text) => /Kèm theo|…/.test(text))).toEqual([]);
  expect(several).toEqual(
    expect.arrayContaining(["Quyết định công nhận", "12/QĐ-UBND", "ngày 05/02/2018", "97/QĐ-UBND"]),
  );
  expect(one.filter((text) => text.includes("Kèm theo Quyết định số 1493/QĐ-UBND"))).toHaveLength(1);
  expect(one).not.toContain("Quyết định công nhận");
});

test("lists of a year and level, and of a search, go over batches and keep their numbers", async ({ db }) => {
  const many = Array.from({ length: 1100 }, (_, i) => ({ year: 2019, product_name: `Xuất ${i}` }));
  await recordedAwards(db, [...many, { year: 2019, province: "Bình Thuận", product_name: '=Xuất "lạ"' }]);
  const ctx = contextOf(db, null);
  const province = resolveProvince(await listProvinces(ctx), "Bình Thuận", { year: 2019 }).found!;

  const all = table(await written(await publishedAwardList(ctx, { year: 2019, level: "province" }), "csv"));
  const one = table(await written(await publishedAwardList(ctx, { year: 2019, level: "province", province }), "csv"));
  const found = table(await written(galleryAwardList(ctx, { q: "xuat 109" }), "csv"));

  expect(all.slice(1).map((cells) => cells[0])).toEqual(Array.from({ length: 1101 }, (_, i) => String(i + 1)));
  expect(all[1]![1]).toBe("Xuất 0");
  // What a spreadsheet would run as a formula is kept as text.
  expect(one.slice(1).map((cells) => cells[1])).toEqual([`'=Xuất "lạ"`]);
  expect(
    found
      .slice(1)
      .map((cells) => cells[1]!)
      .sort(),
  ).toEqual(["Xuất 109", ...Array.from({ length: 10 }, (_, i) => `Xuất 109${i}`)].sort());
});
