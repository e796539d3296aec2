import { advanceRounds } from "~/domain/rounds/advance-rounds.server";
import { advanceRoundsJob } from "~/domain/rounds/jobs";
import { handle } from "./handler";

export const advanceRoundsHandler = handle(advanceRoundsJob, async (ctx, _nothing, { log }) => {
  const advanced = await advanceRounds(ctx);
  if (advanced.moved + advanced.told > 0) log.info(advanced, "rounds advanced");
});
