import { eraseBuyers } from "~/domain/meetings/erase-buyers.server";
import { eraseBuyersJob } from "~/domain/meetings/jobs";
import { handle } from "./handler";

export const eraseBuyersHandler = handle(eraseBuyersJob, async (ctx, _nothing, { log }) => {
  log.info({ buyers: await eraseBuyers(ctx) }, "names and contacts of buyers erased");
});
