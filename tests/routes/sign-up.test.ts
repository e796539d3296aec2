import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anOrganiser, aUser } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import { mails, rateLimits, sessions, users } from "~/db/schema";
import { invite } from "~/domain/people/invite-person.server";
import { hashPassword } from "~/domain/people/password.server";
import { m } from "~/i18n/paraglide/messages";
import * as forgot from "~/routes/_auth.forgot-password";
import * as invitation from "~/routes/_auth.invitations.$token";
import * as register from "~/routes/_auth.register";
import * as reset from "~/routes/_auth.reset-password.$token";
import * as account from "~/routes/account._index";
import * as accountPassword from "~/routes/account.password";
import * as adminUsers from "~/routes/admin.users._index";
import { latestToken, mailsOf, sendAskedLinks } from "../db/people/outbox";

const PASSWORD = "chợ nổi Cái Răng lúc 5 giờ";

test("signing up needs a tick for consent and answers the same for known and unknown addresses", async ({ db }) => {
  const known = await aUser(db, { passwordHash: await hashPassword(PASSWORD) });
  const form = { name: "Lê Thị Mây", email: "may@tinhhoa.test" };
  const url = "/register";

  expect(await post(db, register.action, { url, form })).toMatchObject({
    status: 422,
    data: { result: { error: { consent: [m.people_consent_needed()] }, initialValue: form } },
  });
  for (const email of ["may@tinhhoa.test", known.email]) {
    const answer = await post(db, register.action, { url, form: { ...form, email, consent: "on" } });
    expect(answer).toMatchObject({ status: 200, data: { sentTo: email } });
  }
  const [user] = await db.select().from(users).where(eq(users.email, "may@tinhhoa.test"));
  expect(user).toMatchObject({ name: "Lê Thị Mây", passwordHash: null });
});

test("one mailbox gets three mails an hour at most, and the page does not tell", async ({ db }) => {
  await db.delete(rateLimits);
  const user = await aUser(db, { passwordHash: await hashPassword(PASSWORD) });
  for (let turn = 0; turn < 5; turn += 1) {
    const answer = await post(db, forgot.action, { url: "/forgot-password", form: { email: user.email } });
    expect(answer).toMatchObject({ status: 200, data: { sentTo: user.email } });
  }
  expect(await sendAskedLinks(db)).toBe(3);
  expect(await db.select().from(mails).where(eq(mails.recipient, user.email))).toHaveLength(3);
});

test("mails of a stranger's sign-ups do not use up the links for a forgotten password", async ({ db }) => {
  await db.delete(rateLimits);
  const user = await aUser(db, { passwordHash: await hashPassword(PASSWORD) });
  const form = { name: "Ai Đó", email: user.email, consent: "on" };
  for (let turn = 0; turn < 4; turn += 1) await post(db, register.action, { url: "/register", form });
  expect(await db.select().from(mails).where(eq(mails.recipient, user.email))).toHaveLength(3);

  await post(db, forgot.action, { url: "/forgot-password", form: { email: user.email } });

  expect(await sendAskedLinks(db)).toBe(1);
  expect((await mailsOf(db)).filter((mail) => mail.recipient === user.email).at(-1)?.purpose).toBe("password_reset");
});

test("one address asks for twenty mails an hour at most", async ({ db }) => {
  await db.delete(rateLimits);
  const before = (await mailsOf(db)).length;
  const answers = await Promise.all(
    Array.from({ length: 22 }, (_, index) =>
      post(db, forgot.action, { url: "/forgot-password", form: { email: `nobody${index}@tinhhoa.test` } }),
    ),
  );
  expect(
    answers
      .map((answer) => answer.status)
      .sort()
      .slice(-3),
  ).toEqual([200, 429, 429]);
  expect(await sendAskedLinks(db)).toBe(20);
  expect(await mailsOf(db)).toHaveLength(before);
});

test("a link from a mail sets the password and signs in; used again it says so", async ({ db }) => {
  await db.delete(rateLimits);
  const user = await aUser(db, { passwordHash: await hashPassword(PASSWORD) });
  await post(db, forgot.action, { url: "/forgot-password", form: { email: user.email } });
  await sendAskedLinks(db);
  const token = await latestToken(db, user.email);
  const ask = { url: `/reset-password/${token}`, params: { token } };

  expect(await load(db, reset.loader, ask)).toMatchObject({ data: { link: { email: user.email, isFirst: false } } });
  const differ = { password: "một hai ba bốn năm", passwordAgain: "khác hẳn" };
  const refused = await post(db, reset.action, { ...ask, form: differ });
  expect(refused).toMatchObject({
    status: 422,
    data: { result: { error: { passwordAgain: [m.people_passwords_differ()] } } },
  });
  expect(JSON.stringify(refused.data)).not.toContain(differ.password);

  const form = { password: differ.password, passwordAgain: differ.password };
  const answer = await post(db, reset.action, { ...ask, form });
  expect(answer).toMatchObject({ status: 303, location: "/producer" });
  expect(answer.headers.getSetCookie().join()).toMatch(/session=\w{20,}/);
  expect(answer.headers.getSetCookie().join()).toMatch(/device=\S{40,};.*HttpOnly/);
  expect(await db.select().from(sessions).where(eq(sessions.userId, user.id))).toHaveLength(1);

  expect(await load(db, reset.loader, ask)).toMatchObject({ status: 410, data: { link: null } });
  expect(await post(db, reset.action, { ...ask, form })).toMatchObject({
    status: 409,
    data: { result: { error: { "": [m.people_link_dead()] } } },
  });
});

test("an invitation's page makes the account, signs in, and is gone afterwards", async ({ db }) => {
  const agency = await anAgency(db);
  const organiser = await anOrganiser(db, agency.id);
  const email = "thu.ky.moi@tinhhoa.test";
  await invite(contextOf(db, organiser), { email, name: "Thư Ký", role: "secretary", agencyId: agency.id });
  const token = await latestToken(db, email);
  const ask = { url: `/invitations/${token}`, params: { token } };

  expect(await load(db, invitation.loader, ask)).toMatchObject({
    data: { invitation: { email, role: "secretary", where: agency.name, isNewAccount: true }, signedInAs: null },
  });
  const form = { name: "Cao Thị Thư", password: PASSWORD, passwordAgain: PASSWORD };
  const answer = await post(db, invitation.action, { ...ask, form });
  expect(answer).toMatchObject({ status: 303, location: "/organiser" });
  expect(answer.headers.getSetCookie().join()).toMatch(/session=\w{20,}/);
  expect(await load(db, invitation.loader, ask)).toMatchObject({ status: 410, data: { invitation: null } });
});

test("accounts are for those signed in, and lists of them for admins", async ({ db }) => {
  const user = await aUser(db);
  expect(await load(db, account.loader, { url: "/account" })).toMatchObject({
    status: 302,
    location: "/login?next=%2Faccount",
  });
  expect(await load(db, account.loader, { url: "/account", as: { userId: user.id } })).toMatchObject({
    data: { account: { email: user.email }, sessions: [{ isCurrent: true }] },
  });
  expect(await load(db, adminUsers.loader, { url: "/admin/users", as: { userId: user.id } })).toMatchObject({
    status: 403,
  });
  expect(await load(db, adminUsers.loader, { url: "/admin/users" })).toMatchObject({
    location: "/login?next=%2Fadmin%2Fusers",
  });
});

test("guessing the present password is limited", async ({ db }) => {
  const user = await aUser(db, { passwordHash: await hashPassword(PASSWORD) });
  const form = { current: "sai rồi nhé bạn", password: "một hai ba bốn năm", passwordAgain: "một hai ba bốn năm" };
  const statuses: number[] = [];
  for (let turn = 0; turn < 11; turn += 1) {
    const answer = await post(db, accountPassword.action, { url: "/account/password", as: { userId: user.id }, form });
    statuses.push(answer.status);
  }
  expect(statuses).toEqual([...Array(10).fill(422), 429]);
});
