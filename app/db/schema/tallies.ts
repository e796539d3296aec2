import { bigint, boolean, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { OUTCOMES } from "~/lib/vocabulary";
import { id, instant, oneOf } from "./columns";
import { nominations } from "./nominations";
import { rounds } from "./rounds";
import { users } from "./users";

/** A count taken and kept: what a decision is built on. */
export const tallies = pgTable(
  "tallies",
  {
    id: id(),
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    takenAt: instant("taken_at").notNull().defaultNow(),
    takenBy: uuid("taken_by")
      .notNull()
      .references(() => users.id),
    rulesHash: text("rules_hash").notNull(),
    /** Ledger events of the round when it was taken. */
    ledgerSize: integer("ledger_size").notNull(),
  },
  (t) => [index("tallies_round").on(t.roundId)],
);

/** Exact figures: the mean is `sum / divisor` in hundredths of a point. */
export const tallyEntries = pgTable(
  "tally_entries",
  {
    tallyId: uuid("tally_id")
      .notNull()
      .references(() => tallies.id),
    nominationId: uuid("nomination_id")
      .notNull()
      .references(() => nominations.id),
    sheets: integer("sheets").notNull(),
    sum: bigint("sum", { mode: "bigint" }).notNull(),
    divisor: integer("divisor").notNull(),
    /** Null where too few sheets were signed. */
    rank: integer("rank"),
    passed: boolean("passed").notNull(),
    outcome: text("outcome", { enum: OUTCOMES }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.tallyId, t.nominationId] }), oneOf("tally_entries_outcome", t.outcome, OUTCOMES)],
);
