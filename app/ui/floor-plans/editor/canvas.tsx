import { type FocusEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { m } from "~/i18n/paraglide/messages";
import { planWidth } from "../floor-plan";
import { followPlan } from "../motion";
import { nextBooth } from "../next-booth";
import { PlanZoom } from "../plan-zoom";
import { useGestures } from "./gestures";
import { Piece } from "./piece";
import type { EditorAct, EditorState } from "./state";

interface CanvasProps {
  readonly state: EditorState;
  readonly dispatch: (act: EditorAct) => void;
  /** Decimetres. */
  readonly grid: number;
  readonly background: string | null;
  /** Codes that a fault names. */
  readonly faulty: ReadonlySet<string>;
  /** Who has a booth, by its id. */
  readonly holders: ReadonlyMap<string, string>;
  readonly label: string;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowRight: [1, 0],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
};

/** The plan that is drawn: pressed, dragged and walked through by keys. */
export function Canvas({ state, dispatch, grid, background, faulty, holders, label }: CanvasProps) {
  const { history, chosen, tool } = state;
  const plan = history.present;
  const frame = useRef<HTMLElement>(null);
  const [reached, setReached] = useState<string | null>(null);
  const { gesture, handlers } = useGestures(state, dispatch, grid);
  useEffect(() => (frame.current ? followPlan(frame.current) : undefined), []);
  const onFocus = useCallback((event: FocusEvent<SVGGElement>) => {
    setReached(event.currentTarget.dataset.piece ?? null);
  }, []);
  const pieces = [...plan.furniture, ...plan.booths];
  // Where the Tab key leads: to where one was last, or to the first booth.
  const reachable = pieces.some(({ id }) => id === reached) ? reached : (plan.booths[0] ?? plan.furniture[0])?.id;

  function onKeyDown(event: KeyboardEvent<SVGSVGElement>): void {
    const id = (event.target as Element).closest("[data-piece]")?.getAttribute("data-piece");
    const step = STEPS[event.key];
    if (step && chosen.size > 0) {
      event.preventDefault();
      const by = event.shiftKey ? 1 : grid;
      dispatch({ type: "move", dx: step[0] * by, dy: step[1] * by, series: `keys ${[...chosen].join()}` });
    } else if (step && id) {
      event.preventDefault();
      const middles = pieces.map(({ id: key, x, y, width, height }) => ({ key, x: x + width / 2, y: y + height / 2 }));
      const next = nextBooth(middles, id, event.key);
      const to =
        next === null ? null : event.currentTarget.querySelector<SVGGElement>(`[data-piece="${CSS.escape(next)}"]`);
      to?.focus();
      to?.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else if ((event.key === " " || event.key === "Enter") && id) {
      event.preventDefault();
      dispatch(event.shiftKey ? { type: "toggle", id } : { type: "choose", ids: chosen.has(id) ? [] : [id] });
    }
  }

  return (
    <div className="plan rounded-box bg-card shadow-card">
      <PlanZoom name="zoom-editor" />
      <section
        ref={frame}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a pointer, too.
        tabIndex={0}
        data-still=""
        aria-label={`${m.plans_title()}: ${label}`}
        className="plan-frame"
      >
        <div>
          {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset; the group takes presses and keys for its pieces */}
          <svg
            viewBox={`0 0 ${plan.width} ${plan.height}`}
            role="group"
            aria-label={label}
            className="floor-plan plan-editor"
            style={planWidth(plan.width)}
            data-tool={tool}
            onKeyDown={onKeyDown}
            {...handlers}
          >
            <defs>
              <pattern id="plan-grid" width={grid * 2} height={grid * 2} patternUnits="userSpaceOnUse">
                <path d={`M ${grid * 2} 0 H 0 V ${grid * 2}`} className="plan-grid" />
              </pattern>
            </defs>
            {background && (
              <image
                href={background}
                width={plan.width}
                height={plan.height}
                preserveAspectRatio="none"
                opacity="0.5"
              />
            )}
            <rect width={plan.width} height={plan.height} className="plan-ground" fill="url(#plan-grid)" />
            {pieces.map((piece) => {
              const isMoved = gesture?.kind === "move" && chosen.has(piece.id);
              return (
                <Piece
                  key={piece.id}
                  piece={piece}
                  isChosen={chosen.has(piece.id)}
                  isOnly={chosen.size === 1 && chosen.has(piece.id)}
                  isReached={piece.id === reachable}
                  isFaulty={"code" in piece && faulty.has(piece.code)}
                  holder={holders.get(piece.id) ?? null}
                  dx={isMoved ? gesture.dx : 0}
                  dy={isMoved ? gesture.dy : 0}
                  sized={gesture?.kind === "size" && gesture.id === piece.id ? gesture.box : null}
                  onFocus={onFocus}
                />
              );
            })}
            {(gesture?.kind === "draw" || gesture?.kind === "frame") && (
              <rect {...gesture.box} className={`plan-${gesture.kind}`} />
            )}
          </svg>
        </div>
      </section>
    </div>
  );
}
