import { keepWaitingListsJob } from "~/domain/booths/jobs";
import { keepWaitingLists } from "~/domain/booths/keep-waiting-lists.server";
import { handle } from "./handler";

export const keepWaitingListsHandler = handle(keepWaitingListsJob, async (ctx, _nothing, { log }) => {
  const kept = await keepWaitingLists(ctx);
  if (kept.expired + kept.offered > 0) log.info(kept, "waiting lists kept");
});
