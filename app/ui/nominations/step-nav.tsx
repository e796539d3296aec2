import { Link } from "@remix-run/react";
import { Check } from "lucide-react";
import { useEffect, useRef } from "react";
import { STEPS, type Step } from "~/domain/nominations/questions";
import type { Gap } from "~/domain/nominations/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { classNames } from "~/ui/primitives/class-names";
import { stepName } from "./question-texts";

export const FORM_STEPS = ["photos", ...STEPS] as const satisfies readonly (Step | "photos")[];
export type FormStep = (typeof FORM_STEPS)[number];

interface StepNavProps {
  readonly nominationId: string;
  /** Null on the page that hands the dossier in. */
  readonly current: FormStep | null;
  readonly gaps: readonly Gap[];
}

/** The pages of a dossier's form, each saying whether something required is missing. */
export function StepNav({ nominationId, current, gaps }: StepNavProps) {
  const missingIn = (step: FormStep) => gaps.filter((gap) => gap.severity === "required" && gap.step === step).length;
  return (
    <nav aria-label={m.nominations_steps()} className="no-print relative -mx-5 mb-7 overflow-x-auto px-5 py-1">
      <ol className="flex gap-2 whitespace-nowrap lg:flex-wrap lg:gap-1.5">
        {FORM_STEPS.map((step, place) => (
          <Item
            key={step}
            to={paths.producerNominationStep(nominationId, step)}
            place={place + 1}
            name={stepName(step)}
            missing={missingIn(step)}
            isCurrent={step === current}
          />
        ))}
        <Item
          to={paths.producerNominationSubmission(nominationId)}
          place={FORM_STEPS.length + 1}
          name={m.nominations_step_submit()}
          missing={null}
          isCurrent={current === null}
        />
      </ol>
    </nav>
  );
}

interface ItemProps {
  readonly to: string;
  readonly place: number;
  readonly name: string;
  /** Null where nothing is counted. */
  readonly missing: number | null;
  readonly isCurrent: boolean;
}

function Item({ to, place, name, missing, isCurrent }: ItemProps) {
  const link = useRef<HTMLAnchorElement>(null);
  // On a phone the row is wider than the page: the step one is at comes into view.
  useEffect(() => {
    if (isCurrent) link.current?.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
  }, [isCurrent]);
  return (
    <li>
      <Link
        ref={link}
        to={to}
        aria-current={isCurrent ? "step" : undefined}
        className="flex min-h-11 items-center gap-2 rounded-full border border-line bg-card px-3.5 text-ink lg:px-3 no-underline hover:border-edge aria-[current]:border-lacquer-ink aria-[current]:font-semibold"
      >
        <span
          aria-hidden="true"
          className={classNames(
            "flex size-6 items-center justify-center rounded-full text-sm font-semibold",
            missing === 0 ? "bg-ok-wash text-ok-ink" : "bg-wash text-soft",
          )}
        >
          {missing === 0 ? <Check size={15} strokeWidth={3} /> : place}
        </span>
        {name}
        {missing !== null && (
          <span className={missing > 0 ? "text-sm text-bad-ink" : "sr-only"}>
            {missing > 0 ? m.nominations_step_missing({ count: missing }) : m.nominations_step_complete()}
          </span>
        )}
      </Link>
    </li>
  );
}
