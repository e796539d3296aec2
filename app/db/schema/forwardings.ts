import { sql } from "drizzle-orm";
import { date, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { agencies } from "./agencies";
import { awards } from "./awards";
import { id, instant } from "./columns";
import { nominations } from "./nominations";
import { rounds } from "./rounds";
import { users } from "./users";

/**
 * Winners of a round put forward to a round of the level above: one letter of request with one summary list
 * (danh sách trích ngang). Where the recognition decision itself puts them forward, number and day are the decision's.
 */
export const forwardings = pgTable(
  "forwardings",
  {
    id: id(),
    fromRoundId: uuid("from_round_id")
      .notNull()
      .references(() => rounds.id),
    toRoundId: uuid("to_round_id")
      .notNull()
      .references(() => rounds.id),
    /** Who puts forward, and its name on that day, as printed. */
    agencyId: uuid("agency_id")
      .notNull()
      .references(() => agencies.id),
    agencyName: text("agency_name").notNull(),
    /** Of the letter: "812/SCT-QLCN". */
    number: text("number").notNull(),
    datedOn: date("dated_on").notNull(),
    signerName: text("signer_name").notNull(),
    signerTitle: text("signer_title").notNull(),
    by: uuid("by")
      .notNull()
      .references(() => users.id),
    at: instant("at").notNull().defaultNow(),
  },
  (t) => [index("forwardings_from_round").on(t.fromRoundId), index("forwardings_to_round").on(t.toRoundId)],
);

/** A winner on the summary list of a forwarding, with the entry it became in the round above. */
export const forwardedEntries = pgTable(
  "forwarded_entries",
  {
    forwardingId: uuid("forwarding_id")
      .notNull()
      .references(() => forwardings.id),
    /** The title it is put forward with. */
    awardId: uuid("award_id")
      .notNull()
      .references(() => awards.id),
    /** The same as `to_round_id` of the forwarding, for the rule that an award is put forward to a round once. */
    toRoundId: uuid("to_round_id")
      .notNull()
      .references(() => rounds.id),
    /** The entry in the round above. */
    nominationId: uuid("nomination_id")
      .notNull()
      .references(() => nominations.id),
    /** From 1, in the order of the summary list. */
    position: integer("position").notNull(),
    withdrawnAt: instant("withdrawn_at"),
    withdrawnReason: text("withdrawn_reason"),
  },
  (t) => [
    primaryKey({ columns: [t.forwardingId, t.awardId] }),
    uniqueIndex("forwarded_entries_live").on(t.awardId, t.toRoundId).where(sql`${t.withdrawnAt} is null`),
    index("forwarded_entries_nomination").on(t.nominationId),
  ],
);
