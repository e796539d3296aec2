import { eraseVisitors } from "~/domain/fair-days/erase-visitors.server";
import { eraseVisitorsJob } from "~/domain/fair-days/jobs";
import { handle } from "./handler";

export const eraseVisitorsHandler = handle(eraseVisitorsJob, async (ctx, _nothing, { log }) => {
  log.info({ visitors: await eraseVisitors(ctx) }, "names and contacts of visitors erased");
});
