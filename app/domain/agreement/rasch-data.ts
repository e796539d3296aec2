/** One criterion of one sheet. */
export interface RaschScore {
  readonly juror: string;
  readonly entry: string;
  readonly criterion: string;
  /** Of the criterion's maximum, from 0 to 1. */
  readonly share: number;
}

/** Why a panel is too small for the model. */
export interface TooThin {
  readonly reason: "few_jurors" | "few_observations" | "one_category" | "not_connected";
  /** What there is and what is needed: jurors, or observations of the element that has fewest. */
  readonly have: number;
  readonly need: number;
}

const FEWEST_JURORS = 5;
const FEWEST_OBSERVATIONS = 30;
/** Shares are read as so many equal steps, so that criteria of different maxima share one scale. */
const STEPS = 10;

/** Facets by place; `category[i]` is what the i-th observation got, from 0, without a gap. */
export interface RaschData {
  readonly jurors: readonly string[];
  readonly entries: readonly string[];
  readonly criteria: readonly string[];
  readonly jurorOf: Int32Array;
  readonly entryOf: Int32Array;
  readonly criterionOf: Int32Array;
  readonly category: Int32Array;
  readonly categories: number;
}

/** Steps that nobody gave are closed up. Jurors in parts that share no entry have no common scale. */
export function raschData(scores: readonly RaschScore[]): RaschData | TooThin {
  const [jurors, jurorOf] = placed(scores.map((one) => one.juror));
  const [entries, entryOf] = placed(scores.map((one) => one.entry));
  const [criteria, criterionOf] = placed(scores.map((one) => one.criterion));
  if (jurors.length < FEWEST_JURORS) return { reason: "few_jurors", have: jurors.length, need: FEWEST_JURORS };
  const fewest = Math.min(...[jurorOf, entryOf, criterionOf].map(fewestOf));
  if (fewest < FEWEST_OBSERVATIONS) return { reason: "few_observations", have: fewest, need: FEWEST_OBSERVATIONS };
  const steps = scores.map(({ share }) => Math.round(share * STEPS));
  const used = [...new Set(steps)].sort((a, b) => a - b);
  if (used.length < 2) return { reason: "one_category", have: used.length, need: 2 };
  const data = { jurors, entries, criteria, jurorOf, entryOf, criterionOf };
  const parts = partsOf(data);
  if (parts > 1) return { reason: "not_connected", have: parts, need: 1 };
  return { ...data, category: Int32Array.from(steps, (one) => used.indexOf(one)), categories: used.length };
}

function placed(names: readonly string[]): [readonly string[], Int32Array] {
  const places = new Map<string, number>();
  for (const name of names) if (!places.has(name)) places.set(name, places.size);
  return [[...places.keys()], Int32Array.from(names, (name) => places.get(name)!)];
}

function fewestOf(of: Int32Array): number {
  const counts = new Map<number, number>();
  for (const element of of) counts.set(element, (counts.get(element) ?? 0) + 1);
  return Math.min(...counts.values());
}

/** Parts of the panel that share neither an entry nor a juror. */
function partsOf({ entries, jurors, entryOf, jurorOf }: Pick<RaschData, "entries" | "jurors" | "entryOf" | "jurorOf">) {
  const leader = Int32Array.from({ length: entries.length + jurors.length }, (_, place) => place);
  const find = (place: number): number => {
    let at = place;
    while (leader[at] !== at) at = leader[at]!;
    return at;
  };
  for (const [place, entry] of entryOf.entries()) leader[find(entry)] = find(entries.length + jurorOf[place]!);
  return new Set([...leader.keys()].map(find)).size;
}
