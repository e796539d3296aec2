import type { FairFigures } from "~/domain/fair-reports/rules";
import { formatDate, formatMoney, formatNumber } from "~/i18n/formats";
import { boothKindName, fairMoneySourceName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { BarChart } from "~/ui/charts/bar-chart";
import { RowChart } from "~/ui/charts/row-chart";
import { firstAndRest } from "~/ui/charts/series";

/** "16/05": the year is that of the fair. */
const shortDay = (day: string) => formatDate(day).slice(0, 5);

/** Provinces that are drawn each for itself: a fair has up to forty. */
const DRAWN = 10;

export function Charts({ figures }: { figures: FairFigures }) {
  const { visits, sales, provinces, booths, money } = figures;
  const places = provinces.map(({ name, booths, establishments }) => ({
    label: name,
    values: { booths, establishments },
  }));
  return (
    <div className="mt-8 grid items-start gap-6 lg:grid-cols-2">
      <BarChart
        title={m.closings_chart_visits()}
        category={m.closings_day()}
        series={[{ key: "visits", name: m.closings_visits(), tone: "bamboo" }]}
        rows={visits.byDay.map((row) => ({ label: shortDay(row.day), values: { visits: row.visits } }))}
        note={m.closings_chart_visits_note()}
      />
      <BarChart
        title={m.closings_chart_sales()}
        category={m.closings_day()}
        series={[{ key: "revenue", name: m.closings_revenue(), tone: "lacquer" }]}
        rows={sales.byDay.map((row) => ({ label: shortDay(row.day), values: { revenue: row.revenue } }))}
        format={formatMoney}
        note={m.closings_chart_sales_note()}
      />
      <RowChart
        title={m.closings_chart_provinces()}
        category={m.closings_province()}
        series={[
          { key: "booths", name: m.closings_booths(), tone: "indigo" },
          { key: "establishments", name: m.closings_establishments(), tone: "gold" },
        ]}
        rows={places}
        drawn={firstAndRest(places, DRAWN, (count) => m.closings_other_provinces({ count: formatNumber(count) }))}
      />
      <div className="grid content-start gap-6">
        <RowChart
          title={m.closings_chart_kinds()}
          category={m.closings_kind()}
          series={[
            { key: "taken", name: m.closings_taken(), tone: "indigo" },
            { key: "all", name: m.closings_on_plan(), tone: "clay" },
          ]}
          rows={booths.map(({ kind, taken, all }) => ({ label: boothKindName(kind), values: { taken, all } }))}
        />
        <RowChart
          title={m.closings_chart_money()}
          category={m.closings_source()}
          series={[
            { key: "planned", name: m.closings_planned(), tone: "clay" },
            { key: "spent", name: m.closings_spent(), tone: "lacquer" },
          ]}
          rows={money.map(({ source, planned, spent }) => ({
            label: fairMoneySourceName(source),
            values: { planned, spent },
          }))}
          format={formatMoney}
        />
      </div>
    </div>
  );
}
