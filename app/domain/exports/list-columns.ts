import type { LegalColumn } from "~/adapters/documents/legal-list";
import type { SheetColumn } from "~/adapters/documents/write-spreadsheet.server";
import { m } from "~/i18n/paraglide/messages";
import type { Grouping, ListColumn } from "../list-layouts/rules";
import type { AwardListRow } from "./award-list.server";

/** How a column stands in a workbook and on paper. */
interface ColumnShape extends Pick<SheetColumn<AwardListRow>, "width" | "kind"> {
  /** In a CSV, whatever language is read: the name an import knows it by, where it knows it. */
  readonly csv: string;
  readonly header: () => string;
  /** What it needs on paper, in millimetres. */
  readonly paperWidth: number;
  readonly align: LegalColumn["align"];
}

const SHAPES: Record<ListColumn, ColumnShape> = {
  number: { csv: "number", header: m.awards_column_number, width: 6, kind: "integer", paperWidth: 12, align: "center" },
  productName: {
    csv: "product_name",
    header: m.awards_column_product,
    width: 42,
    kind: "text",
    paperWidth: 54,
    align: "left",
  },
  establishmentName: {
    csv: "establishment_name",
    header: m.awards_column_establishment,
    width: 36,
    kind: "text",
    paperWidth: 48,
    align: "left",
  },
  address: { csv: "address", header: m.awards_column_address, width: 34, kind: "text", paperWidth: 48, align: "left" },
  provinceName: {
    csv: "province",
    header: m.awards_column_province,
    width: 20,
    kind: "text",
    paperWidth: 28,
    align: "left",
  },
  group: {
    csv: "product_group",
    header: m.awards_column_group,
    width: 26,
    kind: "text",
    paperWidth: 36,
    align: "left",
  },
  tier: { csv: "tier", header: m.awards_column_tier, width: 16, kind: "text", paperWidth: 24, align: "left" },
  level: { csv: "level", header: m.awards_column_level, width: 14, kind: "text", paperWidth: 22, align: "left" },
  year: { csv: "year", header: m.awards_column_year, width: 8, kind: "text", paperWidth: 14, align: "center" },
  decisionNumber: {
    csv: "decision_number",
    header: m.awards_column_decision,
    width: 18,
    kind: "text",
    paperWidth: 32,
    align: "left",
  },
  decisionDate: {
    csv: "decision_date",
    header: m.awards_column_decision_date,
    width: 13,
    kind: "date",
    paperWidth: 25,
    align: "center",
  },
  certificateNumber: {
    csv: "certificate_number",
    header: m.awards_column_certificate,
    width: 20,
    kind: "text",
    paperWidth: 40,
    align: "left",
  },
  validUntil: {
    csv: "valid_until",
    header: m.awards_column_valid_until,
    width: 13,
    kind: "date",
    paperWidth: 25,
    align: "center",
  },
  status: { csv: "status", header: m.common_status, width: 18, kind: "text", paperWidth: 28, align: "left" },
};

export const shapeOf = (column: ListColumn): ColumnShape => SHAPES[column];

/** The usual heading of a column. */
export const columnName = (column: ListColumn): string => SHAPES[column].header();

const GROUPING_NAMES: Record<Grouping, () => string> = {
  none: m.releases_grouping_none,
  group: m.releases_grouping_group,
  territory: m.releases_grouping_territory,
  tier: m.releases_grouping_tier,
};

export const groupingName = (grouping: Grouping): string => GROUPING_NAMES[grouping]();
