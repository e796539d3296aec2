import { Link } from "@remix-run/react";
import type { MeetingDetails } from "~/domain/councils/meetings.server";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { MotionCounts, MotionTag } from "~/ui/councils/motion-result";
import { BALLOT_NAMES, MOTION_KIND_NAMES } from "~/ui/councils/names";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";

interface MotionsProps {
  readonly slug: string;
  readonly meeting: MeetingDetails;
  readonly mayRun: boolean;
  readonly isMember: boolean;
  /** Why nothing can be put to the vote now. */
  readonly whyNotVote: string | null;
}

/** What was and is put to the vote, the newest first. */
export function Motions({ slug, meeting, mayRun, isMember, whyNotVote }: MotionsProps) {
  const { motions, number, body } = meeting;
  return (
    <Section
      title={m.councils_motions()}
      actions={
        mayRun &&
        !whyNotVote && (
          <ButtonLink kind="main" to={paths.organiserNewMotion(slug, number)}>
            {m.councils_motion_put()}
          </ButtonLink>
        )
      }
    >
      {whyNotVote &&
        (meeting.state === "called" || meeting.state === "open") &&
        motions.every((motion) => motion.closedAt) && <Alert className="mb-4">{whyNotVote}</Alert>}
      {motions.length === 0 && <p className="text-soft">{m.councils_motions_none()}</p>}
      <ol className="grid gap-4">
        {motions.toReversed().map((motion) => (
          <Card as="li" key={motion.id} className="grid justify-items-start gap-3">
            <div className="flex flex-wrap items-center gap-2 text-sm text-soft">
              {m.councils_motion_number({ number: motion.number })} · {MOTION_KIND_NAMES[motion.kind]()} ·{" "}
              {BALLOT_NAMES[motion.ballot]()}
              <MotionTag result={motion.result} />
            </div>
            <p className="font-semibold whitespace-pre-line">{motion.text}</p>
            {motion.closedAt ? (
              <MotionCounts motion={motion} />
            ) : (
              <>
                <p>
                  {m.councils_votes_so_far({
                    cast: formatNumber(motion.votes.length),
                    present: formatNumber(body.present),
                  })}
                </p>
                <div className="flex flex-wrap gap-3">
                  {isMember && (
                    <ButtonLink kind="main" to={paths.councilMotion(motion.id)}>
                      {m.councils_vote_now()}
                    </ButtonLink>
                  )}
                  {mayRun && (
                    <ButtonLink to={paths.organiserMotion(slug, number, motion.number)}>
                      {m.councils_motion_run()}
                    </ButtonLink>
                  )}
                </div>
              </>
            )}
            {motion.kind === "list" && (
              <Link to={paths.organiserList(slug)} className="text-sm">
                {m.councils_see_list()}
              </Link>
            )}
          </Card>
        ))}
      </ol>
    </Section>
  );
}
