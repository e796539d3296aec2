import { remindOfExpiryJob } from "~/domain/certificates/jobs";
import { remindOfExpiry } from "~/domain/certificates/remind-of-expiry.server";
import { handle } from "./handler";

export const remindOfExpiryHandler = handle(remindOfExpiryJob, async (ctx, _nothing, { log }) => {
  log.info({ titles: await remindOfExpiry(ctx) }, "titles that end told of");
});
