import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { endAppointment } from "~/domain/panels/end-appointment.server";
import { EndAppointmentForm } from "~/domain/panels/forms";
import { mayNameJury, whyNotChangeJury } from "~/domain/panels/policy";
import { seatToWorkOn } from "~/domain/panels/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { EndSeatPage } from "~/ui/rounds/end-seat-page";
import { roundName } from "~/ui/rounds/round-name";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.rounds_seat_end_title({ name: data.juror.name }) : m.common_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round, juror } = await seatToWorkOn(ctx, args.params.slug!, args.params.appointmentId!);
    return {
      slug: round.slug,
      name: roundName(round),
      juror,
      whyNot: mayNameJury(ctx.actor, round) ? whyNotChangeJury(round, ctx.now) : m.rounds_not_your_agency(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round, juror } = await seatToWorkOn(ctx, args.params.slug!, args.params.appointmentId!);
    await endAppointment(ctx, juror.appointmentId, await parseForm(ctx, EndAppointmentForm));
    return redirectWithNotice(paths.organiserJury(round.slug), m.rounds_seat_end_done({ name: juror.name }));
  });
}

export default function EndJurorSeat() {
  const { slug, name, juror, whyNot } = useLoaderData<typeof loader>();
  return (
    <EndSeatPage
      name={juror.name}
      effects={[m.rounds_seat_end_effect_juror(), m.rounds_seat_end_effect_access()]}
      breadcrumbs={[
        { label: name, to: paths.organiserRound(slug) },
        { label: m.rounds_jury_title(), to: paths.organiserJury(slug) },
      ]}
      cancelTo={paths.organiserJury(slug)}
      whyNot={juror.endedAt ? m.rounds_seat_is_ended() : whyNot}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
