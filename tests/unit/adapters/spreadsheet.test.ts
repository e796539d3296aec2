import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { deflateRawSync } from "node:zlib";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  MAX_SPREADSHEET_BYTES,
  readSpreadsheet,
  type SpreadsheetRefusal,
} from "~/adapters/documents/read-spreadsheet.server";
import { type Sheet, writeSheet } from "~/adapters/documents/write-spreadsheet.server";
import { listFile } from "~/domain/exports/list-file.server";
import { type SampleEntry, zipOf } from "./sample-zip";

async function written(fill: (workbook: ExcelJS.Workbook) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

async function sheetBytes<Row>(sheet: Sheet<Row>): Promise<Buffer> {
  const output = new PassThrough();
  const [bytes] = await Promise.all([buffer(output), writeSheet(sheet, output)]);
  return bytes;
}

/** The smallest workbook around one sheet's XML. */
function workbookAround(sheet: string, extra: SampleEntry[] = []): Buffer {
  const relations = (entries: string) => `<Relationships>${entries}</Relationships>`;
  return zipOf([
    {
      name: "_rels/.rels",
      text: relations('<Relationship Id="r1" Type="x/officeDocument" Target="/xl/workbook.xml"/>'),
    },
    { name: "xl/workbook.xml", text: '<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>' },
    {
      name: "xl/_rels/workbook.xml.rels",
      text: relations('<Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>'),
    },
    { name: "xl/worksheets/sheet1.xml", text: sheet },
    ...extra,
  ]);
}

async function refusal(bytes: Buffer): Promise<SpreadsheetRefusal> {
  const error = await readSpreadsheet(bytes).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ name: "SpreadsheetError" });
  return (error as { reason: SpreadsheetRefusal }).reason;
}

describe("readSpreadsheet", () => {
  test("reads every kind of cell", async () => {
    const bytes = await written((workbook) => {
      const sheet = workbook.addWorksheet("Danh sách");
      sheet.addRow(["  Ba\u0301nh tráng & <mật> ", 7.1, new Date("2026-02-05T00:00:00Z"), null, true]);
      sheet.addRow([]);
      sheet.addRow([{ richText: [{ text: "Chè " }, { font: { bold: true }, text: "Thái Nguyên" }] }]);
      sheet.addRow([{ formula: "1+1", result: 2 }, { formula: '"a"&"b"', result: "ab" }, { formula: "A1" }]);
      sheet.addRow([{ text: "Trang web", hyperlink: "https://example.vn" }, { error: "#N/A" }, "dòng 1\r\ndòng 2"]);
      sheet.getCell("A6").value = 45567;
      sheet.getCell("A6").numFmt = '[$-42A]dd "tháng" mm\\, yyyy';
      sheet.getCell("B6").value = 45567;
      sheet.getCell("B6").numFmt = '#,##0 "đồng ddmmyy"';
      sheet.getCell("C6").value = 0.5;
      sheet.getCell("C6").numFmt = "hh:mm";
    });

    expect(await readSpreadsheet(bytes)).toEqual({
      sheet: "Danh sách",
      rows: [
        { line: 1, cells: ["Bánh tráng & <mật>", 7.1, new Date("2026-02-05T00:00:00Z"), null, "TRUE"] },
        { line: 3, cells: ["Chè Thái Nguyên"] },
        { line: 4, cells: [2, "ab"] },
        { line: 5, cells: ["Trang web", "#N/A", "dòng 1\ndòng 2"] },
        { line: 6, cells: [new Date("2024-10-02T00:00:00Z"), 45567, 0.5] },
      ],
    });
  });

  test("gives every cell of a merged block the block's value", async () => {
    const bytes = await written((workbook) => {
      const sheet = workbook.addWorksheet("A");
      sheet.addRows([
        ["STT", "Cơ sở", null, "Ghi chú"],
        [null, "Tên", "Địa chỉ"],
        [1, "HTX Hòa Bình", "Xã A", "x"],
        [2, null, "Xã A", "y"],
      ]);
      for (const range of ["A1:A2", "B1:C1", "D1:D2", "B3:B4"]) sheet.mergeCells(range);
    });

    expect((await readSpreadsheet(bytes)).rows.map(({ cells }) => cells)).toEqual([
      ["STT", "Cơ sở", "Cơ sở", "Ghi chú"],
      ["STT", "Tên", "Địa chỉ", "Ghi chú"],
      [1, "HTX Hòa Bình", "Xã A", "x"],
      [2, "HTX Hòa Bình", "Xã A", "y"],
    ]);
  });

  test("picks the visible sheet with the most rows", async () => {
    const bytes = await written((workbook) => {
      workbook.addWorksheet("Bìa").addRow(["x"]);
      workbook.addWorksheet("Danh mục ẩn", { state: "hidden" }).addRows([[1], [2], [3], [4]]);
      workbook.addWorksheet("Danh sách").addRows([["a"], ["b"], ["c"]]);
      workbook.addWorksheet("Trống");
    });

    expect(await readSpreadsheet(bytes)).toMatchObject({ sheet: "Danh sách", rows: [{}, {}, {}] });
  });

  test("reads the date system of old Macintosh workbooks", async () => {
    const bytes = await written((workbook) => {
      workbook.properties.date1904 = true;
      const sheet = workbook.addWorksheet("A");
      sheet.getCell("A1").value = 45567 - 1462;
      sheet.getCell("A1").numFmt = "dd/mm/yyyy";
    });

    expect((await readSpreadsheet(bytes)).rows[0]!.cells).toEqual([new Date("2024-10-02T00:00:00Z")]);
  });

  test("reads prefixed names, inline strings, and rows and cells without addresses", async () => {
    const bytes = workbookAround(
      `<?xml version="1.0"?><!-- made by hand --><x:worksheet xmlns:x="y"><x:sheetData>
        <x:row><x:c t="inlineStr"><x:is><x:r><x:t>Bánh &#116;ráng</x:t></x:r><x:rPh><x:t/></x:rPh></x:is></x:c><x:c><x:v>1</x:v></x:c></x:row>
        <x:row><x:c t="str"><x:f>A1</x:f><x:v><![CDATA[<Chè>]]>_x000D_</x:v></x:c><x:c/><x:c t="d"><x:v>2026-02-05T00:00:00</x:v></x:c></x:row>
      </x:sheetData></x:worksheet>`,
    );

    expect((await readSpreadsheet(bytes)).rows).toEqual([
      { line: 1, cells: ["Bánh tráng", 1] },
      { line: 2, cells: ["<Chè>", null, new Date("2026-02-05T00:00:00Z")] },
    ]);
  });

  test("says why it refuses a file", async () => {
    const workbook = await written((each) => each.addWorksheet("A").addRow(["x".repeat(1000)]));
    const letters = zipOf([{ name: "word/document.xml", text: "<document/>" }]);

    expect(await refusal(Buffer.from("STT;Tên\n1;Bánh tráng\n"))).toBe("not_a_spreadsheet");
    expect(await refusal(Buffer.alloc(0))).toBe("not_a_spreadsheet");
    expect(await refusal(letters)).toBe("not_a_spreadsheet");
    expect(await refusal(Buffer.from("d0cf11e0a1b11ae1", "hex"))).toBe("old_format");
    expect(await refusal(workbook.subarray(0, workbook.length / 2))).toBe("corrupt");
    expect(await refusal(Buffer.alloc(MAX_SPREADSHEET_BYTES + 1))).toBe("too_large");
  });

  test("refuses damaged and hostile content", async () => {
    const row = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row>';
    const entity = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]><worksheet>&a;</worksheet>';
    const rows = Array.from({ length: 50_001 }, () => "<row><c><v>1</v></c></row>").join("");
    const merges = '<mergeCell ref="A1:IV1"/>'.repeat(800);

    expect(await refusal(workbookAround(`<worksheet>${row}`))).toBe("corrupt");
    expect(await refusal(workbookAround("<worksheet><c><v>abc</v></c></worksheet>"))).toBe("corrupt");
    expect(await refusal(workbookAround(entity))).toBe("corrupt");
    expect(await refusal(workbookAround(`<worksheet>${rows}</worksheet>`))).toBe("too_large");
    expect(await refusal(workbookAround(`<worksheet>${row}</sheetData>${merges}</worksheet>`))).toBe("too_large");
  });

  test("refuses a zip bomb, whatever size it declares", async () => {
    const content = Buffer.alloc(100 * 1024 * 1024, " ");
    const packed = deflateRawSync(content);
    const bomb = (declaredSize: number) => zipOf([{ name: "_rels/.rels", packed, declaredSize }]);

    expect(packed.length).toBeLessThan(200_000);
    expect(await refusal(bomb(content.length))).toBe("too_large");
    expect(await refusal(bomb(10))).toBe("too_large");
  });

  test("takes no longer for blocks and names that span a whole sheet", async () => {
    const bytes = workbookAround(
      `<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="A1048576"><v>2</v></c></row></sheetData>
       <mergeCells><mergeCell ref="A1048576:XFD1048576"/><mergeCell ref="B1:XFD1048575"/></mergeCells>
       <dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations></worksheet>`,
    );

    const { rows } = await readSpreadsheet(bytes);
    expect(rows).toEqual([{ line: 1_048_576, cells: Array(256).fill(2) }]);
  });

  test("never throws anything but its own refusals on changed bytes", async () => {
    const workbook = await written((each) =>
      each.addWorksheet("A").addRows([
        ["Bánh", 1],
        ["Chè", 2],
      ]),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(workbook.length - 1), fc.nat(255), async (place, byte) => {
        const changed = Buffer.from(workbook);
        changed[place] = byte;
        await readSpreadsheet(changed).catch((error) => {
          expect(error).toMatchObject({ name: "SpreadsheetError" });
        });
      }),
      { numRuns: 300 },
    );
  });
});

interface Award {
  number: number;
  product: string;
  recognisedOn: string | null;
  mean: number | null;
  money: bigint;
}

const award = (number: number, product: string): Award => ({
  number,
  product,
  recognisedOn: number === 2 ? null : "2026-02-05",
  mean: number === 2 ? null : 8350,
  money: 2_000_000n,
});

function anAwardSheet(rows: Sheet<Award>["rows"]): Sheet<Award> {
  return {
    name: "Kết quả: 2026/I [bản chính thức của Hội đồng]",
    titleLines: ["DANH SÁCH SẢN PHẨM", "năm 2026"],
    columns: [
      { header: "STT", key: "number", width: 6, kind: "integer" },
      { header: "Tên sản phẩm", key: "product", width: 40, kind: "text" },
      { header: "Ngày công nhận", key: "recognisedOn", width: 14, kind: "date" },
      { header: "Điểm", key: "mean", width: 10, kind: "points" },
      { header: "Tiền thưởng", key: "money", width: 16, kind: "money" },
    ],
    rows,
  };
}

describe("writeSheet", () => {
  test("writes typed cells that read back as they were", async () => {
    const bytes = await sheetBytes(anAwardSheet([award(1, "Bánh tráng"), award(2, '=HYPERLINK("http://x")')]));
    const title = (text: string) => Array(5).fill(text);

    expect(await readSpreadsheet(bytes)).toEqual({
      sheet: "Kết quả 2026 I bản chính thức c",
      rows: [
        { line: 1, cells: title("DANH SÁCH SẢN PHẨM") },
        { line: 2, cells: title("năm 2026") },
        { line: 3, cells: ["STT", "Tên sản phẩm", "Ngày công nhận", "Điểm", "Tiền thưởng"] },
        { line: 4, cells: [1, "Bánh tráng", new Date("2026-02-05T00:00:00Z"), 83.5, 2_000_000] },
        { line: 5, cells: [2, '=HYPERLINK("http://x")', null, null, 2_000_000] },
      ],
    });
  });

  test("is ready to print and to filter", async () => {
    const workbook = new ExcelJS.Workbook();
    const bytes = await sheetBytes(anAwardSheet([award(1, "Bánh tráng"), award(3, "Chè")]));
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
    const sheet = workbook.worksheets[0]!;

    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: "3:3",
      printArea: "A1:E5",
    });
    expect(sheet.views).toMatchObject([{ state: "frozen", ySplit: 3 }]);
    expect(sheet.autoFilter).toBe("A3:E5");
    expect(sheet.getCell("C4").numFmt).toBe("dd/mm/yyyy");
    expect(sheet.getCell("B5").type).toBe(ExcelJS.ValueType.String);
  });

  test("writes an empty list, and a long one that arrives row by row", async () => {
    async function* many() {
      for (let number = 1; number <= 3000; number += 1) yield award(number, `Sản phẩm ${number}`);
    }

    expect((await readSpreadsheet(await sheetBytes(anAwardSheet([])))).rows).toHaveLength(3);
    expect((await readSpreadsheet(await sheetBytes(anAwardSheet(many())))).rows).toHaveLength(3003);
  });

  test("passes on what went wrong with the rows, and breaks the stream off", async () => {
    async function* failing() {
      yield award(1, "Bánh");
      throw new Error("lost the database");
    }
    const output = new PassThrough();
    const received = buffer(output);

    await expect(writeSheet(anAwardSheet(failing()), output)).rejects.toThrow("lost the database");
    await expect(received).rejects.toThrow("lost the database");
  });

  test("a number with decimals is a number, in a CSV with the separator of its reader", async () => {
    const columns = [{ key: "area", header: "m²", width: 12, kind: "decimal" }] as const;
    const list = { sheet: "S", titleLines: ["Gian"], columns, rows: [{ area: 13.5 }, { area: 12 }, { area: null }] };
    const xlsx = await readSpreadsheet((await listFile("gian", list, "xlsx")).bytes);
    expect(xlsx.rows.slice(2).map(({ cells }) => cells[0])).toEqual([13.5, 12]);
    expect(
      (await listFile("gian", list, "csv")).bytes
        .toString()
        .replace(/^\ufeff/, "")
        .trim()
        .split(/\r?\n/),
    ).toEqual(["m²", expect.stringMatching(/^"?13,5"?$/), "12"]);
  });

  test("stops when the reader gives up", async () => {
    let asked = 0;
    async function* endless() {
      while (true) yield award(++asked, "Bánh");
    }
    const output = new PassThrough();
    const writing = writeSheet(anAwardSheet(endless()), output);
    setTimeout(() => output.destroy(), 50);

    await expect(writing).rejects.toThrow("Premature close");
    const whenStopped = asked;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked - whenStopped).toBeLessThan(1000);
  });
});
