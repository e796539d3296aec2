import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { recognise } from "#tests/factories/awards";
import { aRowOfBooths } from "#tests/factories/booths";
import { AFTERWARDS, aFinishedFair } from "#tests/factories/fair-reports";
import { anActor } from "#tests/factories/people";
import { aProduct } from "#tests/factories/products";
import { HA_NOI, LAM_DONG } from "#tests/factories/provinces";
import { contextOf, expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import { readSpreadsheet } from "~/adapters/documents/read-spreadsheet.server";
import { Zip } from "~/adapters/documents/zip.server";
import {
  applicationProducts,
  boothClaims,
  exhibitors,
  fairBudgetItems,
  fairGates,
  fairs,
  galleryEntries,
  headCounts,
  salesReports,
} from "~/db/schema";
import { salesOn } from "~/domain/fair-days/sales.server";
import { visitsByDay } from "~/domain/fair-days/visits.server";
import { fairReport } from "~/domain/fair-reports/fair-report.server";
import { reportFile } from "~/domain/fair-reports/report-files.server";
import { writeFairReport } from "~/domain/fair-reports/write-report.server";

const WORDS = {
  version: 0,
  otherVisits: 1200,
  otherVisitsSource: "Ban quản lý quảng trường",
  results: null,
  difficulties: null,
  proposals: null,
};

test("the report of a fair says who took part, who came, what was sold and whose money it was", async ({ db }) => {
  const { fair, office } = await aFinishedFair(db);
  await writeFairReport(office, fair.id, WORDS);

  const { figures, closedBy } = await fairReport(office, fair.slug);

  expect(closedBy).toBeNull();
  expect(figures).toEqual({
    booths: [{ kind: "standard", all: 4, taken: 3, area: 2700 }],
    applications: 2,
    establishments: 2,
    provinces: [
      { id: LAM_DONG, name: "Lâm Đồng", booths: 2, establishments: 1 },
      { id: HA_NOI, name: "Hà Nội", booths: 1, establishments: 1 },
    ],
    products: { all: 0, recognised: 0 },
    visits: {
      counted: 253,
      other: 1200,
      passes: 3,
      byDay: [
        { day: "2026-12-04", visits: 2 },
        { day: "2026-12-05", visits: 251 },
      ],
    },
    sales: {
      revenue: 20_000_000,
      orders: 52,
      contracts: 1,
      contractValue: 50_000_000,
      exhibitors: 2,
      reported: 1,
      byDay: [
        { day: "2026-12-04", revenue: 12_000_000, contracts: 1 },
        { day: "2026-12-05", revenue: 8_000_000, contracts: 0 },
      ],
    },
    money: [
      { source: "national_promotion", planned: 1000, spent: 850 },
      { source: "sponsors", planned: 50, spent: null },
    ],
    incidents: { all: 1, open: 1 },
    meetings: {
      ...{ buyers: 0, placed: 0, held: 0, contracts: 0 },
      ...{ contractValue: 0, agreements: 0, agreementValue: 0 },
    },
  });
});

test("who gave a place back before the first morning took no part", async ({ db }) => {
  const { fair, office, far } = await aFinishedFair(db);
  await db
    .update(boothClaims)
    .set({ during: "[2026-11-02T03:00:00Z,2026-12-01T00:00:00Z)" })
    .where(eq(boothClaims.applicationId, far.application.id));

  const { figures } = await fairReport(office, fair.slug);

  expect(figures).toMatchObject({ applications: 1, establishments: 1, provinces: [{ id: LAM_DONG }] });
});

test("what was tried at the gates on the eve is no visit, and a title revoked after the first day still counts", async ({
  db,
}) => {
  const { fair, organiser, near, office } = await aFinishedFair(db);
  const [gate] = await db.select().from(fairGates).where(eq(fairGates.fairId, fair.id));
  const eve = new Date("2026-12-03T15:00:00+07:00");
  await db.insert(headCounts).values({
    ...{ fairId: fair.id, gateId: gate!.id, by: organiser.userId, people: 40, nonce: randomUUID(), deviceId: "cong-1" },
    ...{ deviceAt: eve, at: eve, recordedAt: eve },
  });
  for (const values of [
    { validUntil: "2030-01-01", revokedOn: "2027-01-09" },
    { validUntil: "2030-01-01", revokedOn: "2026-12-01" },
    { validUntil: "2026-12-01" },
  ]) {
    const product = await aProduct(db, { establishmentId: near.application.establishmentId! });
    await recognise(db, product);
    await db.update(galleryEntries).set(values).where(eq(galleryEntries.productId, product.id));
    await db.insert(applicationProducts).values({ applicationId: near.application.id, productId: product.id });
  }

  expect((await fairReport(office, fair.slug)).figures).toMatchObject({
    visits: { counted: 253 },
    products: { all: 3, recognised: 1 },
  });
  expect(await visitsByDay(office, fair.id)).toEqual([
    { day: "2026-12-04", visitors: 2 },
    { day: "2026-12-05", visitors: 251 },
  ]);
});

test("sales are of those who had a place on the first morning, and of any other who reported", async ({ db }) => {
  const { fair, office, near, far } = await aFinishedFair(db);
  const of = (during: string, { application }: typeof near) =>
    db.update(boothClaims).set({ during }).where(eq(boothClaims.applicationId, application.id));
  await of("[2026-11-02T03:00:00Z,2026-12-04T10:00:00Z)", near);
  await of("[2026-11-02T03:00:00Z,2026-12-01T00:00:00Z)", far);
  const rows = async (day: string) =>
    (await salesOn(office, fair.id, day)).map(({ signName, booths, revenue }) => [signName, booths, revenue]);

  expect(await rows("2026-12-04")).toEqual([[near.application.signName, ["A1", "A2"], 12_000_000]]);
  expect(await rows("2026-12-05")).toEqual([[near.application.signName, [], 8_000_000]]);
  await db
    .update(salesReports)
    .set({ applicationId: far.application.id })
    .where(and(eq(salesReports.applicationId, near.application.id), eq(salesReports.day, "2026-12-05")));
  expect(await rows("2026-12-04")).toEqual([
    [far.application.signName, [], null],
    [near.application.signName, ["A1", "A2"], 12_000_000],
  ]);
  expect((await fairReport(office, fair.slug)).figures).toMatchObject({
    applications: 1,
    sales: { exhibitors: 2, reported: 2 },
  });
});

test("who names no exhibitor stands at its places itself", async ({ db }) => {
  const { fair, office, near } = await aFinishedFair(db);
  await db.delete(exhibitors).where(eq(exhibitors.applicationId, near.application.id));

  expect((await fairReport(office, fair.slug)).figures).toMatchObject({ establishments: 2 });
});

test("more booths take no more queries", async ({ db }) => {
  const { fair, organiser } = await aFinishedFair(db);
  const count = () =>
    countingQueries(db, async (db) => (await fairReport(contextOf(db, organiser, AFTERWARDS), fair.slug)).figures);
  const few = await count();
  await aRowOfBooths(db, fair, 3, { letter: "C", row: 2 });

  expect(await count()).toEqual({ ...few, result: expect.anything() });
});

test("others do not read it, and do not learn of one that is not public", async ({ db }) => {
  const { fair } = await aFinishedFair(db);
  const stranger = contextOf(db, await anActor(db), AFTERWARDS);

  await expect(fairReport(stranger, fair.slug)).rejects.toMatchObject({ code: "forbidden" });
  await db.update(fairs).set({ publishedAt: null }).where(eq(fairs.id, fair.id));
  await expect(fairReport(stranger, fair.slug)).rejects.toMatchObject({ code: "not_found" });
});

test("the files say the same figures, and that they are not settled", async ({ db }) => {
  const { fair, office } = await aFinishedFair(db);
  await writeFairReport(office, fair.id, { ...WORDS, results: "Ký kết hai biên bản ghi nhớ." });

  const { rows } = await readSpreadsheet((await reportFile(office, fair.slug, "xlsx")).bytes);
  const cells = rows.map((row) => row.cells);
  expect(cells[2]?.[0]).toContain("chưa chốt");
  expect(cells).toContainEqual(["Toàn hội chợ", "Lượt khách", 1453, 1200]);
  expect(cells.filter((row) => row[0] === "Lượt khách theo ngày").map((row) => row[1])).toEqual([
    "04/12/2026",
    "05/12/2026",
  ]);
  expect(cells).toContainEqual(["Kinh phí (đồng): dự toán / thực hiện", expect.any(String), 1000, 850]);
  const text = await wordText((await reportFile(office, fair.slug, "docx")).bytes);
  for (const said of [
    "3 gian hàng của 2 đơn vị đến từ 2 tỉnh",
    "20.000.000 đồng (Hai mươi triệu đồng)",
    "1.453 lượt khách tham quan: 253 lượt đếm tại cổng và 1.200 lượt theo Ban quản lý quảng trường.",
    "Ký kết hai biên bản ghi nhớ.",
  ]) {
    expect(text).toContain(said);
  }
});

test("the Word report has numbered headings, a header that is repeated on each page of a table, and Vietnamese numbers", async ({
  db,
}) => {
  const { fair, office } = await aFinishedFair(db);
  await db
    .update(fairBudgetItems)
    .set({ planned: 1_234_567_000 })
    .where(and(eq(fairBudgetItems.fairId, fair.id), eq(fairBudgetItems.source, "sponsors")));
  const proposals = "Tổ chức vào quý III.\nMở rộng mặt bằng.";
  await writeFairReport(office, fair.id, { ...WORDS, otherVisits: 0, otherVisitsSource: null, proposals });

  const xml = await documentXml((await reportFile(office, fair.slug, "docx")).bytes);
  const paragraphs = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([one]) => one);
  const textOf = (one: string) => one.replace(/<[^>]+>/g, "");
  const headings = paragraphs.filter((one) => /<w:pStyle w:val="Heading\d"\/>/.test(one)).map(textOf);
  expect(headings).toEqual([
    "BÁO CÁO",
    ...["I. Thông tin chung", "II. Kết quả", "III. Đơn vị tham gia theo địa phương", "IV. Kinh phí"],
    "V. Đề xuất, kiến nghị",
  ]);
  const repeated = [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)]
    .map(([row]) => row)
    .filter((row) => row.includes("<w:tblHeader"));
  expect(repeated.map(textOf)).toEqual([
    "STTTỉnh, thành phốSố gian hàngSố đơn vị",
    "Nguồn kinh phíDự toán (đồng)Thực hiện (đồng)",
  ]);
  const texts = paragraphs.map(textOf);
  for (const said of ["1.234.567.000", "850", "chưa quyết toán", "Mở rộng mặt bằng."]) expect(texts).toContain(said);
  expect(texts.filter((text) => text.startsWith("Tổng dự toán:"))).toEqual([
    "Tổng dự toán: 1.234.568.000 đồng (Một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi tám nghìn đồng).",
  ]);
});

/** What a Word document says, without its marks. */
async function wordText(docx: Buffer): Promise<string> {
  return (await documentXml(docx)).replace(/<[^>]+>/g, "");
}

const documentXml = async (docx: Buffer): Promise<string> =>
  (await new Zip(docx, 10_000_000).read("word/document.xml"))!.toString("utf8");
