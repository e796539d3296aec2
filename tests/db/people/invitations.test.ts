import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anEstablishment } from "#tests/factories/establishments";
import { aJury } from "#tests/factories/panels";
import { actorOf, anAdmin, anOrganiser, aProducer, aUser } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { appointments, councilMembers, invitations, memberships, users } from "~/db/schema";
import { acceptInvitation } from "~/domain/people/accept-invitation.server";
import { authenticate } from "~/domain/people/authenticate.server";
import { invite } from "~/domain/people/invite-person.server";
import { hashPassword } from "~/domain/people/password.server";
import { invitationByToken, openInvitations } from "~/domain/people/queries-invitations.server";
import { resendInvitation } from "~/domain/people/resend-invitation.server";
import { revokeInvitation } from "~/domain/people/revoke-invitation.server";
import { hashOfSecret } from "~/domain/people/secret.server";
import { m } from "~/i18n/paraglide/messages";
import { latestToken, mailsOf } from "./outbox";

const NOW = new Date("2026-03-02T03:00:00Z");
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const PASSWORD = "mây trắng trên đèo Hải Vân";
const account = { name: "Đỗ Thị Lụa", password: PASSWORD, passwordAgain: PASSWORD };
let number = 0;
const guest = () => {
  number += 1;
  return { email: `khach.moi.${number}@tinhhoa.test`, name: "Đỗ Thị Lụa" };
};

test("invite makes an account without a password and mails a link for 14 days", async ({ db }) => {
  const agency = await anAgency(db, { name: "Sở Công Thương tỉnh Lâm Đồng" });
  const inviter = await anOrganiser(db, agency.id);
  const ctx = contextOf(db, inviter, NOW);
  const { email, name } = guest();

  const { userId, invitationId } = await invite(ctx, { email, name, role: "secretary", agencyId: agency.id });

  const [user] = await db.select().from(users).where(eq(users.id, userId));
  expect(user).toMatchObject({ email, name, passwordHash: null });
  const mail = (await mailsOf(db)).at(-1);
  expect(mail).toMatchObject({
    recipient: email,
    purpose: "invitation",
    subject: "Lời mời: Thư ký, Sở Công Thương tỉnh Lâm Đồng",
  });
  expect(mail?.body).toContain(inviter.name);
  const [row] = await db.select().from(invitations).where(eq(invitations.id, invitationId));
  expect(row).toMatchObject({
    tokenHash: hashOfSecret(await latestToken(db, email)),
    role: "secretary",
    agencyId: agency.id,
    invitedBy: inviter.userId,
    expiresAt: later(14),
  });
  expect(await auditOf(db, invitationId, { details: true })).toEqual([
    {
      act: "people.invited",
      before: null,
      after: { userId, role: "secretary", agencyId: agency.id, establishmentId: null, roundId: null },
      at: NOW,
    },
  ]);
});

test("invite is for organisers of the agency, admins and fellow producers, each for their own", async ({ db }) => {
  const agency = await anAgency(db);
  const elsewhere = await anAgency(db);
  const establishment = await anEstablishment(db);
  const round = await aRound(db, { agencyId: agency.id });
  const admin = await anAdmin(db);
  const organiser = await anOrganiser(db, agency.id);
  const secretary = await anOrganiser(db, agency.id, "secretary");
  const stranger = await anOrganiser(db, elsewhere.id);
  const producer = await aProducer(db, establishment.id);
  const attempt = (actor: typeof admin | null, scope: Record<string, unknown> & { role: "organiser" }) =>
    invite(contextOf(db, actor, NOW), { ...guest(), ...scope }).then(
      () => "invited",
      (error) => error.code,
    );
  const into = (role: string, place: Record<string, string> = {}) => ({ role: role as "organiser", ...place });
  const ofAgency = { agencyId: agency.id };

  expect(await attempt(organiser, into("organiser", ofAgency))).toBe("invited");
  expect(await attempt(admin, into("support", ofAgency))).toBe("invited");
  expect(await attempt(secretary, into("support", ofAgency))).toBe("forbidden");
  expect(await attempt(stranger, into("support", ofAgency))).toBe("forbidden");
  expect(await attempt(null, into("support", ofAgency))).toBe("forbidden");
  expect(await attempt(admin, into("admin"))).toBe("invited");
  expect(await attempt(organiser, into("admin"))).toBe("forbidden");
  expect(await attempt(producer, into("producer", { establishmentId: establishment.id }))).toBe("invited");
  expect(await attempt(admin, into("producer", { establishmentId: establishment.id }))).toBe("forbidden");
  expect(await attempt(secretary, into("juror", { roundId: round.id }))).toBe("invited");
  expect(await attempt(stranger, into("juror", { roundId: round.id }))).toBe("forbidden");
  expect(await attempt(admin, into("support"))).toBe("invalid");
  expect(await attempt(admin, into("support", { agencyId: "00000000-0000-7000-8000-000000000000" }))).toBe("not_found");
});

test("invite refuses a role that is held already and a disabled account", async ({ db }) => {
  const agency = await anAgency(db);
  const organiser = await anOrganiser(db, agency.id);
  const support = await anOrganiser(db, agency.id, "support");
  const disabled = await aUser(db, { disabledAt: NOW });
  const ctx = contextOf(db, organiser, NOW);
  const scope = { role: "support", agencyId: agency.id } as const;

  await expect(invite(ctx, { email: support.email, name: support.name, ...scope })).rejects.toMatchObject({
    code: "conflict",
    message: m.people_role_held({ name: support.name, role: "Tổ chuyên môn giúp việc" }),
  });
  await expect(invite(ctx, { email: disabled.email, name: "Ai", ...scope })).rejects.toMatchObject({
    code: "conflict",
    message: m.people_account_disabled(),
  });
});

test("an invitation sent again by inviting once more replaces the first", async ({ db }) => {
  const agency = await anAgency(db);
  const ctx = contextOf(db, await anOrganiser(db, agency.id), NOW);
  const person = guest();
  const scope = { role: "support", agencyId: agency.id } as const;
  await invite(ctx, { ...person, ...scope });
  const first = await latestToken(db, person.email);
  const { invitationId } = await invite(ctx, { ...person, ...scope });

  expect(await invitationByToken(ctx, first)).toBeNull();
  expect((await openInvitations(ctx, { agencyId: agency.id })).map((line) => line.id)).toEqual([invitationId]);
});

test("acceptInvitation sets name and password of a new account and gives the role", async ({ db }) => {
  const agency = await anAgency(db);
  const inviter = await anOrganiser(db, agency.id);
  const person = guest();
  const { userId, invitationId } = await invite(contextOf(db, inviter, NOW), {
    ...person,
    role: "support",
    agencyId: agency.id,
  });
  const token = await latestToken(db, person.email);
  const ctx = contextOf(db, null, NOW);
  expect(await invitationByToken(ctx, token)).toEqual({
    email: person.email,
    name: person.name,
    role: "support",
    where: agency.name,
    invitedBy: inviter.name,
    expiresAt: later(14),
    isNewAccount: true,
    isForActor: false,
  });

  await expect(acceptInvitation(ctx, token, {})).rejects.toMatchObject({
    code: "invalid",
    fields: { password: [m.people_password_needed()] },
  });
  expect(await acceptInvitation(ctx, token, account)).toEqual({ userId, isNewAccount: true });

  expect(await authenticate(ctx, { email: person.email, password: PASSWORD })).toBe(userId);
  expect((await actorOf(db, { id: userId })).memberships).toEqual([
    { role: "support", agencyId: agency.id, establishmentId: null },
  ]);
  const [held] = await db.select().from(memberships).where(eq(memberships.userId, userId));
  expect(held).toMatchObject({ grantedBy: inviter.userId, startedAt: NOW, endedAt: null });
  expect(await auditOf(db, invitationId)).toEqual(["people.invited", "people.invitation_accepted"]);
  await expect(acceptInvitation(ctx, token, account)).rejects.toMatchObject({ code: "closed" });
});

test("acceptInvitation by an account with a password needs that account to be signed in", async ({ db }) => {
  const establishment = await anEstablishment(db);
  const known = await aUser(db, { passwordHash: await hashPassword(PASSWORD) });
  const other = await actorOf(db, await aUser(db));
  await invite(contextOf(db, await aProducer(db, establishment.id), NOW), {
    email: known.email,
    name: "Tên do người mời gõ",
    role: "producer",
    establishmentId: establishment.id,
  });
  const token = await latestToken(db, known.email);

  const refused = { code: "forbidden", message: m.people_sign_in_as({ email: known.email }) };
  await expect(acceptInvitation(contextOf(db, null, NOW), token, account)).rejects.toMatchObject(refused);
  await expect(acceptInvitation(contextOf(db, other, NOW), token, account)).rejects.toMatchObject(refused);
  await acceptInvitation(contextOf(db, await actorOf(db, known), NOW), token, {});

  expect((await actorOf(db, known)).memberships).toEqual([
    { role: "producer", agencyId: null, establishmentId: establishment.id },
  ]);
  const [same] = await db.select().from(users).where(eq(users.id, known.id));
  expect(same).toEqual(known);
});

test("of two who take up one invitation at once, one wins", async ({ db }) => {
  const agency = await anAgency(db);
  const person = guest();
  const ctx = contextOf(db, null, NOW);
  const { userId } = await invite(contextOf(db, await anOrganiser(db, agency.id), NOW), {
    ...person,
    role: "organiser",
    agencyId: agency.id,
  });
  const token = await latestToken(db, person.email);

  const answers = await Promise.allSettled([1, 2, 3].map(() => acceptInvitation(ctx, token, account)));

  expect(answers.map((answer) => answer.status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  expect((await actorOf(db, { id: userId })).memberships).toHaveLength(1);
});

test("a link does not work after 14 days, after a revocation, and after it was sent again", async ({ db }) => {
  const agency = await anAgency(db);
  const inviter = await anOrganiser(db, agency.id);
  const ctx = contextOf(db, inviter, NOW);
  const visitor = contextOf(db, null, NOW);
  const person = guest();
  const { invitationId } = await invite(ctx, { ...person, role: "support", agencyId: agency.id });
  const first = await latestToken(db, person.email);
  const closed = { code: "closed", message: m.people_link_dead() };
  await expect(acceptInvitation(contextOf(db, null, later(14)), first, account)).rejects.toMatchObject(closed);

  await resendInvitation(contextOf(db, inviter, later(10)), invitationId);
  const second = await latestToken(db, person.email);
  await expect(acceptInvitation(visitor, first, account)).rejects.toMatchObject(closed);
  expect(await invitationByToken(contextOf(db, null, later(23)), second)).toMatchObject({ expiresAt: later(24) });

  await revokeInvitation(ctx, invitationId);
  await expect(acceptInvitation(visitor, second, account)).rejects.toMatchObject(closed);
  await expect(resendInvitation(ctx, invitationId)).rejects.toMatchObject({
    code: "closed",
    message: m.people_invitation_revoked(),
  });
  expect(await auditOf(db, invitationId)).toEqual([
    "people.invited",
    "people.invitation_resent",
    "people.invitation_revoked",
  ]);
});

test("someone else's invitation looks like none", async ({ db }) => {
  const agency = await anAgency(db);
  const { invitationId } = await invite(contextOf(db, await anOrganiser(db, agency.id), NOW), {
    ...guest(),
    role: "support",
    agencyId: agency.id,
  });
  const stranger = contextOf(db, await anOrganiser(db, (await anAgency(db)).id), NOW);
  await expect(revokeInvitation(stranger, invitationId)).rejects.toMatchObject({ code: "not_found" });
  await expect(resendInvitation(stranger, invitationId)).rejects.toMatchObject({ code: "not_found" });
  await expect(revokeInvitation(contextOf(db, null, NOW), invitationId)).rejects.toMatchObject({ code: "not_found" });
  expect(await openInvitations(stranger, { agencyId: agency.id })).toEqual([]);
  await expect(openInvitations(stranger, "all")).rejects.toMatchObject({ code: "forbidden" });
});

test("a juror's invitation marks their seats of the round as accepted", async ({ db }) => {
  const agency = await anAgency(db);
  const round = await aRound(db, { agencyId: agency.id });
  const jury = await aJury(db, round.id, 3, { acceptedAt: null });
  const juror = jury.head.actor;
  const inviter = await anOrganiser(db, agency.id, "secretary");
  const scope = { email: juror.email, name: juror.name, role: "juror", roundId: round.id } as const;
  await invite(contextOf(db, inviter, NOW), scope);
  const token = await latestToken(db, juror.email);
  expect(await invitationByToken(contextOf(db, null, NOW), token)).toMatchObject({ where: round.name, role: "juror" });

  await acceptInvitation(contextOf(db, null, NOW), token, account);

  const seats = await db.select().from(appointments).where(eq(appointments.panelId, jury.panelId));
  expect(seats.filter((seat) => seat.acceptedAt !== null).map((seat) => seat.userId)).toEqual([juror.userId]);

  await invite(contextOf(db, inviter, NOW), scope);
  await db.update(appointments).set({ endedAt: NOW }).where(eq(appointments.userId, juror.userId));
  await expect(
    acceptInvitation(
      contextOf(db, await actorOf(db, { id: juror.userId }), NOW),
      await latestToken(db, juror.email),
      {},
    ),
  ).rejects.toMatchObject({ code: "closed", message: m.people_seat_gone() });
});

test("a council member's invitation gives the seat, unless it has ended", async ({ db }) => {
  const agency = await anAgency(db);
  const round = await aRound(db, { agencyId: agency.id });
  const inviter = await anOrganiser(db, agency.id);
  const person = guest();
  const scope = { ...person, role: "council_member", roundId: round.id } as const;
  const { userId } = await invite(contextOf(db, inviter, NOW), scope);
  await acceptInvitation(contextOf(db, null, NOW), await latestToken(db, person.email), account);

  expect((await actorOf(db, { id: userId })).seats).toEqual([{ role: "council_member", roundId: round.id }]);

  await invite(contextOf(db, inviter, NOW), scope);
  await db.update(councilMembers).set({ endedAt: NOW }).where(eq(councilMembers.userId, userId));
  await expect(
    acceptInvitation(contextOf(db, await actorOf(db, { id: userId }), NOW), await latestToken(db, person.email), {}),
  ).rejects.toMatchObject({ code: "closed" });
});

test("openInvitations lists what waits, newest first, expired ones marked", async ({ db }) => {
  const agency = await anAgency(db, { name: "Sở Công Thương tỉnh Ninh Bình" });
  const organiser = await anOrganiser(db, agency.id);
  const people = [guest(), guest(), guest()];
  for (const [index, person] of people.entries()) {
    await invite(contextOf(db, organiser, later(index * 7)), { ...person, role: "support", agencyId: agency.id });
  }
  const lines = await openInvitations(contextOf(db, organiser, later(15)), { agencyId: agency.id });
  expect(
    lines.map(({ email, where, invitedBy, isExpired, isMine }) => ({ email, where, invitedBy, isExpired, isMine })),
  ).toEqual(
    people.toReversed().map(({ email }, index) => ({
      email,
      where: "Sở Công Thương tỉnh Ninh Bình",
      invitedBy: organiser.name,
      isExpired: index === 2,
      isMine: true,
    })),
  );
});
