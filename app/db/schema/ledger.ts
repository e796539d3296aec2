import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { LEDGER_KINDS } from "~/lib/vocabulary";
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
    actorId: uuid("actor_id")
      .notNull()
      .references(() => users.id),
    /** The clock of the device, when the act was made away from the server. */
    deviceAt: instant("device_at"),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
    /** Names one act of one client: a replay finds it here. */
    operationId: uuid("operation_id").notNull().unique(),
    /** Canonical JSON (RFC 8785). */
    payload: text("payload").notNull(),
    /** RFC 6962 leaf hash of `payload`, hex: SHA-256(0x00 || payload). */
    leafHash: text("leaf_hash").notNull(),
  },
  (t) => [oneOf("ledger_events_kind", t.kind, LEDGER_KINDS), index("ledger_events_round").on(t.roundId, t.id)],
);
