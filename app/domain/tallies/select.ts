import type { SchemeRules } from "../schemes/rules";

export type CapKind = "cap" | "groupCaps" | "territoryCap" | "establishmentCap";

/** A limit an entry stands under: over all, of its group, its territory or its establishment. */
export interface Cap {
  readonly kind: CapKind;
  /** Code of the group, id of the territory or establishment; "" for the cap over all. */
  readonly key: string;
  readonly limit: number;
}

export interface Candidate {
  readonly nominationId: string;
  /** Equal for entries that nothing tells apart. */
  readonly rank: number;
  readonly groupCode: string;
  /** Id of the province it is counted for; null where the round has no territories to tell apart. */
  readonly territory: string | null;
  readonly establishmentId: string;
}

export type CapRules = Pick<SchemeRules, CapKind>;

export type Choice =
  | { readonly kind: "within_caps" }
  /** One of `among` equals of which only `seats` fit: the council chooses. */
  | { readonly kind: "tied_at_cap"; readonly cap: Cap; readonly seats: number; readonly among: number }
  /** Whether this limit has room hangs on whom the council chooses among equals before it. */
  | { readonly kind: "behind_tie"; readonly cap: Cap }
  /** The first limit in its way; `needed` is the smallest one with which it would be proposed, null where another one holds it too. */
  | { readonly kind: "over_cap"; readonly cap: Cap; readonly needed: number | null };

/** What became of the candidates of one rank. */
export interface RankChoice {
  readonly rank: number;
  /** The fewest and the most of them that get a seat, whomever the council chooses among equals. */
  readonly least: number;
  readonly most: number;
}

export interface Selection {
  /** One a candidate, in the order given. */
  readonly choices: readonly Choice[];
  /** Best first. */
  readonly ranks: readonly RankChoice[];
}

/**
 * Who of those that passed is proposed: best first, as long as every limit an entry stands under has room. Where equals do not
 * all fit, every order among them is looked at: an entry is proposed when it gets a seat in all of them, kept out when it gets
 * one in none, and otherwise the council's choice decides.
 * candidates: best first.
 * Source: docs/rules/tallies.md#caps.
 */
export function selectWithin(rules: CapRules, candidates: readonly Candidate[]): Selection {
  const { choices, ranks } = propose(candidates, (one) => capsOf(rules, one));
  const inTheWay = new Map<string, Cap>();
  for (const choice of choices) if (choice.kind === "over_cap") inTheWay.set(idOf(choice.cap), choice.cap);
  const needed = new Map([...inTheWay].map(([id, cap]) => [id, limitsNeeded(rules, candidates, cap)]));
  return {
    choices: choices.map((choice, place) =>
      choice.kind === "over_cap" ? { ...choice, needed: needed.get(idOf(choice.cap))![place] ?? null } : choice,
    ),
    ranks,
  };
}

/** For each candidate the smallest value of one limit above its own that has it proposed; null where none does. */
function limitsNeeded(rules: CapRules, candidates: readonly Candidate[], cap: Cap): (number | null)[] {
  const needed: (number | null)[] = candidates.map(() => null);
  const under = candidates.filter((one) => capsOf(rules, one).some((other) => idOf(other) === idOf(cap))).length;
  for (let limit = cap.limit + 1; limit <= under; limit += 1) {
    const raised = (one: Candidate) =>
      capsOf(rules, one).map((other) => (idOf(other) === idOf(cap) ? { ...other, limit } : other));
    for (const [place, choice] of propose(candidates, raised).choices.entries()) {
      if (choice.kind === "within_caps") needed[place] ??= limit;
    }
  }
  return needed;
}

/** Ways to seat equals that are followed at once; beyond them everything behind is said to hang on the council's choice. */
const MOST_WAYS = 500;

function propose(candidates: readonly Candidate[], capsFor: (one: Candidate) => readonly Cap[]): Selection {
  const choices: Choice[] = [];
  const ranks: RankChoice[] = [];
  const allCaps = binding(candidates.map(capsFor));
  // What may stand when a rank's turn comes: one way, until equals compete.
  let ways: readonly Taken[] = [new Map()];
  for (const tie of tiesOf(candidates)) {
    const { rank } = tie[0]!;
    const caps = allCaps.slice(choices.length, choices.length + tie.length);
    const kinds = kindsOf(caps);
    const branches = ways.map((taken) => ({ taken, seatings: seatingsOf(kinds, taken) }));
    const after = branches.flatMap(({ taken, seatings }) => seatings.map((seats) => withSeats(taken, kinds, seats)));
    if (ways.length === 0 || after.length > MOST_WAYS || branches.some(({ seatings }) => seatings.length === 0)) {
      ways = [];
      choices.push(...caps.map(behind));
      ranks.push({ rank, least: caps.filter((list) => list.length === 0).length, most: tie.length });
      continue;
    }
    const decided = new Map(kinds.map((kind, place) => [capsText(kind.caps), choiceOf(kind, place, kinds, branches)]));
    choices.push(...caps.map((list) => decided.get(capsText(list))!));
    const sizes = branches.flatMap(({ seatings }) => seatings.map(sum));
    ranks.push({ rank, least: Math.min(...sizes), most: Math.max(...sizes) });
    ways = [...new Map(after.map((taken) => [textOf(taken), taken])).values()];
  }
  return { choices, ranks };
}

const behind = ([cap]: readonly Cap[]): Choice => (cap ? { kind: "behind_tie", cap } : { kind: "within_caps" });

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** Seats taken under each limit. */
type Taken = ReadonlyMap<string, number>;

/** Equals under the same limits: nothing tells them apart here. */
interface Kind {
  readonly caps: readonly Cap[];
  readonly size: number;
}

interface Branch {
  readonly taken: Taken;
  /** How many of each kind get a seat, one list a way to put the equals in order. */
  readonly seatings: readonly (readonly number[])[];
}

const roomIn = (taken: Taken, cap: Cap) => cap.limit - (taken.get(idOf(cap)) ?? 0);

const capsText = (caps: readonly Cap[]) => caps.map(idOf).join("|");

function kindsOf(caps: readonly (readonly Cap[])[]): Kind[] {
  const kinds = new Map<string, Kind>();
  for (const list of caps) {
    kinds.set(capsText(list), { caps: list, size: (kinds.get(capsText(list))?.size ?? 0) + 1 });
  }
  return [...kinds.values()];
}

/**
 * Every way to seat equals so that none without a seat would still fit: what an order among them comes to. Empty where there are
 * too many to look at.
 */
function seatingsOf(kinds: readonly Kind[], taken: Taken): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  const rivals = kinds.filter((kind) => mostOf(kind, taken) > 0);
  const demand = new Map<string, number>();
  for (const { caps, size } of rivals)
    for (const cap of caps) demand.set(idOf(cap), (demand.get(idOf(cap)) ?? 0) + size);
  const hasRivals = (kind: Kind) => kind.caps.some((cap) => demand.get(idOf(cap))! > roomIn(taken, cap));
  let steps = 0;
  const fill = (seats: readonly number[], now: Taken): void => {
    steps += 1;
    if (steps > MOST_STEPS) return;
    const kind = kinds[seats.length];
    if (!kind) {
      if (!kinds.some((one, place) => seats[place]! < one.size && mostOf(one, now) > 0)) found.push(seats);
      return;
    }
    const most = mostOf(kind, now);
    const least = hasRivals(kind) ? 0 : most;
    for (let own = most; own >= least; own -= 1) fill([...seats, own], withSeats(now, [kind], [own]));
  };
  fill([], taken);
  return steps > MOST_STEPS ? [] : found;
}

const MOST_STEPS = 20_000;

/** How many of a kind get a seat when it comes first. */
const mostOf = ({ caps, size }: Kind, taken: Taken) =>
  Math.max(0, Math.min(size, ...caps.map((cap) => roomIn(taken, cap))));

function withSeats(taken: Taken, kinds: readonly Kind[], seats: readonly number[]): Taken {
  const after = new Map(taken);
  for (const [place, { caps }] of kinds.entries()) {
    if (seats[place]! > 0) for (const cap of caps) after.set(idOf(cap), (after.get(idOf(cap)) ?? 0) + seats[place]!);
  }
  return after;
}

const textOf = (taken: Taken) =>
  [...taken]
    .map(([id, seats]) => `${id} ${seats}`)
    .sort()
    .join("|");

function choiceOf(kind: Kind, place: number, kinds: readonly Kind[], branches: readonly Branch[]): Choice {
  const seats = branches.flatMap((branch) => branch.seatings.map((seating) => seating[place]!));
  if (seats.every((one) => one === kind.size)) return { kind: "within_caps" };
  const fullIn = ({ taken }: Branch) => kind.caps.find((cap) => roomIn(taken, cap) <= 0);
  if (seats.every((one) => one === 0)) {
    const always = kind.caps.find((cap) => branches.every(({ taken }) => roomIn(taken, cap) <= 0));
    return { kind: "over_cap", cap: always ?? fullIn(branches[0]!)!, needed: null };
  }
  const contested = branches.find(
    ({ seatings }) =>
      new Set(seatings.map((seating) => seating[place])).size > 1 || between(seatings[0]![place]!, kind),
  );
  if (!contested) return { kind: "behind_tie", cap: branches.map(fullIn).find((cap) => cap !== undefined)! };
  return contestOf(kind, kinds, contested);
}

/** Some of a kind get a seat and some do not. */
const between = (seats: number, { size }: Kind) => seats > 0 && seats < size;

/** The tightest limit that equals compete for, and what of it is left to them. */
function contestOf(kind: Kind, kinds: readonly Kind[], { taken, seatings }: Branch): Choice {
  const isSettled = (place: number) =>
    [0, kinds[place]!.size].some((seats) => seatings.every((seating) => seating[place] === seats));
  const contests = kind.caps.map((cap) => {
    const under = kinds
      .map((one, place) => ({ one, place }))
      .filter(({ one }) => one.caps.some((other) => idOf(other) === idOf(cap)));
    const open = under.filter(({ place }) => !isSettled(place));
    const most = (list: typeof under) =>
      Math.max(...seatings.map((seating) => sum(list.map(({ place }) => seating[place]!))));
    return {
      cap,
      seats: most(open),
      among: sum(open.map(({ one }) => one.size)),
      isFilled: most(under) === roomIn(taken, cap),
    };
  });
  const [tightest] = contests
    .filter((one) => one.isFilled && one.among > one.seats)
    .sort((a, b) => a.seats - b.seats || a.among - b.among);
  const { cap, seats, among } = tightest!;
  return { kind: "tied_at_cap", cap, seats, among };
}

/** Without the limits that more candidates would have to stand under before they could be in anyone's way. */
function binding(caps: readonly (readonly Cap[])[]): Cap[][] {
  const under = counted(caps.flat());
  return caps.map((list) => list.filter((cap) => under.get(idOf(cap))! > cap.limit));
}

function capsOf(rules: CapRules, one: Candidate): Cap[] {
  const limits: [CapKind, string | null, number | null | undefined][] = [
    ["cap", "", rules.cap.value],
    ["groupCaps", one.groupCode, rules.groupCaps.value[one.groupCode]],
    ["territoryCap", one.territory, rules.territoryCap.value],
    ["establishmentCap", one.establishmentId, rules.establishmentCap.value],
  ];
  return limits.flatMap(([kind, key, limit]) =>
    key === null || limit === null || limit === undefined ? [] : [{ kind, key, limit }],
  );
}

const idOf = ({ kind, key }: Cap) => `${kind} ${key}`;

function counted(caps: readonly Cap[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const cap of caps) counts.set(idOf(cap), (counts.get(idOf(cap)) ?? 0) + 1);
  return counts;
}

/** Candidates of one rank together, in their order. */
function tiesOf(candidates: readonly Candidate[]): Candidate[][] {
  const ties: Candidate[][] = [];
  for (const one of candidates) {
    const last = ties.at(-1);
    if (last?.[0]?.rank === one.rank) last.push(one);
    else ties.push([one]);
  }
  return ties;
}
