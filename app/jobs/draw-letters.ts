import { drawLetters, resumeLetterRuns } from "~/domain/exhibitor-papers/draw-letters.server";
import { drawLettersJob } from "~/domain/exhibitor-papers/jobs";
import { handle } from "./handler";

export const drawLettersHandler = handle(drawLettersJob, async (ctx, { runId }, services) => {
  if (runId === undefined) {
    const runs = await resumeLetterRuns(ctx);
    if (runs > 0) services.log.info({ runs }, "runs of letters begun anew");
    return;
  }
  const letters = await drawLetters(ctx, services, runId);
  if (letters !== null) services.log.info({ run: runId, letters }, "letters drawn");
});
