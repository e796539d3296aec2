import { formatLongDate, type PlainDate } from "~/lib/dates";

export const NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
export const MOTTO = "Độc lập - Tự do - Hạnh phúc";

export interface LegalColumn {
  header: string;
  /** Share of the table's width, against the other columns. */
  width: number;
  align: "left" | "center" | "right";
}

/** A heading spans the table: a product group, a territory. Cells are text as it shall be read, one a column. */
export type LegalRow = readonly string[] | { heading: string };

/** Number and date are left open with dots in a draft. issuer: "Chủ tịch Ủy ban nhân dân tỉnh Khánh Hòa". */
export interface LegalDecision {
  number: string | null;
  date: PlainDate | null;
  issuer: string;
}

/**
 * A list of products that decisions recognised, in the layout of official documents.
 * Source: Decree 30/2020/ND-CP, annex I.
 */
export interface LegalList {
  /** Who issues it and the body above, in the names of that date; printed in capitals. */
  agency: { parent: string | null; name: string };
  /** "Danh sách sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh năm 2026"; printed in capitals. */
  title: string;
  /** The one it goes with, or null where its rows name several. */
  decision: LegalDecision | null;
  columns: readonly LegalColumn[];
  rows: readonly LegalRow[];
  /** Below the table, one paragraph each: "Danh sách gồm 30 sản phẩm." */
  notes: readonly string[];
  /** Small print at the foot of every page: version of the rules, seal, time. */
  footer: string;
  orientation: "portrait" | "landscape";
}

/** "(Kèm theo Quyết định số 1493/QĐ-UBND ngày 05 tháng 02 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh Khánh Hòa)" */
export function decisionLine({ number, date, issuer }: LegalDecision): string {
  const when = date === null ? "ngày …… tháng …… năm ……" : formatLongDate(date);
  return `(Kèm theo Quyết định số ${number ?? "………………"} ${when} của ${issuer})`;
}

export function capitals(text: string): string {
  return text.toLocaleUpperCase("vi");
}

/** The widths of the columns in any unit, adding up to the whole. */
export function columnWidths(columns: readonly LegalColumn[], whole: number): number[] {
  const shares = columns.reduce((sum, { width }) => sum + width, 0);
  return columns.map(({ width }) => (whole * width) / shares);
}
