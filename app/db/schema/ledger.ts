import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { CLOCK_KINDS, KEY_WITHDRAWALS, LEDGER_KINDS } from "~/lib/vocabulary";
import { id, instant, oneOf } from "./columns";
import { rounds } from "./rounds";
import { users } from "./users";

/** Everything that can change a result. Append-only: a trigger refuses UPDATE, DELETE and TRUNCATE. */
export const ledgerEvents = pgTable(
  "ledger_events",
  {
    id: id(),
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    kind: text("kind", { enum: LEDGER_KINDS }).notNull(),
    /** Null where the clock acted. */
    actorId: uuid("actor_id").references(() => users.id),
    /** The clock of the device, when the act was made away from the server. */
    deviceAt: instant("device_at"),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
    /** Names one act of one client: a replay finds it here. */
    operationId: uuid("operation_id").notNull().unique(),
    /** Canonical JSON (RFC 8785). */
    payload: text("payload").notNull(),
    /** What is not for everyone: canonical JSON with a salt; its SHA-256 stands in the payload. */
    sealed: text("sealed"),
    /** RFC 6962 leaf hash of `payload`, hex: SHA-256(0x00 || payload). */
    leafHash: text("leaf_hash").notNull(),
  },
  (t) => [
    oneOf("ledger_events_kind", t.kind, LEDGER_KINDS),
    check(
      "ledger_events_actor",
      sql`${t.actorId} is not null or ${t.kind} in (${sql.raw(CLOCK_KINDS.map((kind) => `'${kind}'`).join(", "))})`,
    ),
    index("ledger_events_round").on(t.roundId, t.id),
  ],
);

/** The place of an event in the tree of its round: given in batches after the event was written, so that writers wait for nobody. Append-only. */
export const ledgerLeaves = pgTable(
  "ledger_leaves",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    /** From 0, without a gap. */
    place: integer("place").notNull(),
    eventId: uuid("event_id")
      .notNull()
      .unique()
      .references(() => ledgerEvents.id),
    /** A copy of the event's, so that a change of either is named. */
    leafHash: text("leaf_hash").notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.place] }), check("ledger_leaves_place", sql`${t.place} >= 0`)],
);

/** The public half of a key that signed something here. Append-only. */
export const signingKeys = pgTable("signing_keys", {
  /** The first 16 hex digits of the SHA-256 of the public key. */
  id: text("id").primaryKey(),
  /** Ed25519, 32 bytes, base64url. */
  publicKey: text("public_key").notNull().unique(),
  firstUsedAt: instant("first_used_at").notNull(),
});

/** When a key was last in use, as the clock told: credentials and status lists it signs as they are read leave no row behind. */
export const signingKeyUses = pgTable("signing_key_uses", {
  keyId: text("key_id")
    .primaryKey()
    .references(() => signingKeys.id),
  lastUsedAt: instant("last_used_at").notNull(),
});

/**
 * A key that signs no more: it `ended`, or is `compromised`, when somebody else may have it. One that ended may turn out to be
 * compromised later. Append-only; no key that stands here signs anything again.
 */
export const keyWithdrawals = pgTable(
  "key_withdrawals",
  {
    keyId: text("key_id")
      .notNull()
      .references(() => signingKeys.id),
    kind: text("kind", { enum: KEY_WITHDRAWALS }).notNull(),
    /** What claims to be signed from then on is refused; of a compromised key nothing is believed at all. */
    withdrawnFrom: instant("withdrawn_from").notNull(),
    /** Public. */
    reason: text("reason").notNull(),
    recordedAt: instant("recorded_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.keyId, t.kind] }), oneOf("key_withdrawals_kind", t.kind, KEY_WITHDRAWALS)],
);

/** What the ledger of a round was at a size, signed. Append-only. */
export const ledgerHeads = pgTable(
  "ledger_heads",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    /** Leaves under the root. */
    size: integer("size").notNull(),
    /** Hex. */
    root: text("root").notNull(),
    /** Roots of the full subtrees from the left, hex: where the tree goes on growing. */
    subtrees: text("subtrees").array().notNull(),
    signedAt: instant("signed_at").notNull(),
    keyId: text("key_id")
      .notNull()
      .references(() => signingKeys.id),
    /** Of the canonical JSON of round, size, root and time (domain/ledger/head), base64url. */
    signature: text("signature").notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.size] }), check("ledger_heads_size", sql`${t.size} > 0`)],
);
