import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { meetingsOf, openMeetingOf } from "~/domain/councils/meetings.server";
import { councilAt } from "~/domain/councils/queries.server";
import { mayReadTally, whyTallyIsClosed } from "~/domain/tallies/policy";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDateTime } from "~/i18n/formats";
import { councilRoleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { MeetingTag } from "~/ui/councils/meeting-tag";
import { MotionCounts, MotionTag } from "~/ui/councils/motion-result";
import { BALLOT_NAMES } from "~/ui/councils/names";
import { useRefresh } from "~/ui/councils/use-refresh";
import { ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";
import { PhaseTag } from "~/ui/rounds/phase-tag";
import { roundName } from "~/ui/rounds/round-name";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.councils_title()} · ${data ? roundName(data.round) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const { slug, name, nameEn, phase, phases, id } = council.round;
    const [meetings, open] = await Promise.all([meetingsOf(ctx, id), openMeetingOf(ctx, council)]);
    const { seat, mayRun } = council;
    return {
      round: { slug, name, nameEn, phase },
      role: seat?.role ?? null,
      mayRun,
      meetings,
      open: open && {
        number: open.number,
        title: open.title,
        place: open.place,
        isPresent: open.attendees.some((one) => one.memberId === seat?.id && one.isPresent),
        motions: open.motions.map((motion) => ({
          ...motion,
          hasVoted: motion.votes.some((vote) => vote.memberId === seat?.id),
        })),
      },
      isListOpen: mayReadTally(ctx.actor, council.round) && whyTallyIsClosed(phases, ctx.now) === null,
    };
  });
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

/** What a member of the council finds on the phone: the vote that is open, the meetings, the papers. */
export default function CouncilRound() {
  const { round, role, mayRun, meetings, open, isListOpen } = useLoaderData<typeof loader>();
  useRefresh(open !== null);
  return (
    <Page narrow>
      <PageHeader
        breadcrumbs={[{ label: m.councils_home_title(), to: paths.council() }]}
        tags={
          <>
            <PhaseTag phase={round.phase} />
            {role && <Tag>{councilRoleName(role)}</Tag>}
          </>
        }
        title={<span className="block text-[0.72em] leading-snug">{roundName(round)}</span>}
        actions={
          mayRun && <ButtonLink to={paths.organiserMeetings(round.slug)}>{m.councils_run_meetings()}</ButtonLink>
        }
      />
      {open && <OpenMeeting slug={round.slug} open={open} isMember={role !== null} />}
      <Section title={m.councils_tab_meetings()} className={open ? "mt-10" : "mt-0"}>
        {meetings.length === 0 ? (
          <p className="text-soft">{m.councils_no_meetings()}</p>
        ) : (
          <ol className="grid gap-3">
            {meetings.toReversed().map((meeting) => (
              <Card as="li" key={meeting.id} className="relative grid gap-1 hover:bg-wash">
                <p className="flex flex-wrap items-center gap-2 text-sm text-soft">
                  {m.councils_meeting_number({ number: meeting.number })}
                  <MeetingTag state={meeting.state} />
                </p>
                <Link
                  to={paths.organiserMeeting(round.slug, meeting.number)}
                  className="text-lg font-semibold text-ink no-underline before:absolute before:inset-0"
                >
                  {meeting.title}
                </Link>
                <p>
                  {formatDateTime(meeting.openedAt ?? meeting.startsAt)} · {meeting.place}
                </p>
              </Card>
            ))}
          </ol>
        )}
      </Section>
      <Section title={m.councils_papers()}>
        <ul className="grid gap-1">
          {isListOpen && (
            <>
              <li>
                <Link to={paths.organiserList(round.slug)} className="inline-flex min-h-11 items-center">
                  {m.councils_see_list()}
                </Link>
              </li>
              <li>
                <Link to={paths.organiserTally(round.slug)} className="inline-flex min-h-11 items-center">
                  {m.councils_see_tally()}
                </Link>
              </li>
            </>
          )}
          <li>
            <Link to={paths.councilFrame(round.slug)} className="inline-flex min-h-11 items-center">
              {m.frames_title()}
            </Link>
          </li>
          <li>
            <Link to={paths.round(round.slug)} className="inline-flex min-h-11 items-center">
              {m.councils_see_round()}
            </Link>
          </li>
        </ul>
      </Section>
    </Page>
  );
}

function OpenMeeting({ slug, open, isMember }: { slug: string; open: NonNullable<Data["open"]>; isMember: boolean }) {
  const voting = open.motions.find((motion) => motion.closedAt === null);
  const last = open.motions.findLast((motion) => motion.closedAt !== null);
  return (
    <Card as="section" className="grid justify-items-start gap-3 border-l-4 border-lacquer-ink">
      <p className="flex flex-wrap items-center gap-2 text-sm text-soft">
        {m.councils_meeting_number({ number: open.number })} · {open.place}
        <MeetingTag state="open" />
      </p>
      {voting ? (
        <>
          <h2 className="text-xl whitespace-pre-line">{voting.text}</h2>
          <p className="text-soft">{BALLOT_NAMES[voting.ballot]()}</p>
          {isMember && voting.hasVoted && <Tag tone="ok">{m.councils_you_voted()}</Tag>}
          {isMember && !voting.hasVoted && (
            <ButtonLink kind="main" to={paths.councilMotion(voting.id)} className="w-full sm:w-auto">
              {m.councils_vote_now()}
            </ButtonLink>
          )}
        </>
      ) : (
        <>
          <h2 className="text-xl">{open.title}</h2>
          <p>{m.councils_waiting_for_motion()}</p>
        </>
      )}
      {isMember && !open.isPresent && <p className="font-semibold text-wait-ink">{m.councils_vote_not_present()}</p>}
      {last && (
        <div className="grid w-full gap-2 border-t border-line pt-3">
          <p className="flex flex-wrap items-center gap-2">
            {m.councils_motion_number({ number: last.number })} <MotionTag result={last.result} />
          </p>
          <p className="text-soft">{last.text}</p>
          <MotionCounts motion={last} />
        </div>
      )}
      <Link to={paths.organiserMeeting(slug, open.number)}>{m.councils_see_meeting()}</Link>
    </Card>
  );
}
