import sharp from "sharp";
import { letterOutlines, loadFonts, TINOS } from "./pdf/fonts.server";
import { layoutOf, OWN, type PlanLabel, type PlanRect } from "./plan-layout.server";
import type { PlanDrawing } from "./plan-sheet";

/** Enough for print: points are 72 to an inch. */
const DOTS_PER_INCH = 200;

/** A drawing as a picture for papers that hold no drawings. */
export interface PlanPicture {
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly png: Buffer;
}

/** room: what the picture may take, in points. Its letters are outlines: a picture must not need a font. */
export async function planPicture(
  drawing: PlanDrawing,
  room: { readonly width: number; readonly height: number },
): Promise<PlanPicture> {
  await loadFonts();
  const { width, height, rects, labels } = layoutOf(drawing, room);
  const words = await Promise.all(labels.map(wordsOf));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${rects.map(rectOf).join("")}${words.join("")}</svg>`;
  const png = await sharp(Buffer.from(svg), { density: DOTS_PER_INCH }).png({ palette: true }).toBuffer();
  return { width, height, png };
}

const rectOf = ({ x, y, width, height, fill, stroke = "none", strokeWidth = 0 }: PlanRect): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" stroke="${stroke}" stroke-width="${strokeWidth}"/>`;

async function wordsOf({ text, x, y, size, isOwn }: PlanLabel): Promise<string> {
  const letters = await letterOutlines(text, { family: TINOS, weight: isOwn ? 700 : 400 });
  const width = letters.reduce((sum, letter) => sum + letter.width, 0);
  let left = -width / 2;
  const paths = letters.map((letter) => {
    const path = `<path transform="translate(${left} 0)" d="${letter.path}"/>`;
    left += letter.width;
    return path;
  });
  return `<g transform="translate(${x} ${y}) scale(${size})" fill="${isOwn ? OWN : "#000000"}">${paths.join("")}</g>`;
}
