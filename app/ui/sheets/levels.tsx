import type { CriterionNode } from "~/domain/rounds/queries.server";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { classNames } from "~/ui/primitives/class-names";
import { inLanguage } from "~/ui/rounds/round-name";
import { keepFocus } from "./keep-focus";

interface LevelsProps {
  readonly criterion: Pick<CriterionNode, "code" | "levels">;
  /** Hundredths; the band it falls in is marked. */
  readonly points: number | null;
  /** Fills in points of the band that is chosen; left out where nothing is written, and before the page came to life. */
  readonly choose?: ((band: Band) => void) | undefined;
}

type Band = CriterionNode["levels"][number];

/** What bands of points mean, beside the field where they are given. */
export function Levels({ criterion, points, choose }: LevelsProps) {
  if (criterion.levels.length === 0) return null;
  return (
    <ul aria-label={m.judge_levels({ code: criterion.code })} className="grid gap-0.5 text-[0.88rem] leading-snug">
      {criterion.levels.map((band) => {
        const isMet = points !== null && band.from <= points && points <= band.to;
        const look = classNames(LOOK, isMet ? "bg-ok-wash text-ok-ink" : "text-soft");
        return (
          <li key={band.from}>
            {choose ? (
              <button
                type="button"
                aria-pressed={isMet}
                onMouseDown={keepFocus}
                onClick={() => choose(band)}
                className={classNames(look, "w-full text-left hover:bg-wash pointer-coarse:min-h-11")}
              >
                <BandText band={band} />
              </button>
            ) : (
              <p className={look}>
                <BandText band={band} />
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const LOOK = "grid grid-cols-[4.6rem_1fr] items-center gap-2 rounded-md px-1.5 py-0.5";

function BandText({ band: { from, to, text, textEn } }: { band: Band }) {
  return (
    <>
      <b className="whitespace-nowrap">{m.judge_level_band({ from: formatPoints(from), to: formatPoints(to) })}</b>
      <span>{inLanguage(text, textEn)}</span>
    </>
  );
}
