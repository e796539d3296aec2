import { runJob } from "../runs/jobs";

/** Draw the letters of a run. */
export const drawLettersJob = runJob("draw-letters", 3600);
