import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aNomination } from "#tests/factories/nominations";
import { anActor, anOrganiser, aUser } from "#tests/factories/people";
import { aSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import { appointments, recusals, sheets } from "~/db/schema";
import { assignByHand } from "~/domain/panels/assign-by-hand.server";
import { coverageOf } from "~/domain/panels/coverage.server";
import { endAppointment } from "~/domain/panels/end-appointment.server";
import { linkJury } from "~/domain/panels/link-jury.server";
import { nameJuror } from "~/domain/panels/name-juror.server";
import { substituteJuror } from "~/domain/panels/substitute-juror.server";
import { takeBackAssignment } from "~/domain/panels/take-back-assignment.server";
import { aJuryAtWork, assignedEvents, givenTo, plan, sheetsOf } from "./support";

test("an entry is given and taken back by hand, its sheet with it", async ({ db }) => {
  const world = await aJuryAtWork(db, { phase: "scoring" });
  const { ctx, round, jury, entries } = world;
  const pair = { appointmentId: jury.head.appointmentId, nominationId: entries[1]!.id };

  await assignByHand(ctx, round.id, pair);
  expect(await givenTo(db, world)).toEqual({ 0: [1] });
  expect(await sheetsOf(db, pair.appointmentId)).toEqual([pair.nominationId]);
  await expect(assignByHand(ctx, round.id, pair)).rejects.toMatchObject({ code: "conflict" });

  await takeBackAssignment(ctx, round.id, pair);
  expect(await givenTo(db, world)).toEqual({});
  expect(await sheetsOf(db, pair.appointmentId)).toEqual([]);
  await expect(takeBackAssignment(ctx, round.id, pair)).rejects.toMatchObject({ code: "conflict" });

  await assignByHand(ctx, round.id, pair);
  expect(await assignedEvents(db, round.id)).toMatchObject([
    { way: "hand", given: { [pair.appointmentId]: [pair.nominationId] }, takenBack: {} },
    { way: "hand", given: {}, takenBack: { [pair.appointmentId]: [pair.nominationId] } },
    { way: "hand", given: { [pair.appointmentId]: [pair.nominationId] } },
  ]);
});

test("work is not taken away, and nobody gets what they recused themselves from", async ({ db }) => {
  const { ctx, round, jury, entries } = await aJuryAtWork(db, { phase: "scoring" });
  const juror = jury.head;
  const begun = await aSheet(db, { round, juror, nomination: entries[0]!, points: { "I.1": 1000 } });
  const signed = await aSheet(db, { round, juror, nomination: entries[1]!, points: 7000, signed: true });
  const { appointmentId } = juror;
  await db.insert(recusals).values({ appointmentId, nominationId: entries[2]!.id, reason: "Người nhà" });
  const about = (sheet: typeof begun) => ({ appointmentId, nominationId: sheet.nomination.id });

  for (const sheet of [begun, signed]) {
    await expect(takeBackAssignment(ctx, round.id, about(sheet))).rejects.toMatchObject({ code: "conflict" });
  }
  const recused = { appointmentId, nominationId: entries[2]!.id };
  await expect(assignByHand(ctx, round.id, recused)).rejects.toMatchObject({
    code: "conflict",
    message: "Giám khảo đã từ chối chấm sản phẩm này.",
  });
  const { jurors, entries: covered } = await coverageOf(ctx, round.id);
  expect(jurors.map((one) => one.load)).toEqual([2, 0, 0]);
  expect(covered.map((one) => [one.states.join(" "), one.jurors])).toEqual([
    ["begun open open", 1],
    ["signed open open", 1],
    ["recused open open", 0],
  ]);
});

test("unknown jurors and entries, other rounds' and refused ones are not found", async ({ db }) => {
  const { ctx, round, jury, entries } = await aJuryAtWork(db);
  const other = await aJuryAtWork(db);
  const draft = await aNomination(db, { roundId: round.id, state: "submitted" });
  const own = { appointmentId: jury.head.appointmentId, nominationId: entries[0]!.id };

  for (const pair of [
    { ...own, appointmentId: other.jury.head.appointmentId },
    { ...own, nominationId: other.entries[0]!.id },
    { ...own, nominationId: draft.id },
    { ...own, nominationId: crypto.randomUUID() },
  ]) {
    await expect(assignByHand(ctx, round.id, pair)).rejects.toMatchObject({ code: "not_found" });
    await expect(takeBackAssignment(ctx, round.id, pair)).rejects.toMatchObject({ code: "not_found" });
  }
});

test("an unconnected jury is joined by what the page proposed, once", async ({ db }) => {
  const world = await aJuryAtWork(db, { jurors: 4, entries: 2 });
  const { ctx, round, jury, entries } = world;
  const give = (juror: number, entry: number) =>
    assignByHand(ctx, round.id, {
      appointmentId: jury.jurors[juror]!.appointmentId,
      nominationId: entries[entry]!.id,
    });
  await give(0, 0);
  await give(1, 0);
  await give(2, 1);
  await give(3, 1);
  const { parts, links, version } = await coverageOf(ctx, round.id);
  expect([parts.length, links.length]).toEqual([2, 1]);

  await expect(linkJury(ctx, round.id, { version: "0".repeat(16) })).rejects.toMatchObject({ code: "conflict" });
  expect(await linkJury(ctx, round.id, { version })).toBe(1);
  expect(await coverageOf(ctx, round.id)).toMatchObject({ parts: { length: 1 }, links: [] });
  await expect(linkJury(ctx, round.id, { version })).rejects.toMatchObject({ code: "conflict" });
});

const newcomer = (email: string) => ({ email, name: "Đỗ Văn Thay", title: "Trưởng phòng Sở Công Thương" });

test("a substitute takes role and unsigned entries; what was signed stays with whom signed it", async ({ db }) => {
  const world = await aJuryAtWork(db, { phase: "scoring" });
  const { ctx, round, jury, entries } = world;
  const leaver = jury.jurors[1]!;
  const signed = await aSheet(db, { round, juror: leaver, nomination: entries[0]!, points: 7000, signed: true });
  const begun = await aSheet(db, { round, juror: leaver, nomination: entries[1]!, points: { "I.1": 1000 } });
  await plan(ctx, round.id, { way: "all" });

  const id = await substituteJuror(ctx, leaver.appointmentId, {
    ...newcomer("thay@tinhhoa.test"),
    reason: "Ốm dài ngày",
  });

  const [seat] = await db.select().from(appointments).where(eq(appointments.id, id));
  expect(seat).toMatchObject({ role: "deputy", substitutesId: leaver.appointmentId, acceptedAt: null, endedAt: null });
  expect(await sheetsOf(db, id)).toEqual([entries[1]!.id, entries[2]!.id].sort());
  expect(await givenTo(db, world)).toMatchObject({ 0: [0, 1, 2], 2: [0, 1, 2] });
  const kept = await db.select({ signedAt: sheets.signedAt }).from(sheets).where(eq(sheets.id, signed.id));
  expect(kept).toEqual([{ signedAt: expect.any(Date) }]);
  // The begun sheet stays where it is and passes to nobody.
  expect(await db.$count(sheets, eq(sheets.id, begun.id))).toBe(1);
  expect((await assignedEvents(db, round.id)).at(-1)).toMatchObject({
    way: "substitution",
    given: { [id]: [entries[1]!.id, entries[2]!.id].sort() },
  });

  // Somebody named later gets everything; the substitute still not what was signed before them.
  const later = await nameJuror(ctx, round.id, { ...newcomer("sau@tinhhoa.test"), role: "member" });
  expect(await sheetsOf(db, later)).toHaveLength(3);
  expect(await sheetsOf(db, id)).toHaveLength(2);
});

test("a substitute is somebody else, and the seat is one in force", async ({ db }) => {
  const { ctx, round, jury } = await aJuryAtWork(db);
  const [head, deputy, member] = jury.jurors;
  const reason = "Đi công tác";
  const seated = await aUser(db);
  await nameJuror(ctx, round.id, { ...newcomer(seated.email), role: "member" });

  await expect(
    substituteJuror(ctx, deputy!.appointmentId, { ...newcomer(seated.email), reason }),
  ).rejects.toMatchObject({ code: "conflict", fields: { email: expect.any(Array) } });
  await endAppointment(ctx, member!.appointmentId, { reason });
  await expect(
    substituteJuror(ctx, member!.appointmentId, { ...newcomer("moi@tinhhoa.test"), reason }),
  ).rejects.toMatchObject({ code: "conflict" });
  await expect(
    substituteJuror(ctx, crypto.randomUUID(), { ...newcomer("moi@tinhhoa.test"), reason }),
  ).rejects.toMatchObject({ code: "not_found" });
  expect(await substituteJuror(ctx, head!.appointmentId, { ...newcomer("moi@tinhhoa.test"), reason })).toEqual(
    expect.any(String),
  );
});

test("who comes back has the entries they left", async ({ db }) => {
  const world = await aJuryAtWork(db, { phase: "scoring", entries: 2 });
  const { ctx, round, jury } = world;
  await plan(ctx, round.id, { way: "all" });
  const { appointmentId, actor } = jury.jurors[2]!;
  await endAppointment(ctx, appointmentId, { reason: "Ốm" });
  expect(await givenTo(db, world)).toEqual({ 0: [0, 1], 1: [0, 1] });

  await nameJuror(ctx, round.id, { ...newcomer(actor.email), role: "member" });

  expect(await givenTo(db, world)).toEqual({ 0: [0, 1], 1: [0, 1], 2: [0, 1] });
});

test("only organiser and secretary of the agency give and take, and only until the jury is done", async ({ db }) => {
  const { ctx, round, jury, entries, agencyId } = await aJuryAtWork(db);
  const pair = { appointmentId: jury.head.appointmentId, nominationId: entries[0]!.id };
  const form = { ...newcomer("ai@tinhhoa.test"), reason: "?" };
  const { version } = await coverageOf(ctx, round.id);
  const support = await anOrganiser(db, agencyId, "support");
  const stranger = await anOrganiser(db, (await anAgency(db)).id);
  for (const actor of [null, await anActor(db), support, stranger, jury.head.actor]) {
    const other = contextOf(db, actor);
    for (const act of [
      () => assignByHand(other, round.id, pair),
      () => takeBackAssignment(other, round.id, pair),
      () => linkJury(other, round.id, { version }),
      () => substituteJuror(other, pair.appointmentId, form),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: "forbidden" });
    }
  }
  expect((await coverageOf(contextOf(db, support), round.id)).entries).toHaveLength(3);
  for (const actor of [null, stranger, jury.head.actor]) {
    await expect(coverageOf(contextOf(db, actor), round.id)).rejects.toMatchObject({ code: "not_found" });
  }

  const late = await aJuryAtWork(db, { phase: "council" });
  const closed = { appointmentId: late.jury.head.appointmentId, nominationId: late.entries[0]!.id };
  for (const act of [
    () => assignByHand(late.ctx, late.round.id, closed),
    () => takeBackAssignment(late.ctx, late.round.id, closed),
    () => substituteJuror(late.ctx, closed.appointmentId, form),
  ]) {
    await expect(act()).rejects.toMatchObject({ code: "closed" });
  }
});
