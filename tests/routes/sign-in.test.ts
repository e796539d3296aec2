import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aMembership, aUser } from "#tests/factories/people";
import { expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import { aSession } from "#tests/support/sessions";
import { rateLimits, sessions } from "~/db/schema";
import { hashPassword } from "~/domain/people/password.server";
import { hashOfSecret } from "~/domain/people/secret.server";
import { m } from "~/i18n/paraglide/messages";
import * as login from "~/routes/_auth.login";
import * as logout from "~/routes/_auth.logout";

const PASSWORD = "chợ nổi Cái Răng lúc 5 giờ";
const url = "/login";

const sessionOf = (headers: Headers) => /session=(\w+)/.exec(headers.get("set-cookie") ?? "")?.[1] ?? "";

test("the right password gives a session of its own, kept as a hash, and leads to one's area", async ({ db }) => {
  const agency = await anAgency(db);
  const user = await aUser(db, { passwordHash: await hashPassword(PASSWORD) });
  await aMembership(db, user.id, "organiser", { agencyId: agency.id });
  const before = await aSession(db, user.id);

  const answer = await post(db, login.action, {
    url,
    form: { email: user.email, password: PASSWORD },
    headers: { cookie: `session=${before}`, "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0" },
  });

  expect(answer).toMatchObject({ status: 303, location: "/organiser" });
  expect(answer.headers.get("set-cookie")).toMatch(/HttpOnly.*SameSite=Lax/i);
  const rows = await db.select().from(sessions).where(eq(sessions.userId, user.id));
  expect(rows).toMatchObject([
    {
      id: hashOfSecret(sessionOf(answer.headers)),
      address: "127.0.0.1",
      userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0",
    },
  ]);
  expect(rows[0]?.id).not.toBe(hashOfSecret(before));
});

test("a wrong password and an unknown address get the same page, with the address kept and the password gone", async ({
  db,
}) => {
  const user = await aUser(db, { passwordHash: await hashPassword(PASSWORD) });
  for (const email of [user.email, "nobody@tinhhoa.test"]) {
    const answer = await post(db, login.action, { url, form: { email, password: "sai-mat-khau-roi" } });
    expect(answer).toMatchObject({
      status: 422,
      data: { result: { initialValue: { email }, error: { "": [m.people_sign_in_wrong()] } } },
    });
    expect(JSON.stringify(answer.data)).not.toContain("sai-mat-khau-roi");
    expect(answer.headers.get("set-cookie")).toBeNull();
  }
  const unreadable = await post(db, login.action, { url, form: { email: "khong", password: "sai-mat-khau-roi" } });
  expect(unreadable).toMatchObject({ status: 422, data: { result: { error: { email: [m.errors_not_an_email()] } } } });
  expect(JSON.stringify(unreadable.data)).not.toContain("sai-mat-khau-roi");
});

test.for([
  ["/judge?x=1", "/judge?x=1"],
  ["https://evil.test/", "/producer"],
  ["//evil.test/", "/producer"],
  ["/\\evil.test", "/producer"],
  ["", "/producer"],
])("next %s leads to %s", async ([next, location], { db }) => {
  const user = await aUser(db, { passwordHash: await hashPassword(PASSWORD) });
  const answer = await post(db, login.action, { url, form: { email: user.email, password: PASSWORD, next: next! } });
  expect(answer).toMatchObject({ status: 303, location });
});

test("someone signed in goes on, a visitor sees the form", async ({ db }) => {
  const user = await aUser(db);
  expect(await load(db, login.loader, { url: "/login?next=/judge", as: { userId: user.id } })).toMatchObject({
    status: 302,
    location: "/judge",
  });
  expect(await load(db, login.loader, { url: "/login?next=/judge" })).toMatchObject({
    status: 200,
    data: { next: "/judge" },
  });
});

test("signing out ends the session in the database", async ({ db }) => {
  const user = await aUser(db);
  const session = await aSession(db, user.id);
  const answer = await post(db, logout.action, { url: "/logout", form: {}, headers: { cookie: `session=${session}` } });
  expect(answer).toMatchObject({ status: 303, location: "/" });
  expect(answer.headers.getSetCookie().join()).toContain("session=;");
  expect(await db.select().from(sessions).where(eq(sessions.userId, user.id))).toEqual([]);
  expect(await load(db, logout.loader, { url: "/logout" })).toMatchObject({ location: "/login" });
});

test("an address that failed thirty times waits, also with the right password; other accounts lose nothing", async ({
  db,
}) => {
  await db.delete(rateLimits);
  const user = await aUser(db, { passwordHash: await hashPassword(PASSWORD) });
  const attempt = (email: string, password: string) => post(db, login.action, { url, form: { email, password } });
  for (let turn = 0; turn < 3; turn += 1) {
    expect(await attempt(user.email, PASSWORD)).toMatchObject({ status: 303 });
  }
  const failures = Array.from({ length: 30 }, (_, index) => attempt(`nobody${index}@tinhhoa.test`, "sai-mat-khau"));
  expect(new Set((await Promise.all(failures)).map((answer) => answer.status))).toEqual(new Set([422]));

  const refused = await attempt(user.email, PASSWORD);
  expect(refused).toMatchObject({
    status: 429,
    data: { result: { initialValue: { email: user.email }, error: { "": [m.people_too_many({ minutes: 15 })] } } },
  });
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(800);

  await db.delete(rateLimits);
  expect(await attempt(user.email, PASSWORD)).toMatchObject({ status: 303 });
});

test("an account that saw many failures answers slowly and still lets its owner in", async ({ db }) => {
  await db.delete(rateLimits);
  const user = await aUser(db, { passwordHash: await hashPassword(PASSWORD) });
  const attempt = (password: string) => post(db, login.action, { url, form: { email: user.email, password } });
  for (let turn = 0; turn < 5; turn += 1) await attempt("sai-mat-khau");
  const began = performance.now();
  expect(await attempt(PASSWORD)).toMatchObject({ status: 303 });
  expect(performance.now() - began).toBeGreaterThan(250);
});
