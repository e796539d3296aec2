import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { RoundAtWork } from "~/domain/rounds/rounds-at-work.server";
import { paths } from "~/http/paths";
import { formatDate, formatDateTime, formatNumber, formatTimeLeft } from "~/i18n/formats";
import { levelTitle, phaseName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { Tag } from "~/ui/primitives/tag";
import { PhaseTag } from "~/ui/rounds/phase-tag";
import { roundName } from "~/ui/rounds/round-name";

/** A round with what waits in it, and the date that comes next. */
export function RoundCard({ round, mayCopy, now }: { round: RoundAtWork; mayCopy: boolean; now: Date }) {
  const isDraft = round.openedAt === null;
  const next = nextDate(round, now);
  return (
    <Card as="li" className="grid gap-x-8 gap-y-4 md:grid-cols-[1fr_auto]">
      <div className="min-w-0">
        <div className="flex flex-wrap gap-2">
          <PhaseTag phase={round.phase} isDraft={isDraft} />
          <Tag>{levelTitle(round.level)}</Tag>
        </div>
        <h3 className="mt-2 text-lg">
          <Link to={paths.organiserRound(round.slug)} className="text-ink">
            {roundName(round)}
          </Link>
        </h3>
        <p className="text-sm text-soft">{round.agency.name}</p>
        {!isDraft && round.phase !== "closed" && (
          <p className="mt-2">
            <span className="text-soft">{m.rounds_next_date()}: </span>
            {next ?? m.rounds_no_next_date()}
          </p>
        )}
        {mayCopy && round.facts.decisions > 0 && (
          <p className="mt-2">
            <ButtonLink small to={paths.organiserRoundCopy(round.slug)}>
              {m.rounds_copy_title()}
            </ButtonLink>
          </p>
        )}
      </div>
      {!isDraft && <Waiting round={round} />}
    </Card>
  );
}

/** "Chấm điểm, 10/05/2026 (còn 12 ngày)" */
function nextDate(round: RoundAtWork, now: Date): ReactNode {
  if (round.closesAt && round.phase) {
    return `${m.rounds_until_at({ until: formatDateTime(round.closesAt) })} · ${formatTimeLeft(round.closesAt, now)}`;
  }
  const ahead = round.phases.filter((phase) => phase.opensAt > now).sort((a, b) => +a.opensAt - +b.opensAt)[0];
  return ahead ? `${phaseName(ahead.kind)} · ${formatDate(ahead.opensAt)}` : null;
}

function Waiting({ round }: { round: RoundAtWork }) {
  const { slug, phase, facts, lateJurors } = round;
  const { nominations, sheets, decisions, released } = facts;
  const items = [
    {
      label: m.rounds_wait_screen(),
      count: nominations.submitted,
      to: paths.organiserNominations(slug, { state: "submitted" }),
    },
    {
      label: m.rounds_wait_more(),
      count: phase === "nomination" || phase === "screening" ? nominations.more_asked : 0,
      to: paths.organiserNominations(slug, { state: "more_asked" }),
    },
    { label: m.rounds_wait_jurors(), count: lateJurors, to: paths.organiserRound(slug) },
  ].filter((item) => item.count > 0);
  const isUndecided = phase === "decision" && decisions === 0;
  const isUnreleased = released < decisions;
  return (
    <div className="grid content-start gap-1 md:min-w-60 md:text-right">
      {items.map((item) => (
        <p key={item.label}>
          <Link to={item.to} className="inline-flex min-h-8 items-baseline gap-2 text-ink">
            <span>{item.label}</span>
            <span className="font-display text-xl font-bold text-lacquer-ink">{formatNumber(item.count)}</span>
          </Link>
        </p>
      ))}
      {phase === "scoring" && (
        <p className="text-soft">
          {m.rounds_board_progress_total({
            signed: formatNumber(sheets.signed),
            total: formatNumber(sheets.total - sheets.recused),
          })}
        </p>
      )}
      {isUndecided && (
        <p>
          <Link to={paths.organiserDecision(slug)} className="font-semibold text-lacquer-ink">
            {m.rounds_wait_decision()}
          </Link>
        </p>
      )}
      {isUnreleased && (
        <p>
          <Link to={paths.organiserDecision(slug)} className="font-semibold text-lacquer-ink">
            {m.rounds_wait_release()}
          </Link>
        </p>
      )}
      {items.length === 0 && !isUndecided && !isUnreleased && phase !== "scoring" && (
        <p className="text-soft">{m.rounds_wait_nothing()}</p>
      )}
    </div>
  );
}
