import type { ReportTotals } from "~/domain/yearly-reports/overview.server";
import { supportKindName, supportSourceName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { SUPPORT_KINDS, SUPPORT_SOURCES } from "~/lib/vocabulary";
import { BarChart } from "~/ui/charts/bar-chart";
import { RowChart } from "~/ui/charts/row-chart";
import { Section } from "~/ui/primitives/card";

const MILLION = 1_000_000n;
// Drawn in whole millions of đồng; the list and its file have every đồng.
const millions = (amount: bigint): number => Number(amount / MILLION);

/** What was received by its kind and by whose money it was, and the years side by side. Without reports there is nothing to draw. */
export function TotalCharts({ totals: { supports, byYear } }: { totals: ReportTotals }) {
  const sum = (rows: ReportTotals["supports"]) => rows.reduce((all, one) => all + BigInt(one.amount), 0n);
  const kinds = SUPPORT_KINDS.map((kind) => ({ kind, rows: supports.filter((one) => one.kind === kind) })).filter(
    ({ rows }) => rows.length > 0,
  );
  const sources = SUPPORT_SOURCES.map((source) => ({
    source,
    rows: supports.filter((one) => one.source === source),
  })).filter(({ rows }) => rows.length > 0);
  if (byYear.length === 0) return null;
  return (
    <Section title={m.reports_charts_title()}>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <RowChart
          title={m.reports_chart_by_kind()}
          category={m.reports_support_kind()}
          series={[{ key: "amount", name: m.reports_million_dong() }]}
          rows={kinds.map(({ kind, rows }) => ({
            label: supportKindName(kind),
            values: { amount: millions(sum(rows)) },
          }))}
          note={m.reports_chart_note()}
        />
        <RowChart
          title={m.reports_chart_by_source()}
          category={m.reports_support_source()}
          series={[{ key: "amount", name: m.reports_million_dong(), tone: "bamboo" }]}
          rows={sources.map(({ source, rows }) => ({
            label: supportSourceName(source),
            values: { amount: millions(sum(rows)) },
          }))}
          note={m.reports_chart_note()}
        />
        <div className="min-w-0 lg:col-span-2">
          <BarChart
            title={m.reports_chart_by_year()}
            category={m.common_year()}
            series={[
              { key: "revenue", name: m.reports_revenue() },
              { key: "exportValue", name: m.reports_export_value() },
            ]}
            rows={byYear.map((one) => ({
              label: String(one.year),
              values: { revenue: millions(BigInt(one.revenue)), exportValue: millions(BigInt(one.exportValue)) },
            }))}
            note={m.reports_chart_note()}
          />
        </div>
      </div>
    </Section>
  );
}
