import type { PlainDate } from "~/lib/dates";
import type { Level, ReplacementKind } from "~/lib/vocabulary";

/** A product that a decision recognised, as its papers print it. */
export interface SealedAward {
  /** From 1, in the order of the list. */
  readonly position: number;
  /** The award's id. */
  readonly award: string;
  readonly product: string;
  readonly establishment: string;
  readonly address: string | null;
  readonly province: { readonly code: string; readonly name: string };
  readonly group: { readonly code: string; readonly name: string } | null;
  /** By its name; null where the rules know none. */
  readonly tier: string | null;
  readonly certificate: {
    readonly number: string;
    readonly issuedOn: PlainDate;
    readonly validUntil: PlainDate;
    /** The number of the certificate it took the place of. */
    readonly replaces: string | null;
  };
}

/** What was changed since the version before. */
export interface SealChange {
  readonly kind: ReplacementKind;
  /** Public. */
  readonly reason: string;
  /** The letter or decision that orders the correction. */
  readonly document: { readonly number: string; readonly date: PlainDate } | null;
}

/** How the certificates of a release look: a version of a template. */
export interface SealedTemplate {
  /** Null of the standard one. */
  readonly id: string | null;
  readonly name: string;
  readonly version: number;
  /** SHA-256 of what it says, as canonical JSON. */
  readonly digest: string;
  /** Id of the agency's picture that the standard one shows; left out where it shows none. */
  readonly emblem?: string;
}

/** What a release recognised, as it is signed: strings, whole numbers and nothing that changes by itself. */
export interface SealContent {
  readonly format: "tinh-hoa-seal-1";
  /** From 1; a change makes the next one. */
  readonly version: number;
  /** The digest of the version before; null for the first. */
  readonly supersedes: string | null;
  /** Null for the first version. */
  readonly change: SealChange | null;
  readonly sealedAt: string;
  readonly round: {
    readonly slug: string;
    readonly name: string;
    readonly nameEn: string;
    readonly level: Level;
    readonly year: number;
  };
  readonly rules: { readonly scheme: string; readonly version: number; readonly hash: string };
  readonly decision: {
    readonly number: string;
    readonly decidedOn: PlainDate;
    /** By its name of the day. */
    readonly agency: string;
    readonly parentAgency: string | null;
    readonly place: string;
    readonly signer: { readonly title: string; readonly name: string };
  };
  /** Left out of seals from before there were templates. */
  readonly template?: SealedTemplate;
  readonly awards: readonly SealedAward[];
}

/** A seal as anyone reads it: what was signed, and by which key. */
export interface SealFile extends SealContent {
  readonly seal: {
    /** SHA-256 of the canonical JSON (RFC 8785) of everything but `seal`, hex. */
    readonly digest: string;
    /** Names the key: the first 16 hex digits of the SHA-256 of its public half. */
    readonly key: string;
    /** Ed25519, 32 bytes, base64url. */
    readonly publicKey: string;
    /** Over the same canonical JSON as UTF-8, base64url. */
    readonly signature: string;
  };
}

/** A seal's name on paper: its version and the first 16 digits of its digest. */
export const sealName = ({ version, digest }: { readonly version: number; readonly digest: string }): string =>
  `${version}-${digest.slice(0, 16)}`;
