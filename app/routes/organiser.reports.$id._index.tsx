import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { sentReport } from "~/domain/yearly-reports/sent-report.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDate, formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";
import { ReportView } from "~/ui/reports/report-view";
import { StandingTag } from "~/ui/reports/standing-tag";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data ? m.reports_of_product({ product: data.report.productName, year: String(data.report.year) }) : m.reports_title()} · ${m.common_brand()}`,
  },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => ({ report: await sentReport(ctx, args.params.id!) }));
}

export default function Report() {
  const { report } = useLoaderData<typeof loader>();
  const { id, version, year, state, productName, content, acknowledged, returned } = report;
  return (
    <Page>
      <PageHeader
        title={m.reports_of_product({ product: productName, year: String(year) })}
        lead={report.establishmentName}
        tags={
          <>
            <StandingTag standing={state} />
            {report.isLate && <Tag tone="wait">{m.reports_sent_late()}</Tag>}
          </>
        }
        breadcrumbs={[
          {
            label: m.reports_overview_title({ year: String(year) }),
            to: paths.organiserAgencyReports(report.agencySlug, { year }),
          },
        ]}
      />
      <div className="grid items-start gap-8 lg:grid-cols-[1fr_22rem]">
        {content ? (
          <Card>
            <ReportView {...content} />
          </Card>
        ) : (
          <Alert tone="wait">{m.reports_returned_hidden()}</Alert>
        )}
        <aside className="grid gap-5 lg:sticky lg:top-6">
          <Card>
            <dl className="grid gap-4">
              <Fact term={m.reports_certificate()}>
                <Link to={paths.certificate(report.number)}>{report.number}</Link>
              </Fact>
              <Fact term={m.reports_due_on()}>{formatDate(report.dueOn)}</Fact>
              <Fact term={m.reports_sent_word()}>
                {m.reports_by_at({ name: report.submittedBy, at: formatDateTime(report.submittedAt) })}
              </Fact>
              {report.correctedAt && <Fact term={m.reports_corrected()}>{formatDateTime(report.correctedAt)}</Fact>}
              {acknowledged && (
                <Fact term={m.reports_noted_word()}>
                  {m.reports_by_at({ name: acknowledged.by, at: formatDateTime(acknowledged.at) })}
                </Fact>
              )}
              {returned && (
                <Fact term={m.reports_returned_word()}>
                  {m.reports_by_at({ name: returned.by, at: formatDateTime(returned.at) })}
                  <span className="mt-1 block break-words whitespace-pre-line">{returned.reason}</span>
                </Fact>
              )}
            </dl>
          </Card>
          {(report.whyNotTakeNote === null || report.whyNotReturn === null) && (
            <Card className="grid gap-3">
              {report.whyNotTakeNote === null && (
                <>
                  <p className="text-sm text-soft">{m.reports_note_text()}</p>
                  <div>
                    <PostButton
                      kind="main"
                      action={paths.organiserReportAct(id, "note")}
                      fields={{ version: String(version) }}
                    >
                      {m.reports_take_note()}
                    </PostButton>
                  </div>
                </>
              )}
              {report.whyNotReturn === null && (
                <div>
                  <ButtonLink to={paths.organiserReportAct(id, "return")}>{m.reports_return()}</ButtonLink>
                </div>
              )}
            </Card>
          )}
        </aside>
      </div>
    </Page>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-soft">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
