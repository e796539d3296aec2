import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { programmeResults } from "~/domain/gallery/programme-results.server";
import { galleryStatistics } from "~/domain/gallery/statistics.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { groupName, levelTitle, regionName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { LEVELS } from "~/lib/vocabulary";
import { BarChart } from "~/ui/charts/bar-chart";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Stat, StatRow } from "~/ui/primitives/stat";
import { ProvinceBars } from "./province-bars";
import { PublishedResults } from "./published-results";

/** The charts answer to a pointer where scripts run; without them they are drawn all the same. */
export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.gallery_statistics_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => ({ statistics: await galleryStatistics(ctx), results: programmeResults() }));
}

export default function Statistics() {
  const { statistics, results } = useLoaderData<typeof loader>();
  const years = [...new Set(statistics.byYear.map((row) => row.year))].sort((a, b) => a - b);
  const levels = LEVELS.filter((level) => statistics.byYear.some((row) => row.level === level));
  const countOf = (year: number, level: string) =>
    statistics.byYear.find((row) => row.year === year && row.level === level)?.count ?? 0;
  const count = { head: m.gallery_statistics_count(), numeric: true };
  return (
    <Page>
      <PageHeader title={m.gallery_statistics_title()} lead={m.gallery_statistics_lead()} />
      <StatRow>
        <Stat label={m.gallery_statistics_awards()} value={formatNumber(statistics.awards)} />
        <Stat label={m.gallery_statistics_products()} value={formatNumber(statistics.products)} to={paths.products()} />
        <Stat label={m.gallery_statistics_producers()} value={formatNumber(statistics.producers)} />
        <Stat label={m.gallery_statistics_provinces()} value={formatNumber(statistics.provinces)} />
      </StatRow>
      <Section title={m.gallery_statistics_by_year()}>
        <BarChart
          title={m.gallery_statistics_by_year()}
          category={m.common_year()}
          series={levels.map((level) => ({ key: level, name: levelTitle(level) }))}
          rows={years.map((year) => ({
            label: String(year),
            values: Object.fromEntries(levels.map((level) => [level, countOf(year, level)])),
          }))}
        />
      </Section>
      <div className="grid gap-x-8 lg:grid-cols-2">
        <Section title={m.gallery_statistics_by_region()}>
          <DataTable
            caption={m.gallery_statistics_by_region()}
            columns={[
              {
                head: m.gallery_region(),
                cell: (row) => <Link to={paths.products({ region: row.region })}>{regionName(row.region)}</Link>,
              },
              { ...count, cell: (row) => formatNumber(row.count) },
            ]}
            rows={statistics.byRegion}
            rowKey={(row) => row.region}
          />
        </Section>
        <Section title={m.gallery_statistics_by_group()}>
          <DataTable
            caption={m.gallery_statistics_by_group()}
            columns={[
              {
                head: m.common_group(),
                cell: (row) =>
                  row.group ? (
                    <Link to={paths.products({ group: row.group })}>{groupName(row.group)}</Link>
                  ) : (
                    m.gallery_statistics_no_group()
                  ),
              },
              { ...count, cell: (row) => formatNumber(row.count) },
            ]}
            rows={statistics.byGroup}
            rowKey={(row) => row.group ?? ""}
          />
        </Section>
      </div>
      <Section title={m.gallery_statistics_by_province()}>
        <ProvinceBars rows={statistics.byProvince} />
      </Section>
      <PublishedResults results={results} />
    </Page>
  );
}
