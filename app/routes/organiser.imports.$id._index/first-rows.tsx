import type { PublishedRow } from "~/domain/awards/identity";
import { formatDate, formatNumber } from "~/i18n/formats";
import { levelTitle, regionName, shortGroupName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";

/** The first rows as they will be recorded; columns that none of them fills are left out. */
export function FirstRows({ rows, total }: { rows: readonly PublishedRow[]; total: number }) {
  const title = m.imports_first_rows({ shown: formatNumber(rows.length), total: formatNumber(total) });
  return (
    <Section title={title}>
      <DataTable
        wide
        caption={title}
        rows={rows}
        rowKey={(row) => String(row.row)}
        columns={columns()
          .filter(({ text }) => rows.some((row) => text(row)))
          .map(({ head, text, className }) => ({ head, cell: text, className }))}
      />
    </Section>
  );
}

interface TextColumn {
  readonly head: string;
  readonly text: (row: PublishedRow) => string | null;
  readonly className?: string;
}

function columns(): TextColumn[] {
  return [
    { head: m.imports_field_product_name(), text: (row) => row.productName, className: "min-w-52 font-semibold" },
    { head: m.imports_field_year(), text: (row) => String(row.year) },
    { head: m.imports_field_level(), text: (row) => levelTitle(row.level), className: "whitespace-nowrap" },
    { head: m.imports_field_region(), text: (row) => row.region && regionName(row.region) },
    { head: m.imports_field_province(), text: (row) => row.province.name, className: "whitespace-nowrap" },
    { head: m.imports_field_establishment_name(), text: (row) => row.establishmentName, className: "min-w-44" },
    { head: m.imports_field_address(), text: (row) => row.address, className: "min-w-40" },
    {
      head: m.imports_field_product_group(),
      text: (row) => row.groupCode && shortGroupName(row.groupCode),
      className: "min-w-40",
    },
    { head: m.imports_field_tier(), text: (row) => row.tier },
    { head: m.imports_field_decision_number(), text: (row) => row.decisionNumber, className: "whitespace-nowrap" },
    { head: m.imports_field_decision_date(), text: (row) => row.decisionDate && formatDate(row.decisionDate) },
    { head: m.imports_field_source_url(), text: (row) => row.sourceUrl && new URL(row.sourceUrl).hostname },
  ];
}
