import { remindOfPaymentsJob } from "~/domain/invoices/jobs";
import { remindOfPayments } from "~/domain/invoices/remind-of-payments.server";
import { handle } from "./handler";

export const remindOfPaymentsHandler = handle(remindOfPaymentsJob, async (ctx, _nothing, { log }) => {
  log.info({ notices: await remindOfPayments(ctx) }, "payment notices reminded of");
});
