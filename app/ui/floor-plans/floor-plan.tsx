import type { PlannedBooth } from "~/domain/booths/plan.server";
import type { Furniture } from "~/domain/floor-plans/rules";
import { formatNumber } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { boothStateName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";

export interface PlannedHall {
  readonly id: string;
  readonly name: string;
  /** Decimetres. */
  readonly width: number;
  readonly height: number;
  readonly furniture: readonly Furniture[];
}

interface FloorPlanProps {
  readonly hall: PlannedHall;
  readonly booths: readonly PlannedBooth[];
  /** Which of the plan's colours a province has, 1 to 8. */
  readonly colourOf: (provinceId: string) => number;
}

/** The plan of a hall, drawn from its data; each booth says its code, state and holder. Scrolls sideways on a phone, and prints. */
export function FloorPlan({ hall, booths, colourOf }: FloorPlanProps) {
  return (
    // Reached with the keyboard, so that its arrows can scroll it.
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a pointer.
      tabIndex={0}
      aria-label={`${m.fairs_plan()}: ${hall.name}`}
      className="overflow-x-auto rounded-box bg-card p-3 shadow-card"
    >
      <svg
        viewBox={`0 0 ${hall.width} ${hall.height}`}
        role="img"
        aria-label={m.fairs_plan_alt({ hall: hall.name, count: booths.length })}
        className="floor-plan w-full min-w-[44rem]"
      >
        {hall.furniture.map((shape) => (
          <g key={`${shape.x}/${shape.y}`}>
            <rect
              x={shape.x}
              y={shape.y}
              width={shape.width}
              height={shape.height}
              rx="4"
              className={`plan-${shape.kind}`}
            />
            <text x={shape.x + shape.width / 2} y={shape.y + shape.height / 2} className="plan-label">
              {getLocale() === "vi" ? shape.label : shape.labelEn}
            </text>
          </g>
        ))}
        {booths.map((booth) => (
          <Booth key={booth.id} booth={booth} colour={booth.provinceId ? colourOf(booth.provinceId) : 0} />
        ))}
      </svg>
    </section>
  );
}

function Booth({ booth, colour }: { booth: PlannedBooth; colour: number }) {
  const holder = booth.exhibitorName ?? booth.provinceName;
  // Square decimetres to square metres.
  const area = formatNumber((booth.width * booth.height) / 100);
  const look =
    booth.state === "available" || booth.state === "blocked" ? `plan-${booth.state}` : `plan-colour-${colour}`;
  return (
    <g>
      <title>
        {[booth.code, m.fairs_square_metres({ area }), boothStateName(booth.state), holder].filter(Boolean).join(" · ")}
      </title>
      <rect x={booth.x + 1} y={booth.y + 1} width={booth.width - 2} height={booth.height - 2} rx="4" className={look} />
      <text x={booth.x + booth.width / 2} y={booth.y + booth.height / 2} className="plan-code">
        {booth.code}
      </text>
    </g>
  );
}
