import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { RecordHandsForm } from "~/domain/councils/forms";
import { motionAt } from "~/domain/councils/meetings.server";
import { councilAt } from "~/domain/councils/queries.server";
import { recordHands } from "~/domain/councils/record-hands.server";
import { votesNeeded } from "~/domain/councils/rules";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { MotionCounts, MotionTag } from "~/ui/councils/motion-result";
import { BALLOT_NAMES, CHOICE_NAMES, CHOICE_TONES, MOTION_KIND_NAMES } from "~/ui/councils/names";
import { useRefresh } from "~/ui/councils/use-refresh";
import { ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { ProgressBar } from "~/ui/primitives/progress-bar";
import { Tag } from "~/ui/primitives/tag";
import { Hands } from "./hands";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? m.councils_motion_number({ number: data.motion.number }) : ""} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const { meeting, motion } = await motionAt(ctx, council, args.params.number!, args.params.motion!);
    const { round, mayRun, seat } = council;
    return {
      slug: round.slug,
      meeting: { number: meeting.number, title: meeting.title },
      motion,
      body: meeting.body,
      needed: votesNeeded(round.rules.majority.value, meeting.body),
      present: meeting.attendees
        .filter((one) => one.isPresent)
        .map(({ memberId, name }) => ({
          memberId,
          name,
          vote: motion.votes.find((vote) => vote.memberId === memberId) ?? null,
        })),
      mayRun,
      isMember: seat !== null,
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const { meeting, motion } = await motionAt(ctx, council, args.params.number!, args.params.motion!);
    const count = await recordHands(ctx, motion.id, await parseForm(ctx, RecordHandsForm));
    return redirectWithNotice(
      paths.organiserMotion(council.round.slug, meeting.number, motion.number),
      m.councils_hands_done({ count }),
    );
  });
}

export default function Motion() {
  const { slug, meeting, motion, body, needed, present, mayRun, isMember } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  const isOpen = motion.closedAt === null;
  useRefresh(isOpen);
  const waiting = present.filter((one) => one.vote === null);
  return (
    <Page narrow>
      <PageHeader
        breadcrumbs={[{ label: m.councils_meeting_title(meeting), to: paths.organiserMeeting(slug, meeting.number) }]}
        tags={
          <>
            <MotionTag result={motion.result} />
            <Tag>{MOTION_KIND_NAMES[motion.kind]()}</Tag>
            <Tag>{BALLOT_NAMES[motion.ballot]()}</Tag>
          </>
        }
        title={m.councils_motion_number({ number: motion.number })}
        lead={<p className="whitespace-pre-line text-ink">{motion.text}</p>}
      />
      {isOpen ? (
        <>
          <Card className="grid justify-items-start gap-4">
            <div className="grid w-full gap-1.5">
              <ProgressBar bare label={m.councils_votes_label()} done={motion.votes.length} total={body.present} />
              <p>
                {m.councils_votes_so_far({
                  cast: formatNumber(motion.votes.length),
                  present: formatNumber(body.present),
                })}{" "}
                <span className="text-soft">{m.councils_votes_needed({ needed: formatNumber(needed) })}</span>
              </p>
            </div>
            <div className="flex flex-wrap gap-3">
              {mayRun && (
                <ButtonLink kind="main" to={paths.organiserMotionClosing(slug, meeting.number, motion.number)}>
                  {m.councils_motion_close_act()}
                </ButtonLink>
              )}
              {isMember && <ButtonLink to={paths.councilMotion(motion.id)}>{m.councils_vote_now()}</ButtonLink>}
            </div>
          </Card>
          <Section title={m.councils_who_voted()}>
            <ul className="overflow-hidden rounded-box bg-card shadow-card">
              {present.map(({ memberId, name, vote }) => (
                <li
                  key={memberId}
                  className="flex items-center justify-between gap-3 border-b border-line px-4 py-2.5 last:border-0"
                >
                  <span className="font-semibold">{name}</span>
                  <VoteTag vote={vote} />
                </li>
              ))}
            </ul>
          </Section>
          {mayRun && motion.ballot === "open" && waiting.length > 0 && (
            <Hands members={waiting} lastResult={lastResult} />
          )}
        </>
      ) : (
        <Card>
          <MotionCounts motion={motion} />
        </Card>
      )}
    </Page>
  );
}

function VoteTag({ vote }: { vote: { choice: keyof typeof CHOICE_NAMES | null } | null }) {
  if (!vote) return <Tag tone="wait">{m.councils_not_voted_yet()}</Tag>;
  if (!vote.choice) return <Tag tone="ok">{m.councils_voted()}</Tag>;
  return <Tag tone={CHOICE_TONES[vote.choice]}>{CHOICE_NAMES[vote.choice]()}</Tag>;
}
