import { Check, CircleAlert, TriangleAlert } from "lucide-react";
import type { Blocker } from "~/domain/rounds/moves";
import { paths } from "~/http/paths";
import { phaseName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PhaseKind } from "~/lib/vocabulary";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";

export interface Step {
  readonly to: PhaseKind;
  readonly blockers: readonly Blocker[];
  readonly consequences: readonly string[];
}

interface NextStepProps {
  readonly slug: string;
  /** The next phase first; those after it may be reached by leaving it out. */
  readonly steps: readonly Step[];
  readonly mayRun: boolean;
  /** It ended without recognition. */
  readonly isCancelled: boolean;
}

/** What comes next, what it will do, and what stands in the way. */
export function NextStep({ slug, steps, mayRun, isCancelled }: NextStepProps) {
  const [next, ...others] = steps;
  if (isCancelled) {
    return (
      <Card as="section">
        <h2 className="text-xl">{m.rounds_board_next()}</h2>
        <p className="mt-3 text-soft">{m.rounds_cancelled_title()}</p>
      </Card>
    );
  }
  if (!next) {
    return (
      <Card as="section">
        <h2 className="text-xl">{m.rounds_board_next()}</h2>
        <p className="mt-3 text-soft">{m.rounds_board_finished()}</p>
        <div className="mt-4 flex flex-wrap gap-2">
          <ButtonLink small to={paths.organiserPapersOfRelease(slug)}>
            {m.releases_to_papers()}
          </ButtonLink>
          <ButtonLink small to={paths.organiserForwarding(slug)}>
            {m.forwardings_may_put_forward()}
          </ButtonLink>
          <ButtonLink small to={paths.organiserRoundComplaints(slug)}>
            {m.complaints_title()}
          </ButtonLink>
        </div>
      </Card>
    );
  }
  const isFirm = (step: Step) => step.blockers.some((blocker) => !blocker.mayOverride);
  return (
    <Card as="section">
      <h2 className="text-xl">
        {m.rounds_board_next()}: {phaseName(next.to)}
      </h2>
      {next.blockers.length > 0 ? (
        <>
          <p className="mt-3 font-semibold">{m.rounds_board_blocked()}</p>
          <ul className="mt-2 grid gap-2">
            {next.blockers.map((blocker) => (
              <li key={blocker.sentence} className="flex gap-2.5">
                {blocker.mayOverride ? (
                  <TriangleAlert size={19} aria-hidden className="mt-1 flex-none text-wait-ink" />
                ) : (
                  <CircleAlert size={19} aria-hidden className="mt-1 flex-none text-bad-ink" />
                )}
                <span>
                  {blocker.sentence}
                  {blocker.mayOverride && (
                    <span className="block text-sm text-soft">{m.rounds_board_overridable()}</span>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <p className="mt-3 flex items-center gap-2 text-ok-ink">
            <Check size={19} aria-hidden /> {m.rounds_board_clear()}
          </p>
          <ul className="mt-2 grid list-disc gap-1 pl-5 text-soft">
            {next.consequences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      {mayRun && (
        <div className="mt-5 grid justify-items-start gap-3">
          {!isFirm(next) && (
            <ButtonLink
              kind={next.blockers.length === 0 ? "main" : "plain"}
              to={paths.organiserRoundPhase(slug, { to: next.to })}
            >
              {m.rounds_board_move_to({ phase: phaseName(next.to) })}
            </ButtonLink>
          )}
          {others.some((step) => !isFirm(step)) && !isFirm(next) && (
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-soft">
              <span>{m.rounds_board_also()}</span>
              {others
                .filter((step) => !isFirm(step))
                .map((step) => (
                  <ButtonLink key={step.to} kind="quiet" small to={paths.organiserRoundPhase(slug, { to: step.to })}>
                    {phaseName(step.to)}
                  </ButtonLink>
                ))}
            </div>
          )}
        </div>
      )}
    </Card>
  );
}
