import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anEstablishment } from "#tests/factories/establishments";
import { actorOf, aMembership, anActor, anAdmin, anOrganiser, aProducer, aUser } from "#tests/factories/people";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { aSession } from "#tests/support/sessions";
import { memberships, sessions, users } from "~/db/schema";
import { actorOfToken } from "~/domain/people/api-token.server";
import { createToken } from "~/domain/people/create-token.server";
import { createUser } from "~/domain/people/create-user.server";
import { disableUser, enableUser } from "~/domain/people/disable-user.server";
import { endRole } from "~/domain/people/end-role.server";
import { endSession, endSessionsOf } from "~/domain/people/end-session.server";
import { grantRole } from "~/domain/people/grant-role.server";
import { passwordLink } from "~/domain/people/password-link.server";
import { hasDemoAccounts, sessionsOf, userDetails, usersPage } from "~/domain/people/queries.server";
import { membershipToEnd } from "~/domain/people/queries-memberships.server";
import { hashOfSecret } from "~/domain/people/secret.server";
import { updateAccount } from "~/domain/people/update-account.server";
import { m } from "~/i18n/paraglide/messages";

const NOW = new Date("2026-03-02T03:00:00Z");

test("hasDemoAccounts", async ({ db }) => {
  expect(await hasDemoAccounts(db)).toBe(false);
  const demo = await aUser(db, { demo: "juror1" });
  expect(await hasDemoAccounts(db)).toBe(true);
  await db.delete(users).where(eq(users.id, demo.id));
});

test("the last admin stays: neither ended nor disabled, also when two try at once", async ({ db }) => {
  const [one, two] = [await anAdmin(db), await anAdmin(db)];
  const roleOf = async (userId: string) =>
    (await db.select().from(memberships).where(eq(memberships.userId, userId)))[0]!.id;
  const [roleOne, roleTwo] = [await roleOf(one.userId), await roleOf(two.userId)];

  const answers = await Promise.allSettled([
    endRole(contextOf(db, one, NOW), roleTwo),
    endRole(contextOf(db, two, NOW), roleOne),
  ]);

  expect(answers.map((answer) => answer.status).sort()).toEqual(["fulfilled", "rejected"]);
  const isOneLeft = answers[1]?.status === "rejected";
  const left = isOneLeft ? one : two;
  await expect(endRole(contextOf(db, left, NOW), isOneLeft ? roleOne : roleTwo)).rejects.toMatchObject({
    code: "forbidden",
    message: m.people_last_admin(),
  });
  await expect(disableUser(contextOf(db, left, NOW), left.userId)).rejects.toMatchObject({
    code: "forbidden",
    message: m.people_not_oneself(),
  });
});

test("grantRole is for admins, once a role, and audited", async ({ db }) => {
  const agency = await anAgency(db);
  const admin = await anAdmin(db);
  const organiser = await anOrganiser(db, agency.id);
  const user = await aUser(db);
  const grant = { role: "support", agencyId: agency.id } as const;

  await expect(grantRole(contextOf(db, organiser, NOW), user.id, grant)).rejects.toMatchObject({ code: "forbidden" });
  await grantRole(contextOf(db, admin, NOW), user.id, grant);

  expect((await actorOf(db, user)).memberships).toEqual([
    { role: "support", agencyId: agency.id, establishmentId: null },
  ]);
  expect(await auditOf(db, user.id, { details: true })).toEqual([
    {
      act: "people.role_granted",
      before: null,
      after: { role: "support", agencyId: agency.id, establishmentId: null },
      at: NOW,
    },
  ]);
  await expect(grantRole(contextOf(db, admin, NOW), user.id, grant)).rejects.toMatchObject({ code: "conflict" });
  await expect(
    grantRole(contextOf(db, admin, NOW), "00000000-0000-7000-8000-000000000000", grant),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("endRole by an organiser: colleagues of the agency, but not the last organiser", async ({ db }) => {
  const agency = await anAgency(db);
  const organiser = await anOrganiser(db, agency.id);
  const support = await aUser(db);
  const role = await aMembership(db, support.id, "support", { agencyId: agency.id });
  const [own] = await db.select().from(memberships).where(eq(memberships.userId, organiser.userId));
  const stranger = await anOrganiser(db, (await anAgency(db)).id);
  const ctx = contextOf(db, organiser, NOW);

  await expect(endRole(contextOf(db, stranger, NOW), role.id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(membershipToEnd(contextOf(db, stranger, NOW), role.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(endRole(ctx, own!.id)).rejects.toMatchObject({
    code: "forbidden",
    message: m.people_last_organiser(),
  });
  expect(await membershipToEnd(ctx, own!.id)).toMatchObject({ whyNot: m.people_last_organiser() });
  expect(await membershipToEnd(ctx, role.id)).toEqual({
    name: support.name,
    role: "support",
    where: agency.name,
    whyNot: null,
  });
  await endRole(ctx, role.id);

  expect((await actorOf(db, support, NOW)).memberships).toEqual([]);
  expect(await auditOf(db, support.id)).toEqual(["people.role_ended"]);
  await expect(endRole(ctx, role.id)).rejects.toMatchObject({ code: "closed" });
});

test("endRole by a producer: fellow producers, but not the last one", async ({ db }) => {
  const establishment = await anEstablishment(db);
  const [one, two] = [await aProducer(db, establishment.id), await aProducer(db, establishment.id)];
  const roleOf = async (userId: string) =>
    (await db.select().from(memberships).where(eq(memberships.userId, userId)))[0]!.id;

  await endRole(contextOf(db, one, NOW), await roleOf(two.userId));
  await expect(endRole(contextOf(db, one, NOW), await roleOf(one.userId))).rejects.toMatchObject({
    code: "forbidden",
    message: m.people_last_producer(),
  });
});

test("disableUser ends sessions and tokens, and enableUser gives the account back", async ({ db }) => {
  const admin = await anAdmin(db);
  const other = await anAdmin(db);
  const user = await aUser(db);
  await aSession(db, user.id);
  const { token } = await createToken(contextOf(db, null, NOW), {
    email: user.email,
    scopes: ["read"],
    name: "test",
  });
  const ctx = contextOf(db, admin, NOW);

  await expect(disableUser(contextOf(db, await anActor(db), NOW), user.id)).rejects.toMatchObject({
    code: "forbidden",
  });
  await disableUser(ctx, user.id);

  expect(await db.select().from(sessions).where(eq(sessions.userId, user.id))).toEqual([]);
  expect(await actorOfToken(db, token, NOW)).toBeNull();
  await expect(disableUser(ctx, user.id)).rejects.toMatchObject({ code: "closed" });
  await enableUser(ctx, user.id);
  expect(await actorOf(db, user)).toMatchObject({ userId: user.id });
  expect(await actorOfToken(db, token, NOW)).toBeNull();
  await expect(enableUser(ctx, user.id)).rejects.toMatchObject({ code: "closed" });
  expect(await auditOf(db, user.id)).toEqual(["people.disabled", "people.enabled"]);
  await disableUser(ctx, other.userId);
  expect(await auditOf(db, other.userId)).toEqual(["people.disabled"]);
});

test("sessions are listed and ended by their owner, and by an admin with a trace", async ({ db }) => {
  const user = await aUser(db);
  const mine = await aSession(db, user.id);
  const others = [await aSession(db, user.id), await aSession(db, user.id)];
  const ctx = contextOf(db, await actorOf(db, user), new Date());

  const listed = await sessionsOf(ctx, user.id, mine);
  expect(listed.filter((session) => session.isCurrent).map((session) => session.id)).toEqual([hashOfSecret(mine)]);
  expect(listed).toHaveLength(3);
  expect(listed[0]).toMatchObject({ device: { browser: null, system: null }, address: "127.0.0.1" });

  const stranger = contextOf(db, await anActor(db), new Date());
  await expect(sessionsOf(stranger, user.id, null)).rejects.toMatchObject({ code: "forbidden" });
  await expect(endSession(stranger, hashOfSecret(others[0]!))).rejects.toMatchObject({ code: "not_found" });
  await expect(endSessionsOf(stranger, user.id, { keep: null })).rejects.toMatchObject({ code: "forbidden" });

  await endSession(ctx, hashOfSecret(others[0]!));
  expect(await endSessionsOf(ctx, user.id, { keep: mine })).toBe(1);
  expect((await sessionsOf(ctx, user.id, mine)).map((session) => session.isCurrent)).toEqual([true]);
  expect(await auditOf(db, user.id)).toEqual([]);

  expect(await endSessionsOf(contextOf(db, await anAdmin(db), new Date()), user.id, { keep: null })).toBe(1);
  expect(await auditOf(db, user.id)).toEqual(["people.sessions_ended"]);
});

test("updateAccount changes one's own name, phone and language, and the audit keeps which, not what", async ({
  db,
}) => {
  const user = await aUser(db);
  const form = { name: "Trần Thị Tơ", phone: "0912345678", locale: "en" } as const;
  await expect(updateAccount(contextOf(db, await anAdmin(db), NOW), user.id, form)).rejects.toMatchObject({
    code: "forbidden",
  });
  await updateAccount(contextOf(db, await actorOf(db, user), NOW), user.id, form);
  const [same] = await db.select().from(users).where(eq(users.id, user.id));
  expect(same).toEqual({ ...user, ...form });
  await updateAccount(contextOf(db, await actorOf(db, user), NOW), user.id, form);
  expect(await auditOf(db, user.id, { details: true })).toEqual([
    { act: "people.edited", before: null, after: { changed: ["name", "phone", "locale"] }, at: NOW },
  ]);
});

test("createUser makes an account with a role and a password, or a link that sets it", async ({ db }) => {
  const agency = await anAgency(db);
  const ctx = contextOf(db, null, NOW);
  const withLink = await createUser(ctx, { email: "quan.tri@tinhhoa.test", name: "Quản trị", role: { role: "admin" } });
  const token = withLink.passwordPath!.split("/").at(-1)!;
  expect(await passwordLink(ctx, token)).toEqual({ email: "quan.tri@tinhhoa.test", name: "Quản trị", isFirst: true });
  expect((await actorOf(db, { id: withLink.userId })).memberships).toEqual([
    { role: "admin", agencyId: null, establishmentId: null },
  ]);
  expect(await auditOf(db, withLink.userId)).toEqual(["people.created", "people.role_granted"]);

  const role = { role: "organiser", agencySlug: agency.slug } as const;
  const password = "hoa ban nở ven Quốc lộ 6";
  const { userId, passwordPath } = await createUser(ctx, {
    email: "to.chuc@tinhhoa.test",
    name: "Tổ chức",
    role,
    password,
  });
  expect(passwordPath).toBeNull();
  expect((await actorOf(db, { id: userId })).memberships).toMatchObject([{ role: "organiser", agencyId: agency.id }]);

  await expect(createUser(ctx, { email: "To.Chuc@tinhhoa.test", name: "Ai" })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(createUser(ctx, { email: "a@tinhhoa.test", name: "Ai", password: "matkhau123" })).rejects.toMatchObject({
    code: "invalid",
  });
  await expect(
    createUser(ctx, { email: "a@tinhhoa.test", name: "Ai", role: { role: "support", agencySlug: "khong-co" } }),
  ).rejects.toMatchObject({ code: "not_found" });
  expect(await db.select().from(users).where(eq(users.email, "a@tinhhoa.test"))).toEqual([]);
});

test("usersPage finds people by parts of name and address, accents not counting", async ({ db }) => {
  const admin = contextOf(db, await anAdmin(db), NOW);
  const agency = await anAgency(db);
  const user = await aUser(db, { name: "Đặng Thùy Trâm Anh", email: "100%tram_anh@tinhhoa.test" });
  await aMembership(db, user.id, "support", { agencyId: agency.id });
  const line = {
    id: user.id,
    name: user.name,
    email: user.email,
    createdAt: user.createdAt,
    disabledAt: null,
    leftAs: null,
    hasPassword: false,
    roles: ["support"],
    lastSeenAt: null,
  };
  for (const q of ["dang thuy tram", "ĐẶNG THÙY", "100%tram_"]) {
    expect(await usersPage(admin, { q, page: 1 })).toEqual({ items: [line], total: 1, page: 1, pageSize: 25 });
  }
  expect((await usersPage(admin, { q: "100_tram", page: 1 })).items).toEqual([]);
  const all = await usersPage(admin, { q: "", page: 1 });
  expect(all.items).toHaveLength(Math.min(25, all.total));
  await expect(usersPage(contextOf(db, await anActor(db), NOW), { q: "", page: 1 })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("userDetails shows roles of all times with their place and who gave them", async ({ db }) => {
  const admin = await anAdmin(db);
  const agency = await anAgency(db, { name: "Sở Công Thương tỉnh Sơn La" });
  const user = await aUser(db);
  await db.insert(memberships).values([
    {
      userId: user.id,
      role: "support",
      agencyId: agency.id,
      startedAt: new Date("2024-01-01"),
      endedAt: new Date("2025-01-01"),
    },
    { userId: user.id, role: "organiser", agencyId: agency.id, startedAt: NOW, grantedBy: admin.userId },
  ]);
  const { roles } = await userDetails(contextOf(db, admin, NOW), user.id);
  expect(roles).toMatchObject([
    { role: "organiser", where: agency.name, startedAt: NOW, endedAt: null, grantedBy: admin.name },
    { role: "support", where: agency.name, endedAt: new Date("2025-01-01"), grantedBy: null },
  ]);
  await expect(userDetails(contextOf(db, await anActor(db), NOW), user.id)).rejects.toMatchObject({
    code: "forbidden",
  });
});
