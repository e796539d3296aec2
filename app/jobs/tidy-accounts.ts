import { tidyAccountsJob } from "~/domain/people/jobs";
import { tidyAccounts } from "~/domain/people/tidy-accounts.server";
import { handle } from "./handler";

export const tidyAccountsHandler = handle(tidyAccountsJob, (ctx) => tidyAccounts(ctx));
