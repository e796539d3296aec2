import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { files } from "./attachments";
import { id, instant } from "./columns";
import { appointments } from "./panels";
import { criteria, rounds } from "./rounds";
import { users } from "./users";

/** How far the calibration of a round's jury is; the row comes when it is opened. Its points never enter a result. */
export const calibrations = pgTable(
  "calibrations",
  {
    roundId: uuid("round_id")
      .primaryKey()
      .references(() => rounds.id),
    openedAt: instant("opened_at").notNull(),
    openedBy: uuid("opened_by")
      .notNull()
      .references(() => users.id),
    closedAt: instant("closed_at"),
    closedBy: uuid("closed_by").references(() => users.id),
    /** What the jury agreed on. */
    closingNote: text("closing_note"),
  },
  (t) => [check("calibrations_closed", sql`num_nonnulls(${t.closedAt}, ${t.closedBy}, ${t.closingNote}) in (0, 3)`)],
);

/** A product that the whole jury scores to compare how they score; never an entry of the round. Free until the calibration opens. */
export const calibrationAnchors = pgTable(
  "calibration_anchors",
  {
    id: id(),
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    title: text("title").notNull(),
    description: text("description").notNull(),
    /** Where it comes from: "Recognised in 2022, Bình Thuận". */
    origin: text("origin"),
    /** Its product group: which criteria are asked. */
    groupCode: text("group_code").notNull(),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => users.id),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [index("calibration_anchors_round").on(t.roundId)],
);

export const calibrationPhotos = pgTable(
  "calibration_photos",
  {
    anchorId: uuid("anchor_id")
      .notNull()
      .references(() => calibrationAnchors.id, { onDelete: "cascade" }),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id),
    position: integer("position").notNull(),
  },
  (t) => [primaryKey({ columns: [t.anchorId, t.fileId] }), index("calibration_photos_file").on(t.fileId)],
);

/** What whoever prepared an anchor finds right for a criterion, and why. By its code: a point frame writes the criteria anew. */
export const calibrationReferences = pgTable(
  "calibration_references",
  {
    anchorId: uuid("anchor_id")
      .notNull()
      .references(() => calibrationAnchors.id, { onDelete: "cascade" }),
    criterionCode: text("criterion_code").notNull(),
    /** Hundredths of a point. */
    points: integer("points").notNull(),
    reason: text("reason"),
  },
  (t) => [
    primaryKey({ columns: [t.anchorId, t.criterionCode] }),
    check("calibration_references_range", sql`${t.points} >= 0`),
  ],
);

/** One juror's sheet for an anchor, the first time or the second. Submitting locks it: a trigger refuses other points. */
export const calibrationSheets = pgTable(
  "calibration_sheets",
  {
    id: id(),
    anchorId: uuid("anchor_id")
      .notNull()
      .references(() => calibrationAnchors.id),
    appointmentId: uuid("appointment_id")
      .notNull()
      .references(() => appointments.id),
    time: integer("time").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    submittedAt: instant("submitted_at"),
    /** The open page that saved last, and which of its savings that was. */
    savedPage: uuid("saved_page"),
    savedOrder: integer("saved_order"),
  },
  (t) => [
    check("calibration_sheets_saved", sql`num_nonnulls(${t.savedPage}, ${t.savedOrder}) in (0, 2)`),
    unique("calibration_sheets_juror_anchor").on(t.appointmentId, t.anchorId, t.time),
    check("calibration_sheets_time", sql`${t.time} in (1, 2)`),
  ],
);

export const calibrationPoints = pgTable(
  "calibration_points",
  {
    sheetId: uuid("sheet_id")
      .notNull()
      .references(() => calibrationSheets.id),
    criterionId: uuid("criterion_id")
      .notNull()
      .references(() => criteria.id),
    /** Hundredths of a point. */
    points: integer("points").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.sheetId, t.criterionId] }),
    check("calibration_points_range", sql`${t.points} >= 0`),
  ],
);

/** A juror whose own sheets open without the anchors, with a reason. */
export const calibrationWaivers = pgTable("calibration_waivers", {
  appointmentId: uuid("appointment_id")
    .primaryKey()
    .references(() => appointments.id),
  reason: text("reason").notNull(),
  waivedBy: uuid("waived_by")
    .notNull()
    .references(() => users.id),
  waivedAt: instant("waived_at").notNull().defaultNow(),
});
