import { base64urlnopad } from "@scure/base";
import type { PaperPart } from "~/lib/paper-parts";
import { keyOfMultikey } from "./multikey";

/** What a credential is looked through for, in this order; `paper` of one that lies in a PDF. */
export type CredentialCheckName = "format" | "proof" | "key" | "time" | "status" | "paper";

/** Why a check failed or could not be made. */
type CredentialReason =
  | ("not_json" | "too_large" | "doubled_name" | "other_format" | "not_carried" | "unread")
  | ("changed" | "other_issuer" | "no_key")
  | ("other_key" | "not_pinned" | "key_ended" | "key_compromised")
  | ("expired" | "not_yet")
  | ("revoked" | "not_asked" | "list_forged" | "list_other_key" | "list_not_pinned" | "list_old")
  | ("paper_changed" | "paper_forged" | "paper_of_other" | "paper_removed" | "paper_unsigned");

export interface CredentialCheck {
  readonly name: CredentialCheckName;
  /** `unknown`: what would be needed is not at hand; it speaks neither for nor against. */
  readonly state: "ok" | "failed" | "unknown";
  readonly reason?: CredentialReason;
  /** The field that is missing, unreadable or doubled, with dots between its parts. */
  readonly field?: string;
  /** What of a changed PDF is not as it was signed; empty where only its structure was changed. */
  readonly parts?: readonly PaperPart[];
}

export const ok = (name: CredentialCheckName): CredentialCheck => ({ name, state: "ok" });
export const failed = (name: CredentialCheckName, reason: CredentialReason): CredentialCheck => ({
  name,
  state: "failed",
  reason,
});
export const unknown = (name: CredentialCheckName, reason: CredentialReason): CredentialCheck => ({
  name,
  state: "unknown",
  reason,
});

export interface IssuerKey {
  /** Base64url; empty where there is none to read. */
  readonly publicKey: string;
  readonly bytes: Uint8Array | null;
  /** The proof names a key of the issuer that the document names. */
  readonly isOfIssuer: boolean;
}

/** method: the issuer's DID, "#", the Multikey. */
export function keyOfIssuer(method: string, issuer: string): IssuerKey {
  const [did, multikey = ""] = method.split("#");
  const bytes = keyOfMultikey(multikey);
  return { publicKey: bytes ? base64urlnopad.encode(bytes) : "", bytes, isOfIssuer: did === issuer };
}
