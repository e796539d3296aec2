import type { Signer } from "~/adapters/keys/index";
import type { Context } from "../context";
import { roundsToSign, signHead } from "./sign-head.server";

/** Sign the ledger of every round that has grown. Returns how many. */
export async function signLedgers(ctx: Context, signer: Signer): Promise<number> {
  const rounds = await roundsToSign(ctx);
  for (const roundId of rounds) await signHead(ctx, signer, roundId);
  return rounds.length;
}
