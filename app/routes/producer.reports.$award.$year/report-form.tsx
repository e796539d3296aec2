import type { SubmissionResult } from "@conform-to/react";
import type { StepConflict } from "~/domain/step-answers";
import type { OwnReportDetails } from "~/domain/yearly-reports/own-reports.server";
import { fieldsOf, type ReportGap, type ReportStep } from "~/domain/yearly-reports/rules";
import { paths } from "~/http/paths";
import { reportStepName, reportWords } from "~/ui/reports/words";
import { StepForm } from "~/ui/steps/step-form";
import { ReportField } from "./report-field";

interface ReportFormProps {
  readonly report: OwnReportDetails;
  readonly step: ReportStep;
  readonly reader: { readonly id: string; readonly name: string };
  readonly result: SubmissionResult<string[]> | undefined;
  /** Of a form that was sent as a whole. */
  readonly conflict: StepConflict | undefined;
  /** What is missing after each saving. */
  readonly onGaps: (gaps: readonly ReportGap[]) => void;
}

/** The questions of one step of a report. */
export function ReportForm({ report, step, reader, ...rest }: ReportFormProps) {
  const { awardId, year } = report;
  return (
    <StepForm
      id={`report-${step}`}
      memory={`report ${reader.id} ${awardId} ${year} ${step}`}
      heading={step === "support" ? undefined : reportStepName(step)}
      words={reportWords(step)}
      written={report}
      to={{
        next: paths.producerReport(awardId, year, { step }),
        stay: paths.producerReport(awardId, year, { step, stay: "yes" }),
        saving: paths.producerReportSaving(awardId, year, step),
      }}
      reader={reader}
      {...rest}
    >
      {(fields) => fieldsOf(step).map((name) => <ReportField key={name} name={name} field={fields[name]!} />)}
    </StepForm>
  );
}
