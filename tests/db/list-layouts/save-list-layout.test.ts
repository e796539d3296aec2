import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { anAgency } from "#tests/factories/agencies";
import { aRecordedDecision, aReleasedDecision } from "#tests/factories/awards";
import { anAdmin, anOrganiser } from "#tests/factories/people";
import { aScoredRound } from "#tests/factories/tallies";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { pagesOf } from "#tests/support/pdf-text";
import { readSpreadsheet } from "~/adapters/documents/read-spreadsheet.server";
import { Zip } from "~/adapters/documents/zip.server";
import type { AwardList, AwardListRow } from "~/domain/exports/award-list.server";
import { annexOf, roundAwardList } from "~/domain/exports/round-list.server";
import { type ExportFormat, writeAwardList } from "~/domain/exports/write-award-list.server";
import { ListLayoutForm } from "~/domain/list-layouts/forms";
import { listLayoutOf, listLayoutToEdit } from "~/domain/list-layouts/queries.server";
import { saveListLayout } from "~/domain/list-layouts/save-list-layout.server";
import { readCsv } from "~/lib/csv.server";

const aForm = (changes: Record<string, unknown> = {}) =>
  ListLayoutForm.parse({
    version: "0",
    grouping: "group",
    orientation: "auto",
    place: { number: "1", productName: "2", decisionDate: "3" },
    heading: { productName: "Sản phẩm" },
    ...changes,
  });

const KEPT = {
  grouping: "group",
  orientation: "auto",
  columns: [
    { column: "number", heading: null },
    { column: "productName", heading: "Sản phẩm" },
    { column: "decisionDate", heading: null },
  ],
};

test("a layout is kept for its agency alone, and the audit has both sides", async ({ db }) => {
  const [agency, other] = [await anAgency(db), await anAgency(db)];
  const ctx = contextOf(db, await anOrganiser(db, agency.id, "secretary"));
  await saveListLayout(ctx, agency.id, aForm());
  await saveListLayout(ctx, agency.id, aForm({ version: "1", grouping: "none" }));

  expect(await listLayoutOf(ctx, agency.id)).toEqual({ ...KEPT, grouping: "none" });
  expect(await listLayoutOf(ctx, other.id)).toBeNull();
  expect(await listLayoutToEdit(ctx, agency.id)).toMatchObject({ version: 2 });
  expect(
    (await auditOf(db, agency.id, { details: true })).map(({ act, before, after }) => ({ act, before, after })),
  ).toEqual([
    { act: "list_layouts.saved", before: null, after: KEPT },
    { act: "list_layouts.saved", before: KEPT, after: { ...KEPT, grouping: "none" } },
  ]);
});

test("a layout is refused to all but organisers and secretaries of the agency, and when somebody saved since", async ({
  db,
}) => {
  const [agency, other] = [await anAgency(db), await anAgency(db)];
  const organiser = await anOrganiser(db, agency.id);
  await saveListLayout(contextOf(db, organiser), agency.id, aForm());
  for (const actor of [
    null,
    await anAdmin(db),
    await anOrganiser(db, other.id),
    await anOrganiser(db, agency.id, "support"),
  ]) {
    await expect(saveListLayout(contextOf(db, actor), agency.id, aForm({ version: "1" }))).rejects.toMatchObject({
      code: "forbidden",
    });
  }
  await expect(saveListLayout(contextOf(db, organiser), agency.id, aForm())).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(saveListLayout(contextOf(db, organiser), organiser.userId, aForm())).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(listLayoutToEdit(contextOf(db, await anOrganiser(db, other.id)), agency.id)).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await listLayoutOf(contextOf(db, null), agency.id)).toEqual(KEPT);
});

async function written(list: Parameters<typeof writeAwardList>[0], format: ExportFormat): Promise<Buffer> {
  const output = new PassThrough();
  const [bytes] = await Promise.all([buffer(output), writeAwardList(list, format, output)]);
  return bytes;
}

test("every format of a round's list is in the layout of its agency, with its rows in one order", async ({ db }) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 85, 80], { names: ["Gốm B", "Mây A", "Gốm C"] });
  const ctx = contextOf(db, organiser);
  const form = aForm({
    grouping: "territory",
    place: { number: "1", productName: "2", decisionDate: "3", status: "4" },
  });
  await saveListLayout(ctx, round.agencyId, form);
  const id = await aRecordedDecision(
    ctx,
    round.id,
    entries.map((entry) => entry.id),
  );

  const list = () => annexOf(ctx, id);
  const sheet = await readSpreadsheet(await written(await list(), "xlsx"));
  expect(sheet.rows[2]!.cells.slice(-4)).toEqual(["STT", "Sản phẩm", "Ngày quyết định", "Tình trạng"]);
  expect(sheet.rows[2]!.cells[0]).toBe("Địa bàn");
  const names = sheet.rows.slice(3).map(({ cells }) => cells[2]);
  const csv = readCsv(await written(await list(), "csv")).rows.map(({ cells }) => cells);
  expect(csv[0]).toHaveLength(18);
  expect(csv.slice(1).map((cells) => cells[1])).toEqual(names);
  const json = JSON.parse((await written(await list(), "json")).toString());
  expect(json.items.map(({ productName }: { productName: string }) => productName)).toEqual(names);
  expect(json).toMatchObject({ seals: [], rules: { scheme: "cnnttb", hash: round.rulesHash } });
  const document = (await new Zip(await written(await list(), "docx"), 1e8).read("word/document.xml"))!.toString(
    "utf8",
  );
  expect(document).toMatch(/<w:pStyle w:val="Heading2"\/>/);
  expect(document).toContain('w:orient="portrait"');
  expect(document).not.toContain("Tên cơ sở");
});

test("the annex of a released decision is made from its own seal and says which, a workbook with typed cells ready to print", async ({
  db,
}) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 85, 60], { names: ["Gốm", "Mây"] });
  const ctx = contextOf(db, organiser);
  const id = await aReleasedDecision(
    ctx,
    round.id,
    entries.slice(0, 2).map((entry) => entry.id),
  );

  const list = await annexOf(ctx, id);
  expect(list.provenance.seals).toEqual([{ version: 1, digest: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  const name = `1-${list.provenance.seals[0]!.digest.slice(0, 16)}`;
  expect(list.footer).toContain(`Niêm phong ${name}`);
  expect([(await roundAwardList(ctx, round.id)).name, list.name]).toEqual([
    `${round.slug}-danh-sach-san-pham-tieu-bieu`,
    `${round.slug}-phu-luc-quyet-dinh`,
  ]);

  const zip = new Zip(await written(list, "xlsx"), 1e8);
  const [sheet, book] = await Promise.all(
    ["xl/worksheets/sheet1.xml", "xl/workbook.xml"].map(async (part) => (await zip.read(part))!.toString("utf8")),
  );
  expect(sheet).toMatch(/<pane [^>]*ySplit="3"[^>]*state="frozen"/);
  expect(sheet).toContain('orientation="landscape"');
  expect(book).toMatch(/_xlnm\.Print_Area[^>]*>[^<]*\$A\$1:\$N\$5/);
  expect(book).toMatch(/_xlnm\.Print_Titles[^>]*>[^<]*\$3:\$3/);
  // The number of a row is a number, its day a day.
  expect(sheet).toMatch(/<c r="A4"[^>]*><v>1<\/v>/);
  expect(sheet).toMatch(/<c r="K4" s="\d+"[^>]*><v>\d{5}<\/v>/);

  for (const [reader, code] of [
    [contextOf(db, null), "forbidden"],
    [contextOf(db, await anOrganiser(db, (await anAgency(db)).id)), "not_found"],
  ] as const) {
    await expect(annexOf(reader, id)).rejects.toMatchObject({ code });
  }
});

test("a list of three hundred, among them a name of two hundred letters and one that a spreadsheet would run", async () => {
  const long = "Bánh tráng nướng mè đen ".repeat(8).trim();
  const names = [long, '=HYPERLINK("x")', ...Array.from({ length: 298 }, (_, place) => `Sản phẩm ${place}`)];
  const aRow = (productName: string, place: number): AwardListRow => ({
    number: place + 1,
    productName,
    establishmentName: "Hợp tác xã Ỷ Lộc",
    address: null,
    provinceName: "Lâm Đồng",
    group: null,
    tier: null,
    level: "Cấp tỉnh",
    year: 2026,
    decisionNumber: "1/QĐ",
    decisionDate: "2026-02-05",
    certificateNumber: null,
    validUntil: null,
    status: "Còn hiệu lực",
    revokedOn: null,
    section: place < 150 ? "Nhóm A" : "Nhóm B",
    seal: null,
  });
  const list = (): AwardList => ({
    name: "x",
    title: "Danh sách",
    decision: { number: "1/QĐ", date: "2026-02-05" },
    agency: { parent: null, name: "Sở" },
    footer: "Niêm phong 1-9f",
    provenance: { rules: null, seals: [], madeAt: new Date("2026-02-05T03:00:00Z") },
    layout: { ...KEPT, grouping: "group", orientation: "auto", columns: [{ column: "productName", heading: null }] },
    rows: (async function* () {
      yield* names.map(aRow);
    })(),
  });
  const sheet = await readSpreadsheet(await written(list(), "xlsx"));
  expect(sheet.rows.slice(3).map(({ cells }) => cells[1])).toEqual(names);
  expect(sheet.rows[3]!.cells[0]).toBe("Nhóm A");
  const pdf = await pagesOf(await written(list(), "pdf"));
  const text = pdf.map((page) => page.text).join(" ");
  expect([
    text.match(/I\. Nhóm A \(150 sản phẩm\)/g)?.length,
    text.match(/II\. Nhóm B \(150 sản phẩm\)/g)?.length,
  ]).toEqual([1, 1]);
  expect(text.match(/Sản phẩm \d+/g)).toHaveLength(298);
  expect(pdf.every((page) => page.height > page.width)).toBe(true);
});
