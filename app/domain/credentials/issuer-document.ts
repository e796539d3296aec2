import { base64urlnopad } from "@scure/base";
import { z } from "zod";
import type { TrustedKey } from "../ledger/trusted-keys";
import { keyOfMultikey } from "./multikey";

const Instant = z.iso.datetime({ offset: true });
const IssuerDocument = z.object({
  verificationMethod: z.array(
    z.object({ publicKeyMultibase: z.string(), expires: Instant.optional(), revoked: Instant.optional() }),
  ),
});

/** The keys of an issuer's did.json, as `issuerDocument` writes it; null for a text that is none. */
export function keysOfDocument(text: string): TrustedKey[] | null {
  const document = IssuerDocument.safeParse(jsonOf(text));
  if (!document.success) return null;
  return document.data.verificationMethod.flatMap(({ publicKeyMultibase, expires, revoked }) => {
    const bytes = keyOfMultikey(publicKeyMultibase);
    return bytes ? [{ publicKey: base64urlnopad.encode(bytes), expires, revoked }] : [];
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
