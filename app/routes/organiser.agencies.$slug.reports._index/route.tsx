import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Download, MailWarning } from "lucide-react";
import { mayKeepReminders } from "~/domain/certificates/policy";
import { OverviewQuery } from "~/domain/yearly-reports/forms";
import { askedList, reportDesk, reportTotals } from "~/domain/yearly-reports/overview.server";
import { REPORT_STANDINGS } from "~/domain/yearly-reports/rules";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDate, formatNumber } from "~/i18n/formats";
import { reportStandingName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Pagination } from "~/ui/primitives/pagination";
import { SearchField } from "~/ui/primitives/search-field";
import { Stat, StatRow } from "~/ui/primitives/stat";
import { Tabs } from "~/ui/primitives/tabs";
import { ReportTabs } from "~/ui/reports/report-tabs";
import { ReportTable } from "./report-table";
import { TotalCharts } from "./total-charts";

/** The charts answer to a pointer where scripts run; without them they are drawn all the same. */
export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.reports_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const query = parseQuery(ctx.request, OverviewQuery);
    const desk = await reportDesk(ctx, args.params.slug!, query.year);
    const [list, totals] = await Promise.all([askedList(ctx, desk, query), reportTotals(ctx, desk)]);
    return {
      desk,
      query,
      list,
      totals,
      mayKeep: mayKeepReminders(ctx.actor, desk.agency.id),
    };
  });
}

export default function Overview() {
  const { desk, query, list, totals, mayKeep } = useLoaderData<typeof loader>();
  const { agency, year, years, dueOn, reminders } = desk;
  const { state, q } = query;
  const to = (values: { state?: string; page?: number; q?: string }) =>
    paths.organiserAgencyReports(agency.slug, { year, state, q, ...values });
  const { late, due, returned, submitted, acknowledged } = totals.standings;
  return (
    <Page>
      <PageHeader
        title={m.reports_overview_title({ year: String(year) })}
        lead={[
          m.reports_overview_lead({ agency: agency.name, date: formatDate(dueOn) }),
          reminders.dueSource && m.reports_about_source({ source: reminders.dueSource }),
        ]
          .filter(Boolean)
          .join(" ")}
        breadcrumbs={[{ label: agency.name, to: paths.organiserAgency(agency.slug) }]}
        actions={
          totals.asked > 0 && (
            <ButtonLink
              to={paths.organiserReportsReminder(agency.slug, { year })}
              icon={<MailWarning size={18} aria-hidden />}
            >
              {m.reports_remind_late()}
            </ButtonLink>
          )
        }
      />
      <ReportTabs slug={agency.slug} current="reports" mayKeep={mayKeep} />
      <Tabs
        label={m.reports_years()}
        items={years.map((one) => ({
          label: String(one),
          to: paths.organiserAgencyReports(agency.slug, { year: one }),
          current: one === year,
        }))}
      />
      <StatRow>
        <Stat label={m.reports_stat_asked()} value={formatNumber(totals.asked)} />
        <Stat
          label={m.reports_stat_sent()}
          value={formatNumber(submitted + acknowledged)}
          note={m.reports_stat_noted({ count: acknowledged })}
        />
        <Stat
          label={m.reports_stat_waiting()}
          value={formatNumber(due + late + returned)}
          note={m.reports_stat_late({ count: late })}
        />
        <Stat
          label={m.reports_stat_workers()}
          value={formatNumber(totals.workers)}
          note={m.reports_stat_per_product()}
        />
      </StatRow>
      <div className="mt-4">
        <StatRow areLong>
          <Stat label={m.reports_stat_revenue()} value={formatNumber(BigInt(totals.revenue))} note={m.reports_dong()} />
          <Stat
            label={m.reports_stat_export()}
            value={formatNumber(BigInt(totals.exportValue))}
            note={m.reports_dong()}
          />
          <Stat
            label={m.reports_stat_support()}
            value={formatNumber(totals.supports.reduce((sum, one) => sum + BigInt(one.amount), 0n))}
            note={m.reports_dong()}
          />
          <Stat label={m.reports_stat_not_kept()} value={formatNumber(totals.qualityNotKept)} />
        </StatRow>
      </div>
      <TotalCharts totals={totals} />
      <Section
        title={m.reports_list_title()}
        actions={
          <div className="no-print flex flex-wrap gap-3">
            {(["xlsx", "csv"] as const).map((format) => (
              <ButtonLink
                key={format}
                small
                reloadDocument
                to={paths.organiserReportsFile(agency.slug, format, { year, state, q })}
                icon={<Download size={17} aria-hidden />}
              >
                {format === "xlsx" ? m.reports_download_xlsx() : m.reports_download_csv()}
              </ButtonLink>
            ))}
          </div>
        }
      >
        <div className="mb-5 max-w-xl">
          <SearchField
            action={paths.organiserAgencyReports(agency.slug)}
            defaultValue={q}
            label={m.reports_search()}
            placeholder={m.reports_search_placeholder()}
            kind="plain"
          >
            <input type="hidden" name="year" value={year} />
            <input type="hidden" name="state" value={state} />
          </SearchField>
        </div>
        <Tabs
          label={m.reports_standings()}
          items={(["all", ...REPORT_STANDINGS] as const).map((one) => ({
            label: one === "all" ? m.common_all() : reportStandingName(one),
            count: one === "all" ? totals.asked : totals.standings[one],
            to: to({ state: one, page: 1 }),
            current: one === state,
          }))}
        />
        <ReportTable rows={list.rows} isAnyAsked={totals.asked > 0} />
        <Pagination page={list.page} pageSize={list.pageSize} total={list.total} href={(page) => to({ page })} />
      </Section>
    </Page>
  );
}
