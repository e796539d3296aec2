import { base64urlnopad } from "@scure/base";
import { z } from "zod";
import { type TrustedKey, trustIn } from "../ledger/trusted-keys";
import { keyOfMultikey } from "./multikey";
import { isProved, type JsonObject } from "./proof";
import { isSet } from "./status-list";

/** What a credential is looked through for, in this order. */
export const CREDENTIAL_CHECKS = ["format", "proof", "key", "time", "status"] as const;
export type CredentialCheckName = (typeof CREDENTIAL_CHECKS)[number];

/** Why a check failed or could not be made. */
export type CredentialReason =
  | ("not_json" | "other_format")
  | ("changed" | "other_issuer" | "no_key")
  | ("other_key" | "not_pinned" | "key_ended" | "key_compromised")
  | ("expired" | "not_yet")
  | ("revoked" | "not_asked" | "list_forged");

export interface CredentialCheck {
  readonly name: CredentialCheckName;
  /** `unknown`: what would be needed is not at hand; it speaks neither for nor against. */
  readonly state: "ok" | "failed" | "unknown";
  readonly reason?: CredentialReason;
  /** The field that is missing or unreadable, with dots between its parts. */
  readonly field?: string;
}

/** What a credential says, whether it holds or not. */
export interface AboutCredential {
  readonly number: string;
  readonly title: string;
  readonly productName: string;
  readonly establishmentName: string;
  readonly issuer: string;
  readonly issuerName: string;
  readonly decisionNumber: string;
  readonly decisionDate: string;
  /** ISO 8601. */
  readonly validFrom: string;
  readonly validUntil: string;
  /** Where the certificate's page and the list of those taken back are. */
  readonly page: string;
  readonly statusList: string;
}

export interface CredentialReport {
  /** Nothing that was looked at failed. */
  readonly ok: boolean;
  readonly checks: readonly CredentialCheck[];
  /** Null where the file is no certificate of this kind. */
  readonly about: AboutCredential | null;
}

export interface Known {
  readonly now: Date;
  /** Keys of those who may have issued it; undefined where nobody told. */
  readonly trusted?: readonly TrustedKey[] | undefined;
  /** The status list it names, as it was fetched or kept; null where it is not at hand. */
  readonly statusList?: string | null;
}

const Instant = z.iso.datetime({ offset: true });
const Credential = z.looseObject({
  "@context": z.array(z.json()).min(1),
  id: z.url(),
  type: z.array(z.string()).refine((types) => types.includes("VerifiableCredential")),
  issuer: z.looseObject({ id: z.string(), name: z.string() }),
  validFrom: Instant,
  validUntil: Instant,
  credentialSubject: z.looseObject({
    productName: z.string(),
    establishmentName: z.string(),
    decisionNumber: z.string(),
    decisionDate: z.iso.date(),
    achievement: z.looseObject({ name: z.string(), humanCode: z.string() }),
  }),
  credentialStatus: z.looseObject({
    statusListIndex: z.string().regex(/^(0|[1-9]\d{0,8})$/),
    statusListCredential: z.url(),
  }),
  proof: z.looseObject({
    type: z.literal("DataIntegrityProof"),
    cryptosuite: z.literal("eddsa-jcs-2022"),
    created: Instant,
    verificationMethod: z.string(),
    proofPurpose: z.literal("assertionMethod"),
    proofValue: z.string(),
  }),
});
type Credential = z.infer<typeof Credential>;

const StatusList = z.looseObject({
  id: z.string(),
  credentialSubject: z.looseObject({ encodedList: z.string() }),
  proof: z.looseObject({ created: Instant, verificationMethod: z.string(), proofValue: z.string() }),
});

/**
 * Whether a file is a certificate that was issued as it stands, by whom, and whether it still holds. Needs no network and nothing
 * of this platform; what `known` does not hold is told as unknown.
 * Source: docs/rules/credentials.md#verify.
 */
export async function checkCredential(text: string, known: Known): Promise<CredentialReport> {
  const read = readJson(text);
  if (read === undefined) return report([failed("format", "not_json")], null);
  const parsed = Credential.safeParse(read);
  if (!parsed.success) {
    const field = parsed.error.issues[0]!.path.join(".");
    return report([{ ...failed("format", "other_format"), ...(field && { field }) }], null);
  }
  const credential = parsed.data;
  const whole = read as JsonObject;
  const key = keyOfIssuer(credential.proof.verificationMethod, credential.issuer.id);
  return report(
    [
      ok("format"),
      checkProof(whole, key),
      checkKey(key, credential.proof.created, known.trusted),
      checkTime(credential, known.now),
      await checkStatus(credential, key, known),
    ],
    aboutOf(credential),
  );
}

const ok = (name: CredentialCheckName): CredentialCheck => ({ name, state: "ok" });
const failed = (name: CredentialCheckName, reason: CredentialReason): CredentialCheck => ({
  name,
  state: "failed",
  reason,
});
const unknown = (name: CredentialCheckName, reason: CredentialReason): CredentialCheck => ({
  name,
  state: "unknown",
  reason,
});

const report = (checks: readonly CredentialCheck[], about: AboutCredential | null): CredentialReport => ({
  ok: checks.every(({ state }) => state !== "failed"),
  checks,
  about,
});

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface IssuerKey {
  /** Base64url; empty where there is none to read. */
  readonly publicKey: string;
  readonly bytes: Uint8Array | null;
  readonly isOfIssuer: boolean;
}

function keyOfIssuer(method: string, issuer: string): IssuerKey {
  const [did, multikey = ""] = method.split("#");
  const bytes = keyOfMultikey(multikey);
  return { publicKey: bytes ? base64urlnopad.encode(bytes) : "", bytes, isOfIssuer: did === issuer };
}

function checkProof({ proof, ...document }: JsonObject, { bytes, isOfIssuer }: IssuerKey): CredentialCheck {
  if (!bytes) return failed("proof", "no_key");
  if (!isProved(document, proof as JsonObject, bytes)) return failed("proof", "changed");
  return isOfIssuer ? ok("proof") : failed("proof", "other_issuer");
}

function checkKey(
  { publicKey }: IssuerKey,
  signedAt: string,
  trusted: readonly TrustedKey[] | undefined,
): CredentialCheck {
  if (!trusted) return unknown("key", "not_pinned");
  const trust = trustIn(publicKey, signedAt, trusted);
  return trust === "trusted" ? ok("key") : failed("key", UNTRUSTED[trust]);
}

const UNTRUSTED = { stranger: "other_key", ended: "key_ended", compromised: "key_compromised" } as const;

function checkTime({ validFrom, validUntil }: Credential, now: Date): CredentialCheck {
  if (now < new Date(validFrom)) return failed("time", "not_yet");
  return now > new Date(validUntil) ? failed("time", "expired") : ok("time");
}

/**
 * The list has to be the one the credential names, signed by the issuer: with the same key, or another that is trusted, for keys
 * change. Anyone could write another.
 */
async function checkStatus(
  { issuer, credentialStatus: { statusListIndex, statusListCredential } }: Credential,
  { publicKey, bytes }: IssuerKey,
  { trusted = [], statusList: text = null }: Known,
): Promise<CredentialCheck> {
  if (text === null || !bytes) return unknown("status", "not_asked");
  const read = readJson(text);
  const list = StatusList.safeParse(read);
  if (!list.success) return failed("status", "list_forged");
  const { proof, ...document } = read as JsonObject;
  const key = keyOfIssuer(list.data.proof.verificationMethod, issuer.id);
  const isOurs =
    list.data.id === statusListCredential &&
    key.isOfIssuer &&
    trustIn(key.publicKey, list.data.proof.created, [...trusted, { publicKey }]) === "trusted" &&
    key.bytes !== null &&
    isProved(document, proof as JsonObject, key.bytes);
  if (!isOurs) return failed("status", "list_forged");
  try {
    const isRevoked = await isSet(list.data.credentialSubject.encodedList, Number(statusListIndex));
    return isRevoked ? failed("status", "revoked") : ok("status");
  } catch {
    return failed("status", "list_forged");
  }
}

function aboutOf({
  id,
  issuer,
  validFrom,
  validUntil,
  credentialSubject,
  credentialStatus,
}: Credential): AboutCredential {
  const { productName, establishmentName, decisionNumber, decisionDate, achievement } = credentialSubject;
  return {
    number: achievement.humanCode,
    title: achievement.name,
    productName,
    establishmentName,
    issuer: issuer.id,
    issuerName: issuer.name,
    decisionNumber,
    decisionDate,
    validFrom,
    validUntil,
    page: id,
    statusList: credentialStatus.statusListCredential,
  };
}
