import { canonicalJson } from "~/lib/canonical-json";

/** What a ledger was at a size: the root of its tree over the first `size` events. */
export interface Head {
  readonly roundId: string;
  readonly size: number;
  /** Hex. */
  readonly root: string;
  readonly signedAt: Date;
}

/** A head with who signed it; both parts of the key are in the open. */
export interface SignedHead extends Head {
  readonly keyId: string;
  /** Ed25519, 32 bytes, base64url. */
  readonly publicKey: string;
  /** Base64url. */
  readonly signature: string;
}

/** The text that is signed. Source: docs/rules/ledger.md#heads. */
export function headText({ roundId, size, root, signedAt }: Head): string {
  return canonicalJson({ at: signedAt.toISOString(), root, round: roundId, size, tree: "tinh-hoa-ledger-1" });
}
