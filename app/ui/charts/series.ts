export interface Series {
  readonly key: string;
  readonly name: string;
  /** Left out, the colours are taken in order. */
  readonly tone?: Tone;
}

export type ChartKind = "bar" | "line" | "row";

/** One place on the axis of names; a value by the key of its series, nothing where nothing is known. */
export interface ChartRow {
  readonly label: string;
  readonly values: Readonly<Record<string, number | null | undefined>>;
}

export interface PlotProps {
  readonly kind: ChartKind;
  readonly series: readonly Series[];
  readonly rows: readonly ChartRow[];
  readonly format: (value: number) => string;
}

export const TONES = {
  lacquer: {
    fill: "fill-pic-lacquer",
    stroke: "stroke-pic-lacquer",
    swatch: "bg-pic-lacquer",
    color: "var(--pic-lacquer)",
  },
  indigo: { fill: "fill-pic-indigo", stroke: "stroke-pic-indigo", swatch: "bg-pic-indigo", color: "var(--pic-indigo)" },
  bamboo: { fill: "fill-pic-bamboo", stroke: "stroke-pic-bamboo", swatch: "bg-pic-bamboo", color: "var(--pic-bamboo)" },
  gold: { fill: "fill-pic-gold", stroke: "stroke-pic-gold", swatch: "bg-pic-gold", color: "var(--pic-gold)" },
  clay: { fill: "fill-pic-clay", stroke: "stroke-pic-clay", swatch: "bg-pic-clay", color: "var(--pic-clay)" },
} as const;
export type Tone = keyof typeof TONES;

const IN_ORDER = Object.keys(TONES) as Tone[];

export function toneOf(series: readonly Series[], index: number) {
  return TONES[series[index]?.tone ?? IN_ORDER[index % IN_ORDER.length]!];
}

/** The largest value of a chart, zero when there is none. */
export function largestOf({ series, rows }: Pick<PlotProps, "series" | "rows">): number {
  return Math.max(0, ...rows.flatMap((row) => series.map(({ key }) => row.values[key] ?? 0)));
}

/** The first rows and the sum of the rest under one name; all of them where no more than one would be left. */
export function firstAndRest(
  rows: readonly ChartRow[],
  first: number,
  restLabel: (count: number) => string,
): ChartRow[] {
  const rest = rows.slice(first);
  if (rest.length <= 1) return [...rows];
  const keys = new Set(rest.flatMap(({ values }) => Object.keys(values)));
  const sum = (key: string) => rest.reduce((all, { values }) => all + (values[key] ?? 0), 0);
  const values = Object.fromEntries([...keys].map((key) => [key, sum(key)]));
  return [...rows.slice(0, first), { label: restLabel(rest.length), values }];
}
