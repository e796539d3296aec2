import type { OwnReportDetails } from "~/domain/yearly-reports/own-reports.server";
import { paths } from "~/http/paths";
import { formatDate, formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { ReportView } from "~/ui/reports/report-view";
import { StandingTag } from "~/ui/reports/standing-tag";

/** A report that is not open yet, or was sent. */
export function ReadingPage({ report }: { report: OwnReportDetails }) {
  const { awardId, year, productName, standing, whyNotWrite, state, agencyName, submittedAt, acknowledgedAt } = report;
  return (
    <Page narrow>
      <PageHeader
        title={m.reports_of_product({ product: productName, year: String(year) })}
        lead={m.reports_to_agency({ agency: agencyName, date: formatDate(report.dueOn) })}
        tags={state && <StandingTag standing={standing} />}
        breadcrumbs={[
          { label: m.ui_area_producer(), to: paths.producerHome() },
          { label: m.reports_own_title(), to: paths.producerReports() },
        ]}
        actions={
          state === "submitted" && (
            <ButtonLink to={paths.producerReport(awardId, year, { step: "business" })}>
              {m.reports_correct()}
            </ButtonLink>
          )
        }
      />
      {state === "submitted" && submittedAt && (
        <Alert tone="ok" className="mb-6" title={m.reports_sent_at({ at: formatDateTime(submittedAt) })}>
          {m.reports_sent_text()}
        </Alert>
      )}
      {acknowledgedAt && (
        <Alert tone="ok" className="mb-6">
          {m.reports_noted_at({ at: formatDateTime(acknowledgedAt), agency: agencyName })}
        </Alert>
      )}
      {state === null && whyNotWrite ? (
        <Alert>{whyNotWrite}</Alert>
      ) : (
        <Card>
          <ReportView answers={report.answers} supports={report.supports} />
        </Card>
      )}
    </Page>
  );
}
