import { z } from "zod";
import { compareVietnamese, normalizeText } from "~/lib/vietnamese-text";

/** What a column of an award list shows: the stable names of its JSON (of a CSV: `csv` of its shape). No list shows points. */
export const LIST_COLUMNS = [
  "number",
  "productName",
  "establishmentName",
  "address",
  "provinceName",
  "group",
  "tier",
  "level",
  "year",
  "decisionNumber",
  "decisionDate",
  "certificateNumber",
  "validUntil",
  "status",
] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

export const GROUPINGS = ["none", "group", "territory", "tier"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** auto: across the page where the columns need it. */
export const ORIENTATIONS = ["auto", "portrait", "landscape"] as const;

/** How the award lists of an agency look. */
export const ListLayout = z.object({
  grouping: z.enum(GROUPINGS),
  orientation: z.enum(ORIENTATIONS),
  /** In the order they are read. heading: instead of the usual one. */
  columns: z.array(z.object({ column: z.enum(LIST_COLUMNS), heading: z.string().min(1).max(60).nullable() })).min(1),
});
export type ListLayout = z.output<typeof ListLayout>;

/** The columns seen on published lists. Source: docs/rules/papers-of-a-release.md#lists */
export const UNLESS_SET: ListLayout = {
  grouping: "none",
  orientation: "landscape",
  columns: (["number", "productName", "establishmentName", "address", "group", "tier"] as const).map((column) => ({
    column,
    heading: null,
  })),
};

/** What a row is grouped by. */
interface Placed {
  readonly group: string | null;
  readonly tier: string | null;
  readonly provinceName: string;
  readonly address: string | null;
}

/** Names of groups and tiers, in the order of the rules. */
export interface NameOrder {
  readonly groups: readonly string[];
  readonly tiers: readonly string[];
}

/**
 * The rows in the order a list is read, each with the section it stands in; null where there are no sections, or where the row has
 * nothing it could be grouped by: those come last. Within a section rows keep their order. A list of one province is grouped by
 * what the addresses end in.
 */
export function inSections<Row extends Placed>(
  rows: readonly Row[],
  grouping: Grouping,
  order: NameOrder,
): (Row & { readonly section: string | null })[] {
  const isOneProvince = new Set(rows.map((row) => row.provinceName)).size < 2;
  const sectionOf = (row: Row): string | null => {
    if (grouping === "none") return null;
    if (grouping !== "territory") return row[grouping];
    return isOneProvince ? localityIn(row.address, row.provinceName) : row.provinceName || null;
  };
  const known = grouping === "group" ? order.groups : grouping === "tier" ? order.tiers : [];
  const rank = (section: string | null) => {
    const place = section === null ? -1 : known.indexOf(section);
    return place >= 0 ? place : section === null ? known.length + 1 : known.length;
  };
  return rows
    .map((row) => ({ ...row, section: sectionOf(row) }))
    .sort((a, b) => rank(a.section) - rank(b.section) || compareVietnamese(a.section ?? "", b.section ?? ""));
}

/** "phường Phan Thiết" of "12 Trần Phú, phường Phan Thiết, tỉnh Lâm Đồng"; null where an address names no more than the province. */
export function localityIn(address: string | null, provinceName: string): string | null {
  const parts = (address ?? "").split(",").map(normalizeText).filter(Boolean);
  const bare = (text: string) => text.toLowerCase().replace(/^(tỉnh|thành phố|tp\.?)\s*/, "");
  if (parts.length > 0 && bare(parts.at(-1)!) === bare(provinceName)) parts.pop();
  return parts.at(-1) ?? null;
}
