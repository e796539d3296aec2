import type { Signer } from "~/adapters/keys/index";
import type { Context } from "../context";
import { oneByOne } from "../one-by-one";
import { keepUseOfKey } from "./keys.server";
import { roundsToSign, signHead } from "./sign-head.server";

/**
 * Keep the key of this installation and that it is in use, and sign the ledger of every round that has grown; one that cannot be signed does not hold up the
 * others. Returns how many were signed.
 */
export async function signLedgers(ctx: Context, signer: Signer): Promise<number> {
  await keepUseOfKey(ctx, signer);
  return oneByOne(await roundsToSign(ctx), async (roundId) => {
    await signHead(ctx, signer, roundId);
    return 1;
  });
}
