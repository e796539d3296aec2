import load, { type Highs } from "highs";
import type { Program } from "./linear";

let loaded: Promise<Highs> | undefined;

/** The solver, loaded once a thread. */
export function highs(): Promise<Highs> {
  loaded ??= load();
  return loaded;
}

export interface Solution {
  /** By column. */
  readonly values: Float64Array;
  readonly objective: number;
  /** No solution is better. */
  readonly bound: number;
}

/** Solve a program within some seconds; null where no solution was found in them. start: values of its first columns. */
export function solveProgram(
  solver: Highs,
  program: Program,
  seconds: number,
  start?: readonly number[],
): Solution | null {
  return solver.withModel(packed(solver, program), (model) => {
    model.options.set({ output_flag: false, time_limit: seconds, mip_abs_gap: 0.99, mip_rel_gap: 0 });
    if (start) model.setSolution({ indices: start.map((_, at) => at), values: start });
    model.run();
    if (model.info.get("primal_solution_status") !== solver.constants.solutionStatus.feasible) return null;
    const objective = model.getObjectiveValue();
    // Where nothing is to be chosen there is no search that would name a bound: the best is the best.
    const bound = program.isWhole.includes(true) ? Number(model.info.get("mip_dual_bound")) : objective;
    return { values: model.getSolution().colValue, objective, bound };
  });
}

function packed(solver: Highs, { cost, upper, isWhole, rows, offset }: Program) {
  const starts = [0];
  for (const row of rows) starts.push(starts.at(-1)! + row.terms.length);
  const terms = rows.flatMap((row) => row.terms);
  return {
    numCols: cost.length,
    numRows: rows.length,
    offset,
    sense: solver.constants.objectiveSense.maximize,
    colCost: Float64Array.from(cost),
    colLower: new Float64Array(cost.length),
    colUpper: Float64Array.from(upper),
    rowLower: Float64Array.from(rows, (row) => row.lower),
    rowUpper: Float64Array.from(rows, (row) => row.upper),
    integrality: Int32Array.from(isWhole, Number),
    matrix: {
      format: "csr" as const,
      numRows: rows.length,
      numCols: cost.length,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(terms, ([column]) => column),
      values: Float64Array.from(terms, ([, factor]) => factor),
    },
  };
}
