import { Link } from "@remix-run/react";
import type { FairFigures } from "~/domain/fair-reports/rules";
import { paths } from "~/http/paths";
import { formatDate, formatMoney, formatNumber } from "~/i18n/formats";
import { boothKindName, fairMoneySourceName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { BarChart } from "~/ui/charts/bar-chart";
import { RowChart } from "~/ui/charts/row-chart";
import { firstAndRest } from "~/ui/charts/series";
import { Card } from "~/ui/primitives/card";

/** "16/05": the year is that of the fair. */
const shortDay = (day: string) => formatDate(day).slice(0, 5);

/** Provinces that are drawn each for itself: a fair has up to forty. */
const DRAWN = 10;

interface ChartsProps {
  readonly figures: FairFigures;
  readonly fair: { readonly slug: string; readonly startsOn: string };
}

/** What is known drawn, one chart a figure; of what is not, when it comes. */
export function Charts({ figures, fair }: ChartsProps) {
  const { visits, sales, provinces, booths, money } = figures;
  const has = {
    visits: visits.byDay.length > 0,
    sales: sales.byDay.length > 0,
    provinces: provinces.length > 0,
    kinds: booths.length > 0,
    money: money.length > 0,
  };
  const places = provinces.map(({ name, booths, establishments }) => ({
    label: name,
    values: { booths, establishments },
  }));
  return (
    <div className="mt-8 grid items-start gap-6 lg:grid-cols-2">
      {has.visits && (
        <BarChart
          title={m.closings_chart_visits()}
          category={m.closings_day()}
          series={[{ key: "visits", name: m.closings_visits(), tone: "bamboo" }]}
          rows={visits.byDay.map((row) => ({ label: shortDay(row.day), values: { visits: row.visits } }))}
          note={m.closings_chart_visits_note()}
        />
      )}
      {has.sales && (
        <BarChart
          title={m.closings_chart_sales()}
          category={m.closings_day()}
          series={[{ key: "revenue", name: m.closings_revenue(), tone: "lacquer" }]}
          rows={sales.byDay.map((row) => ({ label: shortDay(row.day), values: { revenue: row.revenue } }))}
          format={formatMoney}
          note={m.closings_chart_sales_note()}
        />
      )}
      {has.provinces && (
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
      )}
      <div className="grid content-start gap-6">
        {has.kinds && (
          <RowChart
            title={m.closings_chart_kinds()}
            category={m.closings_kind()}
            series={[
              { key: "taken", name: m.closings_taken(), tone: "indigo" },
              { key: "all", name: m.closings_on_plan(), tone: "clay" },
            ]}
            rows={booths.map(({ kind, taken, all }) => ({ label: boothKindName(kind), values: { taken, all } }))}
          />
        )}
        {has.money && (
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
        )}
        <Coming has={has} {...fair} />
      </div>
    </div>
  );
}

interface ComingProps {
  readonly has: Readonly<Record<"visits" | "sales" | "provinces" | "kinds" | "money", boolean>>;
  readonly slug: string;
  readonly startsOn: string;
}

/** Where figures that are not there come from, and when. */
function Coming({ has, slug, startsOn }: ComingProps) {
  const date = formatDate(startsOn);
  const coming: readonly (readonly [is: boolean, words: string, to?: string, link?: string])[] = [
    [!has.kinds, m.closings_coming_kinds(), paths.organiserHalls(slug), m.closings_coming_plan()],
    [!has.provinces, m.closings_coming_provinces()],
    [!has.visits, m.closings_coming_visits({ date })],
    [!has.sales, m.closings_coming_sales({ date })],
    [!has.money, m.closings_coming_money(), paths.organiserFairSetup(slug, "budget"), m.closings_coming_budget()],
  ];
  const shown = coming.filter(([is]) => is);
  if (shown.length === 0) return null;
  return (
    <Card as="section">
      <h3 className="font-display text-lg font-bold">{m.closings_coming_title()}</h3>
      <ul className="mt-3 grid gap-2 text-soft">
        {shown.map(([, words, to, link]) => (
          <li key={words}>
            {words} {to && <Link to={to}>{link}</Link>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
