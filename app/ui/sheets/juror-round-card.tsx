import { Link } from "@remix-run/react";
import { ArrowRight } from "lucide-react";
import type { JurorRound } from "~/domain/sheets/queries.server";
import { paths } from "~/http/paths";
import { formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { Tag } from "~/ui/primitives/tag";
import { PhaseTag } from "~/ui/rounds/phase-tag";
import { roundName } from "~/ui/rounds/round-name";
import { OwnProgress } from "./own-progress";

/** A round of one's own jury: how far, until when, and where to go on. */
export function JurorRoundCard({ round, now }: { round: JurorRound; now: Date }) {
  const { total, signed, recused, phase, nextSheetId, slug, unanswered } = round;
  const isScored = phase === "scoring";
  return (
    <Card as="article" className="grid gap-4">
      <div>
        <div className="mb-2 flex flex-wrap items-center gap-2">
          <PhaseTag phase={phase} />
          {isScored && <DueTag dueAt={round.dueAt} now={now} />}
        </div>
        <h2 className="text-[1.4rem]">
          <Link to={paths.judgeRound(slug)} className="text-ink no-underline hover:underline">
            {roundName(round)}
          </Link>
        </h2>
      </div>
      {total > 0 && <OwnProgress total={total} signed={signed} recused={recused} />}
      <p className="empty:hidden">{sentenceFor(round)}</p>
      <div className="flex flex-wrap gap-3">
        {unanswered > 0 && (
          <ButtonLink kind="main" to={paths.judgeConflicts(slug)} icon={<ArrowRight size={18} aria-hidden />}>
            {m.conflicts_answer_now({ count: unanswered })}
          </ButtonLink>
        )}
        {nextSheetId && unanswered === 0 && (
          <ButtonLink kind="main" to={paths.judgeSheet(nextSheetId)} icon={<ArrowRight size={18} aria-hidden />}>
            {signed === 0 ? m.judge_start() : m.judge_continue()}
          </ButtonLink>
        )}
        {total > 0 && <ButtonLink to={paths.judgeRound(slug)}>{m.judge_open_list()}</ButtonLink>}
        {round.role === "head" && total > 0 && (
          <ButtonLink kind="quiet" to={paths.judgeJury(slug)}>
            {m.judge_head_link()}
          </ButtonLink>
        )}
      </div>
    </Card>
  );
}

export function DueTag({ dueAt, now }: { dueAt: Date | null; now: Date }) {
  if (!dueAt) return <Tag>{m.judge_no_due()}</Tag>;
  const at = formatTimestamp(dueAt);
  return dueAt < now ? <Tag tone="bad">{m.judge_due_past({ at })}</Tag> : <Tag tone="wait">{m.judge_due({ at })}</Tag>;
}

function sentenceFor({ phase, total, nextSheetId }: JurorRound): string | null {
  if (phase === "scoring" && total > 0) return nextSheetId ? null : m.judge_round_all_signed();
  return total > 0 ? m.judge_round_over() : m.judge_round_waiting();
}
