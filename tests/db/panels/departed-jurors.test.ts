import { asc, eq } from "drizzle-orm";
import { aNomination, nominationsFor } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { actorOf, anOrganiser } from "#tests/factories/people";
import { moveForm } from "#tests/factories/round-forms";
import { aRound, setPhase } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { appointments, councilMembers, ledgerEvents, rounds, sheets, users } from "~/db/schema";
import { mayReadReliability } from "~/domain/agreement/policy";
import { isConflicted } from "~/domain/complaints/policy";
import { endAppointment } from "~/domain/panels/end-appointment.server";
import { nameJuror } from "~/domain/panels/name-juror.server";
import { substituteJuror } from "~/domain/panels/substitute-juror.server";
import { factsOfRound } from "~/domain/rounds/facts.server";
import { movePhase } from "~/domain/rounds/move-phase.server";
import { roundById } from "~/domain/rounds/queries.server";
import { reopenRules } from "~/domain/rounds/reopen-rules.server";
import { startReopening } from "~/domain/rounds/start-reopening.server";
import { sheetForReopening, signedSheetsOfJury } from "~/domain/sheets/progress.server";
import { reopenSheet } from "~/domain/sheets/reopen-sheet.server";
import { computeTally } from "~/domain/tallies/queries.server";

/** Three jurors who signed 90, 90 and 50 for one entry; the third then gave up the seat. */
async function aDeparture(db: Database) {
  const round = await aRound(db, { phase: "scoring", rules: { minimumSheets: 1 } });
  const { head, jurors } = await aJury(db, round.id, 3);
  const nomination = await aNomination(db, { roundId: round.id });
  const own = [];
  for (const [place, juror] of jurors.entries()) {
    own.push(await aSheet(db, { round, juror, nomination, points: [9000, 9000, 5000][place]!, signed: true }));
  }
  const ctx = contextOf(db, await anOrganiser(db, round.agencyId));
  await endAppointment(ctx, jurors[2]!.appointmentId, { reason: "Ốm" });
  return { round, head, jurors, nomination, own, ctx, departed: jurors[2]!, left: own[2]! };
}

test("the signed sheet of someone who left stays signed: nobody could sign it again", async ({ db }) => {
  const { round, head, own, left, ctx } = await aDeparture(db);
  const heading = contextOf(db, head.actor);
  const why = "Giám khảo này đã thôi nhiệm vụ nên không thể ký lại; phiếu đã ký giữ nguyên và vẫn được tính.";

  expect((await signedSheetsOfJury(heading, round.id)).map(({ id }) => id).sort()).toEqual(
    [own[0]!.id, own[1]!.id].sort(),
  );
  expect((await sheetForReopening(heading, left.id)).whyNot).toBe(why);
  await expect(reopenSheet(heading, left.id, { reason: "Xem lại" })).rejects.toMatchObject({
    code: "closed",
    message: why,
  });
  const { rows } = await computeTally(ctx, await roundById(ctx, round.id));
  expect([rows[0]!.sheets, Number(rows[0]!.sum)]).toEqual([3, 23_000]);
});

test("who signed sheets that count is still someone who judged: no complaints, no figures about jurors", async ({
  db,
}) => {
  const { round, nomination, departed } = await aDeparture(db);
  await db.insert(councilMembers).values({ roundId: round.id, userId: departed.actor.userId, role: "member" });
  await setPhase(db, round.id, "council", new Date());
  const [user] = await db.select().from(users).where(eq(users.id, departed.actor.userId));
  const actor = await actorOf(db, user!);
  const complaint = {
    roundId: round.id,
    agencyId: round.agencyId,
    nominationId: nomination.id,
    establishmentId: null,
    filedBy: null,
    assignedTo: null,
    answeredAt: null,
  };
  expect([actor?.judged, isConflicted(actor, complaint), mayReadReliability(actor, round)]).toEqual([
    [round.id],
    true,
    false,
  ]);
});

test("criteria stay while any sheet was ever made by them, also one of a seat that ended", async ({ db }) => {
  const round = await aRound(db, { phase: "scoring", rules: { minimumSheets: 1 } });
  const { head } = await aJury(db, round.id, 1);
  const nomination = await aNomination(db, { roundId: round.id });
  await aSheet(db, { round, juror: head, nomination, points: 8000, signed: true });
  const ctx = contextOf(db, await anOrganiser(db, round.agencyId));
  await endAppointment(ctx, head.appointmentId, { reason: "Ốm" });
  expect((await factsOfRound(ctx, round.id)).sheets).toEqual({ ever: 1, total: 0, signed: 0, recused: 0, open: 0 });
  await startReopening(ctx, round.id);
  const changed = structuredClone(round.rules) as { criteria: { value: { title: string }[] } };
  changed.criteria.value[0]!.title += " (sửa)";
  await db.update(rounds).set({ reopenedRules: changed }).where(eq(rounds.id, round.id));
  const { rulesVersion: version } = await roundById(ctx, round.id);

  await expect(
    reopenRules(ctx, round.id, { number: "95/QĐ-HĐBC", decidedOn: "2026-10-01", reason: "Hội đồng họp", version }),
  ).rejects.toMatchObject({ code: "closed" });
});

test("a blank sheet of someone who left is not shown as unsigned", async ({ db }) => {
  const round = await aRound(db, { phase: "scoring", rules: { minimumSheets: 1 } });
  const { jurors } = await aJury(db, round.id, 3);
  const nomination = await aNomination(db, { roundId: round.id });
  for (const [place, juror] of jurors.entries()) {
    await aSheet(db, { round, juror, nomination, ...(place < 1 && { points: 8000, signed: true }) });
  }
  const ctx = contextOf(db, await anOrganiser(db, round.agencyId));
  await endAppointment(ctx, jurors[2]!.appointmentId, { reason: "Ốm" });
  const { rows } = await computeTally(ctx, await roundById(ctx, round.id));
  expect(rows[0]!.nomination.unsigned).toBe(1);
});

test("nobody is their own substitute", async ({ db }) => {
  const round = await aRound(db, { phase: "scoring", rules: { minimumSheets: 1 } });
  const { jurors } = await aJury(db, round.id, 3);
  const ctx = contextOf(db, await anOrganiser(db, round.agencyId));
  const [user] = await db.select().from(users).where(eq(users.id, jurors[1]!.actor.userId));
  const before = await db.select().from(appointments).where(eq(appointments.id, jurors[1]!.appointmentId));

  await expect(
    substituteJuror(ctx, jurors[1]!.appointmentId, {
      email: user!.email,
      name: user!.name,
      title: "Giám khảo",
      reason: "Ốm",
    }),
  ).rejects.toMatchObject({ code: "conflict" });
  expect(await db.select().from(appointments).where(eq(appointments.id, jurors[1]!.appointmentId))).toEqual(before);
});

test("entries that come back with a seat stand in the ledger", async ({ db }) => {
  const round = await aRound(db, { phase: "screening", rules: { minimumSheets: 1 } });
  const { jurors } = await aJury(db, round.id, 3);
  await nominationsFor(db, round.id, 2);
  const ctx = contextOf(db, await anOrganiser(db, round.agencyId));
  await movePhase(ctx, round.id, moveForm("screening", "scoring"));
  const seat = jurors[1]!.appointmentId;
  const [user] = await db.select().from(users).where(eq(users.id, jurors[1]!.actor.userId));
  await endAppointment(ctx, seat, { reason: "Ốm" });

  await nameJuror(contextOf(db, ctx.actor, new Date(Date.now() + 1000)), round.id, {
    email: user!.email,
    name: user!.name,
    role: "member",
    title: "Giám khảo",
  });

  const events = await db
    .select()
    .from(ledgerEvents)
    .where(eq(ledgerEvents.roundId, round.id))
    .orderBy(asc(ledgerEvents.id));
  const returned = events.map((event) => JSON.parse(event.payload)).filter((told) => told.way === "return");
  expect(returned.map(({ given, takenBack }) => [Object.keys(given), given[seat]?.length, takenBack])).toEqual([
    [[seat], 2, {}],
  ]);
});

test("the ids of sheets do not tell in which order the jury was named", async ({ db }) => {
  const round = await aRound(db, { phase: "screening", rules: { minimumSheets: 1 } });
  const { jurors } = await aJury(db, round.id, 7);
  await nominationsFor(db, round.id, 12);
  const ctx = contextOf(db, await anOrganiser(db, round.agencyId));

  await movePhase(ctx, round.id, moveForm("screening", "scoring"));

  const places = new Map(jurors.map((juror, place) => [juror.appointmentId, place]));
  const rows = await db
    .select({ entry: sheets.nominationId, seat: sheets.appointmentId })
    .from(sheets)
    .orderBy(asc(sheets.id));
  const own = rows.filter((row) => places.has(row.seat));
  const orders = [...Map.groupBy(own, (row) => row.entry).values()].map((list) =>
    list.map((row) => places.get(row.seat)).join(""),
  );
  // By chance 7 jurors stand in one order for all 12 entries once in 5,040 to the power of 11.
  expect([orders.length, new Set(orders).size > 1]).toEqual([12, true]);
});
