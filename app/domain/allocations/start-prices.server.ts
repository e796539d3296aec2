import type { Highs } from "highs";
import { FREE, type Instance } from "./instance";
import type { Prices } from "./price-party";

/**
 * Prices to begin with: what a booth is worth where more ask for booths of its sort than there are. Booths are of one sort that serve
 * the same ask in the same zone with the same power and water; how they lie is not looked at.
 */
export function startPrices(solver: Highs, instance: Instance): Prices {
  const { walk, owner, parts, scores, quotas, input } = instance;
  const sorts = new Map<string, number[]>();
  for (const [stop, { serves, booth }] of walk.entries()) {
    if (owner[stop] !== FREE) continue;
    const key = [serves, booth.zone, booth.power, booth.hasWater].join("/");
    sorts.set(key, [...(sorts.get(key) ?? []), stop]);
  }
  const provinces = [...quotas.keys()];
  const sortList = [...sorts.values()];
  const upper = [...parts.map(() => 1), ...sortList.map((stops) => stops.length), ...quotas.values()];
  const cost: number[] = [];
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const [part, { isFixed, size, application }] of parts.entries()) {
    if (isFixed) continue;
    const quota = provinces.indexOf(input.applications[application]!.provinceId);
    for (const [sort, stops] of sortList.entries()) {
      const best = stops.reduce((most, stop) => Math.max(most, scores[part]![stop]!), -Infinity);
      if (best === -Infinity) continue;
      cost.push(best);
      indices.push(part, parts.length + sort);
      values.push(1, size);
      if (quota >= 0) {
        indices.push(parts.length + sortList.length + quota);
        values.push(size);
      }
      starts.push(indices.length);
    }
  }
  const numCols = cost.length;
  const numRows = upper.length;
  if (numCols === 0) return { stops: new Float64Array(walk.length), quotas: new Map() };
  return solver.withModel(
    {
      numCols,
      numRows,
      sense: solver.constants.objectiveSense.maximize,
      colCost: Float64Array.from(cost),
      colLower: new Float64Array(numCols),
      colUpper: new Float64Array(numCols).fill(Infinity),
      rowLower: new Float64Array(numRows).fill(-Infinity),
      rowUpper: Float64Array.from(upper),
      matrix: {
        format: "csc",
        numRows,
        numCols,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
    },
    (model) => {
      model.options.set({ output_flag: false });
      model.run();
      const { rowDual } = model.getSolution();
      const price = (row: number) => Math.max(0, rowDual[row]!);
      const stops = new Float64Array(walk.length);
      for (const [sort, own] of sortList.entries()) for (const stop of own) stops[stop] = price(parts.length + sort);
      const dear = provinces.map((id, at) => [id, price(parts.length + sortList.length + at)] as const);
      return { stops, quotas: new Map(dear) };
    },
  );
}
