import { incomingFolder, removeAbandoned } from "~/adapters/files/given-file.server";
import { letterRuns, printRuns } from "~/db/schema";
import { sweepFilesJob } from "~/domain/attachments/jobs";
import { sweepFiles } from "~/domain/attachments/sweep-files.server";
import { sweepDrawn } from "~/domain/runs/drawn-file.server";
import { handle } from "./handler";

const DAY_MS = 86_400_000;

export const sweepFilesHandler = handle(sweepFilesJob, async (ctx, _payload, { files, env, log }) => {
  await removeAbandoned(incomingFolder(env), new Date(ctx.now.getTime() - DAY_MS));
  const runs = (await sweepDrawn(ctx, printRuns)) + (await sweepDrawn(ctx, letterRuns));
  log.info({ runs, ...(await sweepFiles(ctx, files)) }, "files swept");
});
