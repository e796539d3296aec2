import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { endCouncilSeat } from "~/domain/councils/end-council-seat.server";
import { EndCouncilSeatForm } from "~/domain/councils/forms";
import { mayNameCouncil, whyNotChangeCouncil } from "~/domain/councils/policy";
import { councilOf } from "~/domain/councils/queries.server";
import { DomainError } from "~/domain/errors";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { type RequestContext, redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { EndSeatPage } from "~/ui/rounds/end-seat-page";
import { roundName } from "~/ui/rounds/round-name";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.rounds_seat_end_title({ name: data.member.name }) : m.common_brand() },
];

async function readSeat(ctx: RequestContext, slug: string, seatId: string) {
  const round = await roundToWorkOn(ctx, slug);
  const member = (await councilOf(ctx, round.id)).find((one) => one.id === seatId);
  if (!member) throw new DomainError("not_found", m.councils_seat_unknown());
  return { round, member };
}

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round, member } = await readSeat(ctx, args.params.slug!, args.params.seatId!);
    return {
      slug: round.slug,
      name: roundName(round),
      member,
      whyNot: mayNameCouncil(ctx.actor, round) ? whyNotChangeCouncil(round, ctx.now) : m.rounds_not_your_agency(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round, member } = await readSeat(ctx, args.params.slug!, args.params.seatId!);
    await endCouncilSeat(ctx, member.id, await parseForm(ctx, EndCouncilSeatForm));
    return redirectWithNotice(paths.organiserCouncil(round.slug), m.rounds_seat_end_done({ name: member.name }));
  });
}

export default function EndCouncilMemberSeat() {
  const { slug, name, member, whyNot } = useLoaderData<typeof loader>();
  return (
    <EndSeatPage
      name={member.name}
      effects={[m.councils_end_effect()]}
      breadcrumbs={[
        { label: name, to: paths.organiserRound(slug) },
        { label: m.councils_title(), to: paths.organiserCouncil(slug) },
      ]}
      cancelTo={paths.organiserCouncil(slug)}
      whyNot={member.endedAt ? m.rounds_seat_is_ended() : whyNot}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
