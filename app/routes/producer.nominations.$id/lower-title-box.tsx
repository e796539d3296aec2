import { Link } from "@remix-run/react";
import type { KnownTitle } from "~/domain/nominations/lower-title";
import type { TitlesOfEntry } from "~/domain/nominations/lower-title.server";
import { sentenceOfLevelGap } from "~/domain/nominations/policy";
import type { Nomination } from "~/domain/nominations/queries.server";
import { closingDay, type Gap } from "~/domain/nominations/rules";
import { askedOfBelow } from "~/domain/schemes/levels";
import { paths } from "~/http/paths";
import { formatDate } from "~/i18n/formats";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { PostButton } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { Tag } from "~/ui/primitives/tag";
import { roundName } from "~/ui/rounds/round-name";

interface LowerTitleBoxProps {
  readonly nomination: Nomination;
  readonly titles: TitlesOfEntry;
  readonly gaps: readonly Gap[];
}

/** What the round asks of the level below, whether it is there, and the titles one may name without typing. */
export function LowerTitleBox({ nomination, titles, gaps }: LowerTitleBoxProps) {
  const { id, round, dossier } = nomination;
  const { lowerTitle, below } = askedOfBelow(round.rules, round.level);
  const missing = gaps.flatMap((gap) =>
    gap.kind === "lower_title" || gap.kind === "not_put_forward" || gap.kind === "outside" || gap.kind === "quota_full"
      ? [gap]
      : [],
  );
  // What was put forward has its title from the letter: there is none to choose.
  const fitting = titles.putForward
    ? []
    : titles.known.filter((title) => title.isOfProduct && title.isOfScheme && below.includes(title.level));
  const closesOn = closingDay(round);
  if (lowerTitle === "none" && missing.length === 0 && !dossier.lower) return null;
  return (
    <Card as="section" className="mb-6 grid gap-4">
      <h2 className="text-xl">{m.nominations_level_box()}</h2>
      {dossier.lower && (
        <p className="text-soft">
          {m.nominations_level_from({ round: roundName(dossier.lower.round), code: dossier.lower.code })}
        </p>
      )}
      {missing.map((gap) => (
        <Alert key={gap.kind} tone="bad">
          {sentenceOfLevelGap(gap)}
        </Alert>
      ))}
      {missing.length === 0 && lowerTitle !== "none" && (
        <Alert tone="ok">
          {closesOn ? m.nominations_level_fine({ date: formatDate(closesOn) }) : m.nominations_level_fine_now()}
        </Alert>
      )}
      {fitting.length > 0 && (
        <div>
          <p className="font-semibold">{m.nominations_level_known()}</p>
          <ul className="mt-2 grid gap-2">
            {fitting.map((title) => (
              <li
                key={title.number}
                className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-field bg-wash px-3.5 py-2.5"
              >
                <span className="min-w-0">
                  <Link to={paths.certificate(title.number)} className="font-semibold">
                    {title.number}
                  </Link>
                  <span className="block text-sm text-soft">
                    {m.nominations_level_known_facts({
                      level: levelTitle(title.level),
                      from: formatDate(title.issuedOn),
                      until: formatDate(title.validUntil),
                    })}
                  </span>
                </span>
                <TitleChoice
                  nominationId={id}
                  title={title}
                  isNamed={dossier.answers.lowerTitleNumber === title.number}
                />
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}

function TitleChoice({ nominationId, title, isNamed }: { nominationId: string; title: KnownTitle; isNamed: boolean }) {
  if (title.revokedOn) return <Tag tone="bad">{m.nominations_level_known_revoked()}</Tag>;
  if (isNamed) return <Tag tone="ok">{m.nominations_level_known_named()}</Tag>;
  return (
    <PostButton action={paths.producerLowerTitle(nominationId)} fields={{ number: title.number }}>
      {m.nominations_level_use()}
    </PostButton>
  );
}
