import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
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
import { BALLOTS, LIST_VERDICTS, MOTION_KINDS, NOTICE_KINDS, SET_CASES, VOTE_CHOICES } from "~/lib/vocabulary";
import { id, instant, oneOf } from "./columns";
import { nominations } from "./nominations";
import { councilMembers } from "./panels";
import { products } from "./products";
import { rounds } from "./rounds";
import { users } from "./users";

/** A meeting of a round's council. */
export const meetings = pgTable(
  "meetings",
  {
    id: id(),
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    /** From 1, in the order they were called. */
    number: integer("number").notNull(),
    title: text("title").notNull(),
    place: text("place").notNull(),
    startsAt: instant("starts_at").notNull(),
    /** What will be spoken of, one point a line. */
    agenda: text("agenda").notNull(),
    calledBy: uuid("called_by")
      .notNull()
      .references(() => users.id),
    calledAt: instant("called_at").notNull().defaultNow(),
    openedAt: instant("opened_at"),
    closedAt: instant("closed_at"),
    /** What was said, for the minutes. */
    notes: text("notes"),
    /** What the minutes say of the list (domain/councils/minutes-list), as it was when the meeting ended; null where it did not speak of it. */
    listAsEnded: jsonb("list_as_ended"),
    cancelledAt: instant("cancelled_at"),
    cancelledBy: uuid("cancelled_by").references(() => users.id),
    cancelledReason: text("cancelled_reason"),
    /** Why it ended before its work was done; it goes on in the meeting that `continues_id` this one. */
    adjournedReason: text("adjourned_reason"),
    continuesId: uuid("continues_id").references((): AnyPgColumn => meetings.id),
  },
  (t) => [
    unique("meetings_number").on(t.roundId, t.number),
    // Where the one that was to go on is cancelled, another may.
    uniqueIndex("meetings_continues").on(t.continuesId).where(sql`${t.cancelledAt} is null`),
    check("meetings_span", sql`${t.closedAt} is null or ${t.openedAt} is not null`),
    check(
      "meetings_cancelled",
      sql`num_nonnulls(${t.cancelledAt}, ${t.cancelledBy}, ${t.cancelledReason}) in (0, 3) and (${t.cancelledAt} is null or ${t.openedAt} is null)`,
    ),
    check("meetings_adjourned", sql`${t.adjournedReason} is null or ${t.closedAt} is not null`),
  ],
);

/** Who of the council was there. */
export const attendances = pgTable(
  "attendances",
  {
    meetingId: uuid("meeting_id")
      .notNull()
      .references(() => meetings.id),
    memberId: uuid("member_id")
      .notNull()
      .references(() => councilMembers.id),
    isPresent: boolean("is_present").notNull(),
    /** Why not, or who came instead. */
    note: text("note"),
    recordedBy: uuid("recorded_by")
      .notNull()
      .references(() => users.id),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.memberId] })],
);

/** Something the council decides by vote. Counts are kept when it is closed, and never change after. */
export const motions = pgTable(
  "motions",
  {
    id: id(),
    meetingId: uuid("meeting_id")
      .notNull()
      .references(() => meetings.id),
    /** From 1 within the meeting. */
    number: integer("number").notNull(),
    kind: text("kind", { enum: MOTION_KINDS }).notNull(),
    text: text("text").notNull(),
    ballot: text("ballot", { enum: BALLOTS }).notNull(),
    /** Of the rules in force when it was put: a list is voted on as they propose it. */
    rulesHash: text("rules_hash").notNull(),
    openedAt: instant("opened_at").notNull().defaultNow(),
    closedAt: instant("closed_at"),
    votesFor: integer("votes_for"),
    votesAgainst: integer("votes_against"),
    abstentions: integer("abstentions"),
    /** Members there, and in all, when it was closed. */
    present: integer("present"),
    members: integer("members"),
    isCarried: boolean("is_carried"),
  },
  (t) => [
    unique("motions_number").on(t.meetingId, t.number),
    oneOf("motions_kind", t.kind, MOTION_KINDS),
    oneOf("motions_ballot", t.ballot, BALLOTS),
    check(
      "motions_closed",
      sql`num_nonnulls(${t.closedAt}, ${t.votesFor}, ${t.votesAgainst}, ${t.abstentions}, ${t.present}, ${t.members}, ${t.isCarried}) in (0, 7)`,
    ),
  ],
);

/** Who voted on a motion; of an open ballot also how. One vote a member. */
export const votes = pgTable(
  "votes",
  {
    motionId: uuid("motion_id")
      .notNull()
      .references(() => motions.id),
    memberId: uuid("member_id")
      .notNull()
      .references(() => councilMembers.id),
    /** Null in a secret ballot. */
    choice: text("choice", { enum: VOTE_CHOICES }),
    at: instant("at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.motionId, t.memberId] }), oneOf("votes_choice", t.choice, VOTE_CHOICES)],
);

/** A paper of a secret ballot: a choice without a name, a time or an order. */
export const secretVotes = pgTable(
  "secret_votes",
  {
    /** Random, so that it says nothing of when it was cast. */
    id: uuid("id").primaryKey().default(sql`gen_random_uuid()`),
    motionId: uuid("motion_id")
      .notNull()
      .references(() => motions.id),
    choice: text("choice", { enum: VOTE_CHOICES }).notNull(),
  },
  (t) => [oneOf("secret_votes_choice", t.choice, VOTE_CHOICES), index("secret_votes_motion").on(t.motionId)],
);

/** What the council makes of an entry of the tally. Where it differs from the proposal, a reason is kept with it. */
export const listItems = pgTable(
  "list_items",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    nominationId: uuid("nomination_id")
      .notNull()
      .references(() => nominations.id),
    verdict: text("verdict", { enum: LIST_VERDICTS }).notNull(),
    /** Code of the tier, where the rules have tiers. */
    tier: text("tier"),
    /** The tally proposed otherwise, or left it to the council: why it is so. */
    reason: text("reason"),
    motionId: uuid("motion_id").references(() => motions.id),
    decidedBy: uuid("decided_by")
      .notNull()
      .references(() => users.id),
    decidedAt: instant("decided_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.nominationId] }), oneOf("list_items_verdict", t.verdict, LIST_VERDICTS)],
);

/** Passed entries of one establishment that the council recognises as one set. */
export const merges = pgTable(
  "merges",
  {
    id: id(),
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    /** The set as a product of its own; its award hangs on the nomination that leads it. */
    productId: uuid("product_id")
      .notNull()
      .references(() => products.id),
    leadNominationId: uuid("lead_nomination_id")
      .notNull()
      .references(() => nominations.id),
    name: text("name").notNull(),
    setCase: text("set_case", { enum: SET_CASES }).notNull(),
    reason: text("reason").notNull(),
    motionId: uuid("motion_id").references(() => motions.id),
    mergedBy: uuid("merged_by")
      .notNull()
      .references(() => users.id),
    mergedAt: instant("merged_at").notNull().defaultNow(),
    undoneAt: instant("undone_at"),
  },
  (t) => [oneOf("merges_set_case", t.setCase, SET_CASES), index("merges_round").on(t.roundId)],
);

/** The entries of a merged set, its lead included. An entry belongs to one set that was not undone. */
export const mergedEntries = pgTable(
  "merged_entries",
  {
    mergeId: uuid("merge_id")
      .notNull()
      .references(() => merges.id),
    nominationId: uuid("nomination_id")
      .notNull()
      .references(() => nominations.id),
    /** Follows `merges.undone_at`, for the index below. */
    isLive: boolean("is_live").notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.mergeId, t.nominationId] }),
    uniqueIndex("merged_entries_live").on(t.nominationId).where(sql`${t.isLive}`),
  ],
);

/** Something a round made public: the list expected before the decision, the results. `content` is what was shown, and stays. */
export const notices = pgTable(
  "notices",
  {
    id: id(),
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    kind: text("kind", { enum: NOTICE_KINDS }).notNull(),
    content: jsonb("content").notNull(),
    publishedBy: uuid("published_by")
      .notNull()
      .references(() => users.id),
    publishedAt: instant("published_at").notNull().defaultNow(),
  },
  (t) => [oneOf("notices_kind", t.kind, NOTICE_KINDS), index("notices_round").on(t.roundId)],
);
