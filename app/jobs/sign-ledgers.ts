import { signLedgersJob } from "~/domain/ledger/jobs";
import { signLedgers } from "~/domain/ledger/sign-ledgers.server";
import { handle } from "./handler";

export const signLedgersHandler = handle(signLedgersJob, async (ctx, _nothing, { signer, log }) => {
  log.info({ rounds: await signLedgers(ctx, signer) }, "ledgers signed");
});
