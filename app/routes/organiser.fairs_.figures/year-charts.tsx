import type { YearRow } from "~/domain/fair-reports/programme";
import { formatMoney } from "~/i18n/formats";
import { fairIndicatorName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { FairIndicator } from "~/lib/vocabulary";
import { BarChart } from "~/ui/charts/bar-chart";
import type { Tone } from "~/ui/charts/series";
import { yearsName } from "~/ui/fair-reports/years-name";

const SERIES: Readonly<Partial<Record<FairIndicator, Tone>>> = {
  establishments: "bamboo",
  booths: "indigo",
  visits: "gold",
  sales: "lacquer",
  contracted: "clay",
};

/** The years beside each other, all levels together, the earliest first. */
export function YearCharts({ years }: { years: readonly YearRow[] }) {
  const labels = [...new Set(years.map(({ fromYear, year }) => yearsName(fromYear, year)))].reverse();
  const rowsOf = (indicators: readonly FairIndicator[]) =>
    labels.map((label) => ({
      label,
      values: Object.fromEntries(
        indicators.map((indicator) => {
          const known = years
            .filter(({ fromYear, year }) => yearsName(fromYear, year) === label)
            .flatMap((row) => row.indicators[indicator].value ?? []);
          return [indicator, known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)];
        }),
      ),
    }));
  const seriesOf = (indicators: readonly FairIndicator[]) =>
    indicators.map((key) => ({ key, name: fairIndicatorName(key), tone: SERIES[key]! }));
  const part = ["establishments", "booths"] as const;
  const money = ["sales", "contracted"] as const;
  return (
    <div className="mt-8 grid items-start gap-6 lg:grid-cols-2">
      <BarChart
        title={m.figures_chart_participations()}
        category={m.figures_year()}
        series={seriesOf(part)}
        rows={rowsOf(part)}
        note={m.figures_chart_note()}
      />
      <BarChart
        title={m.figures_chart_visits()}
        category={m.figures_year()}
        series={seriesOf(["visits"])}
        rows={rowsOf(["visits"])}
      />
      <div className="min-w-0 lg:col-span-2">
        <BarChart
          title={m.figures_chart_sales()}
          category={m.figures_year()}
          series={seriesOf(money)}
          rows={rowsOf(money)}
          format={formatMoney}
        />
      </div>
    </div>
  );
}
