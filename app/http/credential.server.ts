import type { JsonObject } from "~/domain/credentials/proof";
import type { SealFile } from "~/domain/seals/rules";

/** Verifiers ask from pages of other sites; what they read here is public. */
const HEADERS = { "access-control-allow-origin": "*", "cache-control": "public, max-age=300" };
/** What was sealed is the same for ever; a later key may sign it again. */
const FOR_A_DAY = { ...HEADERS, "cache-control": "public, max-age=86400" };

/** A signed credential, indented for those who open it by hand: the proof is over its canonical form. */
export const sendCredential = (credential: JsonObject): Response => send(credential, "application/vc");

export const sendSeal = (file: SealFile): Response => send({ ...file }, "application/json", FOR_A_DAY);

export const sendDidDocument = (document: JsonObject): Response => send(document, "application/did+json");

function send(document: object, mediaType: string, headers: Readonly<Record<string, string>> = HEADERS): Response {
  return new Response(`${JSON.stringify(document, null, 2)}\n`, {
    headers: { ...headers, "content-type": mediaType },
  });
}
