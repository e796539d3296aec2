import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { decisions } from "./awards";
import { id, instant } from "./columns";
import { ledgerHeads, signingKeys } from "./ledger";
import { rounds } from "./rounds";

/**
 * A published file from which anyone counts the result of a round again: one a release. Append-only: a later release, or a
 * correction, publishes another one that names this one.
 */
export const transcripts = pgTable(
  "transcripts",
  {
    id: id(),
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    /** The decision whose release it was made at. */
    decisionId: uuid("decision_id")
      .notNull()
      .unique()
      .references(() => decisions.id),
    /** SHA-256 of the canonical JSON of everything but events and seal, hex: what the seal signs. */
    digest: text("digest").notNull().unique(),
    /** The digest of the one before it of the round; null for the first. */
    replaces: text("replaces"),
    /** Of the file in the store, compressed with gzip. */
    storageKey: text("storage_key").notNull(),
    /** Bytes as it is read, and as it is kept. */
    size: integer("size").notNull(),
    keptSize: integer("kept_size").notNull(),
    /** The signed head its events end at. */
    headSize: integer("head_size").notNull(),
    keyId: text("key_id")
      .notNull()
      .references(() => signingKeys.id),
    publishedAt: instant("published_at").notNull(),
  },
  (t) => [
    index("transcripts_round").on(t.roundId),
    foreignKey({
      name: "transcripts_head_fk",
      columns: [t.roundId, t.headSize],
      foreignColumns: [ledgerHeads.roundId, ledgerHeads.size],
    }),
    check("transcripts_sizes", sql`${t.size} > 0 and ${t.keptSize} > 0`),
  ],
);
