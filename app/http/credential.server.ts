import type { JsonObject } from "~/domain/credentials/proof";
import type { SealFile } from "~/domain/seals/rules";

/** Verifiers ask from pages of other sites; what they read here is public, and signed anew soon after a key was withdrawn. */
const HEADERS = { "access-control-allow-origin": "*", "cache-control": "public, max-age=300" };

/** A signed credential, indented for those who open it by hand: the proof is over its canonical form. */
export const sendCredential = (credential: JsonObject): Response => send(credential, "application/vc");

export const sendSeal = (file: SealFile): Response => send({ ...file }, "application/json");

export const sendDidDocument = (document: JsonObject): Response => send(document, "application/did+json");

function send(document: object, mediaType: string): Response {
  return new Response(`${JSON.stringify(document, null, 2)}\n`, {
    headers: { ...HEADERS, "content-type": mediaType },
  });
}
