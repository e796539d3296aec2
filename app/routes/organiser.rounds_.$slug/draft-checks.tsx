import { Link } from "@remix-run/react";
import { CircleAlert, CircleCheck, Clock } from "lucide-react";
import type { RoundDetails } from "~/domain/rounds/queries.server";
import { timetableOf } from "~/domain/rounds/rules";
import { leavesOf, misfitsOf } from "~/domain/schemes/criteria";
import { paths } from "~/http/paths";
import { formatDateTime, formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";

type Part = "rules" | "territory" | "dates" | "jury";
type State = "ready" | "missing" | "later";

export interface DraftCheck {
  readonly part: Part;
  readonly state: State;
  readonly text: string;
}

/** What an organiser looks through before opening. */
export function draftChecks(
  round: RoundDetails,
  territory: readonly unknown[],
  seats: number,
  now: Date,
): DraftCheck[] {
  const criteria = round.rules.criteria.value;
  const timetable = timetableOf(round.phases);
  const sum = criteria.reduce((total, one) => total + one.maximum, 0);
  const datesAreFine = timetable !== null && timetable.nominationClosesAt > now;
  return [
    {
      part: "rules",
      state: misfitsOf(round.rules).length === 0 ? "ready" : "missing",
      text: m.rounds_criteria_sum({ sum: formatPoints(sum), leaves: leavesOf(criteria).length }),
    },
    {
      part: "territory",
      state: territory.length > 0 ? "ready" : "missing",
      text: m.rounds_territory_count({ count: territory.length }),
    },
    {
      part: "dates",
      state: datesAreFine ? "ready" : "missing",
      text: timetable
        ? m.rounds_opening_dates({
            from: formatDateTime(timetable.nominationOpensAt),
            until: formatDateTime(timetable.nominationClosesAt),
          })
        : m.rounds_needs_dates(),
    },
    {
      part: "jury",
      state: seats > 0 ? "ready" : "later",
      text: seats > 0 ? m.rounds_jurors_count({ count: seats }) : m.rounds_draft_jury_later(),
    },
  ];
}

const PARTS: Record<Part, { title: () => string; to: (slug: string) => string }> = {
  rules: { title: m.rounds_draft_rules, to: paths.organiserRoundRules },
  territory: { title: m.rounds_draft_territory, to: paths.organiserRoundTerritory },
  dates: { title: m.rounds_draft_dates, to: paths.organiserRoundTimetable },
  jury: { title: m.rounds_draft_jury, to: paths.organiserJury },
};

const LOOKS: Record<State, { icon: typeof Clock; look: string; name: () => string }> = {
  ready: { icon: CircleCheck, look: "text-ok-ink", name: m.rounds_draft_ready },
  missing: { icon: CircleAlert, look: "text-bad-ink", name: m.rounds_draft_missing },
  later: { icon: Clock, look: "text-soft", name: m.rounds_draft_later },
};

interface DraftChecksProps {
  readonly slug: string;
  readonly checks: readonly DraftCheck[];
  readonly isReady: boolean;
  readonly mayPrepare: boolean;
}

export function DraftChecks({ slug, checks, isReady, mayPrepare }: DraftChecksProps) {
  return (
    <Section
      title={m.rounds_draft_checks()}
      actions={
        mayPrepare && (
          <ButtonLink kind={isReady ? "main" : "plain"} to={paths.organiserRoundOpening(slug)}>
            {m.rounds_draft_open()}
          </ButtonLink>
        )
      }
    >
      {!mayPrepare && <Alert className="mb-4">{m.rounds_not_your_agency()}</Alert>}
      <ul className="grid gap-4 sm:grid-cols-2">
        {checks.map(({ part, state, text }) => {
          const { icon: Icon, look, name } = LOOKS[state];
          return (
            <Card as="li" key={part} className="flex gap-4">
              <Icon size={24} aria-hidden className={`mt-0.5 flex-none ${look}`} />
              <div>
                <h3>
                  <Link to={PARTS[part].to(slug)} className="text-ink">
                    {PARTS[part].title()}
                  </Link>
                </h3>
                <p className={`text-sm font-semibold ${look}`}>{name()}</p>
                <p className="mt-1 text-soft">{text}</p>
              </div>
            </Card>
          );
        })}
      </ul>
    </Section>
  );
}
