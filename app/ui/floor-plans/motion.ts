import { nextBooth } from "./next-booth";

const SMALLEST = 1;
const LARGEST = 12;
/** A gesture of the wheel is over when nothing came for so long. */
const STILL_MS = 160;

interface Gesture {
  /** Where on the plan it began, in pixels of the plan as it was laid out then. */
  readonly x: number;
  readonly y: number;
  /** As it was laid out then. */
  readonly width: number;
  scale: number;
}

/**
 * Let two fingers, or Ctrl and the wheel, change how large a plan in its frame is, and a mouse drag it. While fingers move only a
 * transform changes, which costs no layout; the new size is laid out once, when they are lifted. One finger scrolls as everywhere.
 * frame: what scrolls, with the drawing in a box of its own in it. Returns what undoes all of it.
 */
export function followPlan(frame: HTMLElement): () => void {
  const drawing = frame.querySelector("svg");
  // A browser lays out each text of a drawing anew whenever it is scaled, except within a box that it keeps as a layer of its own.
  const paper = drawing?.parentElement;
  if (!drawing || !paper) return () => {};
  paper.style.willChange = "transform";
  const stop = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(
    type: K,
    listen: (event: HTMLElementEventMap[K]) => void,
    passive = true,
  ) => frame.addEventListener(type, listen, { signal: stop.signal, passive });
  let gesture: Gesture | null = null;
  let spread = 0;
  let timer = 0;

  function begin(clientX: number, clientY: number): Gesture {
    const box = drawing!.getBoundingClientRect();
    const begun = { x: clientX - box.left, y: clientY - box.top, width: box.width, scale: 1 };
    paper!.style.transformOrigin = `${begun.x}px ${begun.y}px`;
    return begun;
  }

  /** Asks for no layout: what was measured at the beginning does. */
  function scaleTo(one: Gesture, scale: number): void {
    const whole = one.width / frame.clientWidth;
    one.scale = Math.min(LARGEST / whole, Math.max(SMALLEST / whole, scale));
    paper!.style.transform = `scale(${one.scale})`;
  }

  /** Lay the plan out as large as the gesture left it, with the same place under the fingers. */
  function end(): void {
    if (!gesture) return;
    const { x, y, width, scale } = gesture;
    gesture = null;
    paper!.style.transform = "";
    drawing!.style.width = `${width * scale}px`;
    drawing!.style.minWidth = "0";
    frame.scrollBy({ left: x * (scale - 1), top: y * (scale - 1), behavior: "instant" });
  }

  on(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      gesture ??= begin(event.clientX, event.clientY);
      scaleTo(gesture, gesture.scale * Math.exp(-event.deltaY / 300));
      window.clearTimeout(timer);
      timer = window.setTimeout(end, STILL_MS);
    },
    false,
  );
  // Two fingers are taken from the browser, which would scroll or grow the page under them; one is left to it.
  const onTouch = (event: TouchEvent) => {
    const [a, b] = event.touches;
    if (!a || !b) return end();
    event.preventDefault();
    if (!gesture || event.type === "touchstart") {
      end();
      spread = distance(a, b);
      gesture = begin((a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2);
    } else scaleTo(gesture, distance(a, b) / Math.max(spread, 1));
  };
  for (const type of ["touchstart", "touchmove", "touchend", "touchcancel"] as const) on(type, onTouch, false);
  on("keydown", (event) => {
    const from = event.target instanceof Element ? event.target.closest<SVGAElement>("a") : null;
    const to = from && nextBooth(placesIn(drawing), from, event.key);
    if (!to) return;
    event.preventDefault();
    to.focus();
    to.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  dragWithMouse(frame, on);
  // A size chosen by its button is laid out by the style sheet again.
  frame.parentElement?.addEventListener(
    "change",
    (event) => {
      if (event.target instanceof HTMLInputElement && event.target.closest(".plan-zoom"))
        drawing.style.width = drawing.style.minWidth = "";
    },
    { signal: stop.signal },
  );
  showSelected(frame);
  return () => {
    window.clearTimeout(timer);
    paper.style.willChange = "";
    stop.abort();
  };
}

const distance = (a: Touch, b: Touch) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);

/** The booths of a drawing that lead somewhere, with the middle of each. */
function placesIn(drawing: SVGSVGElement) {
  return Array.from(drawing.querySelectorAll<SVGAElement>("a"), (key) => {
    const { x, y, width, height } = key.getBBox();
    return { key, x: x + width / 2, y: y + height / 2 };
  });
}

function dragWithMouse(
  frame: HTMLElement,
  on: <K extends keyof HTMLElementEventMap>(
    type: K,
    listen: (event: HTMLElementEventMap[K]) => void,
    passive?: boolean,
  ) => void,
): void {
  let from: { readonly x: number; readonly y: number; readonly left: number; readonly top: number } | null = null;
  on("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0 || frame.dataset.still !== undefined) return;
    from = { x: event.clientX, y: event.clientY, left: frame.scrollLeft, top: frame.scrollTop };
  });
  on("pointermove", (event) => {
    if (!from || event.buttons === 0) return;
    frame.scrollTo({
      left: from.left + from.x - event.clientX,
      top: from.top + from.y - event.clientY,
      behavior: "instant",
    });
  });
  on("pointerup", () => {
    from = null;
  });
  // A link must not be carried off as a picture of itself.
  on("dragstart", (event) => event.preventDefault(), false);
}

/** A booth that the address names is brought into the frame; the page itself stays where it is. */
function showSelected(frame: HTMLElement): void {
  const booth = frame.querySelector(".plan-selected")?.getBoundingClientRect();
  if (!booth) return;
  const box = frame.getBoundingClientRect();
  frame.scrollBy({
    left: booth.left + booth.width / 2 - box.left - box.width / 2,
    top: booth.top + booth.height / 2 - box.top - box.height / 2,
    behavior: "instant",
  });
}
