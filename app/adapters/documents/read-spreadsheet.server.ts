import type { Grid } from "./grid";
import { readDateStyles, readSharedStrings } from "./spreadsheet-parts";
import { formulasIn, readWorksheet } from "./worksheet";
import { walkXml } from "./xml";
import { Zip, ZipError } from "./zip.server";

/** 10 MB: an award list with a hundred thousand cells is below one. */
export const MAX_SPREADSHEET_BYTES = 10 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 80 * 1024 * 1024;

/** old_format: an .xls file of before 2007, or a workbook locked by a password; both must be saved anew. */
export type SpreadsheetRefusal = "not_a_spreadsheet" | "old_format" | "corrupt" | "too_large";

export class SpreadsheetError extends Error {
  constructor(
    readonly reason: SpreadsheetRefusal,
    options?: ErrorOptions,
  ) {
    super(`Spreadsheet: ${reason}`, options);
    this.name = "SpreadsheetError";
  }
}

/**
 * Read an XLSX workbook: the visible sheet with the most rows.
 * Formulas give their last result, rich text its letters, every cell of a merged block the block's value.
 * Throws SpreadsheetError. Nothing in the file can make it take more than a bounded time and memory.
 */
export function readSpreadsheet(bytes: Buffer): Promise<Grid & { sheet: string }> {
  return opened(bytes, readWorkbook);
}

/**
 * The cells of every sheet, hidden ones too, whose value is the result of a formula: "F7". Throws as `readSpreadsheet`.
 */
export function formulaCells(bytes: Buffer): Promise<string[]> {
  return opened(bytes, async (zip) => {
    const { text, sheets } = await partsOf(zip);
    const found: string[] = [];
    for (const { path } of sheets) found.push(...formulasIn(await text(path)));
    return found;
  });
}

async function opened<T>(bytes: Buffer, read: (zip: Zip) => Promise<T>): Promise<T> {
  if (bytes.length > MAX_SPREADSHEET_BYTES) throw new SpreadsheetError("too_large");
  if (bytes.subarray(0, 4).toString("hex") === "d0cf11e0") throw new SpreadsheetError("old_format");
  try {
    return await read(new Zip(bytes, MAX_UNPACKED_BYTES));
  } catch (error) {
    if (error instanceof SpreadsheetError) throw error;
    if (error instanceof ZipError) {
      throw new SpreadsheetError(error.reason === "not_a_zip" ? "not_a_spreadsheet" : error.reason, { cause: error });
    }
    if (error instanceof SyntaxError) throw new SpreadsheetError("corrupt", { cause: error });
    if (error instanceof RangeError) throw new SpreadsheetError("too_large", { cause: error });
    throw error;
  }
}

/** The parts of a workbook: its sheets in their order. */
async function partsOf(zip: Zip) {
  const text = async (path: string) => (await zip.read(path))?.toString("utf8") ?? "";
  const workbookPath = relationsOf(await text("_rels/.rels"), "").find(({ type }) => type === "officeDocument")?.path;
  if (!workbookPath) throw new SpreadsheetError("not_a_spreadsheet");

  const [, folder = "", file = ""] = /^(.*\/)?(.*)$/.exec(workbookPath)!;
  const relations = relationsOf(await text(`${folder}_rels/${file}.rels`), folder);
  const textOfType = (type: string) => text(relations.find((relation) => relation.type === type)?.path ?? "");
  const { sheets, is1904 } = outlineOf(await text(workbookPath));
  const worksheets = sheets.flatMap(({ name, relation, isHidden }) => {
    const target = relations.find(({ id }) => id === relation);
    return target?.type === "worksheet" ? [{ name, path: target.path, isHidden }] : [];
  });
  return { text, textOfType, sheets: worksheets, is1904 };
}

async function readWorkbook(zip: Zip): Promise<Grid & { sheet: string }> {
  const { text, textOfType, sheets, is1904 } = await partsOf(zip);
  const strings = readSharedStrings(await textOfType("sharedStrings"));
  const isDate = readDateStyles(await textOfType("styles"));

  // Hidden ones only when there is no other.
  const visible = sheets.filter(({ isHidden }) => !isHidden);
  let largest: (Grid & { sheet: string }) | null = null;
  for (const { name, path } of visible.length > 0 ? visible : sheets) {
    const rows = readWorksheet(await text(path), { strings, isDate, is1904 });
    if (!largest || rows.length > largest.rows.length) largest = { sheet: name, rows };
  }
  if (!largest) throw new SpreadsheetError("not_a_spreadsheet");
  return largest;
}

interface Relation {
  id: string;
  /** The last word of the type's address: "worksheet". */
  type: string;
  path: string;
}

function relationsOf(xml: string, folder: string): Relation[] {
  const relations: Relation[] = [];
  walkXml(xml, {
    open(name, { Id = "", Type = "", Target = "" }) {
      if (name !== "Relationship") return;
      const path = URL.parse(Target, `file:///${folder}`)?.pathname.slice(1) ?? "";
      relations.push({ id: Id, type: Type.slice(Type.lastIndexOf("/") + 1), path });
    },
  });
  return relations;
}

/** The sheets in their order. */
function outlineOf(xml: string): { sheets: { name: string; relation: string; isHidden: boolean }[]; is1904: boolean } {
  const sheets: { name: string; relation: string; isHidden: boolean }[] = [];
  let is1904 = false;
  walkXml(xml, {
    open(name, { date1904, name: title = "", id = "", state = "visible" }) {
      if (name === "workbookPr") is1904 = date1904 === "1" || date1904 === "true";
      if (name === "sheet") sheets.push({ name: title, relation: id, isHidden: state !== "visible" });
    },
  });
  return { sheets, is1904 };
}
