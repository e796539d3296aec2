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
  /** The first limit in its way; `needed` is the smallest one with which it would be proposed, null where another one holds it too, or equals leave too many ways. */
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
  const ties = tiesOf(rules, candidates);
  const { choices, ranks } = propose(ties, new Map(), { left: MOST_STEPS });
  const effort = { left: MOST_STEPS_MORE };
  const inTheWay = new Map<string, Cap>();
  for (const choice of choices) if (choice.kind === "over_cap") inTheWay.set(idOf(choice.cap), choice.cap);
  const needed = new Map([...inTheWay].map(([id, cap]) => [id, limitsNeeded(ties, choices, cap, effort)]));
  return {
    choices: choices.map((choice, place) =>
      choice.kind === "over_cap" ? { ...choice, needed: needed.get(idOf(choice.cap))!.get(place) ?? null } : choice,
    ),
    ranks,
  };
}

/** Candidates of one rank, each by the limits it stands under. */
interface Tie {
  readonly rank: number;
  readonly caps: readonly (readonly Cap[])[];
}

/**
 * The smallest value of one limit above its own that has a candidate proposed, by the candidate's place, for those whom that limit
 * keeps out; none for those whom another limit holds as well, and where equals leave too many ways to look at.
 */
function limitsNeeded(ties: readonly Tie[], choices: readonly Choice[], cap: Cap, effort: Effort): Map<number, number> {
  const needed = new Map<number, number>();
  const id = idOf(cap);
  const kept = choices.filter((choice) => choice.kind === "over_cap" && idOf(choice.cap) === id).length;
  const under = ties.flatMap((tie) => tie.caps).filter((caps) => caps.some((other) => idOf(other) === id)).length;
  const start = startFor(ties, choices, id);
  for (let limit = cap.limit + 1; limit <= under && needed.size < kept && effort.left > 0; limit += 1) {
    const raise = (caps: readonly Cap[]) => caps.map((other) => (idOf(other) === id ? { ...other, limit } : other));
    const raised = ties.slice(start.tie).map((tie) => ({ ...tie, caps: tie.caps.map(raise) }));
    for (const [after, { kind }] of propose(raised, start.taken, effort).choices.entries()) {
      const place = start.place + after;
      const choice = choices[place]!;
      const isKept = choice.kind === "over_cap" && idOf(choice.cap) === id;
      if (isKept && kind === "within_caps" && !needed.has(place)) needed.set(place, limit);
    }
  }
  return needed;
}

interface Start {
  readonly tie: number;
  /** Of its first candidate. */
  readonly place: number;
  readonly taken: Taken;
}

/** How far a higher value of one limit changes nothing: it has room for all, and nothing hangs on a choice among equals. */
function startFor(ties: readonly Tie[], choices: readonly Choice[], id: string): Start {
  const taken = new Map<string, number>();
  let place = 0;
  for (const [tie, { caps }] of ties.entries()) {
    const own = choices.slice(place, place + caps.length);
    const limits = caps.flatMap((list) => list.filter((cap) => idOf(cap) === id));
    const isSettled = own.every(({ kind }) => kind === "within_caps" || kind === "over_cap");
    if (!isSettled || (limits[0] && roomIn(taken, limits[0]) < limits.length)) return { tie, place, taken };
    for (const [at, list] of caps.entries()) if (own[at]!.kind === "within_caps") seat(taken, list, 1);
    place += caps.length;
  }
  return { tie: ties.length, place, taken };
}

/** Ways to seat equals that are followed at once; beyond them everything behind is said to hang on the council's choice. */
const MOST_WAYS = 500;

/** Steps in looking through ways: a list with hundreds of equals must not hold everyone up. The second: for what would help. */
const MOST_STEPS = 20_000;
const MOST_STEPS_MORE = 40_000;

interface Effort {
  left: number;
}

/** before: seats taken by those who come before these. */
function propose(ties: readonly Tie[], before: Taken, effort: Effort): Selection {
  const choices: Choice[] = [];
  const ranks: RankChoice[] = [];
  const bindingCaps = binding(ties, before);
  // What may stand when a rank's turn comes: one way, until equals compete.
  let ways: readonly Map<string, number>[] = [new Map(before)];
  for (const [at, { rank }] of ties.entries()) {
    const caps = bindingCaps[at]!;
    const [alone] = caps;
    const [only] = ways;
    if (caps.length === 1 && ways.length === 1) {
      const full = alone!.find((cap) => roomIn(only!, cap) <= 0);
      choices.push(full ? { kind: "over_cap", cap: full, needed: null } : { kind: "within_caps" });
      ranks.push({ rank, least: full ? 0 : 1, most: full ? 0 : 1 });
      if (!full) seat(only!, alone!, 1);
      continue;
    }
    const kinds = kindsOf(caps);
    const branches = ways.map((taken) => ({ taken, seatings: seatingsOf(kinds, taken, effort) }));
    const after = branches.flatMap(({ taken, seatings }) => seatings.map((seats) => withSeats(taken, kinds, seats)));
    if (ways.length === 0 || after.length > MOST_WAYS || branches.some(({ seatings }) => seatings.length === 0)) {
      ways = [];
      choices.push(...caps.map(behind));
      ranks.push({ rank, least: caps.filter((list) => list.length === 0).length, most: caps.length });
      continue;
    }
    const decided = new Map(kinds.map((kind, place) => [capsText(kind.caps), choiceOf(kind, place, kinds, branches)]));
    choices.push(...caps.map((list) => decided.get(capsText(list))!));
    const sizes = branches.flatMap(({ seatings }) => seatings.map(sum));
    ranks.push({ rank, least: Math.min(...sizes), most: Math.max(...sizes) });
    ways = after.length === 1 ? after : [...new Map(after.map((taken) => [textOf(taken), taken])).values()];
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
function seatingsOf(kinds: readonly Kind[], taken: Taken, effort: Effort): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  const rivals = kinds.filter((kind) => mostOf(kind, taken) > 0);
  const demand = new Map<string, number>();
  for (const { caps, size } of rivals)
    for (const cap of caps) demand.set(idOf(cap), (demand.get(idOf(cap)) ?? 0) + size);
  const hasRivals = (kind: Kind) => kind.caps.some((cap) => demand.get(idOf(cap))! > roomIn(taken, cap));
  const fill = (seats: readonly number[], now: Taken): void => {
    if (effort.left <= 0) return;
    effort.left -= 1;
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
  return effort.left > 0 ? found : [];
}

/** How many of a kind get a seat when it comes first. */
const mostOf = ({ caps, size }: Kind, taken: Taken) =>
  Math.max(0, Math.min(size, ...caps.map((cap) => roomIn(taken, cap))));

function withSeats(taken: Taken, kinds: readonly Kind[], seats: readonly number[]): Map<string, number> {
  const after = new Map(taken);
  for (const [place, { caps }] of kinds.entries()) if (seats[place]! > 0) seat(after, caps, seats[place]!);
  return after;
}

/** Take seats under each of these limits. */
function seat(taken: Map<string, number>, caps: readonly Cap[], seats: number): void {
  for (const cap of caps) taken.set(idOf(cap), (taken.get(idOf(cap)) ?? 0) + seats);
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
function binding(ties: readonly Tie[], before: Taken): Cap[][][] {
  const under = counted(ties.flatMap((tie) => tie.caps.flat()));
  const isBinding = (cap: Cap) => under.get(idOf(cap))! > roomIn(before, cap);
  return ties.map((tie) => tie.caps.map((list) => list.filter(isBinding)));
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
function tiesOf(rules: CapRules, candidates: readonly Candidate[]): Tie[] {
  const ties: { rank: number; caps: Cap[][] }[] = [];
  for (const one of candidates) {
    const caps = capsOf(rules, one);
    const last = ties.at(-1);
    if (last?.rank === one.rank) last.caps.push(caps);
    else ties.push({ rank: one.rank, caps: [caps] });
  }
  return ties;
}
