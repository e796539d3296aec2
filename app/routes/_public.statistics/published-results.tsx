import { formatNumber, formatPercent } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { regionName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { RegionCode } from "~/lib/vocabulary";
import { BarChart } from "~/ui/charts/bar-chart";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";

interface PublishedResult {
  readonly scope: "nation" | "regions" | RegionCode;
  readonly year: number;
  readonly nominated: number | null;
  readonly recognised: number;
  readonly note: string | null;
  readonly noteEn: string | null;
}

function scopeName(scope: PublishedResult["scope"]): string {
  if (scope === "nation") return m.gallery_statistics_scope_nation();
  if (scope === "regions") return m.gallery_statistics_scope_regions();
  return m.gallery_statistics_scope_region({ region: regionName(scope) });
}

/** What the programme's organisers published of their selections, nominated against recognised. */
export function PublishedResults({ results }: { readonly results: readonly PublishedResult[] }) {
  const national = results.filter((result) => result.scope === "nation");
  const rows = [...results].sort((a, b) => b.year - a.year);
  return (
    <Section title={m.gallery_statistics_series()}>
      <p className="mb-5 max-w-3xl text-soft">{m.gallery_statistics_series_text()}</p>
      <BarChart
        title={m.gallery_statistics_series_chart()}
        category={m.common_year()}
        series={[
          { key: "nominated", name: m.gallery_statistics_nominated(), tone: "indigo" },
          { key: "recognised", name: m.gallery_statistics_recognised(), tone: "lacquer" },
        ]}
        rows={national.map(({ year, nominated, recognised }) => ({
          label: String(year),
          values: { nominated, recognised },
        }))}
      />
      <div className="mt-6">
        <DataTable
          caption={m.gallery_statistics_series()}
          columns={[
            { head: m.gallery_statistics_scope(), cell: (row) => scopeName(row.scope) },
            { head: m.common_year(), numeric: true, cell: (row) => row.year },
            {
              head: m.gallery_statistics_nominated(),
              numeric: true,
              cell: (row) => row.nominated !== null && formatNumber(row.nominated),
            },
            { head: m.gallery_statistics_recognised(), numeric: true, cell: (row) => formatNumber(row.recognised) },
            {
              head: m.gallery_statistics_rate(),
              numeric: true,
              cell: (row) => row.nominated !== null && formatPercent(row.recognised / row.nominated),
            },
            {
              head: m.gallery_statistics_note(),
              cell: (row) => <span className="text-sm text-soft">{getLocale() === "vi" ? row.note : row.noteEn}</span>,
            },
          ]}
          rows={rows}
          rowKey={(row) => `${row.scope} ${row.year}`}
        />
      </div>
    </Section>
  );
}
