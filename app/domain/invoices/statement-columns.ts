import { foldText } from "~/lib/vietnamese-text";

/** What a statement is read by. */
export const STATEMENT_FIELDS = ["date", "credit", "text", "reference"] as const;
export type StatementField = (typeof STATEMENT_FIELDS)[number];

/** Columns of a statement, by place from 0; the first heading that fits best. */
export type StatementColumns = Readonly<Partial<Record<StatementField, number>>>;

/** As banks head them, folded; earlier ones before later ones. */
const HEADINGS: Record<StatementField, readonly string[]> = {
  date: [
    ...["ngay giao dich", "ngay gd", "transaction date", "tnx date", "tran date", "ngay hach toan", "posting date"],
    ...["booking date", "ngay hieu luc", "effective date", "value date", "ngay ct", "ngay chung tu", "ngay", "date"],
  ],
  credit: [
    ...["so tien ghi co", "phat sinh co", "ps co", "ghi co", "so tien co", "credit amount", "tien vao", "so tien vao"],
    ...["credit", "so tien giao dich", "so tien gd", "so tien", "amount", "co"],
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
  if (field === "credit" && NOT_CREDIT.test(whole)) return Number.POSITIVE_INFINITY;
  const exact = HEADINGS[field].findIndex((known) => whole === known || parts.includes(known));
  if (exact >= 0) return exact;
  const within = HEADINGS[field].findIndex((known) => known.length >= 6 && ` ${whole} `.includes(` ${known} `));
  return within >= 0 ? 100 + within : Number.POSITIVE_INFINITY;
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
  return columns;
}

/** Without them nothing is read; a reference of the bank may be missing. */
export const NEEDED_FIELDS = ["date", "credit", "text"] as const satisfies readonly StatementField[];

export const fieldsFound = (columns: StatementColumns): number =>
  new Set(STATEMENT_FIELDS.flatMap((field) => columns[field] ?? [])).size;
