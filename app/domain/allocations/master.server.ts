import type { Highs, Model } from "highs";
import { FREE, type Instance } from "./instance";
import { type Placement, UNPLACED } from "./placement";
import type { Column, Prices } from "./price-party";

/**
 * One way for each party, so that no booth is of two and no territory takes more than its quota: its linear program names a price for each
 * booth, and with whole numbers it chooses among the ways that are known.
 */
export class Master {
  readonly #model: Model;
  readonly #solver: Highs;
  readonly #instance: Instance;
  readonly #columns: Column[] = [];
  readonly #known = new Set<string>();
  readonly #provinces: readonly string[];

  constructor(solver: Highs, instance: Instance) {
    this.#solver = solver;
    this.#instance = instance;
    this.#provinces = [...instance.quotas.keys()];
    const { parties, owner, quotas } = instance;
    // Rows: one way a party; each stop once; quotas.
    const upper = [...parties.map(() => 1), ...owner.map(() => 1), ...quotas.values()];
    const lower = upper.map((_, at) => (at < parties.length ? 1 : -Infinity));
    const numRows = upper.length;
    const free = new Float64Array();
    this.#model = solver.createModel({
      numCols: 0,
      numRows,
      sense: solver.constants.objectiveSense.maximize,
      colCost: free,
      colLower: free,
      colUpper: free,
      rowLower: Float64Array.from(lower),
      rowUpper: Float64Array.from(upper),
      matrix: {
        format: "csc",
        numRows,
        numCols: 0,
        starts: new Int32Array(1),
        indices: new Int32Array(),
        values: free,
      },
    });
    // A booth more, or less, at a price that is not far from the present one: that is what keeps prices from leaping about.
    for (const factor of [-1, 1]) {
      for (const stop of owner.keys()) {
        this.#model.addCol(0, 0, 0, { indices: Int32Array.of(parties.length + stop), values: Float64Array.of(factor) });
      }
    }
    this.#model.options.set({ output_flag: false });
  }

  get columns(): readonly Column[] {
    return this.#columns;
  }

  /** Returns whether it was new. */
  add(column: Column): boolean {
    const { parties, parts, walk } = this.#instance;
    const key = `${column.party}:${column.firsts.join()}`;
    if (this.#known.has(key)) return false;
    this.#known.add(key);
    const party = parties[column.party]!;
    const rows = [column.party];
    const values = [1];
    let booths = 0;
    for (const [at, part] of party.parts.entries()) {
      const first = column.firsts[at]!;
      if (first === UNPLACED) continue;
      for (let stop = first; stop < first + parts[part]!.size; stop += 1) {
        rows.push(parties.length + stop);
        values.push(1);
      }
      booths += parts[part]!.size;
    }
    const quota = this.#provinces.indexOf(party.provinceId);
    if (quota >= 0 && booths > 0) {
      rows.push(parties.length + walk.length + quota);
      values.push(booths);
    }
    this.#model.addCol(column.points, 0, Infinity, {
      indices: Int32Array.from(rows),
      values: Float64Array.from(values),
    });
    this.#columns.push(column);
    return true;
  }

  /** Solve the linear program over the known ways, with prices at most `reach` from `centre`. */
  relax(
    centre: Prices,
    reach: number,
  ): { readonly objective: number; readonly prices: Prices; readonly favoured: readonly Column[] } {
    const { parties, walk, owner } = this.#instance;
    const box = 2 * walk.length;
    const cost = new Float64Array(box);
    const upper = new Float64Array(box);
    for (const stop of walk.keys()) {
      if (owner[stop] !== FREE) continue;
      const price = centre.stops[stop]!;
      cost[stop] = -price - reach;
      upper[stop] = Infinity;
      cost[walk.length + stop] = price - reach;
      upper[walk.length + stop] = price > reach ? Infinity : 0;
    }
    const all = { kind: "range", from: 0, to: box - 1 } as const;
    this.#model.changeColsCost(all, cost);
    this.#model.changeColsBounds(all, new Float64Array(box), upper);
    this.#model.run();
    const { rowDual, colValue } = this.#model.getSolution();
    const shareOf = (at: number) => colValue[box + at]!;
    const price = (row: number) => Math.max(0, rowDual[row]!);
    return {
      objective: this.#model.getObjectiveValue(),
      favoured: this.#columns
        .map((_, at) => at)
        .filter((at) => shareOf(at) > 0.01)
        .toSorted((a, b) => shareOf(b) - shareOf(a))
        .map((at) => this.#columns[at]!),
      prices: {
        stops: Float64Array.from(walk, (_, stop) => (owner[stop] === FREE ? price(parties.length + stop) : 0)),
        quotas: new Map(this.#provinces.map((id, at) => [id, price(parties.length + walk.length + at)])),
      },
    };
  }

  /** The best whole choice among the known ways that is found in some seconds: a column for each party, or null. */
  choose(seconds: number, from: Placement): readonly Column[] | null {
    const { constants } = this.#solver;
    const box = 2 * this.#instance.walk.length;
    const count = this.#columns.length;
    const { parties } = this.#instance;
    this.#model.changeColsBounds({ kind: "range", from: 0, to: box - 1 }, new Float64Array(box), new Float64Array(box));
    this.#model.changeColsIntegrality(
      { kind: "range", from: box, to: box + count - 1 },
      new Int32Array(count).fill(constants.variableType.integer),
    );
    this.#model.options.set({ time_limit: this.#model.getRunTime() + seconds, mip_rel_gap: 0, mip_abs_gap: 0.99 });
    const isChosen = ({ party, firsts }: Column) =>
      parties[party]!.parts.every((part, at) => firsts[at] === from[part]);
    this.#model.setSolution({
      indices: Array.from({ length: box + count }, (_, at) => at),
      values: [...new Array<number>(box).fill(0), ...this.#columns.map((column) => Number(isChosen(column)))],
    });
    this.#model.run();
    if (this.#model.info.get("primal_solution_status") !== constants.solutionStatus.feasible) return null;
    const { colValue } = this.#model.getSolution();
    return this.#columns.filter((_, at) => colValue[box + at]! > 0.5);
  }

  dispose(): void {
    this.#model.dispose();
  }
}
