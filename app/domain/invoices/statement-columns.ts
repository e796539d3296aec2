import { z } from "zod";
import { foldText } from "~/lib/vietnamese-text";

/** What a statement is read by. */
export const STATEMENT_FIELDS = ["date", "credit", "direction", "text", "reference"] as const;
export type StatementField = (typeof STATEMENT_FIELDS)[number];

/** Columns of a statement, by place from 0; the first heading that fits best. */
export type StatementColumns = Readonly<Partial<Record<StatementField, number>>>;

/** One amount for what came in and what went out: a sign or another column says which. */
const EITHER_WAY = ["so tien giao dich", "so tien gd", "so tien", "amount", "thay doi", "change"];

/** Columns by the headings that an officer named, as they stand in the file. */
export const StatementHeadings = z.object({
  date: z.string().optional(),
  credit: z.string().optional(),
  direction: z.string().optional(),
  text: z.string().optional(),
  reference: z.string().optional(),
});
export type StatementHeadings = z.infer<typeof StatementHeadings>;

/** As banks head them, folded; earlier ones before later ones. */
const HEADINGS: Record<StatementField, readonly string[]> = {
  date: [
    ...["ngay giao dich", "ngay gd", "transaction date", "tnx date", "tran date", "ngay hach toan", "posting date"],
    ...["booking date", "ngay hieu luc", "effective date", "value date", "ngay ct", "ngay chung tu", "ngay", "date"],
  ],
  credit: [
    ...["so tien ghi co", "phat sinh co", "ps co", "ghi co", "so tien co", "credit amount", "tien vao", "so tien vao"],
    ...["credit", "co", ...EITHER_WAY],
  ],
  direction: [
    ...[
      "no co",
      "co no",
      "ghi no co",
      "ghi no ghi co",
      "d c",
      "c d",
      "dr cr",
      "cr dr",
      "debit credit",
      "credit debit",
      "dau",
      "tang giam",
    ],
    ...["thay doi", "change", "chieu giao dich", "sign", "loai giao dich", "loai gd", "transaction type", "type"],
  ],
  text: [
    ...["noi dung giao dich", "noi dung chi tiet", "dien giai giao dich", "mo ta giao dich", "transaction description"],
    ...["transaction detail", "noi dung", "dien giai", "mo ta", "description", "details", "remarks", "remark"],
  ],
  reference: [
    ...[
      "so tham chieu",
      "ma tham chieu",
      "so giao dich",
      "ma giao dich",
      "so gd",
      "ma gd",
      "so but toan",
      "ma but toan",
    ],
    ...[
      "so chung tu",
      "so ct",
      "reference number",
      "reference",
      "ref no",
      "transaction id",
      "transaction no",
      "doc no",
    ],
    ...["seq no", "tnx no", "trace"],
  ],
};

/** Ranks of headings that hold a known one among other words. */
const WITHIN = 100;

const FIRST_EITHER_WAY = HEADINGS.credit.indexOf(EITHER_WAY[0]!);

/** What a heading of another column says. */
const NOT_CREDIT = /\b(no|debit|du|balance|ra|phi|fee)\b/;

const folded = (heading: string): string =>
  foldText(heading)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Headings are often in two languages: "Ngày giao dịch / Transaction date". */
const partsOf = (heading: string): string[] =>
  [heading, ...heading.split(/[/|\n(\\-]/)].map(folded).filter((part) => part !== "");

function rank(field: StatementField, heading: string): number {
  const [whole = "", ...parts] = partsOf(heading);
  if (field === "direction" && /^[+/\s-]+$/.test(heading)) return 0;
  if (field === "credit" && NOT_CREDIT.test(whole)) return Number.POSITIVE_INFINITY;
  const exact = HEADINGS[field].findIndex((known) => whole === known || parts.includes(known));
  if (exact >= 0) return exact;
  const within = HEADINGS[field].findIndex((known) => known.length >= 6 && ` ${whole} `.includes(` ${known} `));
  return within >= 0 ? WITHIN + within : Number.POSITIVE_INFINITY;
}

/** Guess what each column of a row of headings is. */
export function columnsIn(headings: readonly string[]): StatementColumns {
  const columns: Partial<Record<StatementField, number>> = {};
  for (const field of STATEMENT_FIELDS) {
    let best = Number.POSITIVE_INFINITY;
    for (const [place, heading] of headings.entries()) {
      const found = rank(field, heading);
      if (found < best) {
        best = found;
        columns[field] = place;
      }
    }
  }
  if (columns.direction === columns.credit) delete columns.direction;
  return columns;
}

/** Where the headings that were named stand in a row; null where one of them does not. The rest is guessed. */
export function columnsNamed(headings: readonly string[], named: StatementHeadings): StatementColumns | null {
  const wanted = STATEMENT_FIELDS.flatMap((field) => (named[field] ? [[field, folded(named[field])] as const] : []));
  const found = wanted.map(([field, name]) => [field, headings.findIndex((one) => folded(one) === name)] as const);
  if (found.some(([, place]) => place < 0)) return null;
  const taken = new Set(found.map(([, place]) => place));
  const guessed = Object.entries(columnsIn(headings)).filter(([, place]) => !taken.has(place));
  return { ...Object.fromEntries(guessed), ...Object.fromEntries(found) };
}

/** Whether a column that was taken for the credits has what went out too. */
export const isEitherWay = (heading: string): boolean =>
  partsOf(heading).every((part) => rank("credit", part) % WITHIN >= FIRST_EITHER_WAY);

/** What a cell says of the way money went; null when it says nothing that is known. */
export function directionIn(text: string): "in" | "out" | null {
  const word = folded(text);
  if (/^\s*\+/.test(text) || IN.has(word)) return "in";
  if (/^\s*[-\u2013\u2212]/.test(text) || OUT.has(word)) return "out";
  return null;
}

const IN = new Set(["c", "cr", "co", "ghi co", "credit", "in", "vao", "tien vao", "tang"]);
const OUT = new Set(["d", "dr", "n", "no", "ghi no", "debit", "out", "ra", "tien ra", "giam"]);

/** Without them nothing is read; a reference of the bank may be missing. */
export const NEEDED_FIELDS = ["date", "credit", "text"] as const satisfies readonly StatementField[];

export const fieldsFound = (columns: StatementColumns): number =>
  new Set(STATEMENT_FIELDS.flatMap((field) => columns[field] ?? [])).size;
