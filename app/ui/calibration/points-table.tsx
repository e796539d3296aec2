import type { ReactNode } from "react";
import type { Comparison } from "~/domain/calibration/comparison.server";
import type { Spread } from "~/domain/calibration/rules";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { inLanguage } from "~/ui/rounds/round-name";

type PointsTableProps = Pick<Comparison, "jurors" | "criteria" | "totals" | "referenceTotal" | "differing">;

/** Every juror's points beside each other. The criterion stays in sight while the others scroll by on a phone. */
export function PointsTable({ jurors, criteria, totals, referenceTotal, differing }: PointsTableProps) {
  const hasReference = criteria.some(({ reference }) => reference !== null);
  const isWide = (code: string) => differing.some((one) => one.code === code);
  return (
    <section
      aria-label={m.calibration_all_points()}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard scrolls only what it can reach
      tabIndex={0}
      className="overflow-x-auto rounded-box bg-card shadow-card"
    >
      <table className="table-rows">
        <caption className="sr-only">{m.calibration_all_points()}</caption>
        <thead>
          <tr>
            <th scope="col" className={STICKY}>
              {m.calibration_criterion()}
            </th>
            {jurors.map(({ appointmentId, name, isOwn }) => (
              <th key={appointmentId} scope="col" className="n">
                {isOwn ? m.calibration_you() : name}
              </th>
            ))}
            {hasReference && (
              <th scope="col" className="n">
                {m.calibration_reference()}
              </th>
            )}
            <SpreadHeads />
          </tr>
        </thead>
        <tbody>
          {criteria.map(({ id, code, title, titleEn, maximum, given, reference, spread }) => (
            <tr key={id}>
              <th scope="row" className={`${STICKY} text-left font-normal`}>
                <b>{code}</b> <span className="max-sm:hidden">{inLanguage(title, titleEn)}</span>{" "}
                <span className="whitespace-nowrap text-soft">
                  {m.judge_of_maximum({ maximum: formatPoints(maximum) })}
                </span>
              </th>
              {given.map((points, place) => (
                <Cell key={jurors[place]!.appointmentId} isOwn={jurors[place]!.isOwn}>
                  {formatPoints(points)}
                </Cell>
              ))}
              {hasReference && <Cell>{reference ? formatPoints(reference.points) : "–"}</Cell>}
              <SpreadCells spread={spread} isWide={isWide(code)} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-semibold">
            <th scope="row" className={`${STICKY} text-left`}>
              {m.calibration_total()}
            </th>
            {jurors.map(({ appointmentId, total, isOwn }) => (
              <Cell key={appointmentId} isOwn={isOwn}>
                {formatPoints(total)}
              </Cell>
            ))}
            {hasReference && <Cell>{referenceTotal === null ? "–" : formatPoints(referenceTotal)}</Cell>}
            <SpreadCells spread={totals} />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

const STICKY = "sticky left-0 z-10 bg-card sm:max-w-80";

function SpreadHeads() {
  return (
    <>
      <th scope="col" className="n">
        {m.calibration_mean()}
      </th>
      <th scope="col" className="n">
        {m.calibration_spread()}
      </th>
    </>
  );
}

function SpreadCells({ spread, isWide }: { spread: Spread | null; isWide?: boolean }) {
  return (
    <>
      <Cell>{spread ? formatPoints(spread.mean) : "–"}</Cell>
      <td className={isWide ? "n font-semibold text-wait-ink" : "n"}>{spread ? formatPoints(spread.range) : "–"}</td>
    </>
  );
}

function Cell({ isOwn, children }: { isOwn?: boolean; children: ReactNode }) {
  return <td className={isOwn ? "n bg-wash font-semibold" : "n"}>{children}</td>;
}
