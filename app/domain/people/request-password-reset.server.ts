import { enqueue } from "~/queue/enqueue.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { mailPasswordLinkJob } from "./jobs";

/**
 * Note the wish for a link that sets a new password; a job looks the address up and mails it. Until then nothing depends on
 * whether there is an account, so neither the answer nor its time can tell.
 */
export async function requestPasswordReset(ctx: Context, { email }: { email: string }): Promise<void> {
  await inTransaction(ctx, (ctx) => enqueue(ctx.db, mailPasswordLinkJob, { email }));
}
