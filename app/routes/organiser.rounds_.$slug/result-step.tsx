import { CircleCheck, CircleDot, Circle as CircleOpen } from "lucide-react";
import type { ResultStep } from "~/domain/awards/next-step.server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";

const ORDER: readonly ResultStep["kind"][] = ["list", "decision", "release", "released"];
const STEPS = [
  { kind: "list", name: m.awards_step_list },
  { kind: "decision", name: m.awards_step_decision },
  { kind: "release", name: m.awards_step_release },
] as const;

interface ResultStepsProps {
  readonly slug: string;
  readonly step: ResultStep;
  /** What the page is for: no later phase can be entered before. */
  readonly isMain: boolean;
}

/** From the council's list to the release: what is done, what comes next, and where. */
export function ResultSteps({ slug, step, isMain }: ResultStepsProps) {
  const at = ORDER.indexOf(step.kind);
  const { text, act, to } = nextAct(slug, step);
  return (
    <Card as="section" className="mt-6">
      <h2 className="text-xl">{m.awards_step_title()}</h2>
      <ol className="mt-3 flex flex-wrap gap-x-8 gap-y-2">
        {STEPS.map(({ kind, name }, place) => {
          const isDone = place < at;
          const isNext = place === at;
          const Icon = isDone ? CircleCheck : isNext ? CircleDot : CircleOpen;
          return (
            <li
              key={kind}
              aria-current={isNext ? "step" : undefined}
              className={`flex items-center gap-2 ${isDone ? "text-ok-ink" : isNext ? "font-semibold" : "text-soft"}`}
            >
              <Icon size={19} aria-hidden className="flex-none" />
              {name()}
            </li>
          );
        })}
      </ol>
      <p className="mt-3">{text}</p>
      <p className="mt-4">
        <ButtonLink kind={isMain && step.kind !== "released" ? "main" : "plain"} to={to}>
          {act}
        </ButtonLink>{" "}
        {step.kind === "released" && (
          <ButtonLink to={paths.organiserPapersOfRelease(slug)}>{m.releases_to_papers()}</ButtonLink>
        )}
      </p>
    </Card>
  );
}

function nextAct(slug: string, step: ResultStep): { text: string; act: string; to: string } {
  switch (step.kind) {
    case "list":
      return {
        text: step.whyNot,
        act: m.awards_to_list(),
        to: paths.organiserList(slug),
      };
    case "decision":
      return {
        text:
          step.recognised > 0
            ? m.awards_step_decision_ready({ products: m.common_products_count({ count: step.recognised }) })
            : m.awards_list_empty(),
        act: m.awards_step_decision(),
        to: paths.organiserDecision(slug),
      };
    case "release":
      return {
        text: m.awards_step_release_ready({
          number: step.number,
          products: m.common_products_count({ count: step.products }),
        }),
        act: m.awards_release(),
        to: paths.organiserDecisionAct(slug, step.decisionId, "release"),
      };
    case "released":
      return {
        text: step.waiting > 0 ? m.awards_step_second({ count: step.waiting }) : m.awards_step_done(),
        act: m.awards_decisions_of_round(),
        to: paths.organiserDecision(slug),
      };
  }
}
