import { eq, sql } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anEstablishment } from "#tests/factories/establishments";
import { aJury } from "#tests/factories/panels";
import { actorOf, aMembership, anActor, anAdmin, anOrganiser, aUser, type User } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { aSession } from "#tests/support/sessions";
import type { Database } from "~/db/client.server";
import {
  consents,
  councilMembers,
  invitations,
  mails,
  memberships,
  passwordResets,
  rounds,
  sessions,
  users,
} from "~/db/schema";
import { actorOfToken } from "~/domain/people/api-token.server";
import { authenticate } from "~/domain/people/authenticate.server";
import { changePassword } from "~/domain/people/change-password.server";
import { CONSENT_VERSION, wordingOf } from "~/domain/people/consent";
import { createToken } from "~/domain/people/create-token.server";
import { deleteAccount } from "~/domain/people/delete-account.server";
import { disableUser, enableUser } from "~/domain/people/disable-user.server";
import { invite } from "~/domain/people/invite-person.server";
import { leaving } from "~/domain/people/leaving.server";
import { mailPasswordLink } from "~/domain/people/mail-password-link.server";
import { heldData, ownData } from "~/domain/people/own-data.server";
import { hashPassword } from "~/domain/people/password.server";
import { passwordLink } from "~/domain/people/password-link.server";
import { registerPerson } from "~/domain/people/register-person.server";
import { resetPassword } from "~/domain/people/reset-password.server";
import { updateAccount } from "~/domain/people/update-account.server";
import { withdrawConsent } from "~/domain/people/withdraw-consent.server";
import { m } from "~/i18n/paraglide/messages";
import { latestToken, mailsOf } from "./outbox";

const NOW = new Date("2026-03-02T03:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const PASSWORD = "mây trắng trên đèo Hải Vân";
const confirmed = { current: PASSWORD };
let number = 0;

/** Someone who signed up and agreed. */
async function aRegistered(db: Database): Promise<User> {
  number += 1;
  const email = `tu.dang.ky.${number}@tinhhoa.test`;
  await registerPerson(contextOf(db, null, NOW), { name: "Lê Thị Mây", email, consent: true });
  await resetPassword(contextOf(db, null, later(1)), await latestToken(db, email), {
    name: "Lê Thị Mây",
    password: PASSWORD,
    passwordAgain: PASSWORD,
  });
  return (await userById(db, undefined, email))!;
}

const userById = async (db: Database, id: string | undefined, email = "") =>
  (
    await db
      .select()
      .from(users)
      .where(id ? eq(users.id, id) : eq(users.email, email))
  )[0];
const as = async (db: Database, user: { id: string }, now = later(10)) => contextOf(db, await actorOf(db, user), now);
const sentTo = async (db: Database, email: string) =>
  (await mailsOf(db)).filter((mail) => mail.recipient === email).map((mail) => mail.purpose);

test("withdrawConsent closes the account and keeps the row; signing up again by the mailed link opens it", async ({
  db,
}) => {
  const user = await aRegistered(db);
  const establishment = await anEstablishment(db);
  await aMembership(db, user.id, "producer", { establishmentId: establishment.id });
  await aSession(db, user.id);
  const { token } = await createToken(contextOf(db, null, NOW), { email: user.email, scopes: ["read"], name: "x" });
  await mailPasswordLink(contextOf(db, null, later(5)), user);
  const earlierLink = await latestToken(db, user.email);

  await withdrawConsent(await as(db, user), user.id, confirmed);

  expect(await userById(db, user.id)).toEqual({ ...user, disabledAt: later(10), leftAs: "withdrawn" });
  expect(await db.select().from(consents).where(eq(consents.userId, user.id))).toMatchObject([
    { textVersion: CONSENT_VERSION, givenAt: NOW, confirmedAt: later(1), withdrawnAt: later(10) },
  ]);
  expect(await db.select().from(sessions).where(eq(sessions.userId, user.id))).toEqual([]);
  expect(await actorOfToken(db, token, later(11))).toBeNull();
  expect(await passwordLink(contextOf(db, null, later(11)), earlierLink)).toBeNull();
  await expect(
    authenticate(contextOf(db, null, later(11)), { email: user.email, password: PASSWORD }),
  ).rejects.toThrow();
  expect((await sentTo(db, user.email)).at(-1)).toBe("consent_withdrawn");
  expect((await auditOf(db, user.id)).at(-1)).toBe("people.consent_withdrawn");
  await mailPasswordLink(contextOf(db, null, later(12)), user);
  expect((await sentTo(db, user.email)).at(-1)).toBe("consent_withdrawn");

  await registerPerson(contextOf(db, null, later(20)), { name: "Ai Đó", email: user.email, consent: true });
  expect((await userById(db, user.id))?.disabledAt).toEqual(later(10));
  const form = { password: "gió mùa đông bắc đã về", passwordAgain: "gió mùa đông bắc đã về" };
  await resetPassword(contextOf(db, null, later(30)), await latestToken(db, user.email), form);

  expect(await userById(db, user.id)).toMatchObject({ name: user.name, disabledAt: null, leftAs: null });
  expect((await actorOf(db, user)).memberships).toEqual([
    { role: "producer", agencyId: null, establishmentId: establishment.id },
  ]);
  const [now] = await db.select().from(consents).where(sql`user_id = ${user.id} and withdrawn_at is null`);
  expect(now).toMatchObject({ givenAt: later(20), confirmedAt: later(30) });
  expect((await auditOf(db, user.id)).slice(-2)).toEqual(["people.password_reset", "people.returned"]);
});

test("withdrawConsent is refused to others, with a wrong password, without a consent, and to the last admin", async ({
  db,
}) => {
  const user = await aRegistered(db);
  const invited = await aUser(db, { passwordHash: await hashPassword(PASSWORD) });
  await expect(withdrawConsent(contextOf(db, await anAdmin(db), NOW), user.id, confirmed)).rejects.toMatchObject({
    code: "forbidden",
    message: m.people_not_yours(),
  });
  await expect(withdrawConsent(contextOf(db, null, NOW), user.id, confirmed)).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(withdrawConsent(await as(db, user), user.id, { current: "sai rồi" })).rejects.toMatchObject({
    code: "invalid",
    fields: { current: [m.people_current_wrong()] },
  });
  await expect(withdrawConsent(await as(db, invited), invited.id, confirmed)).rejects.toMatchObject({ code: "closed" });
  await db.execute(sql`update memberships set ended_at = now() where role = 'admin'`);
  await aMembership(db, user.id, "admin");
  await expect(withdrawConsent(await as(db, user), user.id, confirmed)).rejects.toMatchObject({
    code: "forbidden",
    message: m.people_last_admin(),
  });
  expect(await userById(db, user.id)).toEqual(user);
});

test("an admin opens no account that its owner closed, and one they disabled is not opened by signing up", async ({
  db,
}) => {
  const [withdrawn, deleted, disabled] = [await aRegistered(db), await aRegistered(db), await aRegistered(db)];
  const admin = contextOf(db, await anAdmin(db), later(20));
  await withdrawConsent(await as(db, withdrawn), withdrawn.id, confirmed);
  await deleteAccount(await as(db, deleted), deleted.id, confirmed);
  await disableUser(admin, disabled.id);

  await expect(enableUser(admin, withdrawn.id)).rejects.toMatchObject({
    code: "closed",
    message: m.people_left_withdrawn(),
  });
  await expect(enableUser(admin, deleted.id)).rejects.toMatchObject({
    code: "closed",
    message: m.people_left_deleted(),
  });
  const before = await sentTo(db, disabled.email);
  await registerPerson(contextOf(db, null, later(30)), { name: "Ai", email: disabled.email, consent: true });
  expect(await sentTo(db, disabled.email)).toEqual(before);
});

test("deleteAccount forgets the person, ends what they held, and keeps decisions, audit and the row", async ({
  db,
}) => {
  const user = await aRegistered(db);
  const agency = await anAgency(db);
  const role = await aMembership(db, user.id, "support", { agencyId: agency.id });
  await db.update(users).set({ phone: "0912345678" }).where(eq(users.id, user.id));
  await aSession(db, user.id);
  await invite(contextOf(db, await anOrganiser(db, agency.id), later(2)), {
    email: user.email,
    name: "Mây",
    role: "secretary",
    agencyId: agency.id,
  });
  await mailPasswordLink(contextOf(db, null, later(3)), user);
  const kept = await auditOf(db, user.id);

  await deleteAccount(await as(db, user), user.id, confirmed);

  const gone = await userById(db, user.id);
  const suffix = user.id.slice(-4).toUpperCase();
  expect(gone).toEqual({
    ...user,
    email: `deleted-${user.id}@tinhhoa.invalid`,
    name: `Đã xóa · Deleted ${suffix}`,
    phone: null,
    passwordHash: null,
    disabledAt: later(10),
    leftAs: "deleted",
  });
  expect(await db.select().from(sessions).where(eq(sessions.userId, user.id))).toEqual([]);
  expect(await db.select().from(passwordResets).where(eq(passwordResets.userId, user.id))).toEqual([]);
  const [held] = await db.select().from(memberships).where(eq(memberships.id, role.id));
  expect(held?.endedAt).toEqual(later(10));
  expect(await db.select().from(invitations).where(eq(invitations.email, user.email))).toEqual([]);
  expect(await db.select().from(invitations).where(eq(invitations.email, gone!.email))).toMatchObject([
    { name: gone!.name, revokedAt: later(10) },
  ]);
  const written = await db.select().from(mails).where(eq(mails.recipient, user.email));
  expect(written.map((mail) => mail.purpose)).toEqual(["account_deleted"]);
  expect(await auditOf(db, user.id)).toEqual([...kept, "people.deleted"]);
  expect(await db.execute(sql`select act from audit_entries e where e::text like ${`%${user.email}%`}`)).toEqual([]);
  expect(await db.select().from(consents).where(eq(consents.userId, user.id))).toMatchObject([
    { withdrawnAt: later(10) },
  ]);

  await registerPerson(contextOf(db, null, later(20)), { name: "Lê Thị Mây", email: user.email, consent: true });
  expect((await userById(db, undefined, user.email))?.id).not.toBe(user.id);
});

test("deleteAccount keeps the name of who sat in a jury, whose records name them", async ({ db }) => {
  const round = await aRound(db);
  const jury = await aJury(db, round.id, 3);
  const { userId, name } = jury.head.actor;
  await db
    .update(users)
    .set({ passwordHash: await hashPassword(PASSWORD) })
    .where(eq(users.id, userId));

  await deleteAccount(await as(db, { id: userId }), userId, confirmed);

  expect(await userById(db, userId)).toMatchObject({
    name,
    email: `deleted-${userId}@tinhhoa.invalid`,
    leftAs: "deleted",
  });
});

test("deleteAccount is refused to others, with a wrong password, and to the last admin", async ({ db }) => {
  await db.execute(sql`update memberships set ended_at = now() where role = 'admin'`);
  const user = await aUser(db, { passwordHash: await hashPassword(PASSWORD) });
  await aMembership(db, user.id, "admin");
  const other = contextOf(db, await anActor(db), NOW);

  await expect(deleteAccount(other, user.id, confirmed)).rejects.toMatchObject({ code: "forbidden" });
  await expect(deleteAccount(contextOf(db, null, NOW), user.id, confirmed)).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(deleteAccount(await as(db, user), user.id, confirmed)).rejects.toMatchObject({
    code: "forbidden",
    message: m.people_last_admin(),
  });
  const successor = await anAdmin(db);
  await expect(deleteAccount(await as(db, user), user.id, { current: "sai rồi" })).rejects.toMatchObject({
    code: "invalid",
    fields: { current: [m.people_current_wrong()] },
  });
  expect(await userById(db, user.id)).toEqual(user);
  await deleteAccount(await as(db, user), user.id, confirmed);
  expect(await leaving(contextOf(db, successor, NOW))).toMatchObject({ isLastAdmin: true });
});

test("leaving tells the places that would be left without anyone", async ({ db }) => {
  const user = await aRegistered(db);
  const [alone, shared] = [await anEstablishment(db), await anEstablishment(db)];
  await aMembership(db, user.id, "producer", { establishmentId: alone.id });
  await aMembership(db, user.id, "producer", { establishmentId: shared.id });
  await aMembership(db, (await aUser(db)).id, "producer", { establishmentId: shared.id });

  expect(await leaving(await as(db, user))).toEqual({
    email: user.email,
    roles: [
      { role: "producer", where: alone.name, isLast: true },
      { role: "producer", where: shared.name, isLast: false },
    ],
    seats: [],
    isLastAdmin: false,
    keepsName: false,
    hasConsent: true,
  });
  await expect(leaving(contextOf(db, null, NOW))).rejects.toMatchObject({ code: "forbidden" });
});

test("who was disabled by an admin meanwhile neither withdraws, deletes nor changes the password", async ({ db }) => {
  const user = await aRegistered(db);
  const ctx = await as(db, user);
  await disableUser(contextOf(db, await anAdmin(db), later(9)), user.id);
  const disabled = await userById(db, user.id);
  const form = { current: PASSWORD, password: "gió mùa đông bắc đã về", passwordAgain: "gió mùa đông bắc đã về" };

  const closed = { code: "closed", message: m.people_account_disabled() };
  await expect(withdrawConsent(ctx, user.id, confirmed)).rejects.toMatchObject(closed);
  await expect(deleteAccount(ctx, user.id, confirmed)).rejects.toMatchObject(closed);
  await expect(changePassword(ctx, user.id, form, { sessionId: null })).rejects.toMatchObject(closed);
  expect(await userById(db, user.id)).toEqual(disabled);
});

test("an admin shuts a withdrawn account, which signing up no longer opens, and enabling gives the choice back", async ({
  db,
}) => {
  const user = await aRegistered(db);
  const admin = contextOf(db, await anAdmin(db), later(20));
  await withdrawConsent(await as(db, user), user.id, confirmed);
  const signUp = (minutes: number) =>
    registerPerson(contextOf(db, null, later(minutes)), { name: "Ai", email: user.email, consent: true });
  await signUp(15);
  const link = await latestToken(db, user.email);

  await disableUser(admin, user.id);

  expect(await userById(db, user.id)).toMatchObject({ disabledAt: later(20), leftAs: null });
  expect(await passwordLink(admin, link)).toBeNull();
  const sent = await sentTo(db, user.email);
  await signUp(30);
  expect(await sentTo(db, user.email)).toEqual(sent);
  await expect(disableUser(admin, user.id)).rejects.toMatchObject({ code: "closed" });

  await enableUser(admin, user.id);

  expect(await userById(db, user.id)).toMatchObject({ disabledAt: later(20), leftAs: "withdrawn" });
  await signUp(40);
  expect(await sentTo(db, user.email)).toEqual([...sent, "registration"]);
});

test("a juror or council member of a running round sees the seats that wait, and its organisers are told", async ({
  db,
}) => {
  const running = await aRound(db, { phase: "scoring", now: later(0) });
  const done = await aRound(db, { phase: "closed", now: later(0) });
  const staff = [await anOrganiser(db, running.agencyId), await anOrganiser(db, running.agencyId, "secretary")];
  const others = [await anOrganiser(db, running.agencyId, "support"), await anOrganiser(db, done.agencyId)];
  const { actor } = (await aJury(db, running.id, 3)).head;
  const seat = { userId: actor.userId, role: "member" as const };
  await db.insert(councilMembers).values([
    { ...seat, roundId: running.id },
    { ...seat, roundId: done.id },
  ]);
  await db
    .update(users)
    .set({ passwordHash: await hashPassword(PASSWORD) })
    .where(eq(users.id, actor.userId));
  const ctx = await as(db, { id: actor.userId });
  const [{ name: where } = { name: "" }] = await db.select().from(rounds).where(eq(rounds.id, running.id));

  expect((await leaving(ctx)).seats).toEqual([
    { role: "juror", where },
    { role: "council_member", where },
  ]);
  await deleteAccount(ctx, actor.userId, confirmed);

  for (const { email } of staff) expect(await sentTo(db, email)).toEqual(["seat_left", "seat_left"]);
  for (const { email } of others) expect(await sentTo(db, email)).toEqual([]);
  const [letter] = (await mailsOf(db)).filter((mail) => mail.recipient === staff[0]!.email);
  expect(letter?.subject).toBe(`${actor.name} không còn tham gia ${where}`);
  expect(letter?.body).toContain(`{site}/organiser/rounds/${running.slug}`);
});

test("ownData does not tell on whom one acted", async ({ db }) => {
  const admin = await anAdmin(db);
  const other = await aUser(db);
  const ctx = contextOf(db, admin, NOW);
  await disableUser(ctx, other.id);

  const { audit } = await ownData(ctx);

  expect(audit).toEqual([
    { at: NOW, act: "people.disabled", by: "myself", subject: { kind: "user" }, address: admin.address },
  ]);
});

test("ownData is everything about the one who asks, without secrets and without what it tells about others", async ({
  db,
}) => {
  const user = await aRegistered(db);
  const agency = await anAgency(db, { name: "Sở Công Thương tỉnh Ninh Bình" });
  await aMembership(db, user.id, "organiser", { agencyId: agency.id });
  const session = await aSession(db, user.id);
  const { token } = await createToken(contextOf(db, null, NOW), { email: user.email, scopes: ["read"], name: "máy" });
  const ctx = await as(db, user);
  await updateAccount(ctx, user.id, { name: "Lê Thị Mây", phone: "0912345678", locale: "vi" });
  await invite(ctx, { email: "nguoi.khac@tinhhoa.test", name: "Người Khác", role: "support", agencyId: agency.id });

  const data = await ownData(ctx);

  expect(data).toMatchObject({
    exportedAt: later(10),
    account: { id: user.id, email: user.email, name: "Lê Thị Mây", phone: "0912345678", locale: "vi" },
    roles: [{ role: "organiser", where: agency.name, endedAt: null }],
    seats: [],
    sessions: [{ address: "127.0.0.1" }],
    tokens: [{ name: "máy", scopes: ["read"] }],
    consents: [
      {
        textVersion: CONSENT_VERSION,
        text: wordingOf(CONSENT_VERSION, "vi").join(" "),
        givenAt: NOW,
        confirmedAt: later(1),
        withdrawnAt: null,
      },
    ],
    mails: [{ purpose: "registration" }],
    audit: [
      { act: "people.registered", by: "nobody_signed_in", after: { consent: CONSENT_VERSION } },
      { act: "people.password_set", by: "nobody_signed_in" },
      { act: "people.edited", by: "myself", after: { changed: ["phone"] } },
      { act: "people.invited", by: "myself", subject: { kind: "invitation" } },
    ],
  });
  expect(data.audit.map((entry) => entry.subject)).toEqual([
    { kind: "user", id: user.id },
    { kind: "user", id: user.id },
    { kind: "user", id: user.id },
    { kind: "invitation" },
  ]);
  const text = JSON.stringify(data);
  for (const secret of [session, token, user.passwordHash!, "nguoi.khac@tinhhoa.test"]) {
    expect(text).not.toContain(secret);
  }
  expect(text).not.toMatch(/tokenHash|passwordHash/);
  expect(await heldData(ctx)).toMatchObject({
    account: { email: user.email },
    seats: 0,
    figures: { roles: 1, devices: 1, tokens: 1, mails: 1, acts: 4 },
    consents: [{ textVersion: CONSENT_VERSION, givenAt: NOW, withdrawnAt: null }],
  });
  await expect(ownData(contextOf(db, null, NOW))).rejects.toMatchObject({ code: "forbidden" });
  await expect(heldData(contextOf(db, null, NOW))).rejects.toMatchObject({ code: "forbidden" });
});
