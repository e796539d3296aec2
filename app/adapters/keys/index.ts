/** The key this installation signs with (Ed25519), and its memory of the ledgers it signed. */
export interface Signer {
  /** Names the key: the first 16 hex digits of the SHA-256 of its public half. */
  readonly keyId: string;
  /** 32 bytes, base64url. */
  readonly publicKey: string;
  readonly journal: HeadJournal;
  readonly ring: KeyRing;
  /** 64 bytes, base64url. Text is signed as UTF-8. */
  sign(data: string | Uint8Array): string;
}

/** What a ledger was at a size, as it was signed. */
export interface KeptHead {
  readonly roundId: string;
  readonly size: number;
  /** Hex. */
  readonly root: string;
}

/** Heads kept outside the database, so that whoever rewrites all of it is still found out. */
export interface HeadJournal {
  /** Of a round, the smallest first. */
  headsOf(roundId: string): Promise<readonly KeptHead[]>;
  /** Durable once it resolves. */
  keep(heads: readonly KeptHead[]): Promise<void>;
}

/** A key of this installation, as its did.json tells of it. */
export interface KeptKey {
  /** Ed25519, 32 bytes, base64url. */
  readonly publicKey: string;
  /** When it ended, or was found compromised. ISO 8601. */
  readonly expires?: string | undefined;
  readonly revoked?: string | undefined;
}

/** The public halves of every key there was, kept outside the database, so that a file is verified without it. */
export interface KeyRing {
  keep(keys: readonly KeptKey[]): Promise<void>;
}
