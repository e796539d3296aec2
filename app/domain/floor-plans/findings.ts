import { freeBefore, type Turned, turnedTo } from "./free-before";
import { type DrawnBooth, overlap, type PlanLike, SIDES, type Side } from "./rules";
import { cutOff } from "./ways";

/**
 * What is wrong with a plan, or might be. `codes`: of the booths it is about.
 * Source: docs/rules/floor-plans.md#findings
 */
export type Finding =
  | { readonly kind: "overlap" | "duplicate" | "outside" | "closed" | "cut_off"; readonly codes: readonly string[] }
  /** An open side with something right before it: a booth, by its code; null for a wall, a stage or a service. */
  | { readonly kind: "walled"; readonly codes: readonly string[]; readonly side: Side; readonly by: string | null }
  /** An aisle before an open side narrower than the fair allows. `gap`: decimetres. */
  | { readonly kind: "narrow"; readonly codes: readonly string[]; readonly gap: number }
  | { readonly kind: "no_gate"; readonly codes: readonly [] };

/** With one of these a plan is not kept. */
const REFUSED: ReadonlySet<Finding["kind"]> = new Set(["overlap", "duplicate", "outside"]);

export const isRefused = ({ kind }: Finding): boolean => REFUSED.has(kind);

/** All findings of a plan, what keeps it from being saved first. aisle: the narrowest the fair allows, decimetres. */
export function findingsOf(plan: PlanLike, aisle: number): Finding[] {
  return [...faultsOf(plan), ...doubtsOf(plan, aisle)];
}

/** What keeps a plan from being saved. */
export function faultsOf({ width, height, booths }: PlanLike): Finding[] {
  return [...outside(booths, width, height), ...duplicates(booths), ...overlaps(booths)];
}

function outside(booths: readonly DrawnBooth[], width: number, height: number): Finding[] {
  const out = booths.filter((booth) => booth.x + booth.width > width || booth.y + booth.height > height);
  return out.length === 0 ? [] : [{ kind: "outside", codes: out.map(({ code }) => code) }];
}

function duplicates(booths: readonly DrawnBooth[]): Finding[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { code } of booths) {
    if (seen.has(code)) twice.add(code);
    seen.add(code);
  }
  return [...twice].map((code) => ({ kind: "duplicate", codes: [code] }));
}

function overlaps(booths: readonly DrawnBooth[]): Finding[] {
  const found: Finding[] = [];
  // Only those that begin before another ends can overlap it.
  const across = [...booths].sort((a, b) => a.x - b.x);
  for (const [at, one] of across.entries()) {
    for (let next = at + 1; next < across.length && across[next]!.x < one.x + one.width; next++) {
      const other = across[next]!;
      if (overlap(one, other)) found.push({ kind: "overlap", codes: [one.code, other.code] });
    }
  }
  return found;
}

function doubtsOf(plan: PlanLike, aisle: number): Finding[] {
  const closed = plan.booths.filter(({ openTo }) => openTo === "").map(({ code }) => code);
  const apart = cutOff(plan);
  return [
    ...(closed.length > 0 ? [{ kind: "closed" as const, codes: closed }] : []),
    ...fronts(plan, aisle),
    ...(apart === null ? [{ kind: "no_gate" as const, codes: [] as const }] : []),
    ...(apart && apart.length > 0 ? [{ kind: "cut_off" as const, codes: apart }] : []),
  ];
}

/** What lies before each open side; two booths that face each other over an aisle are told once. */
function fronts(plan: PlanLike, aisle: number): Finding[] {
  const found: Finding[] = [];
  const told = new Set<string>();
  const halls = Object.fromEntries(SIDES.map((side) => [side, turnedTo(plan, side)])) as Record<Side, Turned>;
  for (const booth of plan.booths) {
    for (const side of booth.openTo as Iterable<Side>) {
      const { gap, by } = freeBefore(halls[side], booth);
      if (gap >= aisle && gap > 0) continue;
      if (gap <= 0) {
        found.push({ kind: "walled", codes: [booth.code], side, by });
        continue;
      }
      const codes = by === null ? [booth.code] : [booth.code, by];
      const pair = [...codes].sort().join(" ");
      if (by !== null && told.has(pair)) continue;
      told.add(pair);
      found.push({ kind: "narrow", codes, gap });
    }
  }
  return found;
}
