import { Link } from "@remix-run/react";
import { Check } from "lucide-react";
import { type ApplicationGap, type ApplicationStep, requiredGaps, stepsFor } from "~/domain/applications/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { classNames } from "~/ui/primitives/class-names";
import { stepPath } from "./gap-list";
import { stepName } from "./words";

interface StepNavProps {
  readonly id: string;
  readonly isCentre: boolean;
  /** Null on the page that sends it. */
  readonly current: ApplicationStep | null;
  readonly gaps: readonly ApplicationGap[];
}

/** The pages of an application's form, each saying whether something is missing. */
export function StepNav({ id, isCentre, current, gaps }: StepNavProps) {
  const items = [
    ...stepsFor(isCentre).map((step) => ({
      name: stepName(step),
      to: stepPath(id, step),
      missing: requiredGaps(gaps).filter((gap) => gap.step === step).length,
      isCurrent: step === current,
    })),
    {
      name: m.applications_step_send(),
      to: paths.applicationSubmission(id),
      missing: null,
      isCurrent: current === null,
    },
  ];
  return (
    <nav aria-label={m.applications_steps()} className="no-print relative -mx-5 mb-7 overflow-x-auto px-5 py-1">
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
                  {missing > 0 ? m.applications_step_missing({ count: missing }) : m.applications_step_complete()}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
