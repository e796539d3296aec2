import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { WAYS_TO_LEAVE } from "~/lib/vocabulary";
import { citext, id, instant, oneOf } from "./columns";

/** A person who may sign in. `password_hash` is Argon2id in PHC form; null until an invitation is accepted. */
export const users = pgTable(
  "users",
  {
    id: id(),
    email: citext("email").notNull().unique(),
    name: text("name").notNull(),
    passwordHash: text("password_hash"),
    phone: text("phone"),
    locale: text("locale").notNull().default("vi"),
    /** Demo accounts share a published password: while one exists the server listens on loopback only. */
    demo: text("demo"),
    createdAt: instant("created_at").notNull().defaultNow(),
    disabledAt: instant("disabled_at"),
    /** How the person themselves closed the account; null while it is open and when an admin closed it. */
    leftAs: text("left_as", { enum: WAYS_TO_LEAVE }),
  },
  (t) => [
    oneOf("users_left_as", t.leftAs, WAYS_TO_LEAVE),
    check("users_left_is_disabled", sql`${t.leftAs} is null or ${t.disabledAt} is not null`),
  ],
);

/** A signed-in device. `id` is the SHA-256 of what the cookie holds. */
export const sessions = pgTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    expiresAt: instant("expires_at").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
    address: text("address"),
    userAgent: text("user_agent"),
  },
  (t) => [index("sessions_user").on(t.userId)],
);
