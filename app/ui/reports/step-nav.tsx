import { Link } from "@remix-run/react";
import { Check } from "lucide-react";
import { REPORT_STEPS, type ReportGap, type ReportStep } from "~/domain/yearly-reports/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { classNames } from "~/ui/primitives/class-names";
import { reportStepName } from "./words";

interface StepNavProps {
  readonly awardId: string;
  readonly year: number;
  /** Null on the page that sends the report. */
  readonly current: ReportStep | null;
  readonly gaps: readonly ReportGap[];
}

/** The pages of a report's form, each saying whether something is missing. */
export function StepNav({ awardId, year, current, gaps }: StepNavProps) {
  const items = [
    ...REPORT_STEPS.map((step) => ({
      name: reportStepName(step),
      to: paths.producerReport(awardId, year, { step }),
      missing: gaps.filter((gap) => gap.step === step).length,
      isCurrent: step === current,
    })),
    {
      name: m.reports_step_send(),
      to: paths.producerReportAct(awardId, year, "submission"),
      missing: null,
      isCurrent: current === null,
    },
  ];
  return (
    <nav aria-label={m.reports_steps()} className="no-print relative -mx-5 mb-7 overflow-x-auto px-5 py-1">
      <ol className="flex gap-2 whitespace-nowrap lg:flex-wrap">
        {items.map(({ name, to, missing, isCurrent }, place) => (
          <li key={to}>
            <Link
              to={to}
              aria-current={isCurrent ? "step" : undefined}
              className="flex min-h-11 items-center gap-2 rounded-full border border-line bg-card px-3.5 text-ink no-underline hover:border-edge aria-[current]:border-lacquer-ink aria-[current]:font-semibold"
            >
              <span
                aria-hidden="true"
                className={classNames(
                  "flex size-6 items-center justify-center rounded-full text-sm font-semibold",
                  missing === 0 ? "bg-ok-wash text-ok-ink" : "bg-wash text-soft",
                )}
              >
                {missing === 0 ? <Check size={15} strokeWidth={3} /> : place + 1}
              </span>
              {name}
              {missing !== null && (
                <span className={missing > 0 ? "text-sm text-bad-ink" : "sr-only"}>
                  {missing > 0 ? m.reports_step_missing({ count: missing }) : m.reports_step_complete()}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
