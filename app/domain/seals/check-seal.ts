import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { base64urlnopad } from "@scure/base";
import { z } from "zod";
import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import { readStrictJson } from "~/lib/strict-json";
import { type TrustedKey, trustIn } from "../ledger/trusted-keys";
import { sealName } from "./rules";

/** What a seal is looked through for, in this order. */
const SEAL_CHECKS = ["format", "digest", "signature", "key", "chain"] as const;
export type SealCheckName = (typeof SEAL_CHECKS)[number];

/** Why a check failed or could not be made. */
export type SealReason =
  | ("not_json" | "doubled_name" | "other_format")
  | "changed"
  | ("not_signed" | "key_misnamed")
  | ("other_key" | "not_pinned" | "key_ended" | "key_compromised")
  | ("earlier_not_given" | "earlier_is_other" | "earlier_changed" | "first_has_none");

export interface SealCheck {
  readonly name: SealCheckName;
  /** `unknown`: what would be needed is not at hand; it speaks neither for nor against. */
  readonly state: "ok" | "failed" | "unknown";
  readonly reason?: SealReason;
  /** The field that is missing, unreadable or doubled, with dots between its parts. */
  readonly field?: string;
}

/** What a seal says, whether it holds or not. */
export interface AboutSeal {
  /** As papers name it. */
  readonly name: string;
  readonly digest: string;
  readonly version: number;
  readonly supersedes: string | null;
  readonly round: string;
  readonly decisionNumber: string;
  readonly agency: string;
  readonly sealedAt: string;
  readonly awards: number;
}

export interface SealReport {
  /** False where something failed; null where nothing did, but who sealed it is not known. */
  readonly ok: boolean | null;
  readonly checks: readonly SealCheck[];
  /** Null where the file is no seal. */
  readonly about: AboutSeal | null;
}

interface KnownToSeal {
  /** Keys of those who may have sealed it; undefined where nobody told. */
  readonly trusted?: readonly TrustedKey[] | undefined;
  /** A key that is none of them, unless told, is refused. */
  readonly strangers?: "refused" | "unknown";
  /** The file of the version before; null where it is not at hand. */
  readonly earlier?: string | null;
}

const Digest = z.string().regex(/^[0-9a-f]{64}$/);
const Sealed = z.looseObject({
  format: z.literal("tinh-hoa-seal-1"),
  version: z.number().int().positive(),
  supersedes: Digest.nullable(),
  sealedAt: z.iso.datetime({ offset: true }),
  round: z.looseObject({ name: z.string() }),
  decision: z.looseObject({ number: z.string(), agency: z.string() }),
  awards: z.array(z.looseObject({})),
  // Nothing signs what stands here, so nothing else may.
  seal: z.strictObject({ digest: Digest, key: z.string(), publicKey: z.string(), signature: z.string() }),
});
type Sealed = z.infer<typeof Sealed>;

/**
 * Whether a seal's file is as it was sealed, by whom, and what it follows. Needs no network and nothing of this platform; what
 * `known` does not hold is told as unknown.
 * Source: docs/rules/seals.md#verify.
 */
export function checkSeal(text: string, { trusted, strangers = "refused", earlier = null }: KnownToSeal): SealReport {
  const file = readSeal(text);
  if (!("seal" in file)) return { ok: false, checks: [{ name: "format", state: "failed", ...file }], about: null };
  const { seal: read, content: sealed } = file;
  const checks: SealCheck[] = [
    { name: "format", state: "ok" },
    verdict("digest", sealed !== null && hashOf(sealed) === read.seal.digest ? null : "changed"),
    verdict("signature", whyNotSigned(sealed, read.seal)),
    checkKey(read, trusted, strangers),
    checkChain(read, earlier),
  ];
  const holds = checks.some(({ name, state }) => name === "key" && state === "unknown") ? null : true;
  return { ok: checks.some(({ state }) => state === "failed") ? false : holds, checks, about: aboutOf(read) };
}

const verdict = (name: SealCheckName, reason: SealReason | null): SealCheck =>
  reason ? { name, state: "failed", reason } : { name, state: "ok" };

interface ReadSeal {
  readonly seal: Sealed;
  /** What was hashed and signed: all that stands in the file; null for a text that no JSON holds. */
  readonly content: string | null;
}

/** In characters; an award has less than a thousand. */
const LONGEST = 100_000_000;

function readSeal(text: string): ReadSeal | { readonly reason: SealReason; readonly field?: string } {
  const read = readStrictJson(text, LONGEST);
  if ("reason" in read) {
    const reason = read.reason === "too_large" ? "other_format" : read.reason;
    return { reason, ...("name" in read && { field: read.name }) };
  }
  const parsed = Sealed.safeParse(read.value);
  if (parsed.success) return { seal: parsed.data, content: contentText(read.value as { [name: string]: JsonValue }) };
  const field = parsed.error.issues[0]!.path.join(".");
  return { reason: "other_format", ...(field && { field }) };
}

function contentText({ seal: _seal, ...content }: { readonly [name: string]: JsonValue }): string | null {
  try {
    return canonicalJson(content);
  } catch {
    return null;
  }
}

const hashOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

function whyNotSigned(text: string | null, { key, publicKey, signature }: Sealed["seal"]): SealReason | null {
  try {
    const bytes = base64urlnopad.decode(publicKey);
    if (bytesToHex(sha256(bytes)).slice(0, 16) !== key) return "key_misnamed";
    const isSigned = text !== null && ed25519.verify(base64urlnopad.decode(signature), utf8ToBytes(text), bytes);
    return isSigned ? null : "not_signed";
  } catch {
    // No base64url, another length, or a point that is not on the curve.
    return "not_signed";
  }
}

const UNTRUSTED = { stranger: "other_key", ended: "key_ended", compromised: "key_compromised" } as const;

function checkKey(
  { seal, sealedAt }: Sealed,
  trusted: readonly TrustedKey[] | undefined,
  strangers: "refused" | "unknown",
): SealCheck {
  const trust = trusted && trustIn(seal.publicKey, sealedAt, trusted);
  if (!trust || (trust === "stranger" && strangers === "unknown")) {
    return { name: "key", state: "unknown", reason: "not_pinned" };
  }
  return verdict("key", trust === "trusted" ? null : UNTRUSTED[trust]);
}

/** A later version names the one before by its digest, so that nothing between them can be left out. */
function checkChain({ version, supersedes, decision }: Sealed, earlier: string | null): SealCheck {
  if ((version === 1) !== (supersedes === null)) return verdict("chain", "earlier_is_other");
  if (supersedes === null) return verdict("chain", earlier === null ? null : "first_has_none");
  if (earlier === null) return { name: "chain", state: "unknown", reason: "earlier_not_given" };
  const file = readSeal(earlier);
  if (!("seal" in file) || file.seal.seal.digest !== supersedes) return verdict("chain", "earlier_is_other");
  const { seal: before, content } = file;
  const isWhole = content !== null && hashOf(content) === supersedes;
  if (!isWhole) return verdict("chain", "earlier_changed");
  const isNext = before.version === version - 1 && before.decision.number === decision.number;
  return verdict("chain", isNext ? null : "earlier_is_other");
}

function aboutOf({ version, supersedes, round, decision, sealedAt, awards, seal }: Sealed): AboutSeal {
  return {
    name: sealName({ version, digest: seal.digest }),
    digest: seal.digest,
    version,
    supersedes,
    round: round.name,
    decisionNumber: decision.number,
    agency: decision.agency,
    sealedAt,
    awards: awards.length,
  };
}
