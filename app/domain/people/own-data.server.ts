import { and, asc, count, desc, eq, or, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { agencyNameToday } from "~/db/agency-name.server";
import {
  apiTokens,
  appointments,
  auditEntries,
  consents,
  councilMembers,
  establishments,
  invitations,
  mails,
  memberships,
  panels,
  rounds,
  sessions,
  users,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { RoundRole } from "~/lib/vocabulary";
import type { Actor, Context } from "../context";
import { DomainError } from "../errors";
import { wordingOf } from "./consent";
import { deviceOf } from "./device";

function requireOneself(ctx: Context): Actor {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  return ctx.actor;
}

/** Acts of this person, and acts on their account. */
const concerning = (userId: string): SQL | undefined =>
  or(eq(auditEntries.actorId, userId), and(eq(auditEntries.subjectKind, "user"), eq(auditEntries.subjectId, userId)));

/**
 * What accounts and rights hold about the one who asks, for them to take along: without passwords and secrets, and without
 * what it tells about others (whom they acted on, who acted on them). Records of selections are read by their own nouns.
 */
export async function ownData(ctx: Context) {
  const { userId, email } = requireOneself(ctx);
  const { db } = ctx;
  const [account, roles, seats, devices, tokens, agreed, invited, written, acts] = await Promise.all([
    db
      .select({
        id: users.id,
        email: users.email,
        name: users.name,
        phone: users.phone,
        locale: users.locale,
        createdAt: users.createdAt,
      })
      .from(users)
      .where(eq(users.id, userId)),
    db
      .select({
        role: memberships.role,
        where: sql<string | null>`coalesce(${establishments.name}, ${agencyNameToday(memberships.agencyId, ctx.now)})`,
        startedAt: memberships.startedAt,
        endedAt: memberships.endedAt,
      })
      .from(memberships)
      .leftJoin(establishments, eq(establishments.id, memberships.establishmentId))
      .where(eq(memberships.userId, userId))
      .orderBy(asc(memberships.id)),
    seatsEver(ctx, userId),
    db.select().from(sessions).where(eq(sessions.userId, userId)).orderBy(asc(sessions.createdAt)),
    db.select().from(apiTokens).where(eq(apiTokens.userId, userId)).orderBy(asc(apiTokens.id)),
    db.select().from(consents).where(eq(consents.userId, userId)).orderBy(asc(consents.id)),
    db.select().from(invitations).where(eq(invitations.email, email)).orderBy(asc(invitations.id)),
    db.select().from(mails).where(sql`lower(${mails.recipient}) = lower(${email})`).orderBy(asc(mails.id)),
    db.select().from(auditEntries).where(concerning(userId)).orderBy(asc(auditEntries.at), asc(auditEntries.id)),
  ]);
  return {
    exportedAt: ctx.now,
    account: account[0]!,
    roles,
    seats,
    sessions: devices.map(({ userAgent, address, createdAt, lastSeenAt, expiresAt }) => ({
      ...deviceOf(userAgent),
      address,
      createdAt,
      lastSeenAt,
      expiresAt,
    })),
    tokens: tokens.map(({ id: _, tokenHash: __, userId: ___, ...token }) => token),
    consents: agreed.map(({ id: _, userId: __, ...consent }) => ({
      ...consent,
      text: wordingOf(consent.textVersion, consent.locale).join(" "),
    })),
    invitations: invited.map(({ role, createdAt, expiresAt, acceptedAt, revokedAt }) => ({
      role,
      createdAt,
      expiresAt,
      acceptedAt,
      revokedAt,
    })),
    mails: written.map(({ subject, purpose, createdAt, sentAt }) => ({ subject, purpose, createdAt, sentAt })),
    audit: acts.map((entry) => {
      const { at, act, subjectKind, subjectId, before, after, address } = entry;
      const isAboutMe = subjectKind === "user" && subjectId === userId;
      const isByMe = entry.actorId === userId;
      return {
        at,
        act,
        by: isByMe ? "myself" : entry.actorId === null ? "nobody_signed_in" : "someone_else",
        subject: { kind: subjectKind, ...(isAboutMe && { id: subjectId }) },
        ...(isByMe && { address }),
        ...(isAboutMe && { before, after }),
      };
    }),
  };
}

/** Seats in juries and councils, also those given up. */
function seatsEver(ctx: Context, userId: string) {
  return unionAll(
    ctx.db
      .select({
        role: sql<RoundRole>`'juror'`.as("seat_role"),
        round: rounds.name,
        appointedAt: appointments.appointedAt,
        endedAt: appointments.endedAt,
        organisation: appointments.organisation,
        organisationTaxCode: appointments.organisationTaxCode,
        homeProvinceId: appointments.homeProvinceId,
        homeCommune: appointments.homeCommune,
      })
      .from(appointments)
      .innerJoin(panels, eq(panels.id, appointments.panelId))
      .innerJoin(rounds, eq(rounds.id, panels.roundId))
      .where(eq(appointments.userId, userId)),
    ctx.db
      .select({
        role: sql<RoundRole>`'council_member'`.as("seat_role"),
        round: rounds.name,
        appointedAt: councilMembers.appointedAt,
        endedAt: councilMembers.endedAt,
        organisation: sql<string | null>`null::text`.as("organisation"),
        organisationTaxCode: sql<string | null>`null::text`.as("organisation_tax_code"),
        homeProvinceId: sql<string | null>`null::text`.as("home_province_id"),
        homeCommune: sql<string | null>`null::text`.as("home_commune"),
      })
      .from(councilMembers)
      .innerJoin(rounds, eq(rounds.id, councilMembers.roundId))
      .where(eq(councilMembers.userId, userId)),
  );
}

/** What is held about the one who asks, in figures, and the consents they gave, the latest first. */
export async function heldData(ctx: Context) {
  const { userId, email } = requireOneself(ctx);
  const of = (table: typeof memberships | typeof sessions | typeof apiTokens) =>
    ctx.db.select({ total: count() }).from(table).where(eq(table.userId, userId));
  const [account, agreed, ...figures] = await Promise.all([
    ctx.db
      .select({ name: users.name, email: users.email, phone: users.phone, createdAt: users.createdAt })
      .from(users)
      .where(eq(users.id, userId)),
    ctx.db.select().from(consents).where(eq(consents.userId, userId)).orderBy(desc(consents.id)),
    of(memberships),
    of(sessions),
    of(apiTokens),
    ctx.db.select({ total: count() }).from(mails).where(sql`lower(${mails.recipient}) = lower(${email})`),
    ctx.db.select({ total: count() }).from(auditEntries).where(concerning(userId)),
  ]);
  const [roles, devices, tokens, written, acts] = figures.map(([row]) => row!.total);
  return {
    account: account[0]!,
    seats: (await seatsEver(ctx, userId)).length,
    figures: { roles: roles!, devices: devices!, tokens: tokens!, mails: written!, acts: acts! },
    consents: agreed
      .filter((consent) => consent.confirmedAt !== null)
      .map(({ id, textVersion, locale, givenAt, withdrawnAt }) => {
        const [text] = wordingOf(textVersion, locale);
        return { id, textVersion, text, locale, givenAt, withdrawnAt };
      }),
  };
}
