import { FREE, type Instance } from "./instance";
import { groupedByPart, type Program, summed } from "./linear";
import { togetherPoints } from "./objective";
import { areNear, type Placement, stopsOf, UNPLACED } from "./placement";

/**
 * The whole allocation as one program, or the part of it that `movable` names while the others stand as in `placement`: exact, with a
 * column for each block that a part may take.
 * Source: docs/decisions/013-an-allocation-with-a-proved-gap.md.
 */
export function programOf(instance: Instance, placement: Placement, movable: ReadonlySet<number>): Program {
  return new Builder(instance, placement, movable).build();
}

interface Stand {
  readonly part: number;
  /** Null where it is already. */
  readonly column: number | null;
  readonly stops: readonly number[];
}

class Builder {
  readonly cost: number[] = [];
  readonly upper: number[] = [];
  readonly isWhole: boolean[] = [];
  readonly rows: { lower: number; upper: number; terms: (readonly [number, number])[] }[] = [];
  readonly choices: { part: number; first: number }[] = [];
  /** By part: its columns. */
  readonly columns = new Map<number, number[]>();
  readonly instance: Instance;
  readonly placement: Placement;
  readonly movable: ReadonlySet<number>;
  readonly owners: number[];
  offset = 0;

  constructor(instance: Instance, placement: Placement, movable: ReadonlySet<number>) {
    this.instance = instance;
    this.placement = placement;
    this.movable = movable;
    this.owners = [...instance.owner];
    for (const part of instance.parts.keys()) {
      if (!movable.has(part)) for (const stop of stopsOf(instance, placement, part)) this.owners[stop] = part;
    }
  }

  build(): Program {
    this.#blocks();
    this.#once();
    this.#stretches();
    this.#quotas();
    for (const kind of ["near", "apart"] as const) this.#pairs(kind);
    const { cost, upper, isWhole, rows, choices, offset } = this;
    return { cost, upper, isWhole, rows, choices, offset };
  }

  #column(cost: number, isWhole: boolean, upper = 1): number {
    this.cost.push(cost);
    this.upper.push(upper);
    this.isWhole.push(isWhole);
    return this.cost.length - 1;
  }

  #atMost(upper: number, terms: (readonly [number, number])[]): void {
    this.rows.push({ lower: -Infinity, upper, terms });
  }

  #blocks(): void {
    const { instance, owners } = this;
    for (const part of this.movable) {
      const columns: number[] = [];
      for (const [first, score] of instance.scores[part]!.entries()) {
        if (score === -Infinity) continue;
        const { size } = instance.parts[part]!;
        if (owners.slice(first, first + size).some((owner) => owner !== FREE)) continue;
        columns.push(this.#column(score, true));
        this.choices.push({ part, first });
      }
      this.columns.set(part, columns);
    }
  }

  /** Columns by the stops they take, of some parts. */
  #takers(parts: Iterable<number>): Map<number, number[]> {
    const takers = new Map<number, number[]>();
    for (const part of parts) {
      for (const column of this.columns.get(part) ?? []) {
        const { first } = this.choices[column]!;
        for (let stop = first; stop < first + this.instance.parts[part]!.size; stop += 1) {
          takers.set(stop, [...(takers.get(stop) ?? []), column]);
        }
      }
    }
    return takers;
  }

  /** A part stands once, and a booth is of one part. */
  #once(): void {
    for (const columns of this.columns.values())
      this.#atMost(
        1,
        columns.map((column) => [column, 1]),
      );
    for (const columns of this.#takers(this.movable).values()) {
      if (columns.length > 1)
        this.#atMost(
          1,
          columns.map((column) => [column, 1]),
        );
    }
  }

  /** A stretch begins where a stop is the party's and the one before is not; all but the first cost. */
  #stretches(): void {
    const { instance, owners } = this;
    const { together } = instance.input.settings.weights;
    for (const [party, { parts, fixed }] of instance.parties.entries()) {
      const own = parts.filter((part) => this.movable.has(part));
      if (own.length === 0) {
        this.offset += togetherPoints(instance, owners, party);
        continue;
      }
      if (together === 0) continue;
      const standing = [
        ...fixed,
        ...parts.filter((part) => !this.movable.has(part) && this.placement[part] !== UNPLACED),
      ];
      const takers = this.#takers(own);
      const isOwn = (stop: number) =>
        owners[stop] !== undefined && owners[stop]! >= 0 && instance.partyOf[owners[stop]!] === party;
      const begins: number[] = [];
      const stops = new Set([...takers.keys(), ...[...owners.keys()].filter(isOwn)]);
      for (const stop of stops) {
        // A begin is no less than what is the party's here, without what is its own before.
        const column = this.#column(-together, false);
        const here = (takers.get(stop) ?? []).map((one) => [one, -1] as const);
        const before = isOwn(stop - 1) ? null : (takers.get(stop - 1) ?? []).map((one) => [one, 1] as const);
        if (before === null) this.upper[column] = 0;
        else
          this.rows.push({
            lower: isOwn(stop) ? 1 : 0,
            upper: Infinity,
            terms: summed([[column, 1], ...here, ...before]),
          });
        begins.push(column);
      }
      const begun = begins.map((column) => [column, 1] as const);
      if (standing.length > 0) {
        this.offset += together;
        this.rows.push({ lower: 1, upper: Infinity, terms: begun });
        continue;
      }
      // The first is free, where there is one.
      const first = this.#column(together, false);
      this.#atMost(0, [[first, 1], ...own.flatMap((part) => this.columns.get(part)!.map((one) => [one, -1] as const))]);
      for (const part of own) {
        this.rows.push({
          lower: 0,
          upper: Infinity,
          terms: [...begun, ...this.columns.get(part)!.map((one) => [one, -1] as const)],
        });
      }
      this.rows.push({ lower: 0, upper: Infinity, terms: [...begun, [first, -1]] });
    }
  }

  #quotas(): void {
    const { instance, placement } = this;
    for (const [provinceId, booths] of instance.quotas) {
      let left = booths;
      const terms: (readonly [number, number])[] = [];
      for (const [at, { application, isFixed, size }] of instance.parts.entries()) {
        if (isFixed || instance.input.applications[application]!.provinceId !== provinceId) continue;
        if (this.movable.has(at)) terms.push(...this.columns.get(at)!.map((column) => [column, size] as const));
        else if (placement[at] !== UNPLACED) left -= size;
      }
      if (terms.length > 0) this.#atMost(left, terms);
    }
  }

  #pairs(kind: "near" | "apart"): void {
    const { instance } = this;
    for (const pair of instance.pairs.filter((one) => one.kind === kind)) {
      const [some, others] = [this.#standsOf(pair.a), this.#standsOf(pair.b)];
      // Two that must be apart are never near.
      const most = pair.isMust && kind === "apart" ? 0 : 1;
      const value = this.#column(kind === "near" ? pair.points : -pair.points, false, most);
      const told: number[] = [];
      for (const one of some) {
        const neighbours = others.filter((other) => areNear(instance, one.stops, other.stops));
        if (neighbours.length === 0) continue;
        const terms = neighbours.flatMap(({ column }) => (column === null ? [] : [[column, 1] as const]));
        const standing = neighbours.some(({ column }) => column === null);
        if (kind === "apart") {
          const both: (readonly [number, number])[] = [[value, -1]];
          if (one.column !== null) both.push([one.column, 1]);
          const least = Number(one.column === null);
          // What stands already is measured by who moves it.
          if (standing && !(pair.isMust && one.column === null)) this.#atMost(-least, both);
          for (const part of groupedByPart(terms, this.choices)) this.#atMost(1 - least, [...both, ...part]);
        } else {
          const here = this.#column(0, false);
          if (one.column !== null)
            this.#atMost(0, [
              [here, 1],
              [one.column, -1],
            ]);
          if (!standing) this.#atMost(0, [[here, 1], ...terms.map(([column]) => [column, -1] as const)]);
          told.push(here);
        }
      }
      if (kind === "near") this.#atMost(0, [[value, 1], ...told.map((column) => [column, -1] as const)]);
      if (kind === "near" && pair.isMust) this.#nearIfPlaced(value, some, others);
    }
  }

  /** Of two that must be near no parts have a place together unless the two are near: `value`. Parts that stay both are not measured. */
  #nearIfPlaced(value: number, some: readonly Stand[], others: readonly Stand[]): void {
    const partsOf = (stands: readonly Stand[]) => Map.groupBy(stands, (stand) => stand.part);
    for (const [one, own] of partsOf(some)) {
      for (const [other, theirs] of partsOf(others)) {
        if (this.instance.parts[one]!.isFixed && this.instance.parts[other]!.isFixed) continue;
        const stands = [...own, ...theirs];
        const terms = stands.flatMap(({ column }) => (column === null ? [] : [[column, 1] as const]));
        const standing = stands.filter(({ column }) => column === null).length;
        this.#atMost(1 - standing, [[value, -1], ...terms]);
      }
    }
  }

  /** Where an application may stand: blocks to choose (with their columns), and where it is. */
  #standsOf(application: number): Stand[] {
    const { instance, placement } = this;
    return instance.parts.flatMap((part, at): Stand[] => {
      if (part.application !== application) return [];
      if (!this.movable.has(at)) {
        const stops = stopsOf(instance, placement, at);
        return stops.length > 0 ? [{ part: at, column: null, stops }] : [];
      }
      return this.columns.get(at)!.map((column) => ({
        part: at,
        column,
        stops: Array.from({ length: part.size }, (_, place) => this.choices[column]!.first + place),
      }));
    });
  }
}
