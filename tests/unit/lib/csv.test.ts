import fc from "fast-check";
import { expect, test } from "vitest";
import { CsvError, csvLine, csvText, readCsv } from "~/lib/csv.server";

const bytes = (text: string) => Buffer.from(text, "utf8");

test("readCsv tells comma, semicolon and tab apart even when cells hold the others", () => {
  const files = [
    'STT,Tên,Điểm\n1,"Bánh tráng; loại 1","7,5"\n2,Chè,8\n',
    "STT;Tên;Địa chỉ\n1;Bánh tráng;Thôn 1, xã A, tỉnh B\n2;Chè;Thôn 2, xã C, tỉnh D\n",
    "STT\tTên\n1\tBánh, tráng\n",
    "sep=;\nDANH SÁCH, NĂM 2026\n1;Bánh, tráng\n",
    "DANH SÁCH\n",
  ].map((text) => readCsv(bytes(text)).delimiter);

  expect(files).toEqual([",", ";", "\t", ";", ","]);
});

test("readCsv keeps line numbers across empty rows and cells of several lines", () => {
  const table = readCsv(bytes('STT,Tên\r\n1,"Bánh\r\ntráng"\r\n\r\n,\r\n2, Chè \r\n3,Tủ 5" x 3"\r\n'));

  expect(table).toEqual({
    encoding: "utf-8",
    delimiter: ",",
    rows: [
      { line: 1, cells: ["STT", "Tên"] },
      { line: 2, cells: ["1", "Bánh\ntráng"] },
      { line: 6, cells: ["2", "Chè"] },
      { line: 7, cells: ["3", 'Tủ 5" x 3"'] },
    ],
  });
});

test("readCsv reads every encoding that Excel writes", () => {
  const text = "STT;Tên\r\n1;Bánh tráng\r\n";
  const utf16 = Buffer.from(text, "utf16le");
  // Windows-1258 writes "Bánh tráng đậm" with a combining dot: đ is 0xF0, â is 0xE2, the dot below 0xF2.
  const windows = Buffer.concat([Buffer.from("1;B\xe1nh tr\xe1ng \xf0\xe2\xf2m", "latin1")]);

  const tables = [
    bytes(`\uFEFF${text}`),
    Buffer.concat([Buffer.of(0xff, 0xfe), utf16]),
    Buffer.concat([Buffer.of(0xfe, 0xff), Buffer.from(utf16).swap16()]),
    utf16,
  ].map((file) => readCsv(file));

  expect(tables.map(({ encoding }) => encoding)).toEqual(["utf-8", "utf-16le", "utf-16be", "utf-16le"]);
  for (const { rows } of tables) {
    expect(rows).toEqual([
      { line: 1, cells: ["STT", "Tên"] },
      { line: 2, cells: ["1", "Bánh tráng"] },
    ]);
  }
  expect(readCsv(windows)).toEqual({
    encoding: "windows-1258",
    delimiter: ";",
    rows: [{ line: 1, cells: ["1", "Bánh tráng đậm"] }],
  });
});

test("readCsv says where a quote was left open", () => {
  expect(() => readCsv(bytes('a,b\n1,"x\n2,y\n'))).toThrow(new CsvError(2));
});

test("csvLine guards text against being run as a formula, and leaves numbers alone", () => {
  expect(csvLine(["=1+1", "+84", "-x", "@a", "\tb", "5-3", -5, 10n, null])).toBe(
    "'=1+1,'+84,'-x,'@a,'\tb,5-3,-5,10,\r\n",
  );
});

test("csvLine quotes what its delimiter would split", () => {
  expect(csvLine(["a,b", 'c"d', "e\nf"])).toBe('"a,b","c""d","e\nf"\r\n');
  expect(csvLine(["a,b", "c;d"], ";")).toBe('a,b;"c;d"\r\n');
});

test("what csvText writes, readCsv reads back", () => {
  const cell = fc.string({ unit: fc.constantFrom(..."aăđế ,;\"'\n=1") }).map((text) => text.trim());
  const row = fc.array(cell, { minLength: 3, maxLength: 3 }).map((cells) => ["x", ...cells]);
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), (rows) => {
      const table = readCsv(bytes(`sep=,\n${csvText(rows)}`));
      expect(table.rows.map(({ cells }) => cells.map((text) => text.replace(/^'=/, "=")))).toEqual(
        rows.map((cells) => cells.map((text) => text.replace(/^'=/, "="))),
      );
    }),
  );
  expect(csvText([["a"]], { bom: true })).toBe("\uFEFFa\r\n");
});
