import type { CriterionNode } from "~/domain/rounds/queries.server";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { classNames } from "~/ui/primitives/class-names";
import { inLanguage } from "~/ui/rounds/round-name";

interface LevelsProps {
  readonly criterion: Pick<CriterionNode, "code" | "levels">;
  /** Hundredths; the band it falls in is marked. */
  readonly points: number | null;
}

/** What bands of points mean, beside the field where they are given. */
export function Levels({ criterion, points }: LevelsProps) {
  if (criterion.levels.length === 0) return null;
  return (
    <ul aria-label={m.judge_levels({ code: criterion.code })} className="grid gap-0.5 text-[0.88rem] leading-snug">
      {criterion.levels.map(({ from, to, text, textEn }) => {
        const isMet = points !== null && from <= points && points <= to;
        return (
          <li
            key={from}
            className={classNames(
              "grid grid-cols-[4.6rem_1fr] gap-2 rounded-md px-1.5 py-0.5",
              isMet ? "bg-ok-wash text-ok-ink" : "text-soft",
            )}
          >
            <b className="whitespace-nowrap">
              {m.judge_level_band({ from: formatPoints(from), to: formatPoints(to) })}
            </b>
            <span>{inLanguage(text, textEn)}</span>
          </li>
        );
      })}
    </ul>
  );
}
