import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { meetingsOf } from "~/domain/councils/meetings.server";
import { whyNotMeet } from "~/domain/councils/policy";
import { councilAt } from "~/domain/councils/queries.server";
import { mayWorkOnRound } from "~/domain/rounds/policy";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { CouncilHead } from "~/ui/councils/council-head";
import { MeetingTag } from "~/ui/councils/meeting-tag";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";
import { headOf } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.councils_tab_meetings()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round, mayRun } = await councilAt(ctx, args.params.slug!);
    return {
      head: headOf(round, ctx.now),
      isAgency: mayWorkOnRound(ctx.actor, round),
      meetings: await meetingsOf(ctx, round.id),
      mayCall: mayRun && whyNotMeet(round) === null,
    };
  });
}

export default function Meetings() {
  const { head, isAgency, meetings, mayCall } = useLoaderData<typeof loader>();
  const call = mayCall && (
    <ButtonLink kind="main" to={paths.organiserNewMeeting(head.slug)}>
      {m.councils_call_meeting()}
    </ButtonLink>
  );
  return (
    <Page>
      <CouncilHead
        round={head}
        current="meetings"
        isAgency={isAgency}
        title={m.councils_tab_meetings()}
        actions={meetings.length > 0 && call}
      />
      {meetings.length === 0 ? (
        <EmptyState title={m.councils_no_meetings()} actions={call}>
          {m.councils_no_meetings_text()}
        </EmptyState>
      ) : (
        <ol className="grid gap-4">
          {meetings.toReversed().map((meeting) => (
            <Card as="li" key={meeting.id} className="relative grid gap-1.5 hover:bg-wash">
              <p className="flex flex-wrap items-center gap-2 text-sm text-soft">
                {m.councils_meeting_number({ number: meeting.number })}
                <MeetingTag state={meeting.state} />
              </p>
              <h2 className="text-xl">
                <Link
                  to={paths.organiserMeeting(head.slug, meeting.number)}
                  className="text-ink no-underline before:absolute before:inset-0"
                >
                  {meeting.title}
                </Link>
              </h2>
              <p>
                {formatDateTime(meeting.openedAt ?? meeting.startsAt)} · {meeting.place}
              </p>
              {meeting.motions > 0 && (
                <p className="text-soft">{m.councils_motions_count({ count: meeting.motions })}</p>
              )}
            </Card>
          ))}
        </ol>
      )}
    </Page>
  );
}
