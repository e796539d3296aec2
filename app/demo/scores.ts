/** Plausible marks: entries differ in quality, jurors in severity, and nobody marks twice alike; the same every time. */

/** A small generator of numbers in [0, 1) with a seed (mulberry32), so that the demo is the same on every machine. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Leaf {
  readonly id: string;
  readonly code: string;
  /** Hundredths of a point. */
  readonly maximum: number;
  readonly step: number;
}

/** How severe each of nine jurors is, in hundredths of a point of the total; they sum to zero. */
const SEVERITY = [-120, 260, -340, 80, -60, 410, -210, 150, -170];

/**
 * The quality of each entry in hundredths of a point, best first: 30 well above the mark, 10 just above it, 5 below; at least half
 * a point lies between two, and more around the mark and the cap, so that no marking error moves an entry over either.
 */
export function qualities(): number[] {
  const best = Array.from({ length: 30 }, (_, at) => 9_240 - at * 58);
  const passed = Array.from({ length: 10 }, (_, at) => 7_440 - at * 32);
  const below = [6_760, 6_610, 6_380, 6_090, 5_540];
  return [...best, ...passed, ...below];
}

/**
 * The marks of one juror for one entry: a point for each leaf on its step, whose sum is close to quality and severity together.
 * quality: hundredths. juror: 0 to 8.
 */
export function marksOf(quality: number, juror: number, leaves: readonly Leaf[], random: () => number): number[] {
  const whole = leaves.reduce((sum, leaf) => sum + leaf.maximum, 0);
  const wobble = Math.round((random() - 0.5) * 500);
  const target = clamp(quality + SEVERITY[juror % SEVERITY.length]! + wobble, 0, whole);
  const marks = leaves.map((leaf) =>
    onStep((leaf.maximum * target) / whole + (random() - 0.5) * leaf.maximum * 0.16, leaf),
  );
  // Bring the sum to the target, a step at a time, where there is room.
  for (let turn = 0; turn < 400; turn++) {
    const missing = target - marks.reduce((sum, mark) => sum + mark, 0);
    const at = Math.floor(random() * leaves.length);
    const leaf = leaves[at]!;
    if (Math.abs(missing) < leaf.step) break;
    marks[at] = clamp(marks[at]! + Math.sign(missing) * leaf.step, 0, leaf.maximum);
  }
  return marks;
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

function onStep(points: number, { maximum, step }: Leaf): number {
  return clamp(Math.round(points / step) * step, 0, maximum);
}
