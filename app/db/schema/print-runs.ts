import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { PRINT_LANGUAGES, PRINT_RUN_KINDS, PRINT_RUN_STATES } from "~/lib/vocabulary";
import { files } from "./attachments";
import { seals } from "./certificates";
import { id, instant, oneOf } from "./columns";
import { users } from "./users";

/** The certificates of a seal drawn into one file, by a job. */
export const printRuns = pgTable(
  "print_runs",
  {
    id: id(),
    sealId: uuid("seal_id")
      .notNull()
      .references(() => seals.id),
    /** One PDF for a print shop, or an archive of single files each with its credential. */
    kind: text("kind", { enum: PRINT_RUN_KINDS }).notNull(),
    /** As the template says, or in these instead. */
    language: text("language", { enum: PRINT_LANGUAGES }).notNull().default("template"),
    state: text("state", { enum: PRINT_RUN_STATES }).notNull().default("queued"),
    /** Certificates to draw, and drawn. */
    total: integer("total").notNull(),
    done: integer("done").notNull().default(0),
    /** Numbers of the list that were taken back or replaced, and so left out. */
    leftOut: text("left_out").array().notNull().default(sql`'{}'`),
    /** How often it was begun: who draws for an earlier beginning has lost it. */
    attempt: integer("attempt").notNull().default(0),
    /** When it last went on. */
    movedAt: instant("moved_at").notNull(),
    fileId: uuid("file_id").references(() => files.id),
    requestedBy: uuid("requested_by")
      .notNull()
      .references(() => users.id),
    requestedAt: instant("requested_at").notNull(),
  },
  (t) => [
    oneOf("print_runs_kind", t.kind, PRINT_RUN_KINDS),
    oneOf("print_runs_language", t.language, PRINT_LANGUAGES),
    oneOf("print_runs_state", t.state, PRINT_RUN_STATES),
    check("print_runs_done", sql`${t.done} between 0 and ${t.total}`),
    check("print_runs_file", sql`(${t.state} = 'done') = (${t.fileId} is not null)`),
    index("print_runs_seal").on(t.sealId),
    uniqueIndex("print_runs_open").on(t.sealId, t.kind, t.language).where(sql`${t.state} in ('queued', 'running')`),
  ],
);
