import { index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { COUNCIL_ROLES, PANEL_ROLES } from "~/lib/vocabulary";
import { id, instant, oneOf } from "./columns";
import { nominations } from "./nominations";
import { rounds } from "./rounds";
import { users } from "./users";

/** A jury of a round; a round with one jury for all groups has one panel. */
export const panels = pgTable("panels", {
  id: id(),
  roundId: uuid("round_id")
    .notNull()
    .references(() => rounds.id),
  name: text("name").notNull(),
  groupCode: text("group_code"),
  createdAt: instant("created_at").notNull().defaultNow(),
});

/** A juror's seat. Ended seats keep their sheets. */
export const appointments = pgTable(
  "appointments",
  {
    id: id(),
    panelId: uuid("panel_id")
      .notNull()
      .references(() => panels.id),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    role: text("role", { enum: PANEL_ROLES }).notNull(),
    /** Position as the sheet prints it: "Phó Giám đốc Sở Công Thương". */
    title: text("title"),
    appointedBy: uuid("appointed_by").references(() => users.id),
    appointedAt: instant("appointed_at").notNull().defaultNow(),
    acceptedAt: instant("accepted_at"),
    endedAt: instant("ended_at"),
  },
  (t) => [
    oneOf("appointments_role", t.role, PANEL_ROLES),
    unique("appointments_seat").on(t.panelId, t.userId),
    index("appointments_user").on(t.userId),
  ],
);

/** A juror does not score an entry, with a reason; never counted as zero. */
export const recusals = pgTable(
  "recusals",
  {
    appointmentId: uuid("appointment_id")
      .notNull()
      .references(() => appointments.id),
    nominationId: uuid("nomination_id")
      .notNull()
      .references(() => nominations.id),
    reason: text("reason").notNull(),
    at: instant("at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.appointmentId, t.nominationId] })],
);

/** The council of a round. */
export const councilMembers = pgTable(
  "council_members",
  {
    id: id(),
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    role: text("role", { enum: COUNCIL_ROLES }).notNull(),
    title: text("title"),
    appointedAt: instant("appointed_at").notNull().defaultNow(),
    endedAt: instant("ended_at"),
  },
  (t) => [oneOf("council_members_role", t.role, COUNCIL_ROLES), unique("council_members_seat").on(t.roundId, t.userId)],
);
