import { REPORT_STEPS, type ReportGap, type ReportStep } from "~/domain/yearly-reports/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { StepNav } from "~/ui/steps/step-nav";
import { reportStepName } from "./words";

interface ReportStepNavProps {
  readonly awardId: string;
  readonly year: number;
  /** Null on the page that sends the report. */
  readonly current: ReportStep | null;
  readonly gaps: readonly ReportGap[];
}

/** The pages of a report's form. */
export function ReportStepNav({ awardId, year, current, gaps }: ReportStepNavProps) {
  const steps = REPORT_STEPS.map((step) => ({
    to: paths.producerReport(awardId, year, { step }),
    name: reportStepName(step),
    missing: gaps.filter((gap) => gap.step === step).length,
    isCurrent: step === current,
  }));
  const to = paths.producerReportAct(awardId, year, "submission");
  const send = { to, name: m.reports_step_send(), missing: null, isCurrent: current === null };
  return <StepNav label={m.reports_steps()} steps={[...steps, send]} />;
}
