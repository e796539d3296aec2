import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { ALLOCATION_RUN_STATES, PAIR_KINDS } from "~/lib/vocabulary";
import { applications } from "./applications";
import { id, instant, oneOf } from "./columns";
import { fairs } from "./fairs";
import { booths } from "./floor-plans";
import { users } from "./users";

/** A placement of a fair's accepted applications, computed by a job: what it was made from, what came out, what became of it. */
export const allocationRuns = pgTable(
  "allocation_runs",
  {
    id: id(),
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    /** Counted in the fair. */
    number: integer("number").notNull(),
    state: text("state", { enum: ALLOCATION_RUN_STATES }).notNull().default("queued"),
    /** `AllocationInput` (domain/allocations/rules), settings included, as it was when it was asked for. */
    input: jsonb("input").notNull(),
    /** Points of the best placement so far, and what none exceeds; null while none is known. */
    objective: integer("objective"),
    bound: integer("bound"),
    milliseconds: integer("milliseconds"),
    /** `AllocationResult` (domain/allocations/result). */
    result: jsonb("result"),
    /** How often it was begun: who computes for an earlier beginning has lost it. */
    attempt: integer("attempt").notNull().default(0),
    /** When it last went on. */
    movedAt: instant("moved_at").notNull(),
    requestedBy: uuid("requested_by")
      .notNull()
      .references(() => users.id),
    requestedAt: instant("requested_at").notNull(),
    /** Who applied, cancelled or discarded it, and when. */
    settledBy: uuid("settled_by").references(() => users.id),
    settledAt: instant("settled_at"),
  },
  (t) => [
    oneOf("allocation_runs_state", t.state, ALLOCATION_RUN_STATES),
    unique("allocation_runs_number").on(t.fairId, t.number),
    check(
      "allocation_runs_done",
      sql`(${t.state} in ('done', 'applied', 'discarded')) = (${t.result} is not null) and (${t.result} is null or num_nonnulls(${t.objective}, ${t.bound}, ${t.milliseconds}) = 3)`,
    ),
    check("allocation_runs_bound", sql`${t.bound} >= ${t.objective}`),
    check(
      "allocation_runs_settled",
      sql`num_nonnulls(${t.settledBy}, ${t.settledAt}) = case when ${t.state} in ('cancelled', 'applied', 'discarded') then 2 else 0 end`,
    ),
    uniqueIndex("allocation_runs_open").on(t.fairId).where(sql`${t.state} in ('queued', 'running')`),
  ],
);

/** A booth that an application gets whatever a solver would do. A trigger (in SQL) keeps both in one fair. */
export const allocationLocks = pgTable(
  "allocation_locks",
  {
    boothId: uuid("booth_id")
      .primaryKey()
      .references(() => booths.id),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    lockedBy: uuid("locked_by")
      .notNull()
      .references(() => users.id),
    lockedAt: instant("locked_at").notNull(),
  },
  (t) => [index("allocation_locks_application").on(t.applicationId)],
);

/** Two applications that plans place near each other, or apart, because an organiser says so. */
export const allocationPairs = pgTable(
  "allocation_pairs",
  {
    id: id(),
    /** The one with the smaller id. */
    firstId: uuid("first_id")
      .notNull()
      .references(() => applications.id),
    secondId: uuid("second_id")
      .notNull()
      .references(() => applications.id),
    kind: text("kind", { enum: PAIR_KINDS }).notNull(),
    /** No plan breaks it; otherwise it counts in points. */
    isMust: boolean("is_must").notNull().default(false),
    setBy: uuid("set_by")
      .notNull()
      .references(() => users.id),
    setAt: instant("set_at").notNull(),
  },
  (t) => [
    oneOf("allocation_pairs_kind", t.kind, PAIR_KINDS),
    check("allocation_pairs_order", sql`${t.firstId} < ${t.secondId}`),
    unique("allocation_pairs_once").on(t.firstId, t.secondId),
    index("allocation_pairs_second").on(t.secondId),
  ],
);
