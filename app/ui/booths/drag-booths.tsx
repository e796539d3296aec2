import { type ReactNode, useEffect, useRef } from "react";

interface DragBoothsProps {
  readonly mayDrag: (code: string) => boolean;
  /** A booth was carried onto another. */
  readonly onDrop: (code: string, onto: string) => void;
  readonly children: ReactNode;
}

/** What a pointer travels before a click becomes a drag, in pixels. */
const SLACK = 6;

/**
 * Lets a mouse or a pen carry who has a booth onto another booth of the plans inside. What it does has a page of its own, which a form
 * reaches too.
 */
export function DragBooths({ mayDrag, onDrop, children }: DragBoothsProps) {
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef({ mayDrag, onDrop });
  latest.current = { mayDrag, onDrop };
  useEffect(() => (frame.current ? followDrags(frame.current, latest) : undefined), []);
  return <div ref={frame}>{children}</div>;
}

function followDrags(
  frame: HTMLElement,
  latest: { readonly current: Pick<DragBoothsProps, "mayDrag" | "onDrop"> },
): () => void {
  const stop = new AbortController();
  let carried: { readonly code: string; readonly x: number; readonly y: number; moved: boolean } | null = null;
  let onto: Element | null = null;
  const point = (place: Element | null) => {
    onto?.classList.remove("plan-drop");
    onto = place;
    onto?.classList.add("plan-drop");
  };
  const on = (
    type: "pointerdown" | "pointermove" | "pointerup" | "pointercancel",
    act: (event: PointerEvent) => void,
  ) => frame.addEventListener(type, act, { signal: stop.signal, capture: true });

  on("pointerdown", (event) => {
    const code = codeOf(placeAt(event.target));
    if (event.pointerType === "touch" || event.button !== 0 || !code || !latest.current.mayDrag(code)) return;
    carried = { code, x: event.clientX, y: event.clientY, moved: false };
    // The plan itself must not be carried along.
    event.stopPropagation();
  });
  on("pointermove", (event) => {
    if (!carried) return;
    carried.moved ||= Math.hypot(event.clientX - carried.x, event.clientY - carried.y) > SLACK;
    if (!carried.moved) return;
    const place = placeAt(document.elementFromPoint(event.clientX, event.clientY));
    point(place && codeOf(place) !== carried.code ? place : null);
  });
  on("pointerup", () => {
    const [from, to] = [carried, codeOf(onto)];
    carried = null;
    point(null);
    if (!from?.moved) return;
    // The click that ends a drag would follow the link of the booth.
    frame.addEventListener("click", swallow, { capture: true, once: true });
    window.setTimeout(() => frame.removeEventListener("click", swallow, { capture: true }));
    if (to) latest.current.onDrop(from.code, to);
  });
  on("pointercancel", () => {
    carried = null;
    point(null);
  });
  frame.addEventListener("dragstart", (event) => event.preventDefault(), { signal: stop.signal, capture: true });
  return () => stop.abort();
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

const placeAt = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest(".floor-plan a") : null;

/** The booth a link of the plan leads to. */
function codeOf(place: Element | null): string | null {
  const href = place?.getAttribute("href");
  return href ? new URL(href, window.location.href).searchParams.get("booth") : null;
}
