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
  /** The first limit in its way; `needed` is the smallest one with which it would be proposed, null where another one holds it too. */
  | { readonly kind: "over_cap"; readonly cap: Cap; readonly needed: number | null };

/**
 * Who of those that passed is proposed: best first, as long as every limit an entry stands under has room. Where equals
 * do not all fit, none of them is proposed, and their seats stay free for the council's choice.
 * candidates: best first. Returns one choice each, in the same order.
 * Source: docs/rules/tallies.md#caps.
 */
export function selectWithin(rules: CapRules, candidates: readonly Candidate[]): Choice[] {
  const choices = propose(candidates, (one) => capsOf(rules, one));
  const inTheWay = new Map<string, Cap>();
  for (const choice of choices) if (choice.kind === "over_cap") inTheWay.set(idOf(choice.cap), choice.cap);
  const needed = new Map([...inTheWay].map(([id, cap]) => [id, limitsNeeded(rules, candidates, cap)]));
  return choices.map((choice, place) =>
    choice.kind === "over_cap" ? { ...choice, needed: needed.get(idOf(choice.cap))![place] ?? null } : choice,
  );
}

/** For each candidate the smallest value of one limit above its own that has it proposed; null where none does. */
function limitsNeeded(rules: CapRules, candidates: readonly Candidate[], cap: Cap): (number | null)[] {
  const needed: (number | null)[] = candidates.map(() => null);
  const under = candidates.filter((one) => capsOf(rules, one).some((other) => idOf(other) === idOf(cap))).length;
  for (let limit = cap.limit + 1; limit <= under; limit += 1) {
    const raised = (one: Candidate) =>
      capsOf(rules, one).map((other) => (idOf(other) === idOf(cap) ? { ...other, limit } : other));
    for (const [place, choice] of propose(candidates, raised).entries()) {
      if (choice.kind === "within_caps") needed[place] ??= limit;
    }
  }
  return needed;
}

function propose(candidates: readonly Candidate[], capsFor: (one: Candidate) => readonly Cap[]): Choice[] {
  const taken = new Map<string, number>();
  const room = (cap: Cap) => cap.limit - (taken.get(idOf(cap)) ?? 0);
  const choices: Choice[] = [];
  for (const tie of tiesOf(candidates)) {
    const caps = tie.map(capsFor);
    const wanted = counted(caps.filter((list) => list.every((cap) => room(cap) > 0)).flat());
    const decided = caps.map((list): Choice => {
      const full = list.find((cap) => room(cap) <= 0);
      if (full) return { kind: "over_cap", cap: full, needed: null };
      const short = list.find((cap) => wanted.get(idOf(cap))! > room(cap));
      if (!short) return { kind: "within_caps" };
      return { kind: "tied_at_cap", cap: short, seats: room(short), among: wanted.get(idOf(short))! };
    });
    for (const [id, seats] of seatsTaken(decided, caps)) taken.set(id, (taken.get(id) ?? 0) + seats);
    choices.push(...decided);
  }
  return choices;
}

/** Seats under each limit that are gone after a tie: one for each of the proposed, and those that its equals compete for. */
function seatsTaken(choices: readonly Choice[], caps: readonly (readonly Cap[])[]): Map<string, number> {
  const seats = counted(caps.flatMap((list, place) => (choices[place]!.kind === "within_caps" ? list : [])));
  const contests = new Map<string, { seats: number; caps: Cap[] }>();
  for (const [place, choice] of choices.entries()) {
    if (choice.kind !== "tied_at_cap") continue;
    const contest = contests.get(idOf(choice.cap)) ?? { seats: choice.seats, caps: [] };
    contests.set(idOf(choice.cap), { ...contest, caps: [...contest.caps, ...caps[place]!] });
  }
  for (const contest of contests.values()) {
    for (const [id, entries] of counted(contest.caps)) {
      seats.set(id, (seats.get(id) ?? 0) + Math.min(entries, contest.seats));
    }
  }
  return seats;
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
