import { eraseRecipients } from "~/domain/fair-days/erase-recipients.server";
import { eraseVisitors } from "~/domain/fair-days/erase-visitors.server";
import { eraseVisitorsJob } from "~/domain/fair-days/jobs";
import { handle } from "./handler";

export const eraseVisitorsHandler = handle(eraseVisitorsJob, async (ctx, _nothing, { log }) => {
  const visitors = await eraseVisitors(ctx);
  const recipients = await eraseRecipients(ctx);
  log.info({ visitors, recipients }, "names and contacts of a fair's visitors and addresses of its messages erased");
});
