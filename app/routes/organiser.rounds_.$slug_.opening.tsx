import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openRound } from "~/domain/rounds/open-round.server";
import { mayPrepareRounds, whyNotOpen } from "~/domain/rounds/policy";
import { roundToWorkOn, territoryOf } from "~/domain/rounds/queries.server";
import { timetableOf } from "~/domain/rounds/rules";
import { leavesOf } from "~/domain/schemes/criteria";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDateTime, formatList, formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { headOf } from "~/ui/rounds/round-head";
import { inLanguage, roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.rounds_opening_title({ name: roundName(data.head) }) : m.common_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const territory = await territoryOf(ctx, round.id);
    const timetable = timetableOf(round.phases);
    const criteria = round.rules.criteria.value;
    const places = territory.map((one) => inLanguage(one.name, one.nameEn));
    return {
      head: headOf(round, ctx.now),
      reasons: [
        ...(mayPrepareRounds(ctx.actor, round.agencyId) ? [] : [m.rounds_not_your_agency()]),
        ...whyNotOpen(round, territory, ctx.now),
      ],
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
      ],
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    await openRound(ctx, round.id);
    return redirectWithNotice(paths.organiserRound(round.slug), m.rounds_opening_done());
  });
}

export default function Opening() {
  const { head, reasons, effects } = useLoaderData<typeof loader>();
  return (
    <ConfirmPage
      title={m.rounds_opening_title({ name: roundName(head) })}
      lead={m.rounds_opening_lead()}
      breadcrumbs={[{ label: roundName(head), to: paths.organiserRound(head.slug) }]}
      effects={effects}
      confirm={m.rounds_opening_confirm()}
      whyNot={reasons[0] ?? null}
      cancelTo={paths.organiserRound(head.slug)}
    >
      {reasons.length > 1 && (
        <Alert tone="bad">
          <ul className="grid list-disc gap-1 pl-4">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Alert>
      )}
    </ConfirmPage>
  );
}
