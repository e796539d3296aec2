import { sql } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { actorOf, aMembership, anAdmin, anOrganiser, aUser } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import { meeting } from "#tests/support/locks";
import { acceptInvitation } from "~/domain/people/accept-invitation.server";
import { loadActor } from "~/domain/people/actor.server";
import { deleteAccount } from "~/domain/people/delete-account.server";
import { disableUser } from "~/domain/people/disable-user.server";
import { endRole } from "~/domain/people/end-role.server";
import { grantRole } from "~/domain/people/grant-role.server";
import { invite } from "~/domain/people/invite-person.server";
import { hashPassword } from "~/domain/people/password.server";
import { latestToken } from "./outbox";

// Each of these ended with a deadlock (40P01) for one of the two while locks were taken in different orders.

const NOW = new Date("2026-03-02T03:00:00Z");
const PASSWORD = "mây trắng trên đèo Hải Vân";
const account = { name: "Đỗ Thị Lụa", password: PASSWORD, passwordAgain: PASSWORD };

test("of two admins who disable each other at once, the first does, and the second may no more", async ({ db }) => {
  const [one, two, third] = [await anAdmin(db), await anAdmin(db), await anAdmin(db)];
  const held = sql`select from users where id = ${third.userId} for update`;

  const endings = await meeting(db, held, [
    () => disableUser(contextOf(db, one, NOW), two.userId),
    () => disableUser(contextOf(db, two, NOW), one.userId),
  ]);

  expect(endings).toEqual(["done", "forbidden"]);
  const open = await Promise.all([one, two, third].map(({ userId }) => loadActor(db, userId, NOW, null)));
  expect(open.map((actor) => actor !== null)).toEqual([true, false, true]);
});

test("of the last two admins who disable each other at once, one stays", async ({ db }) => {
  await db.execute(sql`update memberships set ended_at = now() where role = 'admin'`);
  const [one, two] = [await anAdmin(db), await anAdmin(db)];
  const held = sql`select from users where id = ${one.userId} for update`;

  const endings = await meeting(db, held, [
    () => disableUser(contextOf(db, one, NOW), two.userId),
    () => disableUser(contextOf(db, two, NOW), one.userId),
  ]);

  expect(endings).toEqual(["done", "forbidden"]);
});

test("of the last two admins, one who deletes the account and one who is disabled at once, one stays", async ({
  db,
}) => {
  await db.execute(sql`update memberships set ended_at = now() where role = 'admin'`);
  const user = await aUser(db, { passwordHash: await hashPassword(PASSWORD) });
  await aMembership(db, user.id, "admin");
  const [one, two] = [await actorOf(db, user), await anAdmin(db)];
  const held = sql`select from users where id = ${one.userId} for update`;

  const endings = await meeting(db, held, [
    () => deleteAccount(contextOf(db, one, NOW), one.userId, { current: PASSWORD }),
    () => disableUser(contextOf(db, one, NOW), two.userId),
  ]);

  expect(endings).toEqual(["done", "forbidden"]);
});

test("inviting someone again while they accept: the invitation that was accepted, or the new one, holds", async ({
  db,
}) => {
  const agency = await anAgency(db);
  const ctx = contextOf(db, await anOrganiser(db, agency.id), NOW);
  const invitation = { email: "khach@tinhhoa.test", name: "Khách", role: "support", agencyId: agency.id } as const;
  const { userId } = await invite(ctx, invitation);
  const token = await latestToken(db, invitation.email);
  const held = sql`select from users where id = ${userId} for update`;

  const endings = await meeting(db, held, [
    () => invite(ctx, invitation),
    () => acceptInvitation(contextOf(db, null, NOW), token, account),
  ]);

  expect(endings).toEqual(["done", "closed"]);
});

test("two admins who invite or give roles to each other at once do not wait for each other", async ({ db }) => {
  const [one, two] = [await anAdmin(db), await anAdmin(db)];
  const agency = await anAgency(db);
  const scope = { role: "support", agencyId: agency.id } as const;

  const invited = await meeting(db, sql`lock table invitations in share row exclusive mode`, [
    () => invite(contextOf(db, one, NOW), { ...two, ...scope }),
    () => invite(contextOf(db, two, NOW), { ...one, ...scope }),
  ]);
  const granted = await meeting(db, sql`lock table memberships in share row exclusive mode`, [
    () => grantRole(contextOf(db, one, NOW), two.userId, scope),
    () => grantRole(contextOf(db, two, NOW), one.userId, scope),
  ]);

  expect([invited, granted]).toEqual([
    ["done", "done"],
    ["done", "done"],
  ]);
});

test("ending roles in two places with the same people, met in different orders, ends both", async ({ db }) => {
  const [here, there] = [await anAgency(db), await anAgency(db)];
  const [first, second] = [await aUser(db), await aUser(db)];
  const roles = {
    firstHere: await aMembership(db, first.id, "organiser", { agencyId: here.id }),
    secondHere: await aMembership(db, second.id, "organiser", { agencyId: here.id }),
    secondThere: await aMembership(db, second.id, "organiser", { agencyId: there.id }),
    firstThere: await aMembership(db, first.id, "organiser", { agencyId: there.id }),
  };
  const admin = contextOf(db, await anAdmin(db), NOW);
  const held = sql`select from memberships where id in (${roles.secondHere.id}, ${roles.firstThere.id}) for update`;

  const endings = await meeting(db, held, [
    () => endRole(admin, roles.secondHere.id),
    () => endRole(admin, roles.firstThere.id),
  ]);

  expect(endings).toEqual(["done", "done"]);
});

test("who is invited while their account is being deleted gets a refusal, and a new account when asked again", async ({
  db,
}) => {
  const agency = await anAgency(db);
  const organiser = contextOf(db, await anOrganiser(db, agency.id), NOW);
  const user = await aUser(db, { passwordHash: await hashPassword(PASSWORD) });
  const actor = await actorOf(db, user);
  const input = { email: user.email, name: user.name, role: "secretary" as const, agencyId: agency.id };

  const endings = await meeting(db, sql`select from users where id = ${user.id} for update`, [
    () => deleteAccount(contextOf(db, actor, NOW), user.id, { current: PASSWORD }),
    () => invite(organiser, input),
  ]);

  expect(endings).toEqual(["done", "conflict"]);
  expect((await invite(organiser, input)).userId).not.toBe(user.id);
});
