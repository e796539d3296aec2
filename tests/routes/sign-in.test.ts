import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aMembership, aUser } from "#tests/factories/people";
import { expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import { aSession } from "#tests/support/sessions";
import type { Database } from "~/db/client.server";
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

/** Tries to sign in, each from an address of its own unless told, on a browser that holds these cookies. */
function attempts(db: Database, email: string) {
  let from = 0;
  return (password: string, { cookie, address }: { cookie?: string; address?: string } = {}) => {
    from += 1;
    return post(db, login.action, {
      url,
      form: { email, password },
      address: address ?? `10.1.${from >> 8}.${from & 255}`,
      headers: cookie ? { cookie } : {},
    });
  };
}

const deviceOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .find((one) => one.startsWith("device="))
    ?.split(";")[0];

/** As if that many tries of an account had failed on unknown devices in this hour. */
async function afterFailures(db: Database, email: string, count: number) {
  await db.delete(rateLimits);
  await db.insert(rateLimits).values({
    key: `sign_in_account:${hashOfSecret(email)}`,
    points: count,
    expire: new Date(Date.now() + 1_800_000),
  });
}

test("an account that saw many failures answers slowly and still lets its owner in", async ({ db }) => {
  await db.delete(rateLimits);
  const user = await aUser(db, { passwordHash: await hashPassword(PASSWORD) });
  const attempt = attempts(db, user.email);
  for (let turn = 0; turn < 5; turn += 1) await attempt("sai-mat-khau");
  const began = performance.now();
  expect(await attempt(PASSWORD)).toMatchObject({ status: 303 });
  expect(performance.now() - began).toBeGreaterThan(250);
});

test("tries of one account that come at once from many addresses wait in one short line; the rest is sent away", async ({
  db,
}) => {
  const user = await aUser(db, { passwordHash: await hashPassword(PASSWORD) });
  await afterFailures(db, user.email, 8);
  const attempt = attempts(db, user.email);
  const began = performance.now();
  const answers = await Promise.all(Array.from({ length: 12 }, () => attempt("sai-mat-khau")));
  const took = performance.now() - began;

  const statuses = answers.map((answer) => answer.status);
  expect(statuses.filter((status) => status === 422)).toHaveLength(3);
  expect(statuses.filter((status) => status === 429)).toHaveLength(9);
  expect(took).toBeGreaterThan(5500);
  expect(answers.find((answer) => answer.status === 429)).toMatchObject({
    data: { result: { error: { "": [m.people_sign_in_busy({ seconds: 6 })] } } },
  });
});

test("an account takes forty failures an hour from unknown devices, known or not; then it says how to get in", async ({
  db,
}) => {
  const user = await aUser(db, { passwordHash: await hashPassword(PASSWORD) });
  for (const email of [user.email, "nobody@tinhhoa.test"]) {
    await afterFailures(db, email, 40);
    const refused = await attempts(db, email)(PASSWORD);
    expect(refused).toMatchObject({
      status: 429,
      data: { result: { initialValue: { email }, error: { "": [m.people_sign_in_resting({ minutes: 30 })] } } },
    });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(1700);
    expect(JSON.stringify(refused.data)).not.toContain(PASSWORD);
  }
});

test("a device that signed in before keeps its own ten tries while strangers have spent the account's", async ({
  db,
}) => {
  await db.delete(rateLimits);
  const user = await aUser(db, { passwordHash: await hashPassword(PASSWORD) });
  const other = await aUser(db, { passwordHash: await hashPassword(PASSWORD) });
  const attempt = attempts(db, user.email);
  const cookie = deviceOf((await attempt(PASSWORD)).headers)!;
  expect(cookie).toMatch(/^device=\S{40,}$/);
  await afterAccountIsSpent();

  expect((await attempt(PASSWORD)).status).toBe(429);
  expect((await attempts(db, other.email)(PASSWORD, { cookie })).status).toBe(303);
  for (let turn = 0; turn < 9; turn += 1) expect((await attempt("sai-mat-khau", { cookie })).status).toBe(422);
  expect(await attempt(PASSWORD, { cookie })).toMatchObject({ status: 303 });
  for (let turn = 0; turn < 10; turn += 1) expect((await attempt("sai-mat-khau", { cookie })).status).toBe(422);
  expect((await attempt(PASSWORD, { cookie })).status).toBe(429);
  expect((await attempt(PASSWORD, { cookie: `device=${"0".repeat(48)}` })).status).toBe(429);

  async function afterAccountIsSpent() {
    const key = `sign_in_account:${hashOfSecret(user.email)}`;
    const expire = new Date(Date.now() + 1_800_000);
    await db
      .insert(rateLimits)
      .values({ key, points: 40, expire })
      .onConflictDoUpdate({ target: rateLimits.key, set: { points: 40, expire } });
  }
});
