import type { MotionResult, MotionView } from "~/domain/councils/motions.server";
import { formatList, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { VOTE_CHOICES } from "~/lib/vocabulary";
import { Tag } from "~/ui/primitives/tag";
import { CHOICE_NAMES } from "./names";

/** Carried, not carried, or being voted on. */
export function MotionTag({ result }: { result: MotionResult | null }) {
  if (!result) return <Tag tone="wait">{m.councils_motion_open()}</Tag>;
  return result.isCarried ? (
    <Tag tone="ok">{m.councils_motion_carried()}</Tag>
  ) : (
    <Tag tone="bad">{m.councils_motion_not_carried_tag()}</Tag>
  );
}

/** The counts of a closed motion, and of an open ballot who voted how. */
export function MotionCounts({ motion }: { motion: Pick<MotionView, "result" | "ballot" | "votes"> }) {
  const { result, ballot, votes } = motion;
  if (!result) return null;
  const { votesFor, votesAgainst, abstentions, present, members } = result;
  const silent = present - votesFor - votesAgainst - abstentions;
  const counts = { for: votesFor, against: votesAgainst, abstain: abstentions };
  return (
    <div className="grid gap-2">
      <dl className="flex flex-wrap gap-x-6 gap-y-1">
        {VOTE_CHOICES.map((choice) => (
          <div key={choice} className="flex items-baseline gap-2">
            <dt className="text-soft">{CHOICE_NAMES[choice]()}</dt>
            <dd className="font-semibold">{formatNumber(counts[choice])}</dd>
          </div>
        ))}
        {silent > 0 && (
          <div className="flex items-baseline gap-2">
            <dt className="text-soft">{m.councils_did_not_vote()}</dt>
            <dd className="font-semibold">{formatNumber(silent)}</dd>
          </div>
        )}
      </dl>
      <p className="text-sm text-soft">
        {m.councils_present_of({ present: formatNumber(present), members: formatNumber(members) })}
      </p>
      {ballot === "open" &&
        VOTE_CHOICES.filter((choice) => counts[choice] > 0).map((choice) => (
          <p key={choice} className="text-sm text-soft">
            {CHOICE_NAMES[choice]()}:{" "}
            {formatList(votes.filter((vote) => vote.choice === choice).map((vote) => vote.name))}
          </p>
        ))}
    </div>
  );
}
