import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aDecidedRound, aRecordedDecision, recordedAwards } from "#tests/factories/awards";
import { anOrganiser } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { aScoredRound } from "#tests/factories/tallies";
import { contextOf, expect, test } from "#tests/support/database";
import { aSigner } from "#tests/support/signer";
import { readSpreadsheet } from "~/adapters/documents/read-spreadsheet.server";
import { Zip } from "~/adapters/documents/zip.server";
import { certificates, revocations, users } from "~/db/schema";
import { awardRecords, awardRows, awardsOfRound } from "~/domain/awards/queries.server";
import { releaseResults } from "~/domain/awards/release-results.server";
import { type AwardList, galleryAwardList, publishedAwardList } from "~/domain/exports/award-list.server";
import { legalAwardList } from "~/domain/exports/legal-award-list.server";
import { draftAwardList, roundAwardList } from "~/domain/exports/round-list.server";
import { EXPORT_FORMATS, type ExportFormat, writeAwardList } from "~/domain/exports/write-award-list.server";
import { importAwardFile } from "~/domain/imports/import-awards.server";
import { UNLESS_SET } from "~/domain/list-layouts/rules";
import { listProvinces } from "~/domain/provinces/queries.server";
import { resolveProvince } from "~/domain/provinces/rules";
import { inTransaction } from "~/domain/transaction.server";
import { runWithLocale } from "~/i18n/locale.server";
import { readCsv } from "~/lib/csv.server";
import { todayInVietnam } from "~/lib/dates";

async function written(list: AwardList, format: ExportFormat): Promise<Buffer> {
  const output = new PassThrough();
  const [bytes] = await Promise.all([buffer(output), writeAwardList(list, format, output)]);
  return bytes;
}

/** The names an import knows, then what a list says of its making. */
const CSV_HEADER = [
  ...["number", "product_name", "establishment_name", "address", "province", "product_group", "tier", "level", "year"],
  ...["decision_number", "decision_date", "certificate_number", "valid_until", "status"],
  ...["rules_scheme", "rules_version", "seal", "made_at"],
];

const table = (bytes: Buffer) => readCsv(bytes).rows.map(({ cells }) => cells);

test("the list of a round holds its decisions' awards in their order, in every format", async ({ db }) => {
  const { round, entries } = await aDecidedRound(db, { totals: [90, 85, 80, 60], recognised: 3 });
  const ctx = contextOf(db, null);
  const names = entries.slice(0, 3).map(({ product }) => product.name);
  const files = new Map<ExportFormat, Buffer>();
  for (const format of EXPORT_FORMATS) files.set(format, await written(await roundAwardList(ctx, round.id), format));

  const [header, ...rows] = table(files.get("csv")!);
  expect(header).toEqual(CSV_HEADER);
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

/** The texts of a Word document's paragraphs. */
async function paragraphsOf(docx: Buffer): Promise<string[]> {
  const xml = (await new Zip(docx, 1e8).read("word/document.xml"))!.toString("utf8");
  return xml.split("</w:p>").map((part) => part.replace(/<[^>]*>/g, ""));
}

test("a CSV has the same header in every language, each row says what it was made from, and an import reads it", async ({
  db,
}) => {
  const { round } = await aDecidedRound(db, { totals: [90, 85, 60], recognised: 2 });
  const ctx = contextOf(db, null);
  const list = await roundAwardList(ctx, round.id);
  const { seals, madeAt } = list.provenance;
  const bytes = await written(list, "csv");
  const english = await runWithLocale("en", async () => written(await roundAwardList(ctx, round.id), "csv"));

  const [header, ...rows] = table(bytes);
  expect([header, table(english)[0]]).toEqual([CSV_HEADER, CSV_HEADER]);
  const day = todayInVietnam(new Date());
  expect(rows.map((cells) => [cells[10], ...cells.slice(14)])).toEqual(
    Array(2).fill([day, "cnnttb", "1", seals[0]!.digest, madeAt.toISOString()]),
  );
  for (const file of [bytes, english]) {
    expect(await importAwardFile(ctx, { name: "list.csv", bytes: file })).toMatchObject({
      rows: 2,
      created: 0,
      unchanged: 2,
      errors: [],
    });
  }
  const gathered = table(await written(galleryAwardList(ctx, {}), "csv"));
  expect(gathered[1]!.slice(14, 17)).toEqual(["", "", ""]);
});

test("before its release a round's list is its agency's draft, and every format says that it is not announced", async ({
  db,
}) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 85, 60]);
  const draft = await aRound(db, { phase: null });
  const ctx = contextOf(db, organiser);
  const id = await aRecordedDecision(
    ctx,
    round.id,
    entries.slice(0, 2).map((entry) => entry.id),
  );
  const support = contextOf(db, await anOrganiser(db, round.agencyId, "support"));
  const stranger = contextOf(db, await anOrganiser(db, (await anAgency(db)).id));

  const rows = table(await written(await draftAwardList(support, id), "csv"));
  expect(rows.slice(1).map((cells) => [cells[0], cells[1], cells[9], cells[11], cells[13], cells[16]])).toEqual(
    entries
      .slice(0, 2)
      .map(({ product }, place) => [String(place + 1), product.name, "1493/QĐ-UBND", "", "Chưa công bố", ""]),
  );
  const list = () => draftAwardList(support, id);
  expect((await list()).name).toContain("chua-cong-bo");
  const paragraphs = await paragraphsOf(await written(await list(), "docx"));
  expect(paragraphs.some((text) => text.includes("(DỰ THẢO, CHƯA CÔNG BỐ)"))).toBe(true);
  const { rows: lines } = await readSpreadsheet(await written(await list(), "xlsx"));
  expect(lines.slice(0, 2).every(({ cells }) => /dự thảo/i.test(String(cells[0])))).toBe(true);
  expect(JSON.parse((await written(await list(), "json")).toString()).title).toContain("dự thảo, chưa công bố");
  expect((await written(await list(), "pdf")).subarray(0, 5).toString()).toBe("%PDF-");

  for (const [reader, code] of [
    [contextOf(db, null), "forbidden"],
    [stranger, "not_found"],
  ] as const) {
    await expect(draftAwardList(reader, id)).rejects.toMatchObject({ code });
  }
  for (const reader of [contextOf(db, null), stranger, support]) {
    await expect(roundAwardList(reader, round.id)).rejects.toMatchObject({
      code: "not_found",
      message: "Danh sách công nhận của kỳ bình chọn này chưa được công bố.",
    });
  }
  await expect(roundAwardList(contextOf(db, null), draft.id)).rejects.toMatchObject({ code: "not_found" });
  await releaseResults(ctx, aSigner(), id);
  await expect(draftAwardList(support, id)).rejects.toMatchObject({ code: "conflict" });
  expect(table(await written(await roundAwardList(contextOf(db, null), round.id), "csv"))).toHaveLength(3);
});

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

  // Who stops early has its connection back, though the next batch was asked for already.
  const first = await inTransaction(ctx, async (ctx) => {
    for await (const { id } of awardRows(ctx, { year: 2019 })) return awardRecords(ctx, [id]);
    return null;
  });
  expect([...first!.values()].map(({ productName }) => productName)).toEqual(["Xuất 0"]);
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

test("an XLSX of few columns adds what the printed list says beside them: province, decision, and that one was revoked", async ({
  db,
}) => {
  const { round } = await aDecidedRound(db, { totals: [90, 85, 60], recognised: 2 });
  const ctx = contextOf(db, null);
  const layout = {
    grouping: "none",
    orientation: "auto",
    columns: [
      { column: "productName", heading: "Tên" },
      { column: "address", heading: null },
      { column: "tier", heading: null },
    ],
  } as const;
  const of = async (changes: Partial<AwardList> = {}) => {
    const list: AwardList = {
      ...(await roundAwardList(ctx, round.id)),
      layout: { ...layout, columns: [...layout.columns] },
    };
    const { rows } = await readSpreadsheet(await written({ ...list, ...changes }, "xlsx"));
    return rows.slice(2).map(({ cells }) => cells);
  };
  expect((await of())[0]).toEqual(["Tên", "Địa chỉ", "Tỉnh, thành phố", "Giải"]);
  expect((await of({ decision: null }))[0]).toEqual([
    "Tên",
    "Địa chỉ",
    "Tỉnh, thành phố",
    "Giải",
    "Số quyết định",
    "Ngày quyết định",
  ]);

  const { id } = (await awardsOfRound(ctx, round.id))[0]!;
  const [certificate] = await db.select().from(certificates).where(eq(certificates.awardId, id));
  const { id: recordedBy } = (await db.select().from(users))[0]!;
  await db
    .insert(revocations)
    .values({ certificateId: certificate!.id, revokedOn: todayInVietnam(new Date()), reason: "Sai", recordedBy });
  const [header, ...rows] = await of();
  expect(header).toEqual(["Tên", "Địa chỉ", "Tỉnh, thành phố", "Giải", "Tình trạng"]);
  expect(rows.map((cells) => cells.at(-1))).toEqual(["Đã thu hồi", "Còn hiệu lực"]);
});

test("sections of a printed list are numbered as far as there are any", async ({ db }) => {
  const { round } = await aDecidedRound(db, { totals: [90, 60], recognised: 1 });
  const list = await roundAwardList(contextOf(db, null), round.id);
  async function* rows() {
    for await (const row of list.rows) {
      for (let number = 1; number <= 399; number += 1) yield { ...row, number, section: `Xã ${number}` };
    }
  }
  const { rows: printed } = await legalAwardList({
    ...list,
    layout: { ...UNLESS_SET, grouping: "territory" },
    rows: rows(),
  });
  const headings = printed.flatMap((one) => ("heading" in one ? [one.heading.split(".")[0]] : []));
  expect([4, 9, 40, 49, 89, 90, 99, 100, 144, 399].map((number) => headings[number - 1])).toEqual([
    "IV",
    "IX",
    "XL",
    "XLIX",
    "LXXXIX",
    "XC",
    "XCIX",
    "C",
    "CXLIV",
    "CCCXCIX",
  ]);
});
