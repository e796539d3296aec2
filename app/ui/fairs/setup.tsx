import { Link } from "@remix-run/react";
import { CircleAlert, CircleCheck, Clock, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Prepared } from "~/domain/fairs/preparation";
import { SETUP, type SetupStep } from "~/domain/fairs/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Settled } from "~/ui/primitives/form";
import { Page } from "~/ui/primitives/page-header";
import { FairHead, type HeadFair } from "./fair-head";

const TITLES: Record<SetupStep, () => string> = {
  identity: m.fairs_step_identity,
  deadlines: m.fairs_step_deadlines,
  prices: m.fairs_step_prices,
  terms: m.fairs_step_terms,
  quotas: m.fairs_step_quotas,
  programme: m.fairs_step_programme,
  budget: m.fairs_step_budget,
};

export const stepTitle = (step: SetupStep): string => TITLES[step]();

/** Where one goes on after a part of a fair that is not public yet; of a public one back to its board. */
export function afterStep(step: SetupStep, fair: { readonly slug: string; readonly publishedAt: Date | null }): string {
  const next = SETUP[SETUP.indexOf(step) + 1];
  return fair.publishedAt || !next ? paths.organiserFair(fair.slug) : paths.organiserFairSetup(fair.slug, next);
}

const STEP_LOOKS = {
  ready: { icon: CircleCheck, look: "text-ok-ink", name: m.fairs_step_ready },
  missing: { icon: CircleAlert, look: "text-bad-ink", name: m.fairs_step_missing },
  /** Ready, and better looked at. */
  noted: { icon: TriangleAlert, look: "text-wait-ink", name: m.fairs_step_noted },
  later: { icon: Clock, look: "text-soft", name: m.fairs_step_later },
} as const;

/** How a part stands, at a glance. */
export const looksOf = ({ state, notes }: Pick<Prepared, "state" | "notes">) =>
  STEP_LOOKS[state === "ready" && notes.length > 0 ? "noted" : state];

interface SetupPageProps {
  readonly fair: HeadFair;
  readonly current: SetupStep;
  readonly steps: readonly Prepared[];
  readonly lead?: ReactNode;
  /** Why the reader changes nothing here. */
  readonly whyNot: string | null;
  readonly children: ReactNode;
}

/** A page of setting a fair up: the way between its parts, what is to be looked at in this one, and its form. */
export function SetupPage({ fair, current, steps, lead, whyNot, children }: SetupPageProps) {
  const own = steps.find(({ step }) => step === current);
  const found = [...(own?.problems ?? []), ...(own?.notes ?? [])];
  return (
    <Page>
      <FairHead fair={fair} current="setup" />
      <SetupRail slug={fair.slug} steps={steps} current={current} />
      <h2>{stepTitle(current)}</h2>
      {lead && <p className="mt-2 mb-6 max-w-3xl text-soft">{lead}</p>}
      {whyNot === null && found.length > 0 && (
        <Alert tone="wait" className="mb-6 max-w-3xl">
          <ul className="grid gap-1">
            {found.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Alert>
      )}
      <Settled whyNot={whyNot}>{children}</Settled>
    </Page>
  );
}

function SetupRail({ slug, steps, current }: { slug: string; steps: readonly Prepared[]; current: SetupStep }) {
  return (
    <nav aria-label={m.fairs_steps_label()} className="no-print mb-8">
      <ol className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
        {steps.map(({ step, state, notes }) => {
          const { icon: Icon, look, name } = looksOf({ state, notes });
          return (
            <li key={step}>
              <Link
                to={paths.organiserFairSetup(slug, step)}
                aria-current={step === current ? "step" : undefined}
                className="flex h-full min-h-11 items-center gap-2 rounded-lg border border-line bg-card px-3 py-1.5 text-sm leading-snug text-ink no-underline hover:border-ink aria-[current]:border-lacquer-ink aria-[current]:font-semibold"
              >
                <Icon size={17} aria-hidden className={`flex-none ${look}`} />
                <span className="text-balance">{stepTitle(step)}</span>
                <span className="sr-only">{name()}</span>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** Said above a form whose values others count on. */
export function BoundNote({ accepted, sent }: { accepted: number; sent: number }) {
  if (accepted > 0) {
    return (
      <Alert tone="wait" className="mb-6 max-w-3xl">
        {m.fairs_bound({ count: accepted })}
      </Alert>
    );
  }
  if (sent === 0) return null;
  return <Alert className="mb-6 max-w-3xl">{m.fairs_sent_already({ count: sent })}</Alert>;
}
