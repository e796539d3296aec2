/** A key whose signatures are believed, as an issuer's did.json tells of it. */
export interface TrustedKey {
  /** Ed25519, 32 bytes, base64url. */
  readonly publicKey: string;
  /** It ended: what claims to be signed from then on is refused. ISO 8601. */
  readonly expires?: string | undefined;
  /** Somebody else may have it since then, and could give any day: none of its signatures is believed. ISO 8601. */
  readonly revoked?: string | undefined;
}

export type Trust = "trusted" | "stranger" | "ended" | "compromised";

/**
 * Whether a key may have signed something. signedAt: as the signed thing itself says, ISO 8601.
 * Source: docs/rules/credentials.md#withdrawal; W3C Controlled Identifiers 1.0, section 2.2.
 */
export function trustIn(publicKey: string, signedAt: string, trusted: readonly TrustedKey[]): Trust {
  const key = trusted.find((one) => one.publicKey === publicKey);
  if (!key) return "stranger";
  if (key.revoked) return "compromised";
  return key.expires && new Date(signedAt) >= new Date(key.expires) ? "ended" : "trusted";
}
