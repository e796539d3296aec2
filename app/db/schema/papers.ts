import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { PAPER_KINDS } from "~/lib/vocabulary";
import { files } from "./attachments";
import { id, instant, oneOf } from "./columns";
import { establishments } from "./establishments";
import { users } from "./users";

/** A paper in an establishment's vault: kept once, used in many dossiers. A renewal is a new row that replaces the old one. */
export const papers = pgTable(
  "papers",
  {
    id: id(),
    establishmentId: uuid("establishment_id")
      .notNull()
      .references(() => establishments.id),
    kind: text("kind", { enum: PAPER_KINDS }).notNull(),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id),
    name: text("name").notNull(),
    number: text("number"),
    issuer: text("issuer"),
    issuedOn: date("issued_on"),
    /** Last day it holds; null where it does not expire. */
    validUntil: date("valid_until"),
    addedBy: uuid("added_by")
      .notNull()
      .references(() => users.id),
    addedAt: instant("added_at").notNull().defaultNow(),
    /** When its owner was last told that it runs out. */
    expiryWarnedAt: instant("expiry_warned_at"),
    /** No longer offered for new dossiers; those that use it keep it. */
    retiredAt: instant("retired_at"),
  },
  (t) => [
    oneOf("papers_kind", t.kind, PAPER_KINDS),
    check("papers_span", sql`${t.validUntil} is null or ${t.issuedOn} is null or ${t.validUntil} >= ${t.issuedOn}`),
    index("papers_establishment").on(t.establishmentId),
    index("papers_valid_until").on(t.validUntil),
  ],
);
