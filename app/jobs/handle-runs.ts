import type { Context } from "~/domain/context";
import { resumeRuns } from "~/domain/runs/resume-runs.server";
import type { Runs, RunTable } from "~/domain/runs/run-table";
import type { Services } from "~/services.server";
import { handle, type JobHandler } from "./handler";

/** A noun's runs: each is carried out by the job that names it; the one that names none begins anew what stands still. */
export const handleRuns = <Table extends RunTable>(
  runs: Runs<Table>,
  carryOut: (ctx: Context, services: Services, runId: string) => Promise<number | null>,
): JobHandler =>
  handle(runs.job, async (ctx, { runId }, services) => {
    if (runId === undefined) {
      const waiting = await resumeRuns(ctx, runs);
      if (waiting > 0) services.log.info({ runs: waiting }, "runs begun anew");
      return;
    }
    const result = await carryOut(ctx, services, runId);
    if (result !== null) services.log.info({ run: runId, result }, "run carried out");
  });
