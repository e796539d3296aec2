import type { Signer } from "~/adapters/keys/index";
import { runWithLocale } from "~/i18n/locale.server";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { type Certificate, certificateByNumber } from "../certificates/queries.server";
import { normalizeCertificateNumber } from "../certificates/rules";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { multikeyOf } from "./multikey";
import { type JsonObject, withProof } from "./proof";
import { addressesOf, didOf, type Site } from "./site";
import { placeInLists } from "./status-list";

/** What a credential says beside the words of Open Badges: the facts a certificate prints. */
const OWN_TERMS = [
  "productName",
  "establishmentName",
  "address",
  "province",
  "level",
  "year",
  "productGroup",
  "tier",
  "decisionNumber",
  "decisionDate",
] as const;

/** What the certificate rests on: names of their own within, which other contexts may use otherwise. */
const JSON_TERMS = ["seal", "rules"] as const;

/**
 * A certificate as a W3C Verifiable Credential 2.0 and an Open Badge 3.0, signed by this installation. Public; the same bytes for
 * every reader as long as the key is the same. Also that of a certificate which was taken back: the status list it names says so.
 * Throws "not_found" for a number nobody bears, "closed" before its results are sealed.
 * Source: docs/rules/credentials.md.
 */
export async function credentialByNumber(
  ctx: Context,
  signer: Signer,
  site: Site,
  typedNumber: string,
): Promise<{ credential: JsonObject; issuedAt: Date }> {
  const certificate = await certificateByNumber(ctx, normalizeCertificateNumber(typedNumber));
  if (!certificate) throw new DomainError("not_found", m.certificates_unknown_title());
  return { credential: credentialOf(certificate, signer, site), issuedAt: certificate.createdAt };
}

/** The credential of a certificate that was read. Throws "closed" before its results are sealed. */
export function credentialOf(certificate: Certificate, signer: Signer, site: Site): JsonObject {
  const { seal } = certificate;
  if (!seal) throw new DomainError("closed", m.certificates_not_sealed_yet());
  const document = runWithLocale("vi", () => documentOf({ ...certificate, seal }, site));
  return prove(document, signer, site, certificate.createdAt);
}

/** Sign a document in the name of this installation. at: when it was made. */
export function prove(document: JsonObject, signer: Signer, site: Site, at: Date): JsonObject {
  const key = multikeyOf(Buffer.from(signer.publicKey, "base64url"));
  return withProof(
    document,
    { created: `${at.toISOString().slice(0, 19)}Z`, verificationMethod: `${didOf(site)}#${key}` },
    (bytes) => Buffer.from(signer.sign(bytes), "base64url"),
  );
}

type Sealed = Certificate & { readonly seal: NonNullable<Certificate["seal"]> };

function documentOf(certificate: Sealed, site: Site): JsonObject {
  const { number, level, year, productName, establishmentName, decision, seal } = certificate;
  const at = addressesOf(site);
  const page = at.certificate(number);
  const title = m.certificates_of({ level: levelTitle(level).toLowerCase(), year });
  const { list, place } = placeInLists(certificate.statusIndex);
  return {
    "@context": [
      "https://www.w3.org/ns/credentials/v2",
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      {
        ...Object.fromEntries(OWN_TERMS.map((term) => [term, `${at.terms}#${term}`])),
        ...Object.fromEntries(JSON_TERMS.map((term) => [term, { "@id": `${at.terms}#${term}`, "@type": "@json" }])),
      },
    ],
    id: page,
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    name: `${title}: ${productName}`,
    issuer: { id: didOf(site), type: ["Profile"], name: decision.agencyName, url: site },
    validFrom: `${certificate.issuedOn}T00:00:00+07:00`,
    validUntil: `${certificate.validUntil}T23:59:59+07:00`,
    credentialSubject: {
      type: ["AchievementSubject"],
      ...(certificate.establishmentSlug && { id: at.producer(certificate.establishmentSlug) }),
      productName,
      establishmentName: establishmentName ?? "",
      ...(certificate.address && { address: certificate.address }),
      province: certificate.provinceName,
      level,
      year,
      ...(certificate.groupCode && { productGroup: certificate.groupCode }),
      ...(certificate.tier && { tier: certificate.tier }),
      decisionNumber: decision.number,
      decisionDate: decision.decidedOn,
      seal: { digest: seal.digest, version: seal.version },
      rules: { scheme: seal.rules.scheme, version: seal.rules.version, hash: seal.rules.hash },
      achievement: {
        id: at.round(certificate.round.slug),
        type: ["Achievement"],
        achievementType: "Award",
        name: title,
        description: certificate.round.name,
        criteria: { id: at.round(certificate.round.slug) },
        humanCode: number,
      },
    },
    credentialStatus: {
      id: `${at.statusList(list)}#${place}`,
      type: "BitstringStatusListEntry",
      statusPurpose: "revocation",
      statusListIndex: String(place),
      statusListCredential: at.statusList(list),
    },
  };
}
