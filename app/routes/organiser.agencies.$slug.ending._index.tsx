import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Download } from "lucide-react";
import { endingCertificates } from "~/domain/certificates/ending.server";
import { mayKeepReminders } from "~/domain/certificates/policy";
import { PageQuery } from "~/domain/yearly-reports/forms";
import { reportDesk } from "~/domain/yearly-reports/overview.server";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDate, formatList, formatNumber } from "~/i18n/formats";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { daysBetween, todayInVietnam } from "~/lib/dates";
import { ButtonLink } from "~/ui/primitives/button";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Pagination } from "~/ui/primitives/pagination";
import { ReportTabs } from "~/ui/reports/report-tabs";

export const meta: MetaFunction = () => [{ title: `${m.reports_ending_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { page } = parseQuery(ctx.request, PageQuery);
    const { agency, reminders } = await reportDesk(ctx, args.params.slug!, undefined);
    const list = await endingCertificates(ctx, agency.id, page);
    const mayKeep = mayKeepReminders(ctx.actor, agency.id);
    return { agency, reminders, list, mayKeep, today: todayInVietnam(ctx.now) };
  });
}

export default function Ending() {
  const { agency, reminders, list, mayKeep, today } = useLoaderData<typeof loader>();
  const days = formatList(reminders.expiryDaysBefore.map((one) => formatNumber(one)));
  return (
    <Page>
      <PageHeader
        title={m.reports_ending_title()}
        lead={m.reports_ending_lead({ days })}
        breadcrumbs={[{ label: agency.name, to: paths.organiserAgency(agency.slug) }]}
        actions={
          list.total > 0 &&
          (["xlsx", "csv"] as const).map((format) => (
            <ButtonLink
              key={format}
              small
              reloadDocument
              to={paths.organiserEndingFile(agency.slug, format)}
              icon={<Download size={17} aria-hidden />}
            >
              {format === "xlsx" ? m.reports_download_xlsx() : m.reports_download_csv()}
            </ButtonLink>
          ))
        }
      />
      <ReportTabs slug={agency.slug} current="ending" mayKeep={mayKeep} />
      <DataTable
        caption={m.reports_ending_title()}
        rows={list.rows}
        rowKey={(row) => row.number}
        empty={<EmptyState title={m.reports_ending_none()}>{m.reports_ending_none_text()}</EmptyState>}
        columns={[
          {
            head: m.reports_product(),
            cell: (row) => (
              <span className="grid">
                <span className="font-semibold">{row.productName}</span>
                <Link to={paths.certificate(row.number)} className="text-sm">
                  {row.number}
                </Link>
              </span>
            ),
          },
          { head: m.reports_maker(), cell: (row) => row.establishmentName },
          { head: m.reports_column_level(), cell: (row) => levelTitle(row.level) },
          {
            head: m.reports_column_until(),
            className: "whitespace-nowrap",
            cell: (row) => (
              <span className="grid justify-items-start max-sm:justify-items-end">
                {formatDate(row.validUntil)}
                <span className="text-sm text-soft">
                  {m.reports_days_left({ count: daysBetween(today, row.validUntil) })}
                </span>
              </span>
            ),
          },
          {
            head: m.reports_column_reminded(),
            className: "whitespace-nowrap",
            cell: (row) =>
              row.remindedOn ? formatDate(row.remindedOn) : <span className="text-soft">{m.common_not_yet()}</span>,
          },
        ]}
      />
      <Pagination
        page={list.page}
        pageSize={list.pageSize}
        total={list.total}
        href={(one) => paths.organiserEnding(agency.slug, { page: one })}
      />
    </Page>
  );
}
