import sharp from "sharp";
import { withoutInvisible } from "~/lib/vietnamese-text";
import { GOLD, LACQUER, starPath } from "./pdf/drum";
import { letterOutlines, type Outline } from "./pdf/fonts.server";

const PAPER = "#FCF6E8";
const FADED = "#6B625A";

export interface LogoWords {
  /** Round the top: the title. */
  readonly title: string;
  /** Round the bottom: level and year, or what became of it. */
  readonly foot: string;
  /** Read to those who do not see it. */
  readonly label: string;
  /** Drawn without colour: the title no longer holds. */
  readonly isFaded?: boolean;
}

/** Pixels a side of the drawing. */
const SIDE = 512;
const BAND = { inner: 166, outer: 236 };
const LETTERS = { size: 31, widest: 0.94 };

/**
 * A winner's medal as SVG of 512 units a side: lacquer, gold, and the star of a Đông Sơn drum. Its letters are outlines, so that it looks the
 * same on every machine and in print.
 */
export async function awardLogo({ title, foot, label, isFaded = false }: LogoWords): Promise<string> {
  const [lacquer, gold] = isFaded ? [FADED, FADED] : [LACQUER, GOLD];
  const [above, below] = await Promise.all([letterOutlines(title), letterOutlines(foot)]);
  const rings = [
    [BAND.outer + 8, 3],
    [BAND.outer, 1.5],
    [BAND.inner, 1.5],
    [BAND.inner - 8, 3],
    [126, 1.5],
    [92, 1.5],
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}" role="img" aria-label="${escaped(label)}">`,
    `<title>${escaped(label)}</title><g transform="translate(256 256)">`,
    `<circle r="252" fill="${lacquer}"/><circle r="${BAND.outer}" fill="${PAPER}"/><circle r="${BAND.inner}" fill="${lacquer}"/>`,
    ...rings.map(
      ([radius, width]) =>
        `<circle r="${radius}" fill="none" stroke="${isFaded ? PAPER : gold}" stroke-width="${width}"/>`,
    ),
    `<circle r="142" fill="none" stroke="${isFaded ? PAPER : gold}" stroke-width="14" stroke-dasharray="1.6 4.6"/>`,
    `<circle r="109" fill="none" stroke="${isFaded ? PAPER : gold}" stroke-width="9" stroke-linecap="round" stroke-dasharray="0 19.02"/>`,
    `<path d="${starPath(22, 84)}" fill="${isFaded ? PAPER : gold}"/>`,
    `<g fill="${lacquer}">${arc(above, "above", 1.42 * Math.PI)}${arc(below, "below", 0.5 * Math.PI)}</g></g></svg>`,
  ].join("");
}

/** The same as PNG with a clear ground, pixels a side as asked. */
export async function awardLogoPng(words: LogoWords, side: number): Promise<Buffer> {
  const svg = await awardLogo(words);
  return sharp(Buffer.from(svg), { density: (72 * side) / SIDE })
    .resize(side, side)
    .png()
    .toBuffer();
}

/** Letters along the band, upright on both sides of the medal, within an angle. */
function arc(letters: readonly Outline[], side: "above" | "below", widest: number): string {
  const middle = (BAND.inner + BAND.outer) / 2;
  const drop = LETTERS.size * 0.36;
  const radius = side === "above" ? middle - drop : middle + drop;
  const width = letters.reduce((sum, letter) => sum + letter.width, 0);
  const size = Math.min(LETTERS.size, (widest * radius * LETTERS.widest) / width);
  let at = -(width * size) / 2;
  return letters
    .map(({ path, width }) => {
      const angle = (at + (width * size) / 2) / radius;
      at += width * size;
      if (!path) return "";
      const turn = side === "above" ? angle : -angle;
      const degrees = Math.round((turn * 180_000) / Math.PI) / 1000;
      const y = side === "above" ? -radius : radius;
      const shift = Math.round(-(width * size * 500)) / 1000;
      return `<path transform="rotate(${degrees}) translate(${shift} ${y}) scale(${Math.round(size * 1000) / 1000})" d="${path}"/>`;
    })
    .join("");
}

/** Names that were kept before they were cleaned may hold what no XML may. */
const escaped = (text: string): string =>
  withoutInvisible(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
