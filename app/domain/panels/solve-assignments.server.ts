import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import type { Pair } from "../rounds/pairs";
import { type Program, programOf } from "./balance";
import { greedyPlan } from "./greedy";
import { type Basis, pairKey } from "./rules";

/** Seconds; what is best by then is taken, with the gap that is left. */
const TIME_LIMIT = 5;

export interface Solved {
  readonly pairs: readonly Pair[];
  /** No plan has a smaller price. */
  readonly bound: number;
}

/**
 * The balanced plan, by a mixed-integer solver (HiGHS) within five seconds. The solver starts from the plan of plain turns, so that
 * there always is one, and works in a thread of its own: jurors' points are written meanwhile.
 * Source: docs/rules/panels.md#balanced
 */
export async function solveAssignments(basis: Basis, perEntry: number): Promise<Solved> {
  const program = programOf(basis, perEntry);
  const start = greedyPlan(basis, perEntry);
  if (program.pairs.length === 0) return { pairs: start, bound: program.offset };
  const { values, bound } = await solve(program, start);
  const pairs = values ? program.pairs.filter((_, at) => values[at]! > 0.5) : start;
  return { pairs, bound };
}

/** The least that any balanced plan could cost, for a plan that is made already. */
export async function boundOf(basis: Basis, perEntry: number): Promise<number> {
  return (await solveAssignments(basis, perEntry)).bound;
}

interface Answer {
  /** By the program's pairs; null where time ran out before the solver had a plan. */
  readonly values: readonly number[] | null;
  readonly bound: number;
}

function solve(program: Program, plan: readonly Pair[]): Promise<Answer> {
  const chosen = new Set(plan.map(pairKey));
  const start = program.pairs.map((pair) => Number(chosen.has(pairKey(pair))));
  return new Promise((resolve, reject) => {
    const worker = new Worker(IN_THREAD, {
      eval: true,
      workerData: {
        package: createRequire(import.meta.url).resolve("highs"),
        model: packed(program),
        start,
        timeLimit: TIME_LIMIT,
      },
    });
    worker.once("message", (answer: Answer) => resolve({ ...answer, bound: rounded(answer.bound) }));
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The solver ended with code ${code} and no plan`)));
  });
}

/** Every price is a whole number, so the least price is one too; the solver's own arithmetic is not exact. */
const rounded = (bound: number) => Math.ceil(bound - 1e-6) || 0;

/** The program as arrays, as the solver takes it. */
function packed({ cost, lower, upper, rows, offset, pairs }: Program) {
  const starts = [0];
  for (const row of rows) starts.push(starts.at(-1)! + row.terms.length);
  return {
    numCols: cost.length,
    numRows: rows.length,
    offset,
    colCost: Float64Array.from(cost),
    colLower: Float64Array.from(lower),
    colUpper: Float64Array.from(upper),
    rowLower: Float64Array.from(rows, (row) => row.lower),
    rowUpper: Float64Array.from(rows, (row) => row.upper),
    integrality: Int32Array.from(cost, (_, at) => (at < pairs.length ? 1 : 0)),
    matrix: {
      format: "csr",
      numRows: rows.length,
      numCols: cost.length,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(rows.flatMap((row) => row.terms.map(([column]) => column))),
      values: Float64Array.from(rows.flatMap((row) => row.terms.map(([, factor]) => factor))),
    },
  };
}

/**
 * Plain text, so that the thread needs no file beside the one bundle the server is built into. The start names the first columns; the
 * solver finds the others. A gap below one is none, as prices are whole numbers. 2: a feasible plan was found.
 */
const IN_THREAD = `
const { parentPort, workerData } = require("node:worker_threads");
require(workerData.package)().then((highs) => {
  const { start, timeLimit } = workerData;
  const model = highs.createModel(workerData.model);
  model.options.set({ output_flag: false, time_limit: timeLimit, mip_abs_gap: 0.99, mip_rel_gap: 0 });
  model.setSolution({ indices: start.map((_, at) => at), values: start });
  model.run();
  const found = model.info.get("primal_solution_status") === 2;
  parentPort.postMessage({
    values: found ? [...model.getSolution().colValue.subarray(0, start.length)] : null,
    bound: model.info.get("mip_dual_bound"),
  });
});
`;
