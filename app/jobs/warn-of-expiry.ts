import { warnOfExpiryJob } from "~/domain/papers/jobs";
import { warnOfExpiry } from "~/domain/papers/warn-of-expiry.server";
import { handle } from "./handler";

export const warnOfExpiryHandler = handle(warnOfExpiryJob, async (ctx, _nothing, { log }) => {
  log.info({ papers: await warnOfExpiry(ctx) }, "papers that end soon told of");
});
