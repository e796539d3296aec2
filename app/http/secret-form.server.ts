import type { Submission } from "@conform-to/react";
import type { z } from "zod";
import { parseForm } from "./forms.server";
import { type RequestContext, UnreadableForm } from "./respond.server";

/** `parseForm` for a form with passwords: what stood in the fields named here is never sent back. */
export async function parseSecretForm<Schema extends z.ZodType>(
  ctx: RequestContext,
  schema: Schema,
  secrets: readonly string[],
): Promise<z.output<Schema>> {
  try {
    return await parseForm(ctx, schema);
  } catch (error) {
    throw error instanceof UnreadableForm ? new UnreadableForm(hiding(error.submission, secrets)) : error;
  } finally {
    if (ctx.submission) ctx.submission = hiding(ctx.submission, secrets);
  }
}

function hiding(submission: Submission<unknown, string[]>, secrets: readonly string[]): Submission<unknown, string[]> {
  return {
    ...submission,
    reply: (options) => submission.reply({ ...options, hideFields: [...secrets] }),
  };
}
