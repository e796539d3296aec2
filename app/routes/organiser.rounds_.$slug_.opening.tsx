import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { OpenRoundForm } from "~/domain/rounds/forms";
import { openRound } from "~/domain/rounds/open-round.server";
import { mayPrepareRounds } from "~/domain/rounds/policy";
import { whyNotOpen } from "~/domain/rounds/preparation";
import { preparationFor } from "~/domain/rounds/preparation.server";
import { roundToWorkOn, territoryOf } from "~/domain/rounds/queries.server";
import { spansKey, timetableOf } from "~/domain/rounds/rules";
import { daysOffIn } from "~/domain/rounds/suggest-timetable.server";
import { leavesOf } from "~/domain/schemes/criteria";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDateTime, formatList, formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { StepPage, stepPath, stepTitle } from "~/ui/rounds/preparation";
import { headOf } from "~/ui/rounds/round-head";
import { inLanguage, roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.rounds_opening_title({ name: roundName(data.head) }) : m.common_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const [territory, steps, off] = await Promise.all([
      territoryOf(ctx, round.id),
      preparationFor(ctx, round),
      daysOffIn(ctx, round),
    ]);
    const timetable = timetableOf(round.phases);
    const criteria = round.rules.criteria.value;
    const places = territory.map((one) => inLanguage(one.name, one.nameEn));
    return {
      head: headOf(round, ctx.now),
      steps,
      seen: { version: round.rulesVersion, dates: spansKey(round.phases) },
      daysOff: off.length,
      whyNot: mayPrepareRounds(ctx.actor, round.agencyId)
        ? (whyNotOpen(round, territory, ctx.now)[0] ?? null)
        : m.rounds_not_your_agency(),
      effects: [
        m.rounds_opening_public(),
        m.rounds_opening_freezes({
          leaves: leavesOf(criteria).length,
          sum: formatPoints(criteria.reduce((sum, one) => sum + one.maximum, 0)),
          pass: formatPoints(round.rules.passMark.value),
        }),
        ...(timetable
          ? [
              m.rounds_opening_dates({
                from: formatDateTime(timetable.nominationOpensAt),
                until: formatDateTime(timetable.nominationClosesAt),
              }),
            ]
          : []),
        m.rounds_opening_territory({
          places: places.length > 4 ? m.rounds_territory_count({ count: places.length }) : formatList(places),
        }),
        m.rounds_opening_authority({ authority: round.authority?.name ?? round.agency.name }),
      ],
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    await openRound(ctx, round.id, await parseForm(ctx, OpenRoundForm));
    return redirectWithNotice(paths.organiserRound(round.slug), m.rounds_opening_done());
  });
}

export default function Opening() {
  const { head, steps, effects, whyNot, daysOff, seen } = useLoaderData<typeof loader>();
  const { slug } = head;
  const missing = steps.filter((one) => one.problems.length > 0);
  return (
    <StepPage
      round={head}
      current="opening"
      steps={steps}
      title={m.rounds_opening_ask()}
      lead={m.rounds_opening_lead()}
    >
      <div className="grid max-w-3xl gap-6">
        {missing.length > 0 && (
          <Alert tone="bad" title={m.rounds_opening_missing()}>
            <ul className="mt-1 grid list-disc gap-1 pl-5">
              {missing.flatMap(({ step, problems }) =>
                problems.map((problem) => (
                  <li key={problem}>
                    <Link to={stepPath(step, slug)} className="text-bad-ink">
                      {stepTitle(step)}
                    </Link>
                    : {problem}
                  </li>
                )),
              )}
            </ul>
          </Alert>
        )}
        {daysOff > 0 && (
          <Alert tone="wait">
            {m.rounds_opening_days_off({ count: daysOff })}{" "}
            <Link to={paths.organiserRoundTimetable(slug)}>{m.rounds_timetable_title()}</Link>
          </Alert>
        )}
        <Card>
          <Form method="post" className="grid gap-5">
            <input type="hidden" name="version" value={seen.version} />
            <input type="hidden" name="dates" value={seen.dates} />
            <div>
              <p className="font-semibold">{m.ui_confirm_will()}</p>
              <ul className="mt-2 grid list-disc gap-1.5 pl-5">
                {effects.map((effect) => (
                  <li key={effect}>{effect}</li>
                ))}
              </ul>
            </div>
            <Alert tone="wait">{m.ui_confirm_irreversible()}</Alert>
            <div className="actions">
              <Button type="submit" kind="main" whyNot={whyNot}>
                {m.rounds_opening_confirm()}
              </Button>
              <ButtonLink kind="quiet" to={paths.organiserRound(slug)}>
                {m.common_cancel()}
              </ButtonLink>
            </div>
          </Form>
        </Card>
      </div>
    </StepPage>
  );
}
