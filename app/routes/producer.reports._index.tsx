import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ownReports } from "~/domain/yearly-reports/own-reports.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { StandingTag } from "~/ui/reports/standing-tag";

export const meta: MetaFunction = () => [{ title: `${m.reports_own_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, ownReports);
}

export default function OwnReports() {
  const { reports, nextOpensOn, hasTitles } = useLoaderData<typeof loader>();
  const next = nextOpensOn && m.reports_own_next({ date: formatDate(nextOpensOn) });
  return (
    <Page>
      <PageHeader title={m.reports_own_title()} lead={m.reports_own_lead()} />
      <DataTable
        caption={m.reports_own_title()}
        rows={reports}
        rowKey={(report) => `${report.awardId} ${report.year}`}
        empty={
          <EmptyState title={m.reports_own_none()}>
            {hasTitles ? (next ?? m.reports_own_none_left()) : m.reports_own_none_text()}
          </EmptyState>
        }
        columns={[
          {
            head: m.reports_product(),
            cell: (report) => (
              <span className="grid">
                <Link to={paths.producerReport(report.awardId, report.year)} className="font-semibold">
                  {m.reports_of_product({ product: report.productName, year: String(report.year) })}
                </Link>
                <span className="text-sm font-normal text-soft">
                  {[report.number, report.establishmentName].filter(Boolean).join(" · ")}
                </span>
              </span>
            ),
          },
          { head: m.reports_to(), cell: (report) => report.agencyName },
          {
            head: m.reports_due_on(),
            className: "whitespace-nowrap",
            cell: (report) => formatDate(report.dueOn),
          },
          {
            head: m.common_status(),
            cell: (report) => (
              <span className="grid justify-items-start gap-1 max-sm:justify-items-end">
                <StandingTag standing={report.standing} />
                {report.submittedAt && (
                  <span className="text-sm text-soft">
                    {m.reports_sent_on({ date: formatDate(report.submittedAt) })}
                  </span>
                )}
              </span>
            ),
          },
          {
            head: m.reports_next_act(),
            cell: (report) => (
              <ButtonLink
                small
                kind={report.standing === "late" || report.standing === "returned" ? "main" : "plain"}
                to={paths.producerReport(report.awardId, report.year)}
                aria-label={m.reports_of_product({ product: report.productName, year: String(report.year) })}
              >
                {actOf(report)}
              </ButtonLink>
            ),
          },
        ]}
      />
      {reports.length > 0 && next && <p className="mt-5 text-soft">{next}</p>}
    </Page>
  );
}

function actOf({ standing, isBegun }: { standing: string; isBegun: boolean }): string {
  if (standing === "submitted" || standing === "acknowledged") return m.reports_read();
  return isBegun ? m.reports_go_on() : m.reports_begin();
}
