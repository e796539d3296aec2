import { remindOfConflictsJob } from "~/domain/conflicts/jobs";
import { remindOfConflicts } from "~/domain/conflicts/remind-jurors.server";
import { handle } from "./handler";

export const remindOfConflictsHandler = handle(remindOfConflictsJob, async (ctx, _nothing, { log }) => {
  log.info({ jurors: await remindOfConflicts(ctx) }, "jurors asked to answer for their entries");
});
