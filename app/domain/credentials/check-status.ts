import { z } from "zod";
import { readStrictJson } from "~/lib/strict-json";
import { type TrustedKey, trustIn } from "../ledger/trusted-keys";
import { type CredentialCheck, failed, type IssuerKey, keyOfIssuer, ok, unknown } from "./checks";
import { isProved, type JsonObject } from "./proof";
import { isSet } from "./status-list";

const Instant = z.iso.datetime({ offset: true });
const StatusList = z.looseObject({
  id: z.string(),
  validFrom: Instant,
  credentialSubject: z.looseObject({ encodedList: z.string() }),
  proof: z.looseObject({ created: Instant, verificationMethod: z.string(), proofValue: z.string() }),
});

/** In milliseconds, a day: time to carry a list to a machine without network. The list itself asks to be kept for minutes (`ttl`). */
const LIST_IS_NEW_FOR = 86_400_000;

interface KnownOfLists {
  readonly now: Date;
  readonly trusted?: readonly TrustedKey[] | undefined;
  readonly trustedOf?: string | undefined;
  readonly statusList?: string | null;
}

/**
 * Whether a certificate was taken back. The list has to be the one the credential names, signed by the issuer: with the same key, or
 * another that is trusted, for keys change. Anyone could write another. What an old list does not name may have been taken back since.
 * asOf: the list's moment, null where it says nothing.
 */
export async function checkStatus(
  entry: { readonly statusListIndex: string; readonly statusListCredential: string },
  issuer: string,
  { publicKey, bytes }: IssuerKey,
  { now, trusted = [], trustedOf = issuer, statusList: text = null }: KnownOfLists,
): Promise<{ readonly check: CredentialCheck; readonly asOf: string | null }> {
  const told = (check: CredentialCheck, asOf: string | null = null) => ({ check, asOf });
  if (text === null || !bytes) return told(unknown("status", "not_asked"));
  const read = readStrictJson(text);
  const list = StatusList.safeParse("value" in read ? read.value : undefined);
  if (!list.success || list.data.id !== entry.statusListCredential || !("value" in read)) {
    return told(failed("status", "list_forged"));
  }
  const { proof, validFrom, credentialSubject } = list.data;
  const key = keyOfIssuer(proof.verificationMethod, issuer);
  if (!isProvedBy(read.value as JsonObject, key)) return told(failed("status", "list_forged"));
  const trust = trustIn(key.publicKey, proof.created, [...trusted, { publicKey }]);
  if (trust === "stranger") {
    return told(issuer === trustedOf ? failed("status", "list_other_key") : unknown("status", "list_not_pinned"));
  }
  if (trust !== "trusted") return told(failed("status", "list_forged"));
  try {
    const isRevoked = await isSet(credentialSubject.encodedList, Number(entry.statusListIndex));
    if (isRevoked) return told(failed("status", "revoked"), validFrom);
  } catch {
    return told(failed("status", "list_forged"));
  }
  const isOld = now.getTime() - new Date(validFrom).getTime() > LIST_IS_NEW_FOR;
  return told(isOld ? unknown("status", "list_old") : ok("status"), validFrom);
}

function isProvedBy({ proof, ...document }: JsonObject, { bytes, isOfIssuer }: IssuerKey): boolean {
  return isOfIssuer && bytes !== null && isProved(document, proof as JsonObject, bytes);
}
