import path from "node:path";
import { Worker } from "node:worker_threads";
import type { AllocationResult } from "./result";
import type { AllocationInput } from "./rules";
import type { Progress } from "./solve.server";

export interface Answer {
  readonly objective: number;
  readonly bound: number;
  readonly seconds: number;
  readonly result: AllocationResult;
}

/** What the thread says. */
export interface FromThread {
  readonly progress?: Progress;
  readonly done?: Answer;
}

/** Beside the server in its build; from the source where that runs. */
const PROGRAM = import.meta.env?.PROD
  ? { file: path.resolve("build/server/allocation-thread.js"), execArgv: [] }
  : { file: path.resolve("app/domain/allocations/thread.server.ts"), execArgv: ["--import", "tsx"] };

/** Solve and explain in a thread of its own. An aborted one is killed, whatever it does, and refused with the signal's reason. */
export function runInThread(
  input: AllocationInput,
  { tell = () => {}, signal }: { readonly tell?: (progress: Progress) => void; readonly signal?: AbortSignal } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(PROGRAM.file, { workerData: input, execArgv: PROGRAM.execArgv });
    const kill = () => {
      reject(signal!.reason);
      void worker.terminate();
    };
    if (signal?.aborted) kill();
    signal?.addEventListener("abort", kill, { once: true });
    worker.on("message", ({ progress, done }: FromThread) => {
      if (progress) tell(progress);
      if (done) resolve(done);
    });
    worker.once("error", reject);
    worker.once("exit", (code) => {
      signal?.removeEventListener("abort", kill);
      reject(new Error(`The solver ended with code ${code} and no plan`));
    });
  });
}
