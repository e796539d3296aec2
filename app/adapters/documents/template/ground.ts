import { type GroundName, type Orientation, type Shape, sheetSize, TENTH_MM } from "~/lib/template-sheet";
import { GOLD, LACQUER, round, starPath } from "../pdf/drum";

const PAPER = "#FCF6E8";
const FIBRE = "#D9C7A0";

const drawn = new Map<string, readonly Shape[]>();

/**
 * The ground of a sheet: rice paper with a bronze drum as a watermark and a border of lacquer and gold; the border alone; nothing. Always the
 * same array of a name.
 */
export function groundShapes(ground: GroundName, orientation: Orientation): readonly Shape[] {
  const name = `${ground} ${orientation}`;
  const shapes = drawn.get(name) ?? drawGround(ground, orientation);
  drawn.set(name, shapes);
  return shapes;
}

function drawGround(ground: GroundName, orientation: Orientation): Shape[] {
  if (ground === "plain") return [];
  const { width, height } = pointsOf(orientation);
  const border = borderShapes(width, height, ground === "drum" ? PAPER : "#FFFFFF");
  if (ground === "frame") return border;
  const paper = { path: rectangle(0, 0, width, height), fill: PAPER };
  return [paper, fibres(width, height), ...drumShapes(width / 2, height / 2 + 6), ...border];
}

function pointsOf(orientation: Orientation) {
  const { width, height } = sheetSize(orientation);
  return { width: width * TENTH_MM, height: height * TENTH_MM };
}

/** Short bent fibres, the same on every certificate. */
function fibres(width: number, height: number): Shape {
  const random = sequence(7);
  const paths = Array.from({ length: 150 }, () => {
    const [x, y] = [random() * width, random() * height];
    const [dx, dy] = [(random() - 0.5) * 44, (random() - 0.5) * 22];
    const [bendX, bendY] = [x + dx / 2 + (random() - 0.5) * 16, y + dy / 2 + (random() - 0.5) * 16];
    return `M${x.toFixed(1)} ${y.toFixed(1)}Q${bendX.toFixed(1)} ${bendY.toFixed(1)} ${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)}`;
  });
  return { path: paths.join(""), stroke: FIBRE, width: 0.5, opacity: 0.55 };
}

/** Numbers from 0 to 1 that look random and are always the same (Park and Miller's minimal standard). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** The face of a Đông Sơn drum: a star of fourteen rays in rings of lines, dots and combs. */
function drumShapes(centreX: number, centreY: number): Shape[] {
  const common = { opacity: 0.16, transform: [1, 0, 0, 1, centreX, centreY] } as const;
  const rings = [58, 64, 88, 94, 128, 134, 160, 166].map((radius) => circle(0, 0, radius));
  const dots = around(36).map(({ x, y }) => circle(76 * x, 76 * y, 4.2));
  const combs = around(160).map(
    ({ x, y }) => `M${round(139 * x)} ${round(139 * y)}L${round(155 * x)} ${round(155 * y)}`,
  );
  return [
    { path: starPath(14, 52), fill: GOLD, ...common },
    { path: [...rings, ...dots].join(""), stroke: GOLD, width: 1.4, ...common },
    {
      path: around(48)
        .map(({ x, y }) => birdPath(x, y))
        .join(""),
      stroke: GOLD,
      width: 1.6,
      ...common,
    },
    { path: combs.join(""), stroke: GOLD, width: 1.2, ...common },
  ];
}

function around(count: number): { x: number; y: number }[] {
  return Array.from({ length: count }, (_, place) => {
    const angle = (2 * Math.PI * place) / count;
    return { x: round(Math.cos(angle)), y: round(Math.sin(angle)) };
  });
}

/** A flying bird, two strokes, heading round the drum. */
function birdPath(x: number, y: number): string {
  const at = (radius: number, along: number) => `${round(radius * x - along * y)} ${round(radius * y + along * x)}`;
  return `M${at(102, -5)}Q${at(114, -1)} ${at(111, 6)}M${at(120, -4)}Q${at(114, 0)} ${at(111, 6)}`;
}

function borderShapes(width: number, height: number, paper: string): Shape[] {
  const frame = (inset: number, stroke: string, thickness: number): Shape => ({
    path: rectangle(inset, inset, width - 2 * inset, height - 2 * inset),
    stroke,
    width: thickness,
  });
  const corners = [
    [1, 0, 0, 1, 28, 28],
    [-1, 0, 0, 1, width - 28, 28],
    [1, 0, 0, -1, 28, height - 28],
    [-1, 0, 0, -1, width - 28, height - 28],
  ] as const;
  return [
    frame(20, LACQUER, 7),
    frame(28, GOLD, 1.4),
    frame(36, GOLD, 0.6),
    ...corners.flatMap((transform) => cornerShapes(paper).map((shape) => ({ ...shape, transform }))),
  ];
}

/** The meander of lacquer work (hồi văn), two spirals meeting in the corner. */
const cornerShapes = (paper: string): Shape[] => [
  { path: rectangle(1, 1, 56, 56), fill: paper },
  {
    path: "M0 57H36V36H57V0M0 57V0H57M8 49V8H49M8 49H28V28H49V8M16 41V16H41M16 41H20V20H41V16",
    stroke: GOLD,
    width: 2,
  },
  { path: rectangle(3, 3, 11, 11), fill: LACQUER },
];

/** A medal of bronze with the drum's star, for a box whose side is given, from its top left corner. */
export function medalShapes(x: number, y: number, side: number): Shape[] {
  const scale = side / 120;
  const transform = [scale, 0, 0, scale, x + side / 2, y + side / 2] as const;
  return [
    { path: circle(0, 0, 58), fill: GOLD, transform },
    { path: circle(0, 0, 52) + circle(0, 0, 48), stroke: PAPER, width: 1.2, transform },
    { path: circle(0, 0, 42), fill: LACQUER, transform },
    { path: starPath(12, 38), fill: PAPER, transform },
  ];
}

/** A line with a lozenge in its middle. */
export function flourishShapes(x: number, y: number, width: number, colour: string, thickness: number): Shape[] {
  const transform = [1, 0, 0, 1, x + width / 2, y] as const;
  const half = width / 2;
  return [
    { path: `M${-half} 0H-14M14 0H${half}`, stroke: colour, width: thickness, transform },
    { path: "M0 -4.5L5 0L0 4.5L-5 0Z", fill: LACQUER, transform },
    { path: "M-10 -2.3L-7.4 0L-10 2.3L-12.6 0ZM10 -2.3L12.6 0L10 2.3L7.4 0Z", fill: colour, transform },
  ];
}

const rectangle = (x: number, y: number, width: number, height: number): string =>
  `M${round(x)} ${round(y)}H${round(x + width)}V${round(y + height)}H${round(x)}Z`;

/** How far a Bézier curve's handles stand out for a quarter of a circle. */
const QUARTER = 0.5523;

function circle(x: number, y: number, radius: number): string {
  const [left, right, top, bottom] = [x - radius, x + radius, y - radius, y + radius].map(round);
  const [bentLeft, bentRight, bentTop, bentBottom] = [
    x - radius * QUARTER,
    x + radius * QUARTER,
    y - radius * QUARTER,
    y + radius * QUARTER,
  ].map(round);
  const [centreX, centreY] = [round(x), round(y)];
  return (
    `M${right} ${centreY}C${right} ${bentBottom} ${bentRight} ${bottom} ${centreX} ${bottom}` +
    `C${bentLeft} ${bottom} ${left} ${bentBottom} ${left} ${centreY}` +
    `C${left} ${bentTop} ${bentLeft} ${top} ${centreX} ${top}C${bentRight} ${top} ${right} ${bentTop} ${right} ${centreY}Z`
  );
}
