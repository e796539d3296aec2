import { data } from "@remix-run/node";
import { ReplacementMisfit } from "~/domain/awards/replacement-misfit.server";
import { REFUSAL_STATUS } from "./refusal-status";
import type { RequestContext } from "./respond.server";

/** What a form answers with when a replacement does not fit: the name of what was told, for the tick that confirms it. */
export async function withSeenMisfit<T>(ctx: RequestContext, work: () => Promise<T>) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ReplacementMisfit) || !ctx.submission) throw error;
    const fieldErrors = Object.fromEntries(
      Object.entries(error.fields ?? {}).map(([name, texts]) => [name, [...texts]]),
    );
    const answer = { result: ctx.submission.reply({ fieldErrors }), seenMisfit: error.seal };
    return data(answer, { status: REFUSAL_STATUS.conflict });
  }
}
