import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns";
import { ledgerEvents } from "./ledger";
import { nominations } from "./nominations";
import { appointments } from "./panels";
import { criteria } from "./rounds";

/** One juror's sheet for one nomination. Signing locks it. */
export const sheets = pgTable(
  "sheets",
  {
    /** Random, as it is published: one by time would tell who is who. */
    id: uuid("id").primaryKey().default(sql`gen_random_uuid()`),
    appointmentId: uuid("appointment_id")
      .notNull()
      .references(() => appointments.id),
    nominationId: uuid("nomination_id")
      .notNull()
      .references(() => nominations.id),
    remarks: text("remarks"),
    createdAt: instant("created_at").notNull().defaultNow(),
    signedAt: instant("signed_at"),
  },
  (t) => [
    unique("sheets_juror_entry").on(t.appointmentId, t.nominationId),
    index("sheets_nomination").on(t.nominationId),
  ],
);

/** The latest point of each leaf criterion: the projection of the ledger that pages read, written in the event's transaction. */
export const sheetPoints = pgTable(
  "sheet_points",
  {
    sheetId: uuid("sheet_id")
      .notNull()
      .references(() => sheets.id),
    criterionId: uuid("criterion_id")
      .notNull()
      .references(() => criteria.id),
    /** Hundredths of a point: 1250 is 12.50. Null where the juror took the point back. */
    points: integer("points"),
    note: text("note"),
    eventId: uuid("event_id")
      .notNull()
      .references(() => ledgerEvents.id),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.sheetId, t.criterionId] }),
    check("sheet_points_range", sql`${t.points} is null or ${t.points} >= 0`),
  ],
);
