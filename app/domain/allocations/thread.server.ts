// A program of its own: the solver computes for seconds, and works in a thread so that pages are answered meanwhile.
import { parentPort, workerData } from "node:worker_threads";
import { explain } from "./explain";
import type { FromThread } from "./run-in-thread.server";
import { solveAllocation } from "./solve.server";

const tell = (message: FromThread) => parentPort!.postMessage(message);

const solved = await solveAllocation(workerData, (progress) => tell({ progress }));
const { objective, bound, seconds } = solved;
tell({ done: { objective, bound, seconds, result: { applications: explain(solved) } } });
