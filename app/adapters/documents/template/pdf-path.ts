import type { Shape } from "~/lib/template-sheet";

/** Numbers each command of path data takes. */
const TAKES: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, h: 1, v: 1, Q: 4, C: 6, Z: 0, z: 0 };

/**
 * SVG path data as operators of a PDF's content stream. Knows the commands our drawings use (M L H V h v Q C Z); throws RangeError
 * for any other.
 * Source: SVG 2, chapter 9; ISO 32000-1, 8.5.2.
 */
export function pathOperators(path: string): string {
  const tokens = path.match(/[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)/g) ?? [];
  const out: string[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let at = 0;
  let command = "";
  const next = () => Number(tokens[at++]);
  while (at < tokens.length) {
    const token = tokens[at]!;
    if (/[A-Za-z]/.test(token)) {
      command = token;
      at += 1;
    }
    if (!(command in TAKES)) throw new RangeError(`No path command of ours: ${command}`);
    switch (command) {
      case "M":
        [x, y] = [next(), next()];
        [startX, startY] = [x, y];
        out.push(`${number(x)} ${number(y)} m`);
        break;
      case "Q": {
        const [bendX, bendY, toX, toY] = [next(), next(), next(), next()];
        const third = (from: number, bend: number) => number(from + (2 * (bend - from)) / 3);
        out.push(
          `${third(x, bendX)} ${third(y, bendY)} ${third(toX, bendX)} ${third(toY, bendY)} ${number(toX)} ${number(toY)} c`,
        );
        [x, y] = [toX, toY];
        break;
      }
      case "C": {
        const six = [next(), next(), next(), next(), next(), next()];
        out.push(`${six.map(number).join(" ")} c`);
        [x, y] = [six[4]!, six[5]!];
        break;
      }
      case "Z":
      case "z":
        [x, y] = [startX, startY];
        out.push("h");
        break;
      default:
        if (command === "L") [x, y] = [next(), next()];
        else if (command === "H") x = next();
        else if (command === "V") y = next();
        else if (command === "h") x += next();
        else y += next();
        out.push(`${number(x)} ${number(y)} l`);
    }
  }
  return out.join("\n");
}

/** The same shape is drawn on many sheets: a ground's paths are read once. */
const known = new WeakMap<Shape, string>();

function pathOfShape(shape: Shape): string {
  const operators = known.get(shape) ?? pathOperators(shape.path);
  known.set(shape, operators);
  return operators;
}

/** A shape painted, in a coordinate system whose y grows downwards. state: names the graphics state of an opacity. */
export function shapeOperators(shape: Shape, state: (opacity: number) => string): string {
  const { fill, stroke, width = 1, opacity, transform } = shape;
  return [
    "q",
    ...(opacity === undefined ? [] : [`/${state(opacity)} gs`]),
    ...(transform ? [`${transform.map(number).join(" ")} cm`] : []),
    ...(fill ? [`${colour(fill)} rg`] : []),
    ...(stroke ? [`${colour(stroke)} RG ${number(width)} w`] : []),
    pathOfShape(shape),
    fill && stroke ? "B" : fill ? "f" : "S",
    "Q",
  ].join("\n");
}

/** "#8C1C13" as three parts of one. */
export const colour = (hex: string): string =>
  [1, 3, 5].map((at) => number(Number.parseInt(hex.slice(at, at + 2), 16) / 255)).join(" ");

/** To a thousandth of a point. */
export function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
