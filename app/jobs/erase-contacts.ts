import { eraseContacts } from "~/domain/complaints/erase-contacts.server";
import { eraseContactsJob } from "~/domain/complaints/jobs";
import { handle } from "./handler";

export const eraseContactsHandler = handle(eraseContactsJob, async (ctx, _nothing, { env, log }) => {
  const retention = { years: env.COMPLAINT_CONTACT_YEARS, source: env.COMPLAINT_CONTACT_SOURCE };
  log.info({ complaints: await eraseContacts(ctx, retention) }, "contacts of complainants erased");
});
