import { and, between, eq, lte, not, type SQL } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import type { Signer } from "~/adapters/keys/index";
import { certificates, revocations } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { prove } from "./credential.server";
import type { JsonObject } from "./proof";
import { addressesOf, didOf, type Site } from "./site";
import { bitsOf, encodeList, LIST_LENGTH } from "./status-list";

/** How long a verifier may keep a list, in milliseconds. */
const KEEP_MS = 300_000;

/** A certificate's place is an integer of the database. */
const LAST_LIST = 2 ** 31 / LIST_LENGTH;

/**
 * Which certificates of a list were taken back or replaced, as a signed credential of its own. Public. number: from 1.
 * Throws "not_found" for a list no certificate stands in.
 * Source: W3C Bitstring Status List 1.0; docs/rules/credentials.md#status.
 */
export async function statusListByNumber(
  ctx: Context,
  signer: Signer,
  site: Site,
  number: number,
): Promise<JsonObject> {
  const from = (number - 1) * LIST_LENGTH;
  const ofList = between(certificates.statusIndex, from, from + LIST_LENGTH - 1);
  if (number > LAST_LIST || !(await isThere(ctx, number, ofList))) {
    throw new DomainError("not_found", m.errors_not_found_title());
  }
  // Asked for apart, both are read by an index: of a list's hundred thousand certificates few were taken back.
  const replaced = ctx.db
    .select({ index: certificates.statusIndex })
    .from(certificates)
    .where(and(ofList, not(certificates.isCurrent)));
  const takenBack = ctx.db
    .select({ index: certificates.statusIndex })
    .from(revocations)
    .innerJoin(certificates, eq(certificates.id, revocations.certificateId))
    .where(and(ofList, lte(revocations.revokedOn, todayInVietnam(ctx.now))));
  const revoked = await union(replaced, takenBack);
  const address = addressesOf(site).statusList(number);
  const document: JsonObject = {
    "@context": ["https://www.w3.org/ns/credentials/v2"],
    id: address,
    type: ["VerifiableCredential", "BitstringStatusListCredential"],
    issuer: didOf(site),
    validFrom: `${ctx.now.toISOString().slice(0, 19)}Z`,
    credentialSubject: {
      id: `${address}#list`,
      type: "BitstringStatusList",
      statusPurpose: "revocation",
      ttl: KEEP_MS,
      encodedList: await encodeList(bitsOf(revoked.map(({ index }) => index - from))),
    },
  };
  return prove(document, signer, site, ctx.now);
}

/** The first is there before anything is issued: a verifier may learn the way. */
async function isThere(ctx: Context, number: number, ofList: SQL): Promise<boolean> {
  if (number === 1) return true;
  const some = await ctx.db.select({ index: certificates.statusIndex }).from(certificates).where(ofList).limit(1);
  return some.length > 0;
}
