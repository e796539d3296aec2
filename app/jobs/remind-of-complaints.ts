import { remindOfComplaintsJob } from "~/domain/complaints/jobs";
import { remindOfComplaints } from "~/domain/complaints/remind-of-complaints.server";
import { handle } from "./handler";

export const remindOfComplaintsHandler = handle(remindOfComplaintsJob, async (ctx, _nothing, { log }) => {
  log.info({ complaints: await remindOfComplaints(ctx) }, "complaints reminded of");
});
