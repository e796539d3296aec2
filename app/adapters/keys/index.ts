/** The key this installation signs with (Ed25519). */
export interface Signer {
  /** Names the key: the first 16 hex digits of the SHA-256 of its public half. */
  readonly keyId: string;
  /** 32 bytes, base64url. */
  readonly publicKey: string;
  /** 64 bytes, base64url. */
  sign(text: string): string;
}
