import { type FocusEvent, memo } from "react";
import type { EditedBooth, EditedShape } from "~/domain/floor-plans/edits";
import { metres } from "~/domain/floor-plans/finding-words";
import type { Box } from "~/domain/floor-plans/rules";
import { m } from "~/i18n/paraglide/messages";
import { classNames } from "~/ui/primitives/class-names";
import { FurnitureShape } from "../furniture-shapes";
import { shapeName } from "../words";

interface PieceProps {
  readonly piece: EditedBooth | EditedShape;
  readonly isChosen: boolean;
  /** Nothing else is chosen: a corner of it can be dragged. */
  readonly isOnly: boolean;
  /** The one piece that the Tab key reaches; arrows go on from it. */
  readonly isReached: boolean;
  readonly isFaulty: boolean;
  /** The number of who has it; null for nobody. */
  readonly holder: string | null;
  readonly dx: number;
  readonly dy: number;
  /** Its place while it is being sized. */
  readonly sized: Box | null;
  readonly onFocus: (event: FocusEvent<SVGGElement>) => void;
}

/** A booth or a shape of the plan that is drawn. */
export const Piece = memo(function Piece(props: PieceProps) {
  const { piece, isChosen, isOnly, isReached, isFaulty, holder, dx, dy, sized, onFocus } = props;
  const at = sized ? { ...piece, ...sized } : piece;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing has no buttons
    <g
      role="button"
      aria-pressed={isChosen}
      aria-label={nameOf(piece, holder)}
      tabIndex={isReached ? 0 : -1}
      data-piece={piece.id}
      transform={dx || dy ? `translate(${dx} ${dy})` : undefined}
      onFocus={onFocus}
      className={classNames(
        "plan-piece",
        "code" in at ? (holder ? "pconfirmed" : "pavailable") : `plan-${at.kind}`,
        isChosen && "plan-selected",
        isFaulty && "plan-faulty",
      )}
    >
      {"code" in at ? <BoothShape booth={at} /> : <FurnitureShape shape={at} />}
      {isOnly && (
        <rect
          data-handle=""
          x={at.x + at.width - 5}
          y={at.y + at.height - 5}
          width="10"
          height="10"
          rx="2"
          className="plan-handle"
        />
      )}
    </g>
  );
});

function nameOf(piece: EditedBooth | EditedShape, holder: string | null): string {
  const place = { x: metres(piece.x), y: metres(piece.y), width: metres(piece.width), height: metres(piece.height) };
  if (!("code" in piece)) return m.plans_ed_shape_name({ name: piece.label || shapeName(piece.kind), ...place });
  const name = m.plans_ed_booth_name({ code: piece.code, ...place });
  return holder ? `${name}, ${m.plans_ed_taken({ number: holder })}` : name;
}

/** Open sides are drawn as gaps: a bar stands where the booth has a wall. */
function BoothShape({ booth: { code, x, y, width, height, openTo } }: { booth: EditedBooth }) {
  const lines = { N: [x, y, x + width, y], E: [x + width, y, x + width, y + height] } as const;
  const more = { S: [x, y + height, x + width, y + height], W: [x, y, x, y + height] } as const;
  const open = Object.entries({ ...lines, ...more }).filter(([side]) => openTo.includes(side));
  return (
    <>
      <rect x={x + 0.5} y={y + 0.5} width={width - 1} height={height - 1} rx="2" />
      {open.map(([side, [x1, y1, x2, y2]]) => (
        <line key={side} x1={x1} y1={y1} x2={x2} y2={y2} className="plan-open" />
      ))}
      <text x={x + width / 2} y={y + height / 2}>
        {code}
      </text>
    </>
  );
}
