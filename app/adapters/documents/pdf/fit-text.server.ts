import { LINE_HEIGHT, textWidth } from "./fonts.server";
import { lineCount } from "./pagination";

/** A line as it should be set where there is room, in points; it goes over to further lines where it is long. */
export interface FittedLine {
  readonly text: string;
  readonly size: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Kept free above it, in points at full size. */
  readonly above?: number;
}

/** Below this nobody reads a card. */
const SMALLEST = 0.45;
const STEP = 0.05;

/**
 * By what all sizes are multiplied so that the lines fit into a box, from 1 downwards. width, height: points. After loadFonts.
 * Text that fits at no size that can be read gets the smallest one, and is cut off by its box.
 */
export function scaleToFit(lines: readonly FittedLine[], width: number, height: number): number {
  for (let scale = 1; scale > SMALLEST; scale -= STEP) {
    if (isWithin(lines, width, height, scale)) return scale;
  }
  return SMALLEST;
}

function isWithin(lines: readonly FittedLine[], width: number, height: number, scale: number): boolean {
  let total = 0;
  for (const { text, size, bold = false, above = 0 } of lines) {
    const points = size * scale;
    const room = width / points;
    // A word that is wider than its line would be broken.
    if (text.split(/\s+/).some((word) => textWidth(word, bold) > room)) return false;
    total += lineCount(text, room, (part) => textWidth(part, bold)) * points * LINE_HEIGHT + above * scale;
  }
  return total <= height;
}
