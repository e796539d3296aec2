import { readFileSync } from "node:fs";
import { asc, eq, like } from "drizzle-orm";
import ExcelJS from "exceljs";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { auditEntries, awards, establishments, galleryEntries, imports, products } from "~/db/schema";
import { importAwardFile } from "~/domain/imports/import-awards.server";
import { csvText } from "~/lib/csv.server";

const NOW = new Date("2026-03-01T03:00:00Z");
const HEADER = ["year", "level", "province", "product_name", "establishment_name", "address", "product_group", "tier"];

const csv = (...rows: (string | number)[][]) => Buffer.from(csvText([HEADER, ...rows]));
const importCsv = (db: Database, bytes: Buffer, options = {}) =>
  importAwardFile(contextOf(db, null, NOW), { name: "list.csv", bytes }, options);

async function workbook(fill: (sheet: ExcelJS.Worksheet) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet("Danh sách"));
  return Buffer.from(await book.xlsx.writeBuffer());
}

const recorded = (db: Database, pattern: string) =>
  db
    .select({
      year: awards.year,
      level: awards.level,
      region: awards.regionCode,
      province: awards.provinceId,
      product: awards.productName,
      maker: awards.establishmentName,
      group: awards.groupCode,
      tier: awards.tier,
    })
    .from(awards)
    .where(like(awards.productName, pattern))
    .orderBy(asc(awards.position));

test("a list is recorded with products, makers, gallery rows and an audit entry", async ({ db }) => {
  const result = await importCsv(
    db,
    csv(
      [2023, "tỉnh", "Phú Yên", "Một Nước mắm", "HTX Một", "Tuy Hòa", "B", "A"],
      [2024, "khu vực phía Nam", "Bình Thuận", "Một Trà", "", "Hàm Thuận", "", ""],
      [2024, "quốc gia", "TP.HCM", "Một Gốm", "HTX Một", "", "Thủ công mỹ nghệ", ""],
    ),
  );

  expect(result).toEqual({ rows: 3, created: 3, updated: 0, unchanged: 0, decided: 0, errors: [], ignored: [] });
  expect(await recorded(db, "Một %")).toEqual([
    {
      year: 2023,
      level: "province",
      region: "central",
      province: "old-54",
      product: "Một Nước mắm",
      maker: "HTX Một",
      group: "B",
      tier: "A",
    },
    {
      year: 2024,
      level: "region",
      region: "south",
      province: "old-60",
      product: "Một Trà",
      maker: null,
      group: null,
      tier: null,
    },
    {
      year: 2024,
      level: "nation",
      region: "south",
      province: "old-79",
      product: "Một Gốm",
      maker: "HTX Một",
      group: "A",
      tier: null,
    },
  ]);
  // Two makers of one name in two provinces are two.
  const makers = await db.select({ slug: establishments.slug, address: establishments.address }).from(establishments);
  expect(makers).toEqual([
    { slug: "htx-mot", address: "Tuy Hòa" },
    { slug: "htx-mot-ho-chi-minh", address: null },
  ]);
  expect(await db.$count(galleryEntries, like(galleryEntries.name, "Một %"))).toBe(3);
  const [row] = await db.select().from(imports);
  expect(row).toMatchObject({
    fileName: "list.csv",
    created: 3,
    updated: 0,
    unchanged: 0,
    decided: 0,
    appliedAt: NOW,
    storageKey: null,
  });
  const [entry] = await db.select().from(auditEntries).where(eq(auditEntries.act, "awards.imported"));
  expect(entry).toMatchObject({
    subjectKind: "import",
    subjectId: row!.id,
    after: { created: 3, fileName: "list.csv" },
  });
});

test("importing a list twice changes nothing", async ({ db }) => {
  const bytes = readFileSync("data/award_lists.csv");

  const first = await importCsv(db, bytes);
  const before = await db.$count(products);
  const second = await importCsv(db, bytes);

  expect(first).toMatchObject({ rows: 150, created: 150, updated: 0, unchanged: 0, errors: [] });
  expect(second).toMatchObject({ rows: 150, created: 0, updated: 0, unchanged: 150, errors: [] });
  expect(await db.$count(products)).toBe(before);
});

test("what a later list adds is kept, and its empty cells erase nothing", async ({ db }) => {
  await importCsv(db, csv([2022, "tỉnh", "Bắc Kạn", "Hai Miến dong", "HTX Hoà Hai", "Ba Bể", "B", ""]));

  const result = await importCsv(
    db,
    csv([2022, "Cấp tỉnh", "Bắc Cạn", "HAI miến dong", "HTX Hòa Hai", "", "", "Giải A"]),
  );

  expect(result).toMatchObject({ rows: 1, created: 0, updated: 1, unchanged: 0 });
  expect(await recorded(db, "Hai %")).toEqual([
    {
      year: 2022,
      level: "province",
      region: "north",
      province: "old-06",
      product: "Hai Miến dong",
      maker: "HTX Hoà Hai",
      group: "B",
      tier: "Giải A",
    },
  ]);
});

test("a product of a named maker is one through the years; without a maker every award has its own", async ({ db }) => {
  await importCsv(db, csv([2022, "tỉnh", "Hà Tĩnh", "Ba Mật ong", "HTX Ba", "", "", ""]));

  await importCsv(
    db,
    csv(
      [2023, "quốc gia", "Hà Tĩnh", "Ba mật ong", "HTX BA", "", "", ""],
      [2023, "tỉnh", "Hà Tĩnh", "Ba Mật ong", "", "Vũ Quang", "", ""],
      [2023, "tỉnh", "Hà Tĩnh", "Ba Mật ong", "", "Hương Sơn", "", ""],
      [2023, "tỉnh", "Nghệ An", "Ba Mật ong", "HTX Ba", "", "", ""],
    ),
  );

  const slugs = await db
    .selectDistinct({ slug: products.slug })
    .from(awards)
    .innerJoin(products, eq(products.id, awards.productId))
    .where(like(products.nameKey, "ba mật ong"))
    .orderBy(asc(products.slug));
  expect(slugs.map(({ slug }) => slug)).toEqual([
    "ba-mat-ong",
    "ba-mat-ong-ha-tinh",
    "ba-mat-ong-ha-tinh-2",
    "ba-mat-ong-nghe-an",
  ]);
});

test("one bad row of a thousand imports nothing, and both its columns are named", async ({ db }) => {
  const rows = Array.from({ length: 1000 }, (_, i) => [2023, "tỉnh", "Phú Yên", `Bốn ${i}`, "", "", "", ""]);
  rows[617] = ["hai nghìn", "tỉnh", "Atlantis", "Bốn 617", "", "", "", ""];

  const result = await importCsv(db, csv(...rows));

  expect(result).toEqual({
    rows: 1000,
    created: 0,
    updated: 0,
    unchanged: 0,
    decided: 0,
    ignored: [],
    errors: [
      { row: 619, column: "year", message: "“hai nghìn” không phải là năm. Hãy ghi bốn chữ số, ví dụ 2024." },
      { row: 619, column: "province", message: "Không có tỉnh, thành phố nào tên là “Atlantis”." },
    ],
  });
  expect(await recorded(db, "Bốn %")).toEqual([]);
});

test("a file as offices write it is understood", async ({ db }) => {
  const messy = `\ufeffSTT;Năm;Cấp;Tỉnh/Thành phố;Tên sản phẩm;Tên cơ sở\r\n1;2024;Cấp tỉnh;TP.\u00a0Hồ Chí Minh;${"Năm Bánh tráng".normalize("NFD")};HTX Thử\r\n2;2020;khu vực phía Bắc;Bắc Cạn;Năm Miến dong;\r\n3;2023;CẤP QUỐC GIA;Bà Rịa – Vũng Tàu;Năm Rượu;Cơ sở X\r\n;;;;;\r\n4;;;;;\r\n`;

  const results = [
    await importCsv(db, Buffer.from(messy)),
    await importCsv(db, Buffer.from(`\ufeff${messy.slice(1).replaceAll(";", "\t")}`, "utf16le")),
  ];

  expect(results.map(({ rows, created, unchanged, errors }) => ({ rows, created, unchanged, errors }))).toEqual([
    { rows: 3, created: 3, unchanged: 0, errors: [] },
    { rows: 3, created: 0, unchanged: 3, errors: [] },
  ]);
  expect(
    (await recorded(db, "Năm %")).map(({ level, region, province, product }) => [level, region, province, product]),
  ).toEqual([
    ["province", "south", "old-79", "Năm Bánh tráng"],
    ["region", "north", "old-06", "Năm Miến dong"],
    ["nation", "south", "old-77", "Năm Rượu"],
  ]);
});

test("a workbook with titles, a header of two rows with merged cells, real dates and serials is understood", async ({
  db,
}) => {
  const bytes = await workbook((sheet) => {
    sheet.addRow(["ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN"]);
    sheet.mergeCells("A1:H1");
    sheet.addRow([]);
    sheet.addRow(["STT", "Năm", "Cấp", "Tỉnh", "Tên sản phẩm/\nbộ sản phẩm", "Cơ sở CNNT", "Quyết định", ""]);
    sheet.addRow(["", "", "", "", "", "", "Số", "Ngày"]);
    sheet.mergeCells("G3:H3");
    for (const column of ["A", "B", "C", "D", "E", "F"]) sheet.mergeCells(`${column}3:${column}4`);
    sheet.addRow([1, 2, 3, 4, 5, 6, 7, 8]);
    sheet.addRow([
      1,
      2024,
      "Tỉnh",
      "Phú Yên",
      "Sáu Nem chua",
      "HTX Sáu",
      "1493/QĐ-UBND",
      new Date("2024-10-05T00:00:00Z"),
    ]);
    sheet.addRow([
      2,
      "2024",
      "Tỉnh",
      "Phú Yên",
      { richText: [{ text: "Sáu " }, { text: "Mật", font: { bold: true } }] },
      "",
      "1493/QĐ-UBND",
      45570,
    ]);
    sheet.addRow([3, 2024, "Tỉnh", "Phú Yên", "Sáu Chè", "", "", "05/10/2024"]);
  });

  const result = await importAwardFile(contextOf(db, null, NOW), { name: "list.xlsx", bytes });

  expect(result).toMatchObject({ rows: 3, created: 3, errors: [], ignored: [] });
  const rows = await db
    .select({ product: awards.productName, number: awards.decisionNumber, date: awards.decisionDate })
    .from(awards)
    .where(like(awards.productName, "Sáu %"))
    .orderBy(asc(awards.position));
  expect(rows).toEqual([
    { product: "Sáu Nem chua", number: "1493/QĐ-UBND", date: "2024-10-05" },
    { product: "Sáu Mật", number: "1493/QĐ-UBND", date: "2024-10-05" },
    { product: "Sáu Chè", number: null, date: "2024-10-05" },
  ]);
});

test("every mistake of a file is told with its row and column", async ({ db }) => {
  const bytes = Buffer.from(
    [
      "Năm,Cấp,Khu vực,Tỉnh,Tên sản phẩm,Nhóm,Ngày quyết định,Nguồn,Điểm",
      "2023,khu vực phía Nam,Bắc,Bắc Cạm,Bảy A,Z,31/02/2023,Báo,80",
      ",cấp thế giới,Đông,,!!!,B,,,",
      '2050,tỉnh,,Phú Yên,"Bảy\nB",,,,',
      "1889,tỉnh,,Phú Yên,Bảy C,,,,",
    ].join("\n"),
  );

  const { errors, ignored, rows } = await importCsv(db, bytes);

  expect({ rows, ignored }).toEqual({ rows: 4, ignored: ["Điểm"] });
  expect(errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
    "2 region",
    "2 province",
    "2 product_group",
    "2 decision_date",
    "2 source_url",
    "3 year",
    "3 level",
    "3 region",
    "3 province",
    "3 product_name",
    "4 year",
    // The cell above spans two lines of the file.
    "6 year",
  ]);
  expect(errors.find(({ column, row }) => row === 2 && column === "province")?.message).toBe(
    "Không có tỉnh, thành phố nào tên là “Bắc Cạm”. Có phải là “Bắc Kạn”?",
  );
});

test("missing and doubled columns are told, and a file without a header", async ({ db }) => {
  const read = async (text: string) =>
    (await importCsv(db, Buffer.from(text))).errors.map(({ row, column, message }) => `${row} ${column}: ${message}`);

  expect(await read("Năm,Cấp,Tỉnh,Province,Sản phẩm\n2023,tỉnh,Phú Yên,Phú Yên,Tám")).toEqual([
    "1 province: Có hơn một cột cho “Tỉnh, thành phố”: “Tỉnh”, “Province”. Hãy giữ một cột.",
  ]);
  expect(await read("Năm,Tỉnh,Sản phẩm\n2023,Phú Yên,Tám")).toEqual([
    "1 level: Không thấy cột “Cấp”. Hãy thêm một cột có tên này ở dòng tiêu đề.",
  ]);
  expect((await read("a,b\n1,2")).map((line) => line.split(":")[0])).toEqual([
    "1 year",
    "1 level",
    "1 province",
    "1 product_name",
  ]);
  expect(await read("Năm,Cấp,Tỉnh,Sản phẩm\n")).toEqual(["1 : Dưới dòng tiêu đề chưa có dòng nào."]);
});

test("rows of one file that name the same award: equal ones count once, contradicting ones are refused", async ({
  db,
}) => {
  const equal = await importCsv(
    db,
    csv(
      [2023, "tỉnh", "Phú Yên", "Chín Chè", "HTX Chín", "", "B", ""],
      [2023, "tỉnh", "Phú Yên", "Chín chè", "HTX Chín", "", "B", ""],
      [2023, "tỉnh", "Phú Yên", "Chín chè", "HTX Chín", "Tuy An", "", ""],
    ),
  );
  const contradicting = await importCsv(
    db,
    csv(
      [2023, "tỉnh", "Phú Yên", "Chín Mật", "HTX Chín", "", "B", "Giải A"],
      [2023, "tỉnh", "Phú Yên", "Chín Mật", "HTX Chín", "", "B", "Giải B"],
    ),
  );

  expect(equal).toMatchObject({ rows: 3, created: 1, updated: 0, unchanged: 2, errors: [] });
  expect(contradicting).toMatchObject({ rows: 2, created: 0 });
  expect(contradicting.errors).toEqual([
    {
      row: 3,
      column: "tier",
      message: "Dòng 2 và dòng 3 nói về cùng một sản phẩm được công nhận nhưng khác nhau ở “Giải, hạng”.",
    },
  ]);
});

test("names as long as they may be are recorded, longer ones are refused", async ({ db }) => {
  // The longest that a letter can be in the database is three bytes.
  const name = (letters: number) => "ệ".repeat(letters);

  const longest = await importCsv(
    db,
    csv(
      [2023, "tỉnh", "Phú Yên", name(400), name(250), name(400), "", ""],
      [2023, "tỉnh", "Phú Yên", name(400), "", name(400), "", ""],
    ),
  );
  const tooLong = await importCsv(db, csv([2023, "tỉnh", "Phú Yên", name(401), name(251), name(401), "", ""]));

  expect(longest).toMatchObject({ created: 2, errors: [] });
  expect(tooLong.errors.map(({ column }) => column)).toEqual(["product_name", "establishment_name", "address"]);
});

test("a dry run tells what would happen and writes nothing", async ({ db }) => {
  const bytes = csv([2023, "tỉnh", "Phú Yên", "Mười Chè", "", "", "", ""]);

  const dry = await importCsv(db, bytes, { dryRun: true });

  expect(dry).toMatchObject({ rows: 1, created: 1, updated: 0, unchanged: 0, errors: [] });
  expect(await recorded(db, "Mười %")).toEqual([]);
});

test("two imports of one list at the same time record every award once", async ({ db }) => {
  const rows = Array.from({ length: 300 }, (_, i) => [
    2023,
    "tỉnh",
    "Phú Yên",
    `Song ${i % 250}`,
    `HTX Song ${i % 7}`,
    "",
    "",
    "",
  ]);
  const bytes = csv(...rows);

  const results = await Promise.all([importCsv(db, bytes), importCsv(db, bytes), importCsv(db, bytes)]);

  expect(results.map(({ created }) => created).sort((a, b) => b - a)).toEqual([300, 0, 0]);
  expect(results.every(({ created, unchanged }) => created + unchanged === 300)).toBe(true);
  expect(await recorded(db, "Song %")).toHaveLength(300);
  expect(await db.$count(establishments, like(establishments.nameKey, "htx song %"))).toBe(7);
});
