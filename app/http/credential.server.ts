import type { JsonObject } from "~/domain/credentials/proof";

/** Verifiers ask from pages of other sites; what they read here is public. */
const HEADERS = { "access-control-allow-origin": "*", "cache-control": "public, max-age=300" };

/** A signed credential, indented for those who open it by hand: the proof is over its canonical form. */
export const sendCredential = (credential: JsonObject): Response => send(credential, "application/vc");

export const sendDidDocument = (document: JsonObject): Response => send(document, "application/did+json");

function send(document: JsonObject, mediaType: string): Response {
  return new Response(`${JSON.stringify(document, null, 2)}\n`, {
    headers: { ...HEADERS, "content-type": mediaType },
  });
}
