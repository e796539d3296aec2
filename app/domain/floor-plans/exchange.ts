import { SaxesParser } from "saxes";
import { z } from "zod";
import { html } from "~/lib/html";
import { FloorPlan } from "./rules";

/** Told in a file, so that one of another program is not taken for ours. */
const FORMAT = "tinh-hoa-floor-plan";

const PlanFile = z.object({ format: z.literal(FORMAT), version: z.literal(1), plan: FloorPlan });

/** Why a file was not taken: it is none of ours, or says something no plan does. `detail`: where. */
export class UnreadablePlan extends Error {
  constructor(
    readonly reason: "foreign" | "damaged",
    readonly detail = "",
  ) {
    super(`${reason} ${detail}`);
  }
}

export function planAsJson(plan: FloorPlan): string {
  return `${JSON.stringify({ format: FORMAT, version: 1, plan } satisfies z.input<typeof PlanFile>, null, 2)}\n`;
}

/** Throws `UnreadablePlan`. */
export function planFromJson(text: string): FloorPlan {
  const value = parsed(text);
  if (typeof value !== "object" || value === null || !("format" in value) || value.format !== FORMAT) {
    throw new UnreadablePlan("foreign");
  }
  return valid(PlanFile.safeParse(value)).plan;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadablePlan("foreign");
  }
}

function valid<T>(result: z.ZodSafeParseResult<T>): T {
  if (result.success) return result.data;
  const [first] = result.error.issues;
  throw new UnreadablePlan("damaged", first?.path.join(".") ?? "");
}

const escaped = (text: string) => html`${text}`.text;

const attributes = (values: Readonly<Record<string, string | number>>) =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(String(value))}"`)
    .join(" ");

/**
 * A plan as a drawing that other programs show: rectangles with what they are in `data-` attributes, and their codes.
 * One unit is a decimetre.
 */
export function planAsSvg({ width, height, furniture, booths }: FloorPlan): string {
  const shapes = furniture.map(({ id, kind, label, labelEn, ...box }) => ({
    box,
    text: label,
    fill: kind === "stage" ? "#fbf1d6" : "#f3ecdd",
    data: { "data-shape": kind, "data-label": label, "data-label-en": labelEn, ...(id && { "data-id": id }) },
  }));
  const places = booths.map(({ id, code, kind, openTo, power, hasWater, zone, ...box }) => ({
    box,
    text: code,
    fill: "#ffffff",
    data: {
      "data-booth": code,
      "data-kind": kind,
      "data-open": openTo,
      "data-power": power,
      "data-water": hasWater ? 1 : 0,
      ...(zone && { "data-zone": zone }),
      ...(id && { "data-id": id }),
    },
  }));
  const lines = [...shapes, ...places].flatMap(({ box, text, fill, data }) => [
    `  <rect ${attributes({ ...box, fill, stroke: "#8f8672", ...data })}/>`,
    `  <text ${attributes({ x: box.x + box.width / 2, y: box.y + box.height / 2 })}>${escaped(text)}</text>`,
  ]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${attributes({
      "data-format": FORMAT,
      viewBox: `0 0 ${width} ${height}`,
      "data-width": width,
      "data-height": height,
      "font-size": 10,
      "text-anchor": "middle",
      "dominant-baseline": "central",
      "font-family": "sans-serif",
    })}>`,
    ...lines,
    "</svg>",
    "",
  ].join("\n");
}

/** What a browser would run in a drawing: in a plan there is no use for it. */
const RUN = new Set(["script", "foreignObject", "iframe"]);

/** Of a style: what moves or stretches a rectangle otherwise than by its own place. */
const MOVING = /(^|;)\s*(transform|translate|scale|rotate)\s*:/i;

/** Why a tag of a drawing is none that is read; null for one that is, or that is left out. isFirst: the drawing itself. */
function whyNotTag(name: string, own: Readonly<Record<string, string>>, isFirst: boolean): string | null {
  const plain = name.replace(/^.*:/, "");
  if (RUN.has(plain)) return plain;
  const handler = Object.keys(own).find((key) => /^on/i.test(key));
  if (handler) return `${plain}: ${handler}`;
  if (own.transform !== undefined || MOVING.test(own.style ?? "")) return `${plain}: transform`;
  return plain === "svg" && !isFirst ? "svg" : null;
}

/**
 * Read a drawing of ours; what else it draws is left out, and nothing of it is run. Throws `UnreadablePlan`: "foreign" for another
 * program's drawing, "damaged" for one that names entities of its own, would run something, moves rectangles by a transform, or
 * says what no plan does.
 */
export function planFromSvg(text: string): FloorPlan {
  const plan = { width: Number.NaN, height: Number.NaN, furniture: [] as unknown[], booths: [] as unknown[] };
  let isOurs = false;
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw new UnreadablePlan(isOurs ? "damaged" : "foreign", error.message);
  });
  parser.on("doctype", () => {
    throw new UnreadablePlan("foreign");
  });
  parser.on("opentag", ({ name, attributes: own }) => {
    const values = own as Record<string, string>;
    if (!isOurs) {
      if (name !== "svg" || values["data-format"] !== FORMAT) throw new UnreadablePlan("foreign");
      plan.width = whole(values["data-width"]);
      plan.height = whole(values["data-height"]);
    }
    const whyNot = whyNotTag(name, values, !isOurs);
    isOurs = true;
    if (whyNot) throw new UnreadablePlan("damaged", whyNot);
    if (name !== "rect") return;
    if (values["data-booth"] !== undefined) plan.booths.push(boothOf(values));
    else if (values["data-shape"] !== undefined) plan.furniture.push(shapeOf(values));
  });
  parser.write(text).close();
  return valid(FloorPlan.safeParse(plan));
}

/** Other programs write lengths with a fraction; a plan has whole decimetres. NaN, which no plan holds, for what is no plain number. */
const whole = (text: string | undefined): number =>
  /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?$/i.test(text ?? "") ? Math.round(Number(text)) : Number.NaN;

const boxOf = (values: Readonly<Record<string, string>>) => ({
  x: whole(values.x),
  y: whole(values.y),
  width: whole(values.width),
  height: whole(values.height),
  ...(values["data-id"] !== undefined && { id: values["data-id"] }),
});

const boothOf = (values: Readonly<Record<string, string>>) => ({
  ...boxOf(values),
  code: values["data-booth"],
  kind: values["data-kind"],
  openTo: values["data-open"],
  power: whole(values["data-power"]),
  hasWater: values["data-water"] === "1",
  zone: values["data-zone"] ?? null,
});

const shapeOf = (values: Readonly<Record<string, string>>) => ({
  ...boxOf(values),
  kind: values["data-shape"],
  label: values["data-label"] ?? "",
  labelEn: values["data-label-en"] ?? "",
});
