import { drawPrintRun, resumePrintRuns } from "~/domain/print-runs/draw-print-run.server";
import { drawPrintRunJob } from "~/domain/print-runs/jobs";
import { handle } from "./handler";

export const drawPrintRunHandler = handle(drawPrintRunJob, async (ctx, { runId }, services) => {
  if (runId === undefined) {
    const runs = await resumePrintRuns(ctx);
    if (runs > 0) services.log.info({ runs }, "print runs begun anew");
    return;
  }
  const certificates = await drawPrintRun(ctx, services, runId);
  if (certificates !== null) services.log.info({ run: runId, certificates }, "certificates drawn");
});
