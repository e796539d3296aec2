import type { Lab } from "./lab";

/** One line of the table. */
export interface Figure {
  /** What was measured: "16 jurors". */
  readonly what: string;
  readonly value: number;
  /** "x": so many times what it is compared with. */
  readonly unit: "x" | "/s" | "ms" | "s" | "MB" | "%";
  /** The promise; left out where a figure is only told. */
  readonly target?: { readonly most: number } | { readonly least: number };
  /** What the value is made of: "1,900/s against 6,200/s". */
  readonly detail?: string;
}

/** A benchmark is a file of this folder, named in scripts/bench.ts. Its comparator is part of it and runs in the same minute. */
export interface Benchmark {
  readonly name: string;
  /** What is done, in one line. */
  readonly work: string;
  run(lab: Lab): Promise<Figure[]>;
}

export const isMet = ({ value, target }: Figure): boolean =>
  !target || ("most" in target ? value <= target.most : value >= target.least);

/** The middle of several runs: one that met somebody else's work on the machine does not decide. */
export function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

export const perSecond = (rate: number) => `${Math.round(rate).toLocaleString("en")}/s`;
