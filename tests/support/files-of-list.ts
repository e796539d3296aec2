import ExcelJS from "exceljs";
import { walkXml } from "~/adapters/documents/xml";
import { Zip } from "~/adapters/documents/zip.server";

/** The rows of a workbook's first sheet as another library reads them; a cell as it is shown, an empty one as "". */
export async function rowsOfXlsx(bytes: Buffer): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const rows: string[][] = [];
  workbook.worksheets[0]!.eachRow((row) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell) => {
      if (cell.type === ExcelJS.ValueType.Formula) throw new Error(`${cell.address} is a formula`);
      cells.push(cell.value === null ? "" : String(cell.value));
    });
    rows.push(cells);
  });
  return rows;
}

/** The rows of a Word document's last table, a cell's paragraphs parted by "\n"; a heading over the table is a row of one cell. */
export async function rowsOfDocx(bytes: Buffer): Promise<string[][]> {
  const xml = (await new Zip(bytes, 1e8).read("word/document.xml"))!.toString("utf8");
  let rows: string[][][] = [];
  let isCell = false;
  let isText = false;
  walkXml(xml, {
    open(name) {
      if (name === "tbl") rows = [];
      if (name === "tr") rows.push([]);
      if (name === "tc") rows.at(-1)!.push([]);
      if (name === "tc") isCell = true;
      if (name === "p" && isCell) rows.at(-1)!.at(-1)!.push("");
      isText = name === "t" && isCell;
    },
    text(text) {
      if (!isText) return;
      const paragraphs = rows.at(-1)!.at(-1)!;
      paragraphs.push(paragraphs.pop()! + text);
    },
    close(name) {
      isText = false;
      if (name === "tc") isCell = false;
    },
  });
  return rows.map((cells) => cells.map((paragraphs) => paragraphs.join("\n")));
}
