import { eq, sql } from "drizzle-orm";
import { actorOf, aUser } from "#tests/factories/people";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import { aSession } from "#tests/support/sessions";
import { consents, passwordResets, sessions, users } from "~/db/schema";
import { authenticate } from "~/domain/people/authenticate.server";
import { changePassword } from "~/domain/people/change-password.server";
import { CONSENT_VERSION } from "~/domain/people/consent";
import { mailPasswordLink } from "~/domain/people/mail-password-link.server";
import { hashPassword } from "~/domain/people/password.server";
import { passwordLink } from "~/domain/people/password-link.server";
import { registerPerson } from "~/domain/people/register-person.server";
import { requestPasswordReset } from "~/domain/people/request-password-reset.server";
import { resetPassword } from "~/domain/people/reset-password.server";
import { hashOfSecret } from "~/domain/people/secret.server";
import { m } from "~/i18n/paraglide/messages";
import { latestToken, mailsOf } from "./outbox";

const NOW = new Date("2026-03-02T03:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const OLD = "ghe dau bến Ninh Kiều";
const NEW = "lúa chín đồng Mường Thanh";

const form = (password: string) => ({ password, passwordAgain: password });

test("authenticate knows the right password and says the same of every other case", async ({ db }) => {
  const passwordHash = await hashPassword(OLD);
  const user = await aUser(db, { passwordHash });
  const disabled = await aUser(db, { passwordHash, disabledAt: NOW });
  const invited = await aUser(db);
  const ctx = contextOf(db, null, NOW);

  expect(await authenticate(ctx, { email: user.email.toUpperCase(), password: OLD })).toBe(user.id);
  expect(await authenticate(ctx, { email: user.email, password: OLD.normalize("NFD") })).toBe(user.id);

  const refused = { code: "invalid", message: m.people_sign_in_wrong() };
  await expect(authenticate(ctx, { email: user.email, password: NEW })).rejects.toMatchObject(refused);
  await expect(authenticate(ctx, { email: disabled.email, password: OLD })).rejects.toMatchObject(refused);
  await expect(authenticate(ctx, { email: invited.email, password: "" })).rejects.toMatchObject(refused);
  await expect(authenticate(ctx, { email: "nobody@tinhhoa.test", password: "nobody" })).rejects.toMatchObject(refused);
});

test("hashPassword is Argon2id with OWASP's parameters and a salt of its own", async () => {
  const [one, two] = await Promise.all([hashPassword(OLD), hashPassword(OLD)]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
});

test("mailPasswordLink mails a link that works once, for an hour, and keeps only its hash", async ({ db }) => {
  const user = await aUser(db, { passwordHash: await hashPassword(OLD), locale: "en" });
  await mailPasswordLink(contextOf(db, null, NOW), { email: user.email });

  const mail = (await mailsOf(db)).at(-1);
  expect(mail).toMatchObject({
    recipient: user.email,
    purpose: "password_reset",
    subject: "Set a new Tinh Hoa password",
  });
  const token = await latestToken(db, user.email);
  const [link] = await db.select().from(passwordResets).where(eq(passwordResets.userId, user.id));
  expect(link).toMatchObject({ tokenHash: hashOfSecret(token), expiresAt: later(60), usedAt: null });
  expect(await passwordLink(contextOf(db, null, later(59)), token)).toEqual({
    email: user.email,
    name: user.name,
    isFirst: false,
  });
  expect(await passwordLink(contextOf(db, null, later(60)), token)).toBeNull();
});

test("mailPasswordLink does nothing for an unknown or disabled account", async ({ db }) => {
  const disabled = await aUser(db, { disabledAt: NOW });
  const before = await mailsOf(db);
  await mailPasswordLink(contextOf(db, null, NOW), { email: "nobody@tinhhoa.test" });
  await mailPasswordLink(contextOf(db, null, NOW), { email: disabled.email });
  expect(await mailsOf(db)).toEqual(before);
});

test("requestPasswordReset looks nobody up: a known and an unknown address leave the same, a job", async ({ db }) => {
  const user = await aUser(db, { passwordHash: await hashPassword(OLD) });
  const before = await mailsOf(db);
  const asked: number[] = [];
  for (const email of [user.email, "nobody@tinhhoa.test"]) {
    const { queries } = await countingQueries(db, (counted) =>
      requestPasswordReset(contextOf(counted, null, NOW), { email }),
    );
    asked.push(queries);
  }

  expect(await mailsOf(db)).toEqual(before);
  const jobs = await db.execute<{ email: string }>(
    sql`select data->>'email' as email from pgboss.job where name = 'mail-password-link' order by created_on`,
  );
  expect(jobs.map((job) => job.email)).toEqual([user.email, "nobody@tinhhoa.test"]);
  expect(asked[0]).toBe(asked[1]);
});

test("resetPassword sets the password, ends every session and the other links, and tells the owner", async ({ db }) => {
  const user = await aUser(db, { passwordHash: await hashPassword(OLD) });
  await aSession(db, user.id);
  await aSession(db, user.id);
  const ctx = contextOf(db, null, NOW);
  await mailPasswordLink(ctx, { email: user.email });
  const first = await latestToken(db, user.email);
  await mailPasswordLink(ctx, { email: user.email });
  const second = await latestToken(db, user.email);

  expect(await resetPassword(ctx, second, form(NEW))).toEqual({ userId: user.id });

  expect(await authenticate(ctx, { email: user.email, password: NEW })).toBe(user.id);
  expect(await db.select().from(sessions).where(eq(sessions.userId, user.id))).toEqual([]);
  expect((await mailsOf(db)).at(-1)).toMatchObject({ recipient: user.email, purpose: "password_changed" });
  expect(await auditOf(db, user.id)).toEqual(["people.password_reset"]);
  const dead = { code: "closed", message: m.people_link_dead() };
  await expect(resetPassword(ctx, second, form(OLD))).rejects.toMatchObject(dead);
  await expect(resetPassword(ctx, first, form(OLD))).rejects.toMatchObject(dead);
  await expect(resetPassword(ctx, "x".repeat(43), form(OLD))).rejects.toMatchObject(dead);
});

test("resetPassword refuses a late link, an easy password and a disabled account", async ({ db }) => {
  const user = await aUser(db, { passwordHash: await hashPassword(OLD), email: "lua.chin@tinhhoa.test" });
  await mailPasswordLink(contextOf(db, null, NOW), { email: user.email });
  const token = await latestToken(db, user.email);

  await expect(resetPassword(contextOf(db, null, later(61)), token, form(NEW))).rejects.toMatchObject({
    code: "closed",
  });
  await expect(resetPassword(contextOf(db, null, NOW), token, form("lua.chin@tinhhoa.test"))).rejects.toMatchObject({
    code: "invalid",
    fields: { password: [m.people_password_personal()] },
  });
  await db.update(users).set({ disabledAt: NOW }).where(eq(users.id, user.id));
  await expect(resetPassword(contextOf(db, null, NOW), token, form(NEW))).rejects.toMatchObject({ code: "closed" });
});

test("of two who use one link at once, one wins", async ({ db }) => {
  const user = await aUser(db, { passwordHash: await hashPassword(OLD) });
  const ctx = contextOf(db, null, NOW);
  await mailPasswordLink(ctx, { email: user.email });
  const token = await latestToken(db, user.email);

  const answers = await Promise.allSettled([
    resetPassword(ctx, token, form(NEW)),
    resetPassword(ctx, token, form("sông Hậu mùa nước nổi")),
  ]);

  expect(answers.map((answer) => answer.status).sort()).toEqual(["fulfilled", "rejected"]);
  const winner = answers[0]?.status === "fulfilled" ? NEW : "sông Hậu mùa nước nổi";
  expect(await authenticate(ctx, { email: user.email, password: winner })).toBe(user.id);
});

test("changePassword asks for the present one, keeps this session and ends the others", async ({ db }) => {
  const user = await aUser(db, { passwordHash: await hashPassword(OLD) });
  const sessionId = await aSession(db, user.id);
  await aSession(db, user.id);
  const actor = await actorOf(db, user);
  const ctx = contextOf(db, actor, NOW);

  await expect(changePassword(ctx, user.id, { current: NEW, ...form(NEW) }, { sessionId })).rejects.toMatchObject({
    code: "invalid",
    fields: { current: [m.people_current_wrong()] },
  });
  await changePassword(ctx, user.id, { current: OLD, ...form(NEW) }, { sessionId });

  expect(await authenticate(ctx, { email: user.email, password: NEW })).toBe(user.id);
  const kept = await db.select().from(sessions).where(eq(sessions.userId, user.id));
  expect(kept.map((session) => session.id)).toEqual([hashOfSecret(sessionId)]);
  expect(await auditOf(db, user.id)).toEqual(["people.password_changed"]);
});

test("changePassword is for one's own account, also for an admin", async ({ db }) => {
  const user = await aUser(db, { passwordHash: await hashPassword(OLD) });
  const other = await actorOf(db, await aUser(db));
  await expect(
    changePassword(contextOf(db, other, NOW), user.id, { current: OLD, ...form(NEW) }, { sessionId: null }),
  ).rejects.toMatchObject({ code: "forbidden" });
});

test("registerPerson makes an account without a password, keeps the consent, and names nobody in the mail", async ({
  db,
}) => {
  const ctx = contextOf(db, null, NOW);
  const email = "gom.moi@tinhhoa.test";
  await registerPerson(ctx, { name: "Mua hàng giá rẻ tại spam.test", email, consent: true });

  const [user] = await db.select().from(users).where(eq(users.email, email));
  expect(user).toMatchObject({ name: "Mua hàng giá rẻ tại spam.test", passwordHash: null, locale: "vi" });
  const mail = (await mailsOf(db)).at(-1);
  expect(mail).toMatchObject({ recipient: email, purpose: "registration", subject: m.mail_registration_subject() });
  expect(mail?.body).not.toContain("spam.test");
  expect(await auditOf(db, user!.id, { details: true })).toEqual([
    { act: "people.registered", before: null, after: { consent: CONSENT_VERSION }, at: NOW },
  ]);

  const consentOf = () => db.select().from(consents).where(eq(consents.userId, user!.id));
  const ticked = { purpose: "account", textVersion: CONSENT_VERSION, locale: "vi", givenAt: NOW, withdrawnAt: null };
  expect(await consentOf()).toMatchObject([{ ...ticked, confirmedAt: null }]);

  const token = await latestToken(db, email);
  await resetPassword(contextOf(db, null, later(5)), token, { name: "Lê Văn Gốm", ...form(NEW) });
  expect(await consentOf()).toMatchObject([{ ...ticked, confirmedAt: later(5) }]);
  expect(await authenticate(ctx, { email, password: NEW })).toBe(user!.id);
  const [named] = await db.select().from(users).where(eq(users.email, email));
  expect(named?.name).toBe("Lê Văn Gốm");
});

test("registerPerson tells an owner of an account by mail only, and changes nothing", async ({ db }) => {
  const user = await aUser(db, { passwordHash: await hashPassword(OLD), name: "Phan Thị Mến" });
  await registerPerson(contextOf(db, null, NOW), { name: "Ai Đó", email: user.email, consent: true });

  expect((await mailsOf(db)).at(-1)).toMatchObject({
    recipient: user.email,
    purpose: "registration",
    subject: m.mail_account_exists_subject(),
  });
  const [same] = await db.select().from(users).where(eq(users.id, user.id));
  expect(same).toEqual(user);
});

test("registerPerson writes no mail to a disabled account", async ({ db }) => {
  const user = await aUser(db, { disabledAt: NOW });
  const before = await mailsOf(db);
  await registerPerson(contextOf(db, null, NOW), { name: "Ai Đó", email: user.email, consent: true });
  expect(await mailsOf(db)).toEqual(before);
});
