import { remindOfReportsJob } from "~/domain/yearly-reports/jobs";
import { remindOfReports } from "~/domain/yearly-reports/remind-of-reports.server";
import { handle } from "./handler";

export const remindOfReportsHandler = handle(remindOfReportsJob, async (ctx, _nothing, { log }) => {
  log.info({ reports: await remindOfReports(ctx) }, "yearly reports reminded of");
});
