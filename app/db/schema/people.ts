import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { CONSENT_PURPOSES, LOCALES, MEMBERSHIP_ROLES, ROLES } from "~/lib/vocabulary";
import { agencies } from "./agencies";
import { citext, id, instant, oneOf } from "./columns";
import { establishments } from "./establishments";
import { rounds } from "./rounds";
import { users } from "./users";

/** Who is what, where: one row a role, never deleted; `ended_at` closes it. Jury and council seats are appointments, not memberships. */
export const memberships = pgTable(
  "memberships",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    role: text("role", { enum: MEMBERSHIP_ROLES }).notNull(),
    agencyId: uuid("agency_id").references(() => agencies.id),
    establishmentId: uuid("establishment_id").references(() => establishments.id),
    grantedBy: uuid("granted_by").references(() => users.id),
    startedAt: instant("started_at").notNull().defaultNow(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    oneOf("memberships_role", t.role, MEMBERSHIP_ROLES),
    check(
      "memberships_scope",
      sql`case when ${t.role} = 'admin' then ${t.agencyId} is null and ${t.establishmentId} is null
          when ${t.role} = 'producer' then ${t.agencyId} is null and ${t.establishmentId} is not null
          else ${t.agencyId} is not null and ${t.establishmentId} is null end`,
    ),
    uniqueIndex("memberships_live")
      .on(t.userId, t.role, sql`coalesce(${t.agencyId}, ${t.establishmentId}, '00000000-0000-0000-0000-000000000000')`)
      .where(sql`${t.endedAt} is null`),
    index("memberships_agency").on(t.agencyId),
    index("memberships_establishment").on(t.establishmentId),
  ],
);

/** A link by mail that makes someone a member, a juror or a council member. Only the hash of its token is kept. */
export const invitations = pgTable(
  "invitations",
  {
    id: id(),
    tokenHash: text("token_hash").notNull().unique(),
    email: citext("email").notNull(),
    name: text("name").notNull(),
    role: text("role", { enum: ROLES }).notNull(),
    agencyId: uuid("agency_id").references(() => agencies.id),
    establishmentId: uuid("establishment_id").references(() => establishments.id),
    roundId: uuid("round_id").references(() => rounds.id),
    invitedBy: uuid("invited_by")
      .notNull()
      .references(() => users.id),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    acceptedAt: instant("accepted_at"),
    acceptedBy: uuid("accepted_by").references(() => users.id),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    oneOf("invitations_role", t.role, ROLES),
    check(
      "invitations_scope",
      sql`case when ${t.role} = 'admin' then num_nonnulls(${t.agencyId}, ${t.establishmentId}, ${t.roundId}) = 0
          when ${t.role} = 'producer' then ${t.establishmentId} is not null and num_nonnulls(${t.agencyId}, ${t.roundId}) = 0
          when ${t.role} in ('juror', 'council_member') then ${t.roundId} is not null and num_nonnulls(${t.agencyId}, ${t.establishmentId}) = 0
          else ${t.agencyId} is not null and num_nonnulls(${t.establishmentId}, ${t.roundId}) = 0 end`,
    ),
    index("invitations_email").on(t.email),
  ],
);

/** A link by mail that lets one set a new password once. Only the hash of its token is kept. */
export const passwordResets = pgTable("password_resets", {
  id: id(),
  tokenHash: text("token_hash").notNull().unique(),
  userId: uuid("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "cascade" }),
  createdAt: instant("created_at").notNull().defaultNow(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
  /** What was ticked at the sign-up that mailed this link; null for every other link. */
  consentId: uuid("consent_id").references((): AnyPgColumn => consents.id, { onDelete: "set null" }),
});

/** A bearer token of the API. Only its hash is kept; every one ends. */
export const apiTokens = pgTable(
  "api_tokens",
  {
    id: id(),
    tokenHash: text("token_hash").notNull().unique(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    name: text("name").notNull(),
    scopes: text("scopes").array().notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [index("api_tokens_user").on(t.userId)],
);

/**
 * A person's agreement to one purpose, in the words of one version. Ticked at sign-up, it counts once the link which that
 * sign-up mailed to the address was used; taking it back keeps the row. At most one of a purpose is in force.
 */
export const consents = pgTable(
  "consents",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    purpose: text("purpose", { enum: CONSENT_PURPOSES }).notNull(),
    /** Of the wording that was shown: domain/people/consent.ts. */
    textVersion: text("text_version").notNull(),
    /** The language it was shown in. */
    locale: text("locale", { enum: LOCALES }).notNull(),
    givenAt: instant("given_at").notNull(),
    confirmedAt: instant("confirmed_at"),
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [
    oneOf("consents_purpose", t.purpose, CONSENT_PURPOSES),
    oneOf("consents_locale", t.locale, LOCALES),
    uniqueIndex("consents_live")
      .on(t.userId, t.purpose)
      .where(sql`${t.confirmedAt} is not null and ${t.withdrawnAt} is null`),
  ],
);

/** Counters of attempts by address and by account, kept by rate-limiter-flexible. */
export const rateLimits = pgTable("rate_limits", {
  key: text("key").primaryKey(),
  points: integer("points").notNull().default(0),
  expire: instant("expire"),
});
