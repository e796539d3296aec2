import type { Transcript } from "./format";

/** How a report names what a file names by ids. */
export interface Names {
  entry(id: string): string;
  juror(id: string): string;
  criterion(id: string): string;
}

/** By codes; a juror by the first letters of the name in the ledger. What the file does not know keeps its id. */
export function namesIn({ entries, jurors, criteria }: Pick<Transcript, "entries" | "jurors" | "criteria">): Names {
  const by = (rows: readonly (readonly [string, string])[]) => {
    const known = new Map(rows);
    return (id: string) => known.get(id) ?? id;
  };
  return {
    entry: by(entries.map((one) => [one.id, one.code])),
    juror: by(jurors.map((one) => [one.id, one.name.slice(0, 8)])),
    criterion: by(criteria.map((one) => [one.id, one.code])),
  };
}
