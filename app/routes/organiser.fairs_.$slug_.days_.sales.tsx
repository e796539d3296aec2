import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { daysAtWork } from "~/domain/fair-days/days-desk.server";
import { DayQuery } from "~/domain/fair-days/forms";
import { salesByDay, salesOn } from "~/domain/fair-days/sales.server";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDate, formatMoney, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { DaysTabs, DayTabs } from "~/ui/fair-days/days-tabs";
import { ListLinks } from "~/ui/fair-days/list-links";
import { FairHead, headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";
import { Stat, StatRow } from "~/ui/primitives/stat";
import { Tag } from "~/ui/primitives/tag";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.days_sales()}${data ? ` · ${fairName(data.fair)}` : ""} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const query = parseQuery(ctx.request, DayQuery);
    const { fair, day, days } = await daysAtWork(ctx, args.params.slug!, query.day);
    const [byDay, rows] = await Promise.all([salesByDay(ctx, fair.id), salesOn(ctx, fair.id, day)]);
    return { fair: headOfFair(fair), day, days, byDay, rows };
  });
}

export default function Sales() {
  const { fair, day, days, byDay, rows } = useLoaderData<typeof loader>();
  const { slug } = fair;
  const sum = (of: "revenue" | "contractValue") => byDay.reduce((all, one) => all + BigInt(one[of]), 0n);
  const missing = rows.filter(({ reportedAt }) => reportedAt === null).length;
  return (
    <Page>
      <FairHead fair={fair} current="days" />
      <DaysTabs slug={slug} current="sales" />
      <StatRow areLong>
        <Stat label={m.days_revenue_all()} value={formatMoney(sum("revenue"))} />
        <Stat
          label={m.days_contracts()}
          value={formatNumber(byDay.reduce((all, one) => all + one.contracts, 0))}
          note={formatMoney(sum("contractValue"))}
        />
        <Stat label={m.days_missing_on({ date: formatDate(day) })} value={formatNumber(missing)} />
      </StatRow>
      {byDay.length > 0 && (
        <Section title={m.days_sales_by_day()}>
          <DataTable
            caption={m.days_sales_by_day()}
            rows={byDay}
            rowKey={(row) => row.day}
            columns={[
              { head: m.days_day(), cell: (row) => <span className="font-semibold">{formatDate(row.day)}</span> },
              { head: m.days_reports(), numeric: true, cell: (row) => formatNumber(row.reports) },
              { head: m.days_revenue(), numeric: true, cell: (row) => formatMoney(BigInt(row.revenue)) },
              { head: m.days_orders(), numeric: true, cell: (row) => formatNumber(row.orders) },
              { head: m.days_contracts(), numeric: true, cell: (row) => formatNumber(row.contracts) },
              { head: m.days_contract_value(), numeric: true, cell: (row) => formatMoney(BigInt(row.contractValue)) },
            ]}
          />
        </Section>
      )}
      <Section
        title={m.days_sales_on({ date: formatDate(day) })}
        actions={<ListLinks to={(format) => paths.organiserFairDayList(slug, "sales", format, { day })} />}
      >
        <DayTabs days={days} day={day} to={(one) => paths.organiserFairSales(slug, { day: one })} />
        <DataTable
          caption={m.days_sales_on({ date: formatDate(day) })}
          rows={rows}
          rowKey={(row) => row.applicationId}
          empty={<EmptyState title={m.days_no_exhibitors()}>{m.days_no_exhibitors_text()}</EmptyState>}
          columns={[
            { head: m.days_booths(), cell: (row) => <span className="font-semibold">{row.booths.join(", ")}</span> },
            {
              head: m.days_kind_exhibitor(),
              cell: (row) => (
                <span className="grid">
                  {row.signName}
                  <span className="text-sm text-soft">{row.provinceName}</span>
                </span>
              ),
            },
            {
              head: m.days_revenue(),
              numeric: true,
              cell: (row) =>
                row.revenue === null ? <Tag tone="wait">{m.days_not_reported()}</Tag> : formatMoney(row.revenue),
            },
            { head: m.days_orders(), numeric: true, cell: (row) => row.orders !== null && formatNumber(row.orders) },
            {
              head: m.days_contracts(),
              numeric: true,
              cell: (row) => row.contracts !== null && formatNumber(row.contracts),
            },
            {
              head: m.days_contract_value(),
              numeric: true,
              cell: (row) => row.contractValue !== null && formatMoney(row.contractValue),
            },
          ]}
        />
      </Section>
    </Page>
  );
}
