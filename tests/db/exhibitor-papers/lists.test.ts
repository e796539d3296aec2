import { and, eq } from "drizzle-orm";
import ExcelJS from "exceljs";
import { anAgency } from "#tests/factories/agencies";
import { aFairWithPapers, anExhibitor, BEFORE_FAIR, bring, detailsOf, takes } from "#tests/factories/exhibitor-papers";
import { anOrganiser } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import { wordsOf } from "#tests/support/pdf-text";
import { countingQueries } from "#tests/support/queries";
import { readSpreadsheet } from "~/adapters/documents/read-spreadsheet.server";
import { Zip } from "~/adapters/documents/zip.server";
import type { Database } from "~/db/client.server";
import {
  applicationGoods,
  applicationServices,
  applications,
  boothClaims,
  boothEvents,
  booths,
  fairPaperCopies,
  fairServices,
} from "~/db/schema";
import type { Context } from "~/domain/context";
import { ListQuery } from "~/domain/exhibitor-papers/forms";
import { goodsRows } from "~/domain/exhibitor-papers/goods-list.server";
import { signRows } from "~/domain/exhibitor-papers/sign-list.server";
import { supportedRows } from "~/domain/exhibitor-papers/support-list.server";
import { lastCopies, writeList } from "~/domain/exhibitor-papers/write-list.server";
import type { FairPaper, FairPaperFormat } from "~/lib/vocabulary";

const file = async (
  ctx: Context & { readonly db: Database },
  fairId: string,
  paper: FairPaper,
  format: FairPaperFormat,
  query: Record<string, string> = {},
) => writeList(ctx, await detailsOf(ctx, fairId), { paper, format, query: ListQuery.parse(query) });

const cellsOf = async (bytes: Buffer) => (await readSpreadsheet(bytes)).rows.map(({ cells }) => cells);

test("boards are given letter by letter with size, power and what was ordered, by booth", async ({ db }) => {
  const { fair, ctx } = await aFairWithPapers(db);
  const odd = `=HYPERLINK("http://x")"Gốm 'Bà Tư' 🏺`;
  const { application } = await anExhibitor(db, fair.id, { codes: ["B10", "B2"], signName: odd });
  await anExhibitor(db, fair.id, { codes: ["B1"], signName: "Rượu cần" });
  const [service] = await db
    .insert(fairServices)
    .values({
      fairId: fair.id,
      kind: "furniture",
      name: "Bàn thêm",
      nameEn: "Table",
      unit: "chiếc",
      price: 1,
      position: 1,
    })
    .returning();
  await db.insert(applicationServices).values({ applicationId: application.id, serviceId: service!.id, quantity: 2 });

  const { bytes, name } = await file(ctx, fair.id, "signs", "xlsx");
  expect(name).toBe(`${fair.slug}-bien-ten-gian-hang.xlsx`);
  const rows = (await cellsOf(bytes)).slice(4);
  expect(rows.map((cells) => [cells[0], cells[3], cells[5], cells[6], cells[7], cells[9]])).toEqual([
    ["B1", "3 x 3 m", "Rượu cần", 8, 3000, null],
    ["B2", "3 x 3 m", odd, [...new Intl.Segmenter("vi").segment(odd)].length, 3000, "Bàn thêm: 2 chiếc"],
    ["B10", "3 x 3 m", odd, [...new Intl.Segmenter("vi").segment(odd)].length, 3000, "xem gian B2"],
  ]);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as never);
  const cell = workbook.worksheets[0]!.getRow(6).getCell(6);
  expect([cell.type, cell.value]).toEqual([ExcelJS.ValueType.String, odd]);
});

test("a board of two hundred letters stays whole", async ({ db }) => {
  const { fair, ctx } = await aFairWithPapers(db);
  const signName = "Ngọc ".repeat(40).trim();
  await anExhibitor(db, fair.id, { codes: ["B1"], signName });
  const [, , , , row] = await cellsOf((await file(ctx, fair.id, "signs", "xlsx")).bytes);
  expect([row![5], row![6]]).toEqual([signName, 199]);
});

test("rows that changed after a day are marked with when and by whom; a hold marks none", async ({ db }) => {
  const { fair, ctx, organiser } = await aFairWithPapers(db);
  const early = await anExhibitor(db, fair.id, { codes: ["B1", "B2"] });
  const edited = await anExhibitor(db, fair.id, { codes: ["B3"] });
  const before = new Date("2026-11-01T03:00:00Z");
  await db.update(applications).set({ updatedAt: before }).where(eq(applications.fairId, fair.id));
  await db
    .update(applications)
    .set({ updatedAt: new Date("2026-11-11T03:00:00Z"), updatedBy: edited.producer.userId })
    .where(eq(applications.id, edited.application.id));
  const idOf = async (code: string) =>
    (
      await db
        .select()
        .from(booths)
        .where(and(eq(booths.fairId, fair.id), eq(booths.code, code)))
    )[0]!.id;
  const event = { fairId: fair.id, applicationId: early.application.id, actorId: organiser.userId };
  await db.insert(boothEvents).values([
    { ...event, boothId: await idOf("B1"), kind: "reserved", at: before },
    { ...event, boothId: await idOf("B2"), kind: "moved", at: new Date("2026-11-11T08:00:00Z") },
    { ...event, boothId: await idOf("B3"), kind: "held", at: new Date("2026-11-11T08:00:00Z") },
  ]);

  const rows = await signRows(ctx, await detailsOf(ctx, fair.id), new Date("2026-11-10T16:59:00Z"));
  expect(rows.map(({ code, changed }) => [code, changed])).toEqual([
    ["B1", ""],
    ["B2", `gian: 15h00 ngày 11/11/2026, ${organiser.name}`],
    ["B3", `đơn: 10h00 ngày 11/11/2026, ${edited.producer.name}`],
  ]);
  const marked = async (at: string) => {
    await db
      .update(applications)
      .set({ updatedAt: new Date(at) })
      .where(eq(applications.id, edited.application.id));
    const { bytes } = await file(ctx, fair.id, "signs", "xlsx", { since: "2026-11-10" });
    const [head, ...sheet] = (await cellsOf(bytes)).slice(4);
    return String(sheet.find((row) => row.includes("B3"))![head!.indexOf("Thay đổi")] ?? "");
  };
  expect([await marked("2026-11-10T16:59:59Z"), await marked("2026-11-10T17:00:00Z")]).toEqual([
    "",
    `đơn: 00h00 ngày 11/11/2026, ${edited.producer.name}`,
  ]);
});

test("of lists that are made of the whole fair no application is taken alone", async ({ db }) => {
  const { fair, ctx } = await aFairWithPapers(db);
  const { application } = await anExhibitor(db, fair.id, { codes: ["B1"] });
  for (const paper of ["signs", "support"] as const) {
    const asked = file(ctx, fair.id, paper, "xlsx", { only: application.number! });
    await expect(asked).rejects.toMatchObject({ code: "not_found" });
  }
});

test("goods are listed with their booths, of all or of one, and as a paper", async ({ db }) => {
  const { fair, ctx } = await aFairWithPapers(db);
  const first = await anExhibitor(db, fair.id, { codes: ["B1"] });
  const second = await anExhibitor(db, fair.id);
  const waiting = await anExhibitor(db, fair.id);
  await db.update(applications).set({ state: "waiting" }).where(eq(applications.id, waiting.application.id));
  await db.insert(applicationGoods).values([
    { applicationId: first.application.id, position: 4, name: "Rượu cần", unit: "bình", quantity: 1200 },
    { applicationId: first.application.id, position: 2, name: "=1+1", quantity: 3, isForSale: false },
    { applicationId: second.application.id, position: 1, name: "Mật ong", quantity: 7 },
    { applicationId: waiting.application.id, position: 1, name: "Không lên danh mục", quantity: 7 },
  ]);

  const rows = await goodsRows(ctx, await detailsOf(ctx, fair.id), undefined);
  expect(rows.map(({ name, line, booths, use, quantity }) => ({ name, line, booths, use, quantity }))).toEqual([
    { name: "=1+1", line: 1, booths: "B1", use: "trưng bày", quantity: 3 },
    { name: "Rượu cần", line: 2, booths: "B1", use: "để bán", quantity: 1200 },
    { name: "Mật ong", line: 1, booths: "", use: "để bán", quantity: 7 },
  ]);
  const only = second.application.number!;
  const one = await file(ctx, fair.id, "goods", "xlsx", { only });
  expect(one.name).toBe(`${fair.slug}-danh-muc-hang-hoa-${only}.xlsx`);
  expect((await cellsOf(one.bytes)).slice(4).map((cells) => cells[5])).toEqual(["Mật ong"]);
  const words = await wordsOf((await file(ctx, fair.id, "goods", "pdf")).bytes);
  expect(words).toContain("1.200");
  expect(words).toContain("Danh mục có 3 dòng của 2 đơn.");
  expect(words).not.toContain("Không lên danh mục");
});

test("supported establishments stand with places, prices and amounts, the total also in words", async ({ db }) => {
  const { fair, ctx } = await aFairWithPapers(db);
  // A corner, dearer, and two more: support is paid for the two dearest.
  const maker = await anExhibitor(db, fair.id, { codes: ["B1", "B2", "B3"] });
  await anExhibitor(db, fair.id);
  const details = await detailsOf(ctx, fair.id);
  const { name, taxCode } = maker.establishment;
  const shared = { number: 1, name, taxCode, address: "12 Huỳnh Thúc Kháng, Phường Mũi Né, Lâm Đồng" };
  expect(await supportedRows(ctx, details)).toEqual([
    { ...shared, places: "B1", booths: 1, unitPrice: 6_600_000, support: 3_300_000 },
    { ...shared, places: "B2", booths: 1, unitPrice: 6_000_000, support: 3_000_000 },
  ]);

  const cells = await cellsOf((await file(ctx, fair.id, "support", "xlsx")).bytes);
  expect(cells.flat()).toContain("Tổng tiền hỗ trợ: 6.300.000 đồng (Bằng chữ: Sáu triệu ba trăm nghìn đồng)");
  expect(cells.at(-1)).toEqual([null, "Tổng cộng", null, null, null, 2, null, 6_300_000]);
  const docx = await new Zip((await file(ctx, fair.id, "support", "docx")).bytes, 10_000_000).read("word/document.xml");
  expect(docx!.toString("utf8")).toContain("Căn cứ hỗ trợ: Nghị quyết 12/2026/NQ-HĐND.");
});

test("whom a centre brings is supported at the booths it stands at", async ({ db }) => {
  const { fair, ctx } = await aFairWithPapers(db);
  const { application } = await anExhibitor(db, fair.id, { codes: ["B2", "B3"] });
  const centre = await anAgency(db, { name: "Trung tâm Khuyến công tỉnh Gia Lai" });
  await db
    .update(applications)
    .set({ establishmentId: null, agencyId: centre.id })
    .where(eq(applications.id, application.id));
  const [brought] = await bring(db, application.id, ["Cà phê Ia Grai"]);
  const [claim] = await db.select().from(boothClaims).where(eq(boothClaims.applicationId, application.id));
  await db.update(boothClaims).set({ exhibitorId: brought!.id }).where(eq(boothClaims.id, claim!.id));

  const rows = await supportedRows(ctx, await detailsOf(ctx, fair.id));
  expect(rows.map(({ number, name, support }) => ({ number, name, support }))).toEqual(
    expect.arrayContaining([
      { number: expect.any(Number), name: "Cà phê Ia Grai", support: 3_000_000 },
      { number: expect.any(Number), name: "Trung tâm Khuyến công tỉnh Gia Lai", support: 3_000_000 },
    ]),
  );
  expect(rows.map(({ number }) => number)).toEqual([1, 2]);
});

test("that a list was taken is kept, and lists are the agency's alone", async ({ db }) => {
  const { fair, ctx, agency, organiser } = await aFairWithPapers(db);
  const support = contextOf(db, await anOrganiser(db, agency.id, "support"), BEFORE_FAIR);
  await file(support, fair.id, "signs", "xlsx");
  await file(ctx, fair.id, "signs", "xlsx");
  expect(await lastCopies(ctx, fair.id)).toEqual(new Map([["signs", { at: BEFORE_FAIR, by: expect.any(String) }]]));
  const { producer } = await anExhibitor(db, fair.id);
  for (const actor of [null, producer, await anOrganiser(db, (await anAgency(db)).id)]) {
    await expect(file(contextOf(db, actor, BEFORE_FAIR), fair.id, "goods", "xlsx")).rejects.toMatchObject({
      code: "forbidden",
    });
  }
  const kept = await db.select().from(fairPaperCopies).where(eq(fairPaperCopies.fairId, fair.id));
  expect(kept.map(({ takenBy }) => takenBy).sort()).toEqual([support.actor!.userId, organiser.userId].sort());
});

test("lists ask as much for thirty applications as for three", async ({ db }) => {
  const { fair, ctx } = await aFairWithPapers(db);
  for (const code of ["B1", "B2", "B3"]) await anExhibitor(db, fair.id, { codes: [code] });
  const details = await detailsOf(ctx, fair.id);
  const all = (counted: Database) => {
    const on = { ...ctx, db: counted };
    return Promise.all([
      signRows(on, details, BEFORE_FAIR),
      goodsRows(on, details, undefined),
      supportedRows(on, details),
    ]);
  };
  const few = await countingQueries(db, all);
  for (let at = 0; at < 27; at += 1) {
    const { application } = await anExhibitor(db, fair.id);
    if (at < 9) await takes(db, application.id, fair.id, `B${at + 4}`);
  }
  const many = await countingQueries(db, all);
  expect(many.result[0]).toHaveLength(12);
  expect(many.queries).toBe(few.queries);
});
