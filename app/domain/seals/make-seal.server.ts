import type { Signer } from "~/adapters/keys/index";
import { seals } from "~/db/schema";
import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import { sha256Hex } from "~/lib/hash.server";
import type { WriteContext } from "../context";
import { keepKey } from "../ledger/keys.server";
import type { SealContent } from "./rules";

export interface MadeSeal {
  readonly id: string;
  readonly digest: string;
}

/**
 * Freeze and sign what a released decision recognises. The caller holds the decision's lock and knows that `content` names the
 * version after the last one.
 * Source: docs/rules/seals.md.
 */
export async function makeSeal(
  ctx: WriteContext,
  signer: Signer,
  decisionId: string,
  content: SealContent,
): Promise<MadeSeal> {
  const text = canonicalJson(content as unknown as JsonValue);
  const digest = sha256Hex(text);
  await keepKey(ctx, signer);
  const [made] = await ctx.db
    .insert(seals)
    .values({
      decisionId,
      version: content.version,
      supersedes: content.supersedes,
      content,
      digest,
      keyId: signer.keyId,
      signature: signer.sign(text),
      sealedBy: ctx.actor?.userId ?? null,
      sealedAt: ctx.now,
    })
    .returning({ id: seals.id });
  return { id: made!.id, digest };
}
