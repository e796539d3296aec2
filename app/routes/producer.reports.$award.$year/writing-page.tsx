import type { SubmissionResult } from "@conform-to/react";
import { useState } from "react";
import type { StepConflict } from "~/domain/step-answers";
import type { OwnReportDetails } from "~/domain/yearly-reports/own-reports.server";
import type { ReportGap, ReportStep } from "~/domain/yearly-reports/rules";
import { paths } from "~/http/paths";
import { formatDate, formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { GapList } from "~/ui/reports/gap-list";
import { StandingTag } from "~/ui/reports/standing-tag";
import { ReportStepNav } from "~/ui/reports/step-nav";
import { reportLabel } from "~/ui/reports/words";
import { ReportForm } from "./report-form";
import { SupportPart } from "./support-part";

interface WritingPageProps {
  readonly report: OwnReportDetails;
  readonly step: ReportStep;
  readonly reader: { readonly id: string; readonly name: string };
  /** Names the form of another support. */
  readonly supportKey: string;
  readonly result?: SubmissionResult<string[]> | undefined;
  readonly conflict?: StepConflict | undefined;
}

/** A report while it is written: one step at a time, what is missing always beside it. */
export function WritingPage({ report, step, reader, supportKey, result, conflict }: WritingPageProps) {
  const { awardId, year, productName, number, agencyName, dueOn, dueSource, state } = report;
  // The script's saving answers with what is missing; until then, what the page was loaded with.
  const [saved, setSaved] = useState<readonly ReportGap[] | null>(null);
  const gaps = saved ?? report.gaps;
  const form = (
    <ReportForm
      report={report}
      step={step}
      reader={reader}
      result={result}
      conflict={conflict}
      onGaps={setSaved}
      // What the page was loaded with: a form of an earlier version must not show it as its own.
      key={`${step} ${report.version}`}
    />
  );
  return (
    <Page>
      <PageHeader
        title={m.reports_of_product({ product: productName, year: String(year) })}
        lead={m.reports_to_agency({ agency: agencyName, date: formatDate(dueOn) })}
        tags={<StandingTag standing={report.standing} />}
        breadcrumbs={[
          { label: m.ui_area_producer(), to: paths.producerHome() },
          { label: m.reports_own_title(), to: paths.producerReports() },
        ]}
      />
      {report.returnedReason && (
        <Alert tone="wait" title={m.reports_returned_title({ agency: agencyName })} className="mb-6">
          <p className="whitespace-pre-line">{report.returnedReason}</p>
        </Alert>
      )}
      {state === "submitted" && (
        <Alert tone="wait" className="mb-6">
          {m.reports_correcting_text({ agency: agencyName })}
        </Alert>
      )}
      <ReportStepNav awardId={awardId} year={year} current={step} gaps={gaps} />
      <div className="grid items-start gap-8 lg:grid-cols-[1fr_21rem]">
        <div className="min-w-0">
          {step === "business" && report.offered && (
            <Alert
              className="mb-6"
              title={m.reports_last_year_title({ year: String(year - 1) })}
              actions={
                <PostButton action={paths.producerReportAct(awardId, year, "last-year")}>
                  {m.reports_last_year_take()}
                </PostButton>
              }
            >
              {m.reports_last_year_text({
                fields: formatList(
                  Object.keys(report.offered).map((field) => reportLabel(field as keyof typeof report.offered)),
                ),
              })}
            </Alert>
          )}
          {step === "support" ? (
            <SupportPart report={report} supportKey={supportKey}>
              {form}
            </SupportPart>
          ) : (
            form
          )}
        </div>
        <aside className="grid gap-5 lg:sticky lg:top-6">
          <Card>
            <h2 className="mb-3 text-xl">{m.reports_gaps_title()}</h2>
            <GapList gaps={gaps} toGap={(gap) => paths.producerReport(awardId, year, { step: gap.step })} />
            {state !== "submitted" && (
              <div className="mt-5">
                <ButtonLink to={paths.producerReportAct(awardId, year, "submission")}>
                  {m.reports_step_send()}
                </ButtonLink>
              </div>
            )}
          </Card>
          <Card>
            <h2 className="mb-2 text-xl">{m.reports_about_title()}</h2>
            <p>{m.reports_about_certificate({ number })}</p>
            <p className="mt-1 text-sm text-soft">{m.reports_about_text({ agency: agencyName })}</p>
            {dueSource && <p className="mt-1 text-sm text-soft">{m.reports_about_source({ source: dueSource })}</p>}
          </Card>
        </aside>
      </div>
    </Page>
  );
}
