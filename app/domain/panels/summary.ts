import type { Coverage } from "./coverage.server";

/** Coverage of a round in numbers. */
export interface CoverageSummary {
  readonly entries: number;
  readonly assignments: number;
  /** Jurors of an entry. */
  readonly jurors: Range;
  /** Entries of a juror. */
  readonly load: Range;
  /** Entries with fewer jurors than they need sheets. */
  readonly few: number;
  /** Entries with an even number of jurors. */
  readonly even: number;
  /** The parts of the jury that share no entry, as names; one or none when it is connected. */
  readonly parts: Coverage["parts"];
  /** Assignments that would join them, in words. */
  readonly links: readonly { readonly juror: string; readonly code: string }[];
  readonly version: string;
}

export interface Range {
  readonly least: number;
  readonly most: number;
}

/** minimum: sheets an entry needs. */
export function summaryOf({ jurors, entries, parts, links, version }: Coverage, minimum: number): CoverageSummary {
  const nameOf = new Map(jurors.map((juror) => [juror.appointmentId, juror.name]));
  const codeOf = new Map(entries.map((entry) => [entry.nominationId, entry.code]));
  const perEntry = entries.map((entry) => entry.jurors);
  return {
    entries: entries.length,
    assignments: perEntry.reduce((sum, count) => sum + count, 0),
    jurors: rangeOf(perEntry),
    load: rangeOf(jurors.map((juror) => juror.load)),
    few: perEntry.filter((count) => count < minimum).length,
    even: perEntry.filter((count) => count > 0 && count % 2 === 0).length,
    parts,
    links: links.map((pair) => ({ juror: nameOf.get(pair.appointmentId)!, code: codeOf.get(pair.nominationId)! })),
    version,
  };
}

const rangeOf = (counts: readonly number[]): Range =>
  counts.length === 0 ? { least: 0, most: 0 } : { least: Math.min(...counts), most: Math.max(...counts) };
