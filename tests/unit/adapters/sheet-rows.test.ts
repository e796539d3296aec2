import fc from "fast-check";
import { expect, test } from "vitest";
import { type BodyColumn, rowXml, type SheetKind } from "~/adapters/documents/sheet-rows";
import { cellText } from "~/adapters/documents/spreadsheet-parts";
import { walkXml } from "~/adapters/documents/xml";

const column = (kind: SheetKind): BodyColumn<{ value: unknown }>[] => [{ key: "value", letter: "B", kind, style: 3 }];
const cell = (value: unknown, kind: SheetKind = "text") =>
  rowXml(7, column(kind), { value }).replace(/^<row r="7">|<\/row>$/g, "");
const inline = (text: string) => `<c r="B7" s="3" t="inlineStr"><is><t>${text}</t></is></c>`;
const kept = (text: string) => inline(text).replace("<t>", '<t xml:space="preserve">');
const valued = (text: string) => `<c r="B7" s="3"><v>${text}</v></c>`;

/** What a reader of the row finds in its cell. */
function readBack(text: string): string {
  let found = "";
  walkXml(rowXml(1, column("text"), { value: text }), {
    text(part) {
      found += part;
    },
  });
  return found;
}

test("a row has a cell a column, typed and in its style; an empty value is an empty cell", () => {
  const columns: BodyColumn<{ name: string; year: number | null }>[] = [
    { key: "name", letter: "A", kind: "text", style: 1 },
    { key: "year", letter: "AB", kind: "integer", style: 2 },
  ];
  expect(rowXml(12, columns, { name: "Chè", year: null })).toBe(
    '<row r="12"><c r="A12" s="1" t="inlineStr"><is><t>Chè</t></is></c><c r="AB12" s="2"/></row>',
  );
  expect([cell(null), cell(undefined), cell("")]).toEqual(Array(3).fill('<c r="B7" s="3"/>'));
});

test("numbers, days, points and money are numbers", () => {
  expect(cell(1234, "integer")).toBe(valued("1234"));
  expect(cell("2024-10-02", "date")).toBe(valued("45567"));
  expect(cell("1900-03-01", "date")).toBe(valued("61"));
  expect(cell(8350, "points")).toBe(valued("83.5"));
  expect(cell(0, "points")).toBe(valued("0"));
  expect(cell(2_000_000n, "money")).toBe(valued("2000000"));
});

test("text is text, whatever it holds: a formula, tags, blanks, what XML cannot hold, and what looks like its code", () => {
  expect(cell('=HYPERLINK("x")')).toBe(inline('=HYPERLINK("x")'));
  expect(cell("</t></is><f>1+1</f>&amp;]]>")).toBe(kept("&lt;/t&gt;&lt;/is&gt;&lt;f&gt;1+1&lt;/f&gt;&amp;amp;]]&gt;"));
  expect(cell(" hai\ndòng\t")).toBe(kept(" hai\ndòng\t"));
  expect(cell("a\r\nb")).toBe(kept("a&#13;\nb"));
  expect(cell("Gốm\u0000\u0001\u001b\ufffe")).toBe(kept("Gốm"));
  expect(cell("_x0041_ _X000d_ _x1_")).toBe(kept("_x005F_x0041_ _x005F_X000d_ _x1_"));
  expect(cell("ong 🐝 שלום")).toBe(inline("ong 🐝 שלום"));
});

test("every text that XML can hold is read back as it was", () => {
  const unit = fc.constantFrom(..."aế&<>\"'= _x0041_\n\t]🐝;#");
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      expect(cellText(readBack(text))).toBe(text.normalize("NFC").trim());
    }),
  );
});
