import { Link } from "@remix-run/react";
import { CircleAlert, CircleCheck, Clock } from "lucide-react";
import type { ReactNode } from "react";
import type { Prepared } from "~/domain/rounds/preparation";
import { PREPARATION, type PreparationStep } from "~/domain/rounds/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import type { HeadRound } from "./round-head";
import { roundName } from "./round-name";

const STEPS: Record<PreparationStep, { readonly title: () => string; readonly to: (slug: string) => string }> = {
  identity: { title: m.rounds_step_identity, to: paths.organiserRoundIdentity },
  agencies: { title: m.rounds_step_agencies, to: paths.organiserRoundAgencies },
  territory: { title: m.rounds_step_territory, to: paths.organiserRoundTerritory },
  timetable: { title: m.rounds_step_timetable, to: (slug) => paths.organiserRoundTimetable(slug) },
  rules: { title: m.rounds_step_rules, to: paths.organiserRoundRules },
  people: { title: m.rounds_step_people, to: paths.organiserCouncil },
};

export const stepTitle = (step: PreparationStep): string => STEPS[step].title();
export const stepPath = (step: PreparationStep, slug: string): string => STEPS[step].to(slug);

/** Where a draft goes on after a step. */
export function nextStepPath(step: PreparationStep, slug: string): string {
  const next = PREPARATION[PREPARATION.indexOf(step) + 1];
  return next ? stepPath(next, slug) : paths.organiserRoundOpening(slug);
}

export const STEP_LOOKS = {
  ready: { icon: CircleCheck, look: "text-ok-ink", name: m.rounds_draft_ready },
  missing: { icon: CircleAlert, look: "text-bad-ink", name: m.rounds_draft_missing },
  later: { icon: Clock, look: "text-soft", name: m.rounds_draft_later },
} as const;

interface RailProps {
  readonly slug: string;
  readonly steps: readonly Prepared[];
  readonly current: PreparationStep | "opening";
}

/** The steps of a draft with what is done and what is missing; each can be gone back to. */
export function PreparationRail({ slug, steps, current }: RailProps) {
  const place = current === "opening" ? steps.length : PREPARATION.indexOf(current);
  return (
    <nav aria-label={m.rounds_steps_label()} className="no-print mb-7">
      <p className="mb-2 text-sm text-soft sm:hidden">
        {m.rounds_step_of({ number: place + 1, count: steps.length + 1 })}
      </p>
      <ol className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap lg:grid lg:grid-cols-7">
        {steps.map(({ step, state }, index) => {
          const { icon: Icon, look, name } = STEP_LOOKS[state];
          return (
            <li key={step}>
              <RailLink to={stepPath(step, slug)} isCurrent={step === current}>
                <Icon size={17} aria-hidden className={`flex-none ${look}`} />
                <span className="text-balance">
                  {index + 1}. {stepTitle(step)}
                </span>
                <span className="sr-only">{name()}</span>
              </RailLink>
            </li>
          );
        })}
        <li>
          <RailLink to={paths.organiserRoundOpening(slug)} isCurrent={current === "opening"}>
            <span className="text-balance">
              {steps.length + 1}. {m.rounds_step_opening()}
            </span>
          </RailLink>
        </li>
      </ol>
    </nav>
  );
}

/** The way through the preparation on the pages of jury and council, which an open round has too; nothing of an open one. */
export function PeopleStep({ slug, steps }: Pick<RailProps, "slug" | "steps">) {
  if (steps.length === 0) return null;
  return (
    <>
      <PreparationRail slug={slug} steps={steps} current="people" />
      <p className="no-print mb-5 flex flex-wrap items-center gap-3">
        <span className="text-soft">{m.rounds_people_step()}</span>
        <ButtonLink small to={paths.organiserRoundOpening(slug)}>
          {m.rounds_step_opening()}
        </ButtonLink>
      </p>
    </>
  );
}

function RailLink({ to, isCurrent, children }: { to: string; isCurrent: boolean; children: ReactNode }) {
  return (
    <Link
      to={to}
      aria-current={isCurrent ? "step" : undefined}
      className="flex h-full min-h-11 items-center gap-2 rounded-lg border border-line bg-card px-3 py-1.5 text-sm leading-snug text-ink no-underline hover:border-ink aria-[current]:border-lacquer-ink aria-[current]:font-semibold"
    >
      {children}
    </Link>
  );
}

interface StepPageProps {
  readonly round: HeadRound;
  readonly current: PreparationStep | "opening";
  /** Empty once the round is open. */
  readonly steps: readonly Prepared[];
  readonly title: string;
  readonly lead?: ReactNode;
  readonly narrow?: boolean;
  readonly children: ReactNode;
}

/** A page of the preparation; of an open round the same page without the rail. */
export function StepPage({ round, current, steps, title, lead, narrow, children }: StepPageProps) {
  return (
    <Page narrow={narrow}>
      <PageHeader
        title={title}
        lead={lead}
        breadcrumbs={[{ label: roundName(round), to: paths.organiserRound(round.slug) }]}
      />
      {steps.length > 0 && <PreparationRail slug={round.slug} steps={steps} current={current} />}
      {children}
    </Page>
  );
}
