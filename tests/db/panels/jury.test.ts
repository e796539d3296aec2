import { and, asc, eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { nominationsFor } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { anActor, anOrganiser, aUser } from "#tests/factories/people";
import { aRound, type RoundOptions } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import { pseudonymIn, sealedIn } from "#tests/support/ledger";
import type { Database } from "~/db/client.server";
import { auditEntries, invitations, ledgerEvents, sheets } from "~/db/schema";
import { endAppointment } from "~/domain/panels/end-appointment.server";
import type { NameJurorForm } from "~/domain/panels/forms";
import { nameJuror } from "~/domain/panels/name-juror.server";
import { jurorsOf } from "~/domain/panels/queries.server";

async function aRoundAtWork(db: Database, options: RoundOptions = { phase: "screening" }) {
  const agency = await anAgency(db);
  const round = await aRound(db, { agencyId: agency.id, ...options });
  return { agency, round, ctx: contextOf(db, await anOrganiser(db, agency.id, "secretary")) };
}

let people = 0;
function person(role: NameJurorForm["role"], values: Partial<NameJurorForm> = {}): NameJurorForm {
  people += 1;
  return {
    email: `giam.khao.${people}@tinhhoa.test`,
    name: `Trần Văn ${people}`,
    title: "Sở Công Thương",
    role,
    ...values,
  };
}

test("nameJuror seats and invites a person, and writes it to ledger and audit", async ({ db }) => {
  const { ctx, round } = await aRoundAtWork(db);
  const head = person("head", { name: "Lê Thị Hoa", title: "Phó Giám đốc Sở Công Thương" });

  const appointmentId = await nameJuror(ctx, round.id, head);

  const [juror] = await jurorsOf(ctx, round.id);
  expect(juror).toEqual({
    appointmentId,
    panelId: expect.any(String),
    userId: expect.any(String),
    name: "Lê Thị Hoa",
    email: head.email,
    role: "head",
    title: "Phó Giám đốc Sở Công Thương",
    appointedAt: ctx.now,
    acceptedAt: null,
    endedAt: null,
  });
  const [invited] = await db.select().from(invitations).where(eq(invitations.email, head.email));
  expect(invited).toMatchObject({ role: "juror", roundId: round.id });
  const [event] = await db.select().from(ledgerEvents).where(eq(ledgerEvents.roundId, round.id));
  expect(event!.kind).toBe("jury_named");
  expect(JSON.parse(event!.payload)).toMatchObject({
    appointment: appointmentId,
    juror: await pseudonymIn(db, round.id, juror!.userId),
  });
  expect(event!.payload).not.toContain("Lê Thị Hoa");
  expect(sealedIn(event!)).toEqual({ name: "Lê Thị Hoa", role: "head", title: "Phó Giám đốc Sở Công Thương" });
  const audit = await db.select().from(auditEntries).where(eq(auditEntries.subjectId, round.id));
  expect(audit.map((entry) => entry.act)).toEqual(["jury.named"]);
});

test("a jury has one panel, its head first, and one head", async ({ db }) => {
  const { ctx, round } = await aRoundAtWork(db);
  await nameJuror(ctx, round.id, person("member", { name: "An" }));
  await nameJuror(ctx, round.id, person("deputy", { name: "Bình" }));
  await nameJuror(ctx, round.id, person("head", { name: "Chi" }));

  await expect(nameJuror(ctx, round.id, person("head"))).rejects.toMatchObject({
    code: "conflict",
    fields: { role: ["Ban giám khảo đã có Trưởng ban là Chi."] },
  });

  const jury = await jurorsOf(ctx, round.id);
  expect(jury.map((one) => one.name)).toEqual(["Chi", "Bình", "An"]);
  expect(new Set(jury.map((one) => one.panelId)).size).toBe(1);
});

test("a person sits once, by whatever spelling of the address, and may come back", async ({ db }) => {
  const { ctx, round } = await aRoundAtWork(db);
  const member = person("member");
  const appointmentId = await nameJuror(ctx, round.id, member);
  await expect(nameJuror(ctx, round.id, { ...member, email: member.email.toUpperCase() })).rejects.toMatchObject({
    code: "conflict",
    fields: { email: expect.any(Array) },
  });

  await endAppointment(ctx, appointmentId, { reason: "Đi công tác" });
  expect((await jurorsOf(ctx, round.id)).map((one) => one.endedAt)).toEqual([ctx.now]);
  await expect(endAppointment(ctx, appointmentId, { reason: "Lần nữa" })).rejects.toMatchObject({ code: "conflict" });

  expect(await nameJuror(ctx, round.id, { ...member, role: "deputy" })).toBe(appointmentId);
  expect(await jurorsOf(ctx, round.id)).toMatchObject([{ appointmentId, role: "deputy", endedAt: null }]);
});

test("a juror named while the jury scores gets the sheets the others have", async ({ db }) => {
  const { ctx, round } = await aRoundAtWork(db, { phase: "scoring" });
  const { head } = await aJury(db, round.id, 1);
  const admitted = await nominationsFor(db, round.id, 3);
  const kept = await aSheet(db, { round, juror: head, nomination: admitted[0]!, points: 8000, signed: true });

  const appointmentId = await nameJuror(ctx, round.id, person("member"));

  const sheetsOf = (id: string) =>
    db
      .select({ id: sheets.id, nominationId: sheets.nominationId, signedAt: sheets.signedAt })
      .from(sheets)
      .where(eq(sheets.appointmentId, id))
      .orderBy(asc(sheets.nominationId));
  expect((await sheetsOf(appointmentId)).map((sheet) => sheet.nominationId)).toEqual(
    admitted.map((one) => one.id).sort(),
  );
  const ofHead = await sheetsOf(head.appointmentId);
  expect(ofHead).toHaveLength(3);
  expect(ofHead.find((sheet) => sheet.id === kept.id)?.signedAt).not.toBe(null);
});

test("a seat that ends keeps its sheets", async ({ db }) => {
  const { ctx, round } = await aRoundAtWork(db, { phase: "scoring" });
  const { jurors } = await aJury(db, round.id, 3);
  const sheet = await aSheet(db, { round, juror: jurors[1]!, points: 7000, signed: true });

  await endAppointment(ctx, jurors[1]!.appointmentId, { reason: "Ốm" });

  const [kept] = await db
    .select()
    .from(sheets)
    .where(and(eq(sheets.id, sheet.id), eq(sheets.appointmentId, jurors[1]!.appointmentId)));
  expect(kept?.signedAt).toEqual(expect.any(Date));
  const events = await db.select().from(ledgerEvents).where(eq(ledgerEvents.roundId, round.id));
  const ended = events.find((event) => event.kind === "jury_named")!;
  expect(JSON.parse(ended.payload)).toMatchObject({ appointment: jurors[1]!.appointmentId, ended: true });
  expect(sealedIn(ended)).toMatchObject({ reason: "Ốm" });
});

test("once the jury is done its seats no longer change", async ({ db }) => {
  const { ctx, round } = await aRoundAtWork(db, { phase: "council" });
  const { head } = await aJury(db, round.id, 1);

  await expect(nameJuror(ctx, round.id, person("member"))).rejects.toMatchObject({ code: "closed" });
  await expect(endAppointment(ctx, head.appointmentId, { reason: "Muộn" })).rejects.toMatchObject({ code: "closed" });
});

test("only organiser and secretary of the agency name a jury; others do not even see it", async ({ db }) => {
  const { round, agency } = await aRoundAtWork(db);
  const { head } = await aJury(db, round.id, 1);
  const support = await anOrganiser(db, agency.id, "support");
  const stranger = await anOrganiser(db, (await anAgency(db)).id);

  for (const actor of [null, await anActor(db), support, stranger]) {
    const ctx = contextOf(db, actor);
    await expect(nameJuror(ctx, round.id, person("member"))).rejects.toMatchObject({ code: "forbidden" });
    await expect(endAppointment(ctx, head.appointmentId, { reason: "?" })).rejects.toMatchObject({ code: "forbidden" });
  }
  expect(await jurorsOf(contextOf(db, support), round.id)).toHaveLength(1);
  expect(await jurorsOf(contextOf(db, head.actor), round.id)).toHaveLength(1);
  for (const actor of [null, stranger]) {
    await expect(jurorsOf(contextOf(db, actor), round.id)).rejects.toMatchObject({ code: "not_found" });
  }
});

test("an unknown appointment is not found", async ({ db }) => {
  const { ctx } = await aRoundAtWork(db);

  await expect(endAppointment(ctx, crypto.randomUUID(), { reason: "?" })).rejects.toMatchObject({ code: "not_found" });
});

test("someone with an account is not made twice", async ({ db }) => {
  const { ctx, round } = await aRoundAtWork(db);
  const known = await aUser(db, { name: "Võ Thị Mai" });

  await nameJuror(ctx, round.id, person("member", { email: known.email, name: "Mai" }));

  expect(await jurorsOf(ctx, round.id)).toMatchObject([{ userId: known.id, name: "Võ Thị Mai" }]);
});
