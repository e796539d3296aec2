import { z } from "zod";
import type { PaperParts } from "~/lib/paper-parts";
import { readStrictJson } from "~/lib/strict-json";
import { type TrustedKey, trustIn } from "../ledger/trusted-keys";
import { sealName } from "../seals/rules";
import { checkPaper } from "./check-paper";
import { checkStatus } from "./check-status";
import { type CredentialCheck, failed, type IssuerKey, keyOfIssuer, ok, unknown } from "./checks";
import { isProved, type JsonObject } from "./proof";

/** What a credential says, whether it holds or not. */
export interface AboutCredential {
  readonly number: string;
  readonly title: string;
  readonly productName: string;
  readonly establishmentName: string;
  readonly address: string | null;
  readonly province: string | null;
  /** The code of its product group. */
  readonly productGroup: string | null;
  readonly tier: string | null;
  /** The round's name. */
  readonly round: string | null;
  /** The name of the seal it was issued from, as papers print it; null of what was issued before credentials named it. */
  readonly seal: string | null;
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
  /** False where something failed; null where nothing did, but who signed it, or whether the page is what was issued, is not known. */
  readonly ok: boolean | null;
  readonly checks: readonly CredentialCheck[];
  /** Null where the file is no certificate of this kind. */
  readonly about: AboutCredential | null;
  /** The moment of the list of those taken back that was looked at, ISO 8601; null where none was. */
  readonly statusAsOf: string | null;
}

export interface Known {
  readonly now: Date;
  /** Keys of those who may have issued it; undefined where nobody told. */
  readonly trusted?: readonly TrustedKey[] | undefined;
  /** The issuer whose keys `trusted` are, all of them: of another issuer nothing is known then. Undefined: nobody else is trusted. */
  readonly trustedOf?: string | undefined;
  /** The status list it names, as it was fetched or kept; null where it is not at hand. */
  readonly statusList?: string | null;
  /** The PDF it lay in; parts: what that is made of, null where it could not be read. */
  readonly paper?: { readonly bytes: Uint8Array; readonly parts: PaperParts | null } | undefined;
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
    address: z.string().optional(),
    province: z.string().optional(),
    productGroup: z.string().optional(),
    tier: z.string().optional(),
    seal: z.looseObject({ digest: z.string(), version: z.number() }).optional(),
    achievement: z.looseObject({ name: z.string(), humanCode: z.string(), description: z.string().optional() }),
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

/**
 * Whether a file is a certificate that was issued as it stands, by whom, and whether it still holds. Needs no network and nothing
 * of this platform; what `known` does not hold is told as unknown.
 * Source: docs/rules/credentials.md#verify.
 */
export async function checkCredential(text: string, known: Known): Promise<CredentialReport> {
  if (text === "" && known.paper) return report([failed("format", known.paper.parts ? "not_carried" : "unread")]);
  const read = readStrictJson(text);
  if ("reason" in read)
    return report([{ ...failed("format", read.reason), ...("name" in read && { field: read.name }) }]);
  const parsed = Credential.safeParse(read.value);
  if (!parsed.success) {
    const field = parsed.error.issues[0]!.path.join(".");
    return report([{ ...failed("format", "other_format"), ...(field && { field }) }]);
  }
  const { proof, issuer, credentialStatus, credentialSubject, ...dates } = parsed.data;
  const key = keyOfIssuer(proof.verificationMethod, issuer.id);
  const status = await checkStatus(credentialStatus, issuer.id, key, known);
  const checks = [
    ok("format"),
    checkProof(read.value as JsonObject, key),
    checkKey(key, issuer.id, proof.created, known),
    checkTime(dates, known.now),
    status.check,
    ...(known.paper ? [checkPaper(credentialSubject, key, known.paper)] : []),
  ];
  return report(checks, { about: aboutOf(parsed.data), statusAsOf: status.asOf });
}

function report(
  checks: readonly CredentialCheck[],
  told: Pick<CredentialReport, "about" | "statusAsOf"> = { about: null, statusAsOf: null },
): CredentialReport {
  const isOpen = checks.some(({ name, state }) => state === "unknown" && (name === "key" || name === "paper"));
  const holds = isOpen ? null : true;
  return { ok: checks.some(({ state }) => state === "failed") ? false : holds, checks, ...told };
}

function checkProof({ proof, ...document }: JsonObject, { bytes, isOfIssuer }: IssuerKey): CredentialCheck {
  if (!bytes) return failed("proof", "no_key");
  if (!isProved(document, proof as JsonObject, bytes)) return failed("proof", "changed");
  return isOfIssuer ? ok("proof") : failed("proof", "other_issuer");
}

function checkKey(
  { publicKey }: IssuerKey,
  issuer: string,
  signedAt: string,
  { trusted, trustedOf = issuer }: Known,
): CredentialCheck {
  if (!trusted) return unknown("key", "not_pinned");
  const trust = trustIn(publicKey, signedAt, trusted);
  if (trust === "trusted") return ok("key");
  return trust === "stranger" && issuer !== trustedOf ? unknown("key", "not_pinned") : failed("key", UNTRUSTED[trust]);
}

const UNTRUSTED = { stranger: "other_key", ended: "key_ended", compromised: "key_compromised" } as const;

function checkTime(
  { validFrom, validUntil }: Pick<Credential, "validFrom" | "validUntil">,
  now: Date,
): CredentialCheck {
  if (now < new Date(validFrom)) return failed("time", "not_yet");
  return now > new Date(validUntil) ? failed("time", "expired") : ok("time");
}

function aboutOf({
  id,
  issuer,
  validFrom,
  validUntil,
  credentialSubject,
  credentialStatus,
}: Credential): AboutCredential {
  const { productName, establishmentName, decisionNumber, decisionDate, achievement, seal } = credentialSubject;
  const { address = null, province = null, productGroup = null, tier = null } = credentialSubject;
  return {
    number: achievement.humanCode,
    title: achievement.name,
    productName,
    establishmentName,
    address,
    province,
    productGroup,
    tier,
    round: achievement.description ?? null,
    seal: seal ? sealName(seal) : null,
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
