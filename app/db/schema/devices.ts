import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { DEVICE_KINDS } from "~/lib/vocabulary";
import { instant, oneOf } from "./columns";
import { rounds } from "./rounds";
import { users } from "./users";

/** A device a juror scores a round on, as it last told of itself: for the panel desk, and for nothing that counts. */
export const jurorDevices = pgTable(
  "juror_devices",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    /** Made by the device. */
    deviceId: uuid("device_id").notNull(),
    kind: text("kind", { enum: DEVICE_KINDS }).notNull(),
    firstHeardAt: instant("first_heard_at").notNull(),
    lastHeardAt: instant("last_heard_at").notNull(),
    /** Operations of this round that it had not sent when it was last heard. */
    unsent: integer("unsent").notNull(),
    /** Operations that were refused and that its juror has not dealt with. */
    refused: integer("refused").notNull(),
    /** Entries it can show without a network, of how many; null while it keeps none. */
    entriesReady: integer("entries_ready"),
    entriesTotal: integer("entries_total"),
    /** Null where the browser does not tell. */
    batteryPercent: integer("battery_percent"),
    isCharging: boolean("is_charging"),
    /** Its clock minus the server's. */
    skewSeconds: integer("skew_seconds").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.userId, t.deviceId] }),
    oneOf("juror_devices_kind", t.kind, DEVICE_KINDS),
    check("juror_devices_counts", sql`${t.unsent} >= 0 and ${t.refused} >= 0`),
    check("juror_devices_entries", sql`${t.entriesReady} between 0 and ${t.entriesTotal}`),
    check("juror_devices_battery", sql`${t.batteryPercent} between 0 and 100`),
  ],
);
