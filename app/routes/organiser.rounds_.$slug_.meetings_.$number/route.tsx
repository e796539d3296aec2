import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { meetingAt } from "~/domain/councils/meetings.server";
import { whyNotCloseMeeting, whyNotRecordAttendance, whyNotVoteNow } from "~/domain/councils/policy";
import { councilAt } from "~/domain/councils/queries.server";
import { quorumOf } from "~/domain/councils/rules";
import { mayWorkOnRound } from "~/domain/rounds/policy";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { MeetingTag } from "~/ui/councils/meeting-tag";
import { useRefresh } from "~/ui/councils/use-refresh";
import { ButtonLink } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";
import { Acts } from "./acts";
import { Attendance } from "./attendance";
import { Motions } from "./motions";
import { WhenAndWhere } from "./when-and-where";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? data.meeting.title : m.councils_tab_meetings()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const meeting = await meetingAt(ctx, council, args.params.number!);
    const { round, mayRun } = council;
    const isVoting = meeting.motions.some((motion) => motion.closedAt === null);
    const quorum = round.rules.quorum.value;
    return {
      slug: round.slug,
      name: roundName(round),
      isAgency: mayWorkOnRound(ctx.actor, round),
      isMember: council.seat !== null,
      mayRun,
      meeting,
      needed: quorumOf(quorum, meeting.body.members),
      whyNotVote: whyNotVoteNow(meeting, isVoting, quorum, meeting.body),
      whyNotClose: whyNotCloseMeeting(meeting, isVoting),
      whyNotAttend: whyNotRecordAttendance(meeting, isVoting),
    };
  });
}

export default function Meeting() {
  const page = useLoaderData<typeof loader>();
  const { slug, name, isAgency, meeting, mayRun } = page;
  const { number } = meeting;
  useRefresh(meeting.state === "open");
  // Nothing was voted on yet: what it will be about comes first.
  const isAhead = meeting.openedAt === null;
  const isGoingOn = meeting.state === "called" || meeting.state === "open";
  return (
    <Page>
      <PageHeader
        breadcrumbs={[
          { label: name, to: isAgency ? paths.organiserRound(slug) : paths.councilRound(slug) },
          { label: m.councils_tab_meetings(), to: paths.organiserMeetings(slug) },
        ]}
        tags={<MeetingTag state={meeting.state} />}
        title={m.councils_meeting_title({ number, title: meeting.title })}
        lead={<WhenAndWhere slug={slug} meeting={meeting} />}
      />
      {mayRun && isGoingOn && (
        <div className="no-print -mt-2 mb-9 flex flex-wrap gap-3">
          <Acts slug={slug} number={number} state={meeting.state} />
        </div>
      )}
      <div className="grid gap-x-10 lg:grid-cols-[3fr_2fr]">
        <div className="*:first:mt-0">{isAhead ? <Agenda agenda={meeting.agenda} /> : <Motions {...page} />}</div>
        <div className="lg:*:first:mt-0">
          {meeting.state !== "cancelled" && <Attendance {...page} />}
          {!isAhead && <Agenda agenda={meeting.agenda} />}
          {meeting.state !== "cancelled" && (
            <>
              <Section
                title={m.councils_notes()}
                actions={
                  mayRun && (
                    <Link to={paths.organiserMeetingAct(slug, number, "notes")}>
                      {meeting.notes ? m.councils_notes_edit() : m.councils_notes_write()}
                    </Link>
                  )
                }
              >
                {meeting.notes ? (
                  <div className="whitespace-pre-line">{meeting.notes}</div>
                ) : (
                  <p className="text-soft">{m.councils_notes_none()}</p>
                )}
              </Section>
              <Section title={m.councils_minutes()}>
                <p className="mb-3 text-soft">{m.councils_minutes_text()}</p>
                <div className="flex flex-wrap gap-3">
                  <ButtonLink reloadDocument to={paths.organiserMinutes(slug, number, "docx")}>
                    {m.councils_minutes_word()}
                  </ButtonLink>
                  <ButtonLink reloadDocument to={paths.organiserMinutes(slug, number, "pdf")}>
                    {m.councils_minutes_pdf()}
                  </ButtonLink>
                </div>
              </Section>
            </>
          )}
        </div>
      </div>
    </Page>
  );
}

function Agenda({ agenda }: { agenda: string }) {
  return (
    <Section title={m.councils_agenda()}>
      <ol className="grid list-decimal gap-1 pl-6">
        {agenda.split("\n").map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ol>
    </Section>
  );
}
