import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { BOOTH_EVENTS, CLAIM_STATES, OFFER_ANSWERS } from "~/lib/vocabulary";
import { applications, exhibitors } from "./applications";
import { id, instant, instantRange, oneOf } from "./columns";
import { fairs } from "./fairs";
import { booths } from "./floor-plans";
import { users } from "./users";

/**
 * Who has a booth, and when. A hold is a claim with an end; confirming extends it; releasing ends it.
 * An exclusion constraint (in SQL) makes two claims of one booth at one time impossible; triggers keep an application within what it
 * was granted and a territory within its quota.
 */
export const boothClaims = pgTable(
  "booth_claims",
  {
    id: id(),
    boothId: uuid("booth_id")
      .notNull()
      .references(() => booths.id),
    state: text("state", { enum: CLAIM_STATES }).notNull(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    /** Which exhibitor of the application stands there; null while it is not settled. */
    exhibitorId: uuid("exhibitor_id").references(() => exhibitors.id),
    during: instantRange("during").notNull(),
    /** Null for the clock. */
    claimedBy: uuid("claimed_by").references(() => users.id),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    oneOf("booth_claims_state", t.state, CLAIM_STATES),
    index("booth_claims_booth").on(t.boothId),
    index("booth_claims_application").on(t.applicationId),
  ],
);

/** A free booth held for an application on the waiting list until the end of its claim. Append-only but for its answer. */
export const boothOffers = pgTable(
  "booth_offers",
  {
    id: id(),
    claimId: uuid("claim_id")
      .notNull()
      .references(() => boothClaims.id),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    offeredAt: instant("offered_at").notNull(),
    /** Null for the clock. */
    offeredBy: uuid("offered_by").references(() => users.id),
    expiresAt: instant("expires_at").notNull(),
    answer: text("answer", { enum: OFFER_ANSWERS }),
    answeredAt: instant("answered_at"),
  },
  (t) => [
    uniqueIndex("booth_offers_claim").on(t.claimId),
    oneOf("booth_offers_answer_kind", t.answer, OFFER_ANSWERS),
    check("booth_offers_answer", sql`num_nonnulls(${t.answer}, ${t.answeredAt}) in (0, 2)`),
    index("booth_offers_application").on(t.applicationId),
  ],
);

/** What happened to a booth. Append-only. */
export const boothEvents = pgTable(
  "booth_events",
  {
    id: id(),
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    boothId: uuid("booth_id")
      .notNull()
      .references(() => booths.id),
    kind: text("kind", { enum: BOOTH_EVENTS }).notNull(),
    applicationId: uuid("application_id").references(() => applications.id),
    /** The booth moved from, or swapped with. */
    otherBoothId: uuid("other_booth_id").references(() => booths.id),
    note: text("note"),
    /** Null for the clock. */
    actorId: uuid("actor_id").references(() => users.id),
    at: instant("at").notNull(),
  },
  (t) => [
    oneOf("booth_events_kind", t.kind, BOOTH_EVENTS),
    index("booth_events_booth").on(t.boothId),
    index("booth_events_fair").on(t.fairId, t.at),
  ],
);
