import { eq } from "drizzle-orm";
import { aComplaint, anAnnouncedRound } from "#tests/factories/complaints";
import { aCouncil, anOpenMeeting, aVotedMotion } from "#tests/factories/councils";
import { actorOf, aMembership, anAdmin, aUser } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import { councilMembers, paperChecks, rateLimits, sessions, users } from "~/db/schema";
import { actorOfToken } from "~/domain/people/api-token.server";
import { createToken } from "~/domain/people/create-token.server";
import { hashPassword } from "~/domain/people/password.server";
import { m } from "~/i18n/paraglide/messages";
import * as account from "~/routes/account._index";
import * as withdrawal from "~/routes/account.consent.withdrawal";
import * as page from "~/routes/account.data";
import * as file from "~/routes/account.data[.json]";
import * as deletion from "~/routes/account.deletion";
import * as adminUser from "~/routes/admin.users.$id._index";
import * as revocation from "~/routes/tokens.$id.revocation";

const PASSWORD = "chợ nổi Cái Răng lúc 5 giờ";

test("my data and what may be done with it are for those signed in", async ({ db }) => {
  for (const [url, { loader }] of [
    ["/account/data", page],
    ["/account/data.json", file],
    ["/account/consent/withdrawal", withdrawal],
    ["/account/deletion", deletion],
  ] as const) {
    expect(await load(db, loader, { url })).toMatchObject({
      status: 302,
      location: `/login?next=${encodeURIComponent(url)}`,
    });
  }
  for (const { action } of [withdrawal, deletion]) {
    expect(await post(db, action, { url: "/x", form: { current: "x" } })).toMatchObject({ location: "/login" });
  }
});

test("the file of my data is saved, by nobody on the way", async ({ db }) => {
  const user = await aUser(db);
  const answer = await load(db, file.loader, { url: "/account/data.json", as: { userId: user.id } });

  expect(answer).toMatchObject({ status: 200, data: { account: { email: user.email } } });
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="tinh-hoa-\d{4}-\d\d-\d\d\.json"/);
  expect(answer.headers.get("cache-control")).toBe("no-store");
});

test("the file holds what one filed, scored, voted, was present for and checked; of a secret ballot not how", async ({
  db,
}) => {
  const { round, jury, entries } = await anAnnouncedRound(db);
  const me = jury.head.actor;
  const sheet = { round: expect.any(String), points: round.leaves.length, signedAt: expect.any(String) };
  const inCouncil = await aRound(db, { phase: "council" });
  const council = await aCouncil(db, inCouncil.id);
  await db.update(councilMembers).set({ userId: me.userId }).where(eq(councilMembers.id, council.chair.memberId));
  const chair = { ...council.chair, actor: await actorOf(db, { id: me.userId }) };
  const mine = { ...council, chair, members: [chair, ...council.members.slice(1)] };
  const meetingId = await anOpenMeeting(db, mine);
  const choices = ["for", "for", "for", "for", "for", "for", "for"] as const;
  const open = await aVotedMotion(db, mine, meetingId, choices);
  const secret = await aVotedMotion(db, mine, meetingId, choices, { ballot: "secret" });
  const complaint = await aComplaint(db, round, null, { actor: me });
  await aComplaint(db, round, null);
  const check = { nominationId: entries[1]!.id, by: me.userId, verdict: "in_order" as const };
  await db.insert(paperChecks).values([
    { ...check, requirement: "a" },
    { ...check, requirement: "b" },
  ]);

  const { data } = await load(db, file.loader, { url: "/account/data.json", as: me });

  expect(data).toMatchObject({
    complaints: [{ id: complaint, name: "Trần Thị Phản Ánh", phone: "0912345678", answer: null }],
    sheets: entries.map(({ code }) => ({ ...sheet, entry: code })),
    attendances: [{ meetingId, isPresent: true }],
    votes: [
      { motionId: open, ballot: "open", choice: "for" },
      { motionId: secret, ballot: "secret", choice: null },
    ],
    paperChecks: [{ nominationId: entries[1]!.id, papers: 2 }],
  });
  expect(await load(db, page.loader, { url: "/account/data", as: me })).toMatchObject({ data: { complaints: 1 } });
  expect(await load(db, deletion.loader, { url: "/account/deletion", as: me })).toMatchObject({
    data: { complaints: 1 },
  });
});

test("deleting needs the password, which is not sent back, and signs out", async ({ db }) => {
  const user = await aUser(db, { passwordHash: await hashPassword(PASSWORD) });
  const ask = { url: "/account/deletion", as: { userId: user.id } };

  const wrong = await post(db, deletion.action, { ...ask, form: { current: "sai-mat-khau-roi" } });
  expect(wrong).toMatchObject({
    status: 422,
    data: { result: { error: { current: [m.people_current_wrong()] } } },
  });
  expect(JSON.stringify(wrong.data)).not.toContain("sai-mat-khau-roi");

  const answer = await post(db, deletion.action, { ...ask, form: { current: PASSWORD } });
  expect(answer).toMatchObject({ status: 303, location: "/" });
  expect(answer.headers.getSetCookie().join()).toContain("session=;");
  const [gone] = await db.select().from(users).where(eq(users.id, user.id));
  expect(gone).toMatchObject({ leftAs: "deleted", passwordHash: null });
});

test("guessing the password on the page that deletes is limited", async ({ db }) => {
  await db.delete(rateLimits);
  const user = await aUser(db, { passwordHash: await hashPassword(PASSWORD) });
  const statuses: number[] = [];
  for (let turn = 0; turn < 11; turn += 1) {
    const url = "/account/deletion";
    const answer = await post(db, deletion.action, { url, as: { userId: user.id }, form: { current: "sai" } });
    statuses.push(answer.status);
  }
  expect(statuses).toEqual([...Array(10).fill(422), 429]);
});

test("the last admin sees why the account cannot be deleted, who has no consent why there is none to withdraw", async ({
  db,
}) => {
  const user = await aUser(db);
  await aMembership(db, user.id, "admin");
  const as = { userId: user.id };

  expect(await load(db, deletion.loader, { url: "/account/deletion", as })).toMatchObject({
    data: { whyNot: m.people_last_admin() },
  });
  expect(await load(db, withdrawal.loader, { url: "/account/consent/withdrawal", as })).toMatchObject({
    data: { whyNot: m.people_consent_none() },
  });
});

test("a token is seen and revoked on one's account and by an admin; the way back leads nowhere else", async ({
  db,
}) => {
  const user = await aUser(db);
  const admin = await anAdmin(db);
  const make = () => createToken(contextOf(db, null), { email: user.email, scopes: ["read"], name: "máy tính bảng" });
  const [one, two] = [await make(), await make()];
  const ask = (id: string, returnTo: string) => ({
    url: `/tokens/${id}/revocation?returnTo=${encodeURIComponent(returnTo)}`,
    params: { id },
  });

  expect(await load(db, account.loader, { url: "/account", as: { userId: user.id } })).toMatchObject({
    data: { tokens: [{ id: two.id }, { id: one.id }] },
  });
  const details = { url: `/admin/users/${user.id}`, params: { id: user.id }, as: admin };
  expect(await load(db, adminUser.loader, details)).toMatchObject({ data: { user: { tokens: [{}, {}] } } });
  const seen = await load(db, revocation.loader, { ...ask(one.id, "//evil.test"), as: { userId: user.id } });
  expect(seen).toMatchObject({ data: { name: "máy tính bảng", owner: user.name, returnTo: "/account" } });
  expect(
    await load(db, revocation.loader, { ...ask(one.id, "/x"), as: { userId: (await aUser(db)).id } }),
  ).toMatchObject({ status: 404 });

  const back = `/admin/users/${user.id}`;
  expect(await post(db, revocation.action, { ...ask(one.id, back), as: admin, form: {} })).toMatchObject({
    status: 303,
    location: back,
  });
  expect(await actorOfToken(db, one.token, new Date())).toBeNull();
  expect(await actorOfToken(db, two.token, new Date())).not.toBeNull();
  expect(await db.select().from(sessions).where(eq(sessions.userId, user.id))).toHaveLength(2);
});
