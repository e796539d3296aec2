import { incomingFolder, removeAbandoned } from "~/adapters/files/given-file.server";
import { sweepFilesJob } from "~/domain/attachments/jobs";
import { sweepFiles } from "~/domain/attachments/sweep-files.server";
import { sweepLetterRuns } from "~/domain/exhibitor-papers/letter-runs.server";
import { sweepPrintRuns } from "~/domain/print-runs/sweep-print-runs.server";
import { handle } from "./handler";

const DAY_MS = 86_400_000;

export const sweepFilesHandler = handle(sweepFilesJob, async (ctx, _payload, { files, env, log }) => {
  await removeAbandoned(incomingFolder(env), new Date(ctx.now.getTime() - DAY_MS));
  const runs = (await sweepPrintRuns(ctx)) + (await sweepLetterRuns(ctx));
  log.info({ runs, ...(await sweepFiles(ctx, files)) }, "files swept");
});
