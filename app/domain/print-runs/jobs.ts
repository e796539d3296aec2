import { runJob } from "../runs/jobs";

/** Draw the certificates of a run. */
export const drawPrintRunJob = runJob("draw-print-run", 3600);
