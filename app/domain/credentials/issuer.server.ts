import type { Signer } from "~/adapters/keys/index";
import type { Context } from "../context";
import { keysOfInstallation } from "../ledger/keys.server";
import { multikeyOf } from "./multikey";
import type { JsonObject } from "./proof";
import { didOf, type Site } from "./site";

/**
 * The did:web document of this installation: the key it signs with now and every key it signed with before, so that what they
 * signed stays verifiable. One that ended says since when (`expires`); a compromised one says so (`revoked`) and asserts nothing. Public.
 * Source: W3C Controlled Identifiers 1.0, section 2.2; did:web method specification; docs/rules/credentials.md#withdrawal.
 */
export async function issuerDocument(ctx: Context, signer: Signer, site: Site): Promise<JsonObject> {
  const keys = await keysOfInstallation(ctx, signer);
  const current = keys.filter(({ isCurrent }) => isCurrent);
  const did = didOf(site);
  const methods = [...current, ...keys.filter(({ isCurrent }) => !isCurrent)].map((key) => {
    const multikey = multikeyOf(Buffer.from(key.publicKey, "base64url"));
    return {
      id: `${did}#${multikey}`,
      type: "Multikey",
      controller: did,
      publicKeyMultibase: multikey,
      ...(key.expires && { expires: key.expires }),
      ...(key.revoked && { revoked: key.revoked }),
    };
  });
  return {
    "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
    id: did,
    verificationMethod: methods,
    assertionMethod: methods.filter((method) => !("revoked" in method)).map(({ id }) => id),
  };
}
