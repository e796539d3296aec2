import sharp from "sharp";
import type { PhotoView } from "~/lib/vocabulary";
import type { Shape } from "./makers/maker";
import { generator } from "./scores";

/** The drawing's own units. */
const WIDTH = 1200;
const HEIGHT = 900;
const CLAYS = ["#9b5a2b", "#7a3b1e", "#b5852f", "#4f6b45", "#35567a", "#8b2f2a", "#6a4a7a"];
const GROUNDS = ["#efe3c8", "#e7d9c9", "#dfe6dc", "#e9e2ee", "#f0dccf", "#dde4ea"];

/**
 * What the demo shows for a photo: the product drawn on a table, from in front, from the side and from above. A JPEG of four by three.
 * width: pixels.
 */
export async function demoPhoto(shape: Shape, view: PhotoView, seed: number, width: number): Promise<Buffer> {
  const random = generator(seed);
  const ink = CLAYS[Math.floor(random() * CLAYS.length)]!;
  const ground = GROUNDS[Math.floor(random() * GROUNDS.length)]!;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${(width * HEIGHT) / WIDTH}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    <defs>
      <linearGradient id="wall" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#fffdf8"/><stop offset="1" stop-color="${ground}"/></linearGradient>
      <radialGradient id="light" cx="0.35" cy="0.3" r="0.9"><stop offset="0" stop-color="#ffffff" stop-opacity="0.55"/><stop offset="1" stop-color="#000000" stop-opacity="0.22"/></radialGradient>
    </defs>
    <rect width="${WIDTH}" height="${HEIGHT}" fill="url(#wall)"/>${view === "above" ? fromAbove(shape, ink) : onTable(shape, ink, view === "side")}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 84 }).toBuffer();
}

function onTable(shape: Shape, ink: string, turned: boolean): string {
  const body = BODIES[shape];
  const place = turned ? "translate(620 700) scale(0.9 1)" : "translate(600 720)";
  const second = turned ? `<g transform="translate(330 690) scale(0.62)" opacity="0.9">${body(ink)}</g>` : "";
  return `<rect y="690" width="${WIDTH}" height="210" fill="#c9a77a"/><rect y="690" width="${WIDTH}" height="14" fill="#b08c5d"/>
    <ellipse cx="600" cy="726" rx="250" ry="34" fill="#000" opacity="0.18"/>${second}<g transform="${place}">${body(ink)}</g>`;
}

function fromAbove(shape: Shape, ink: string): string {
  const square = shape === "box" || shape === "bag" || shape === "cloth" || shape === "frame" || shape === "machine";
  const outline = square
    ? `<rect x="360" y="210" width="480" height="480" rx="26" fill="${ink}"/><rect x="360" y="210" width="480" height="480" rx="26" fill="url(#light)"/><rect x="450" y="300" width="300" height="300" rx="14" fill="#fff8e8" opacity="0.75"/>`
    : `<circle cx="600" cy="450" r="270" fill="${ink}"/><circle cx="600" cy="450" r="270" fill="url(#light)"/><circle cx="600" cy="450" r="170" fill="#fff8e8" opacity="0.7"/><circle cx="600" cy="450" r="110" fill="${ink}" opacity="0.55"/>`;
  return `<rect width="${WIDTH}" height="${HEIGHT}" fill="#c9a77a"/><g stroke="#b08c5d" stroke-width="5" opacity="0.6"><path d="M0 180H1200M0 400H1200M0 640H1200M0 830H1200"/></g><ellipse cx="624" cy="480" rx="300" ry="290" fill="#000" opacity="0.16"/>${outline}`;
}

const lit = (path: string, ink: string) => `<path d="${path}" fill="${ink}"/><path d="${path}" fill="url(#light)"/>`;
const label = (x: number, y: number, width: number, height: number) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="#fff8e8"/><rect x="${x + 16}" y="${y + 22}" width="${width - 32}" height="14" fill="#9b1c1c"/><rect x="${x + 16}" y="${y + 52}" width="${(width - 32) * 0.7}" height="9" fill="#5d645f"/><rect x="${x + 16}" y="${y + 74}" width="${(width - 32) * 0.5}" height="9" fill="#5d645f"/>`;

/** Drawn upwards from the table at (0, 0). */
const BODIES: Record<Shape, (ink: string) => string> = {
  bottle: (ink) =>
    lit("M-46-560h92v120q74 50 74 130v260q0 50-50 50h-140q-50 0-50-50v-260q0-80 74-130z", ink) +
    `<rect x="-56" y="-610" width="112" height="70" rx="10" fill="#3a2a1c"/>${label(-100, -290, 200, 170)}`,
  jar: (ink) =>
    lit("M-170-360h340v300q0 60-60 60h-220q-60 0-60-60z", ink) +
    `<rect x="-190" y="-420" width="380" height="76" rx="16" fill="#b8860b"/>${label(-120, -270, 240, 160)}`,
  bag: (ink) =>
    lit("M-180-480l40-20 40 20 50-20 50 20 50-20 50 20 40-20 40 20 30 440q4 40-36 40h-348q-40 0-36-40z", ink) +
    label(-130, -350, 260, 200),
  box: (ink) =>
    lit("M-230-340h460v340h-460z", ink) +
    `<path d="M-230-340l70-80h460l-70 80zM230-340l70-80v320l-70 100z" fill="${ink}" opacity="0.75"/>${label(-170, -260, 340, 180)}`,
  cup: (ink) =>
    lit("M-220-230h300q0 170-80 230h-140q-80-60-80-230z", ink) +
    `<path d="M80-190q110-10 100 60t-130 60" fill="none" stroke="${ink}" stroke-width="26"/><g transform="translate(260 0)">${lit("M-70-130h140q0 90-40 130h-60q-40-40-40-130z", ink)}</g>`,
  cloth: (ink) =>
    lit("M-260-120q130-60 260-20t260-10v150h-520z", ink) +
    `<g transform="translate(0 -130)">${lit("M-230-110q120-50 230-16t230-8v130h-460z", "#35567a")}</g><path d="M-250-60h500M-250-30h500" stroke="#fff8e8" stroke-width="10" stroke-dasharray="34 22"/>`,
  basket: (ink) =>
    lit("M-230-260h460l-50 260h-360z", ink) +
    `<path d="M-180-260q0-230 180-230t180 230" fill="none" stroke="${ink}" stroke-width="24"/><path d="M-220-200h440M-210-140h420M-200-80h400M-120-260l20 260M0-260v260M120-260l-20 260" stroke="#fff8e8" stroke-width="7" opacity="0.5"/>`,
  pot: (ink) =>
    lit("M-110-430h220q-30 40-20 80 150 60 150 190 0 160-170 160h-140q-170 0-170-160 0-130 150-190 10-40-20-80z", ink) +
    `<path d="M-200-210q200 60 400 0" fill="none" stroke="#fff8e8" stroke-width="12" stroke-dasharray="30 18" opacity="0.7"/>`,
  machine: (ink) =>
    lit("M-280-300h560v260h-560z", ink) +
    `<circle cx="-120" cy="-170" r="90" fill="#dde4ea"/><circle cx="-120" cy="-170" r="46" fill="${ink}"/><path d="M60-300v-130h150v130z" fill="#5d645f"/><rect x="60" y="-240" width="170" height="90" rx="10" fill="#1f2421"/><path d="M-240-40h60v40h-60zM180-40h60v40h-60z" fill="#3a2a1c"/>`,
  disc: (ink) =>
    `<g transform="translate(0 -20)">${[0, 1, 2, 3, 4].map((at) => `<ellipse cx="${(at % 2) * 14}" cy="${-at * 30}" rx="270" ry="46" fill="#f4e6c4" stroke="${ink}" stroke-width="5"/>`).join("")}<g fill="${ink}">${Array.from({ length: 26 }, (_, at) => `<circle cx="${((at * 97) % 420) - 210}" cy="${-122 + ((at * 31) % 34) - 14}" r="6"/>`).join("")}</g></g>`,
  frame: (ink) =>
    lit("M-240-500h480v500h-480z", ink) +
    `<rect x="-190" y="-450" width="380" height="400" fill="#f0dccf"/><path d="M-190-150q100-90 190-40t190-50v190h-380z" fill="#b5852f"/><path d="M-190-110q120-40 200-10t180-30v100h-380z" fill="#8b2f2a"/><circle cx="90" cy="-350" r="44" fill="#b8860b"/>`,
};
