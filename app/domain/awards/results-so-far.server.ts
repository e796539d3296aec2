import type { Context } from "../context";
import type { RoundDetails } from "../rounds/queries.server";
import { decisionsAtWork } from "./decisions.server";
import type { ResultsSoFar } from "./policy";
import { resultsToTell } from "./results-to-tell.server";
import { lastToldIn } from "./told-results.server";

/** What the next decision of a round follows. The caller has decided that the reader works on the round. */
export async function resultsSoFar(ctx: Context, round: RoundDetails): Promise<ResultsSoFar> {
  const made = (await decisionsAtWork(ctx, round.id)).filter((one) => !one.withdrawnAt);
  const released = made.filter((one) => one.releasedAt).length;
  const [told, next] = await Promise.all([lastToldIn(ctx, round.id), resultsToTell(ctx, round, null)]);
  const turnedDown = [...told].filter(([id, last]) => last === "waiting" && next.get(id)?.kind === "not_recognised");
  return { recorded: made.length, released, turnedDown: turnedDown.length };
}
