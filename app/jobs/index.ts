import type { JobHandler } from "./handler";
import { sendMailHandler } from "./send-mail";
import { tidyAccountsHandler } from "./tidy-accounts";

/** Every job this program runs; each lives in a file of its own in this folder. */
export const handlers: readonly JobHandler[] = [sendMailHandler, tidyAccountsHandler];
