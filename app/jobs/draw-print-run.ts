import { drawPrintRun, PRINT_RUNS } from "~/domain/print-runs/draw-print-run.server";
import { handleRuns } from "./handle-runs";

export const drawPrintRunHandler = handleRuns(PRINT_RUNS, drawPrintRun);
