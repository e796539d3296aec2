import { type CSSProperties, useEffect, useRef } from "react";
import type { Furniture } from "~/domain/floor-plans/rules";
import { formatNumber } from "~/i18n/formats";
import { boothStateName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { BoothState } from "~/lib/vocabulary";
import { classNames } from "~/ui/primitives/class-names";
import { isTaken, type PlanColour } from "./colours";
import { FurnitureShapes } from "./furniture-shapes";
import { followPlan } from "./motion";
import { PlanZoom } from "./plan-zoom";

export interface PlannedHall {
  readonly id: string;
  readonly name: string;
  /** Decimetres. */
  readonly width: number;
  readonly height: number;
  readonly furniture: readonly Furniture[];
}

/** What a plan draws of a booth. Lengths in decimetres. */
export interface ShownBooth {
  readonly id: string;
  readonly code: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly state: BoothState;
  readonly provinceName: string | null;
  /** What stands on the board above it. */
  readonly exhibitorName: string | null;
}

interface FloorPlanProps<B extends ShownBooth> {
  readonly hall: PlannedHall;
  /** Of this hall. */
  readonly booths: readonly B[];
  readonly colourOf: (booth: B) => PlanColour;
  /** The code of the booth that is pointed out; its place has the id `booth-CODE`. */
  readonly selected?: string | null;
  /** Where a booth leads; null where it leads nowhere. */
  readonly hrefOf?: (booth: B) => string | null;
  /** What is said of a booth instead of its code, size, state and holder. */
  readonly titleOf?: (booth: B) => string;
  /** What the plan is called to who does not see it. */
  readonly label?: string;
  readonly className?: string;
}

/**
 * The plan of a hall, drawn from its data. Larger and smaller by choices that need no scripts; where scripts run, also by two fingers,
 * Ctrl and the wheel, and the arrow keys go from booth to booth. Prints.
 */
export function FloorPlan<B extends ShownBooth>(props: FloorPlanProps<B>) {
  const { hall, booths, hrefOf, selected = null, titleOf = boothTitle, className } = props;
  const { label = m.plans_alt({ hall: hall.name, count: formatNumber(booths.length) }) } = props;
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => (frame.current ? followPlan(frame.current) : undefined), []);
  return (
    <div className={classNames("plan rounded-box bg-card shadow-card", className)}>
      <PlanZoom name={`zoom-${hall.id}`} />
      <section
        ref={frame}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a pointer, too.
        tabIndex={0}
        aria-label={`${m.plans_title()}: ${hall.name}`}
        className="plan-frame"
      >
        <div>
          <svg
            viewBox={`0 0 ${hall.width} ${hall.height}`}
            role={hrefOf ? "group" : "img"}
            aria-label={label}
            className="floor-plan"
            style={planWidth(hall.width)}
          >
            <FurnitureShapes furniture={hall.furniture} />
            {booths.map((booth) => (
              <Booth
                key={booth.id}
                booth={booth}
                colour={props.colourOf(booth)}
                title={titleOf(booth)}
                href={hrefOf?.(booth) ?? null}
                isSelected={booth.code === selected}
              />
            ))}
          </svg>
        </div>
      </section>
    </div>
  );
}

/** What the style sheet lays a plan out by. */
export const planWidth = (width: number) => ({ "--plan": width }) as CSSProperties;

interface BoothProps {
  readonly booth: ShownBooth;
  readonly colour: PlanColour;
  readonly title: string;
  readonly href: string | null;
  readonly isSelected: boolean;
}

/** Few and short attributes: a plan has hundreds of these, and a phone in a hall has a slow network. */
function Booth({ booth: { code, x, y, width, height }, colour, title, href, isSelected }: BoothProps) {
  const shapes = (
    <>
      <title>{title}</title>
      <rect x={x + 1} y={y + 1} width={width - 2} height={height - 2} rx="4" />
      <text x={x + width / 2} y={y + height / 2}>
        {code}
      </text>
    </>
  );
  const marks = {
    className: isSelected ? `p${colour} plan-selected` : `p${colour}`,
    ...(isSelected && { id: `booth-${code}` }),
  };
  if (!href) return <g {...marks}>{shapes}</g>;
  return (
    <a href={href} aria-current={isSelected || undefined} {...marks}>
      {shapes}
    </a>
  );
}

/** "B12 · 9 m² · Đã xác nhận · Cơ sở An Bình". */
export function boothTitle(booth: ShownBooth): string {
  const holder = isTaken(booth) ? (booth.exhibitorName ?? booth.provinceName) : null;
  // Square decimetres to square metres.
  const area = formatNumber((booth.width * booth.height) / 100);
  return [booth.code, m.plans_square_metres({ area }), boothStateName(booth.state), holder].filter(Boolean).join(" · ");
}
