import { outboxFolder } from "~/adapters/mail/open.server";
import { tidyAccountsJob } from "~/domain/people/jobs";
import { tidyAccounts } from "~/domain/people/tidy-accounts.server";
import { handle } from "./handler";

export const tidyAccountsHandler = handle(tidyAccountsJob, (ctx, _nothing, { env }) =>
  tidyAccounts(ctx, { outbox: outboxFolder(env.DATA_DIR) }),
);
