import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { REPLACEMENT_KINDS } from "~/lib/vocabulary";
import { awards, releases } from "./awards";
import { id, instant, oneOf } from "./columns";
import { signingKeys } from "./ledger";
import { certificateTemplateVersions } from "./templates";
import { users } from "./users";

/** A certificate's number however its parts are set apart: "BTN 2026/1493.007" is "BTN-2026-1493-007". */
export function bareNumberOf(number: SQLWrapper): SQL {
  return sql`regexp_replace(upper(${number}), '[^A-Z0-9]', '', 'g')`;
}

/**
 * What a release recognised, frozen and signed: every paper is made from one and names it. What is corrected, or printed anew after
 * a loss, makes another that supersedes it. Append-only. Source: docs/rules/seals.md.
 */
export const seals = pgTable(
  "seals",
  {
    id: id(),
    decisionId: uuid("decision_id")
      .notNull()
      .references(() => releases.decisionId),
    /** From 1. */
    version: integer("version").notNull(),
    /** The digest of the version before; null for the first. */
    supersedes: text("supersedes")
      .unique()
      .references((): AnyPgColumn => seals.digest),
    /** `SealContent` (domain/seals). */
    content: jsonb("content").notNull(),
    /** Those of the content, so that what names them does not read a long list. */
    rules: jsonb("rules")
      .notNull()
      .$type<{ readonly scheme: string; readonly version: number; readonly hash: string }>()
      .generatedAlwaysAs(sql`content -> 'rules'`),
    /** That of the content, `SealedTemplate`; null of what was released before there were templates. */
    template: jsonb("template").generatedAlwaysAs(sql`content -> 'template'`),
    /** SHA-256 of the content's canonical JSON, hex. */
    digest: text("digest").notNull().unique(),
    keyId: text("key_id")
      .notNull()
      .references(() => signingKeys.id),
    /** Of the content's canonical JSON, base64url. */
    signature: text("signature").notNull(),
    /** Null where the platform sealed what was released before there were seals. */
    sealedBy: uuid("sealed_by").references(() => users.id),
    sealedAt: instant("sealed_at").notNull(),
  },
  (t) => [
    unique("seals_version").on(t.decisionId, t.version),
    check("seals_order", sql`${t.version} >= 1 and (${t.version} = 1) = (${t.supersedes} is null)`),
  ],
);

/** A seal signed again by a later key, because the one that had signed it is compromised. Append-only. */
export const sealSignatures = pgTable(
  "seal_signatures",
  {
    sealId: uuid("seal_id")
      .notNull()
      .references(() => seals.id),
    keyId: text("key_id")
      .notNull()
      .references(() => signingKeys.id),
    /** As `seals.signature`. */
    signature: text("signature").notNull(),
    signedAt: instant("signed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.sealId, t.keyId] })],
);

/** What a winner holds. Expiry follows from `valid_until`; a revocation, and a certificate that replaces it, are rows of their own. */
export const certificates = pgTable(
  "certificates",
  {
    id: id(),
    /** Round prefix, year, decision and running number: "BTN-2026-1493-007". */
    number: text("number").notNull().unique(),
    awardId: uuid("award_id")
      .notNull()
      .references(() => awards.id),
    /** The seal it was issued from; null only until what was released before there were seals is sealed. */
    sealId: uuid("seal_id").references(() => seals.id),
    /** The certificate of the same award that it took the place of. */
    replacesId: uuid("replaces_id")
      .unique()
      .references((): AnyPgColumn => certificates.id),
    replacementKind: text("replacement_kind", { enum: REPLACEMENT_KINDS }),
    /** Why, as its page says it. */
    replacementReason: text("replacement_reason"),
    /** False once another took its place. */
    isCurrent: boolean("is_current").notNull().default(true),
    /** How it looks; null for the standard template. */
    templateVersionId: uuid("template_version_id").references(() => certificateTemplateVersions.id),
    issuedOn: date("issued_on").notNull(),
    validUntil: date("valid_until").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    /** Its place over all status lists, from 0 in the order of issue; a place may stay unused. */
    statusIndex: integer("status_index").notNull().unique().generatedAlwaysAsIdentity({ minValue: 0, startWith: 0 }),
  },
  (t) => [
    check("certificates_span", sql`${t.validUntil} >= ${t.issuedOn}`),
    oneOf("certificates_replacement_kind", t.replacementKind, REPLACEMENT_KINDS),
    check(
      "certificates_replacement",
      sql`num_nonnulls(${t.replacesId}, ${t.replacementKind}, ${t.replacementReason}) in (0, 3)`,
    ),
    uniqueIndex("certificates_current").on(t.awardId).where(sql`${t.isCurrent}`),
    index("certificates_award").on(t.awardId),
    // The few that a status list counts as taken back for it.
    index("certificates_replaced").on(t.statusIndex).where(sql`not ${t.isCurrent}`),
    index("certificates_bare_number").on(bareNumberOf(t.number)),
  ],
);

/** A certificate taken back by the authority. */
export const revocations = pgTable("revocations", {
  certificateId: uuid("certificate_id")
    .primaryKey()
    .references(() => certificates.id),
  revokedOn: date("revoked_on").notNull(),
  reason: text("reason").notNull(),
  decisionNumber: text("decision_number"),
  recordedBy: uuid("recorded_by")
    .notNull()
    .references(() => users.id),
  recordedAt: instant("recorded_at").notNull().defaultNow(),
});
