import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { m } from "~/i18n/paraglide/messages";
import { classNames } from "./class-names";

export type StepState = "done" | "now" | "next";

export interface TimelineStep {
  readonly key: string;
  readonly title: ReactNode;
  readonly state: StepState;
  /** Its dates, or what is left of it. */
  readonly when?: ReactNode;
  readonly note?: ReactNode;
}

const STATE_NAMES = { done: m.ui_phase_done, now: m.ui_phase_now, next: m.ui_phase_next };
const DOTS: Record<StepState, string> = {
  done: "border-bamboo bg-bamboo text-card",
  now: "border-lacquer-ink bg-card text-lacquer-ink",
  next: "border-edge bg-card text-soft",
};

/** The phases of a round or a fair: in a row where there is room, down the page on a phone. */
export function Timeline({ steps, label = m.ui_steps() }: { steps: readonly TimelineStep[]; label?: string }) {
  return (
    <ol aria-label={label} className="grid lg:auto-cols-fr lg:grid-flow-col">
      {steps.map((step, index) => (
        <li
          key={step.key}
          aria-current={step.state === "now" ? "step" : undefined}
          className="relative grid grid-cols-[auto_1fr] gap-x-3 pb-5 last:pb-0 lg:grid-cols-1 lg:content-start lg:pr-3 lg:pb-0"
        >
          {index < steps.length - 1 && (
            <span
              aria-hidden="true"
              className={classNames(
                "absolute top-7 bottom-0 left-[0.81rem] w-0.5 lg:top-[0.81rem] lg:right-0 lg:bottom-auto lg:left-7 lg:h-0.5 lg:w-auto",
                step.state === "done" ? "bg-bamboo" : "bg-line",
              )}
            />
          )}
          <span
            aria-hidden="true"
            className={classNames(
              "relative flex size-7 items-center justify-center rounded-full border-2 text-sm font-semibold",
              DOTS[step.state],
            )}
          >
            {step.state === "done" ? <Check size={16} strokeWidth={3} /> : index + 1}
          </span>
          <div className="lg:mt-2">
            <p className={step.state === "now" ? "font-semibold text-lacquer-ink" : "font-semibold"}>
              {step.title}
              <span className="sr-only"> ({STATE_NAMES[step.state]()})</span>
            </p>
            {step.when && <p className="text-sm text-soft">{step.when}</p>}
            {step.note && <div className="mt-1 text-sm">{step.note}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
