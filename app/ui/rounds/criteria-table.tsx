import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { inLanguage } from "./round-name";

export interface ShownCriterion {
  readonly code: string;
  readonly title: string;
  readonly titleEn: string;
  /** Hundredths of a point, as are the ends of the bands. */
  readonly maximum: number;
  readonly levels: readonly {
    readonly from: number;
    readonly to: number;
    readonly text: string;
    readonly textEn: string;
  }[];
  readonly parts: readonly ShownCriterion[];
}

/** The sheet a juror fills, with its maxima; what bands of points mean unfolds under each leaf. */
export function CriteriaTable({ criteria }: { criteria: readonly ShownCriterion[] }) {
  return (
    <div className="overflow-hidden rounded-box bg-card shadow-card">
      <table className="table-rows">
        <caption className="sr-only">{m.rounds_public_criteria()}</caption>
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {m.rounds_criterion()}
            </th>
            <th scope="col" className="n">
              {m.rounds_maximum()}
            </th>
          </tr>
        </thead>
        <tbody>
          {criteria.map((criterion) => (
            <Rows key={criterion.code} criterion={criterion} depth={0} />
          ))}
        </tbody>
        <tfoot>
          <tr className="font-semibold">
            <td colSpan={2}>{m.common_total()}</td>
            <td className="n">{formatPoints(criteria.reduce((sum, one) => sum + one.maximum, 0))}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Rows({ criterion, depth }: { criterion: ShownCriterion; depth: number }) {
  const { code, title, titleEn, maximum, levels, parts } = criterion;
  const isWhole = depth === 0;
  return (
    <>
      <tr className={isWhole ? "bg-wash font-semibold" : undefined}>
        <td className="w-px whitespace-nowrap">{code}</td>
        <td>
          {inLanguage(title, titleEn)}
          {levels.length > 0 && (
            <details className="mt-1 font-normal">
              <summary className="inline-flex min-h-7 items-center text-sm text-indigo underline underline-offset-3">
                {m.rounds_levels_of()}
              </summary>
              <ul className="mt-1 grid gap-1 text-sm">
                {levels.map((level) => (
                  <li key={level.from} className="grid grid-cols-[5.5rem_1fr] gap-2">
                    <span className="text-soft">
                      {formatPoints(level.from)}–{formatPoints(level.to)}
                    </span>
                    <span>{inLanguage(level.text, level.textEn)}</span>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </td>
        <td className="n">{formatPoints(maximum)}</td>
      </tr>
      {parts.map((part) => (
        <Rows key={part.code} criterion={part} depth={depth + 1} />
      ))}
    </>
  );
}
