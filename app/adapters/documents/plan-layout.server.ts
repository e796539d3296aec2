import { textWidth } from "./pdf/fonts.server";
import type { PlanBox, PlanDrawing } from "./plan-sheet";

export const OWN = "#9b1c1c";
/** Points below which letters on paper are not read. */
const SMALLEST = 5;
/** Of what must be found on every drawing: own booths, gates and stages. */
const READ = 6.5;
const LARGEST = 10;
const AT_ALL_EVENTS: readonly string[] = ["gate", "stage"];

export interface PlanRect extends PlanBox {
  readonly key: string;
  readonly fill: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
}

export interface PlanLabel {
  readonly key: string;
  readonly text: string;
  /** Its middle and its baseline. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly isOwn: boolean;
}

/** A drawing as it is put on paper, in points. Rectangles first, from the lowest to the uppermost. */
export interface PlanLayout {
  readonly width: number;
  readonly height: number;
  readonly rects: readonly PlanRect[];
  readonly labels: readonly PlanLabel[];
}

/** room: what the drawing may take, in points. After loadFonts. */
export function layoutOf(
  { window, booths, furniture }: PlanDrawing,
  room: { readonly width: number; readonly height: number },
): PlanLayout {
  const scale = Math.min(room.width / window.width, room.height / window.height);
  const [width, height] = [window.width * scale, window.height * scale];
  const placed = (box: PlanBox): PlanBox => {
    const [x, y] = [Math.max(box.x, window.x), Math.max(box.y, window.y)];
    return {
      x: (x - window.x) * scale,
      y: (y - window.y) * scale,
      width: (Math.min(box.x + box.width, window.x + window.width) - x) * scale,
      height: (Math.min(box.y + box.height, window.y + window.height) - y) * scale,
    };
  };
  // All codes alike, or only what rows are called: some that are missing would look like booths without one.
  const codeSize = Math.min(
    LARGEST,
    ...booths.map((one) => sizeIn({ ...one, height: one.height * scale }, one.code, one.width * scale * 0.92)),
  );
  const firstOfRow = new Set([...Map.groupBy(booths, ({ code }) => rowOf(code)).values()].map(leftmost));
  const codeOf = (booth: PlanDrawing["booths"][number]): Words => {
    const box = placed(booth);
    if (booth.isOwn) return { box, text: booth.code, size: Math.max(codeSize, READ), isOwn: true };
    if (codeSize >= SMALLEST) return { box, text: booth.code, size: codeSize };
    return { box, text: firstOfRow.has(booth) ? rowOf(booth.code) : "", size: READ };
  };
  const labelOf = (one: PlanDrawing["furniture"][number]): Words => {
    const box = placed(one);
    const size = sizeIn(box, one.label, Math.max(box.width, box.height));
    return { box, text: one.label, size: AT_ALL_EVENTS.includes(one.kind) ? Math.max(size, READ) : size };
  };
  return {
    width,
    height,
    rects: [
      { key: "hall", x: 0, y: 0, width, height, fill: "#ffffff", stroke: "#000000", strokeWidth: 1 },
      ...furniture.map((one) => ({
        key: `${one.kind} ${one.x} ${one.y}`,
        ...placed(one),
        fill: one.kind === "aisle" ? "#f6f6f6" : "#e2e2e2",
      })),
      ...booths.map((booth) => ({ key: booth.code, ...placed(booth), ...(booth.isOwn ? OWN_BOOTH : BOOTH) })),
    ],
    labels: [...booths.map(codeOf), ...furniture.map(labelOf)]
      .filter(({ text, size }) => text !== "" && size >= SMALLEST)
      .map((words) => labelIn(words, width)),
  };
}

const OWN_BOOTH = { fill: "#f2b8b0", stroke: OWN, strokeWidth: 1.2 };
const BOOTH = { fill: "#ffffff", stroke: "#8a8a8a", strokeWidth: 0.5 };

/** As large as a text fits into a box. room: how wide it may be, in points. */
const sizeIn = (box: PlanBox, text: string, room: number): number =>
  Math.min(LARGEST, box.height * 0.62, room / Math.max(textWidth(text, true), 0.1));

/** What a row is called: "B12" stands in "B". */
const rowOf = (code: string): string => /^\D*/.exec(code)![0];

const leftmost = <Of extends PlanBox>(row: readonly Of[]): Of =>
  row.reduce((first, one) => (one.y < first.y || (one.y === first.y && one.x < first.x) ? one : first));

/** What is written into a box; size in points. */
interface Words {
  readonly box: PlanBox;
  readonly text: string;
  readonly size: number;
  readonly isOwn?: boolean;
}

/** Words at the edge of a drawing move inwards. */
function labelIn({ box, text, size, isOwn = false }: Words, width: number): PlanLabel {
  const half = (textWidth(text, isOwn) * size) / 2 + 1;
  const x = Math.min(Math.max(box.x + box.width / 2, half), width - half);
  return { key: `${text} ${box.x} ${box.y}`, text, x, y: box.y + box.height / 2 + size * 0.35, size, isOwn };
}
