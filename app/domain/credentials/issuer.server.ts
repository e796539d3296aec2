import { asc } from "drizzle-orm";
import type { Signer } from "~/adapters/keys/index";
import { signingKeys } from "~/db/schema";
import type { Context } from "../context";
import { multikeyOf } from "./multikey";
import type { JsonObject } from "./proof";
import { didOf, type Site } from "./site";

/**
 * The did:web document of this installation: the key it signs with now and every key it signed with before, so that what they
 * signed stays verifiable. Public.
 * Source: W3C Controlled Identifiers 1.0; did:web method specification.
 */
export async function issuerDocument(ctx: Context, signer: Signer, site: Site): Promise<JsonObject> {
  const earlier = await ctx.db
    .select({ publicKey: signingKeys.publicKey })
    .from(signingKeys)
    .orderBy(asc(signingKeys.firstUsedAt), asc(signingKeys.id));
  const keys = [...new Set([signer.publicKey, ...earlier.map((row) => row.publicKey)])];
  const did = didOf(site);
  const methods = keys.map((publicKey) => {
    const key = multikeyOf(Buffer.from(publicKey, "base64url"));
    return { id: `${did}#${key}`, type: "Multikey", controller: did, publicKeyMultibase: key };
  });
  return {
    "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
    id: did,
    verificationMethod: methods,
    assertionMethod: methods.map(({ id }) => id),
  };
}
