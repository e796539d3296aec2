import type { ComparedCriterion } from "~/domain/calibration/comparison.server";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";
import { inLanguage } from "~/ui/rounds/round-name";

interface SpreadBarsProps {
  readonly criteria: readonly ComparedCriterion[];
  /** The reader's own points stand first. */
  readonly hasOwn: boolean;
}

/** From the lowest to the highest points of each criterion, as a part of its maximum. The figures are in the table below. */
export function SpreadBars({ criteria, hasOwn }: SpreadBarsProps) {
  return (
    <Card as="section" className="mt-8">
      <h3 className="text-[1.15rem]">{m.calibration_chart_title()}</h3>
      <ul aria-hidden="true" className="mt-4 grid gap-2.5">
        {criteria.map((criterion) => (
          <li key={criterion.id} className="grid grid-cols-[2.6rem_1fr] items-center gap-3 sm:grid-cols-[16rem_1fr]">
            <span className="truncate text-[0.9rem]">
              <b>{criterion.code}</b>{" "}
              <span className="max-sm:hidden">{inLanguage(criterion.title, criterion.titleEn)}</span>
            </span>
            <Bar criterion={criterion} own={hasOwn ? criterion.given[0] : undefined} />
          </li>
        ))}
      </ul>
      <p className="mt-4 text-sm text-soft">{hasOwn ? m.calibration_chart_note() : m.calibration_chart_note_staff()}</p>
    </Card>
  );
}

function Bar({ criterion, own }: { criterion: ComparedCriterion; own: number | undefined }) {
  const { maximum, spread, reference } = criterion;
  const at = (points: number) => (100 * points) / maximum;
  return (
    <svg viewBox="0 0 100 12" preserveAspectRatio="none" className="h-6 w-full overflow-visible" aria-hidden="true">
      <rect x="0" y="4" width="100" height="4" className="fill-line" />
      {spread && (
        <rect
          x={at(spread.lowest)}
          y="3"
          width={Math.max(at(spread.range), 0.8)}
          height="6"
          className="fill-indigo opacity-70"
        />
      )}
      {reference && <Mark x={at(reference.points)} look="stroke-lacquer" isSquare />}
      {own !== undefined && <Mark x={at(own)} look="stroke-ink" />}
    </svg>
  );
}

/** A mark that keeps its shape while the bar stretches: a stroke without length, whose ends are drawn. */
function Mark({ x, look, isSquare }: { x: number; look: string; isSquare?: boolean }) {
  return (
    <path
      d={`M${x} 6h.001`}
      strokeWidth={isSquare ? 10 : 11}
      strokeLinecap={isSquare ? "square" : "round"}
      vectorEffect="non-scaling-stroke"
      className={look}
    />
  );
}
