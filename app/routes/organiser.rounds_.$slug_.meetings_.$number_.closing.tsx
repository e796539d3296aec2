import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { closeMeeting } from "~/domain/councils/close-meeting.server";
import { meetingAt } from "~/domain/councils/meetings.server";
import { whyNotCloseMeeting } from "~/domain/councils/policy";
import { councilAt } from "~/domain/councils/queries.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const meta: MetaFunction = () => [{ title: `${m.councils_meeting_close_act()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const meeting = await meetingAt(ctx, council, args.params.number!);
    const isVoting = meeting.motions.some((motion) => motion.closedAt === null);
    return {
      slug: council.round.slug,
      number: meeting.number,
      title: meeting.title,
      body: meeting.body,
      motions: meeting.motions.length,
      whyNot: council.mayRun ? whyNotCloseMeeting(meeting, isVoting) : m.councils_not_yours_to_run(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const { id, number } = await meetingAt(ctx, council, args.params.number!);
    await closeMeeting(ctx, id);
    return redirectWithNotice(paths.organiserMeeting(council.round.slug, number), m.councils_meeting_close_done());
  });
}

export default function CloseMeeting() {
  const { slug, number, title, body, motions, whyNot } = useLoaderData<typeof loader>();
  const here = paths.organiserMeeting(slug, number);
  return (
    <ConfirmPage
      title={m.councils_meeting_close_title({ number })}
      breadcrumbs={[{ label: m.councils_meeting_title({ number, title }), to: here }]}
      effects={[
        m.councils_meeting_close_effect({
          present: formatNumber(body.present),
          members: formatNumber(body.members),
          motions: formatNumber(motions),
        }),
        m.councils_meeting_close_minutes(),
      ]}
      confirm={m.councils_meeting_close_act()}
      whyNot={whyNot}
      cancelTo={here}
    />
  );
}
