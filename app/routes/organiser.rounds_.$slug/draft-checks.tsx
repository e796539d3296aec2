import { Link } from "@remix-run/react";
import type { Prepared } from "~/domain/rounds/preparation";
import type { RoundDetails, TerritoryProvince } from "~/domain/rounds/queries.server";
import { type PreparationStep, timetableOf } from "~/domain/rounds/rules";
import { leavesOf } from "~/domain/schemes/criteria";
import { paths } from "~/http/paths";
import { formatDateTime, formatNumber, formatPoints } from "~/i18n/formats";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { STEP_LOOKS, stepPath, stepTitle } from "~/ui/rounds/preparation";
import { councilSizesText } from "~/ui/schemes/item-texts";

/** What stands in each step now, in a sentence. seats: of the jury. */
export function stepTexts(
  round: RoundDetails,
  territory: readonly TerritoryProvince[],
  seats: number,
): Record<PreparationStep, string> {
  const { rules, level, year, codePrefix, authority, agency } = round;
  const criteria = rules.criteria.value;
  const timetable = timetableOf(round.phases);
  const quota = territory.reduce((sum, one) => sum + (one.quota ?? 0), 0);
  const places = m.rounds_territory_count({ count: territory.length });
  return {
    identity: `${levelTitle(level)} · ${year} · ${codePrefix}`,
    agencies: authority
      ? m.rounds_agencies_two({ agency: agency.name, authority: authority.name })
      : m.rounds_agencies_one({ agency: agency.name }),
    territory: quota > 0 ? `${places} · ${m.rounds_quota_sum({ count: formatNumber(quota) })}` : places,
    timetable: timetable
      ? m.rounds_opening_dates({
          from: formatDateTime(timetable.nominationOpensAt),
          until: formatDateTime(timetable.nominationClosesAt),
        })
      : m.rounds_needs_dates(),
    rules: m.rounds_criteria_sum({
      sum: formatPoints(criteria.reduce((total, one) => total + one.maximum, 0)),
      leaves: leavesOf(criteria).length,
    }),
    people: peopleText(round, seats),
  };
}

/** How many are wanted, and how many jurors are named. */
function peopleText({ rules, level }: RoundDetails, seats: number): string {
  const sizes = rules.levels.value.find((one) => one.level === level)?.councilSizes ?? [];
  const named = seats > 0 ? m.rounds_jurors_count({ count: seats }) : m.rounds_draft_jury_later();
  const jury = rules.juryOdd.value
    ? m.rounds_people_jury_odd({ minimum: rules.minimumSheets.value })
    : m.rounds_people_jury({ minimum: rules.minimumSheets.value });
  const council = sizes.length > 0 ? `${m.rounds_people_council({ sizes: councilSizesText(sizes) })} ` : "";
  return `${council}${jury} ${named}`;
}

interface DraftChecksProps {
  readonly slug: string;
  readonly steps: readonly Prepared[];
  readonly texts: Record<PreparationStep, string>;
  readonly mayPrepare: boolean;
}

/** The steps of a draft: what stands, what is missing, and where it is mended. */
export function DraftChecks({ slug, steps, texts, mayPrepare }: DraftChecksProps) {
  const isReady = steps.every((one) => one.problems.length === 0);
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
      <ol className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {steps.map(({ step, state, problems }, place) => {
          const { icon: Icon, look, name } = STEP_LOOKS[state];
          return (
            <Card as="li" key={step} className="flex gap-4">
              <Icon size={24} aria-hidden className={`mt-0.5 flex-none ${look}`} />
              <div className="min-w-0">
                <h3>
                  <Link to={stepPath(step, slug)} className="text-ink">
                    {place + 1}. {stepTitle(step)}
                  </Link>
                </h3>
                <p className={`text-sm font-semibold ${look}`}>{name()}</p>
                <p className="mt-1 text-soft">{texts[step]}</p>
                {problems.length > 0 && (
                  <ul className="mt-1 grid list-disc gap-1 pl-5 text-sm text-bad-ink">
                    {problems.map((problem) => (
                      <li key={problem}>{problem}</li>
                    ))}
                  </ul>
                )}
              </div>
            </Card>
          );
        })}
      </ol>
    </Section>
  );
}
