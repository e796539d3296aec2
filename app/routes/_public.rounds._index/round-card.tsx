import { Link } from "@remix-run/react";
import type { PublicRound } from "~/domain/rounds/public-rounds.server";
import { paths } from "~/http/paths";
import { formatDateTime, formatNumber, formatTimeLeft } from "~/i18n/formats";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { Tag } from "~/ui/primitives/tag";
import { PhaseTag } from "~/ui/rounds/phase-tag";
import { roundName } from "~/ui/rounds/round-name";

/** A round among others: who runs it, what one can do now. */
export function RoundCard({ round, now }: { round: PublicRound; now: Date }) {
  const isOpen = round.phase === "nomination";
  const { nominated, recognised } = round.counts;
  return (
    <Card as="li" className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        <PhaseTag phase={round.phase} />
        <Tag>{levelTitle(round.level)}</Tag>
      </div>
      <h3 className="text-xl">
        <Link to={paths.round(round.slug)} className="text-ink">
          {roundName(round)}
        </Link>
      </h3>
      <p className="text-soft">{m.rounds_public_by({ agency: round.agency.name })}</p>
      {isOpen && round.closesAt && (
        <p>
          {m.rounds_until_at({ until: formatDateTime(round.closesAt) })} ·{" "}
          <span className="font-semibold">{formatTimeLeft(round.closesAt, now)}</span>
        </p>
      )}
      {isOpen && round.byOthers && <p className="text-sm text-soft">{round.byOthers}</p>}
      {nominated !== null && (
        <p>
          {m.common_nominations_count({ count: nominated })}
          {recognised !== null && ` · ${m.rounds_count_recognised()}: ${formatNumber(recognised)}`}
        </p>
      )}
      <div className="mt-auto flex flex-wrap gap-3 pt-3">
        {isOpen && !round.byOthers && (
          <ButtonLink kind="main" to={paths.producerNewNomination({ round: round.id })}>
            {m.rounds_enter()}
          </ButtonLink>
        )}
        <ButtonLink to={paths.round(round.slug)}>
          {recognised !== null ? m.rounds_see_results() : m.rounds_see_round()}
        </ButtonLink>
      </div>
    </Card>
  );
}
