import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { aNomination, nominationsFor } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { actorOf, anActor, anAdmin, anOrganiser } from "#tests/factories/people";
import { aRound, setPhase } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import { appointments, nominations, sheets } from "~/db/schema";
import type { Actor } from "~/domain/context";
import { progressOfRound, signedSheetsOfJury } from "~/domain/sheets/progress.server";
import { roundsOfJuror, sheetsOfJuror } from "~/domain/sheets/queries.server";
import { recuseFromEntry } from "~/domain/sheets/recuse-from-entry.server";
import { sheetForScoring } from "~/domain/sheets/scoring-sheet.server";

test("sheetsOfJuror lists one's own sheets by voting code with their states", async ({ db }) => {
  const round = await aRound(db);
  const { jurors } = await aJury(db, round.id, 2);
  const [juror, colleague] = [jurors[0]!, jurors[1]!];
  const entries = await nominationsFor(db, round.id, 5);
  const [signed, partly, recused, empty, complete] = [
    await aSheet(db, { round, juror, nomination: entries[0]!, points: 7350, signed: true }),
    await aSheet(db, { round, juror, nomination: entries[1]!, points: { "I.1": 950 } }),
    await aSheet(db, { round, juror, nomination: entries[2]! }),
    await aSheet(db, { round, juror, nomination: entries[3]! }),
    await aSheet(db, { round, juror, nomination: entries[4]!, points: 8000 }),
  ];
  await aSheet(db, { round, juror: colleague, nomination: entries[0]!, points: 9900, signed: true });
  await recuseFromEntry(contextOf(db, juror.actor), recused.id, {
    kind: "conflict",
    reason: "Chủ cơ sở là em ruột tôi",
  });

  const list = await sheetsOfJuror(contextOf(db, juror.actor), round.id);

  expect(list.sheets.map(({ id, code, productName, state, total }) => [id, code, productName, state, total])).toEqual([
    [signed.id, entries[0]!.code, entries[0]!.product.name, "signed", 7350],
    [partly.id, entries[1]!.code, entries[1]!.product.name, "partly", 950],
    [recused.id, entries[2]!.code, entries[2]!.product.name, "recused", null],
    [empty.id, entries[3]!.code, entries[3]!.product.name, "empty", null],
    [complete.id, entries[4]!.code, entries[4]!.product.name, "complete", 8000],
  ]);
  expect([list.total, list.signed, list.recused, list.nextSheetId]).toEqual([5, 1, 1, partly.id]);
});

test("sheetsOfJuror is not for others, nor after the seat has ended", async ({ db }) => {
  const sheet = await aSheet(db);
  const organiser = await anOrganiser(db, sheet.round.agencyId);
  const elsewhere = await aSheet(db);

  for (const actor of [organiser, elsewhere.juror.actor, await anAdmin(db)]) {
    await expect(sheetsOfJuror(contextOf(db, actor), sheet.round.id)).rejects.toMatchObject({ code: "not_found" });
  }
  await db.update(appointments).set({ endedAt: new Date() }).where(eq(appointments.id, sheet.juror.appointmentId));
  const former = await actorOf(db, { id: sheet.juror.actor.userId });
  await expect(sheetsOfJuror(contextOf(db, former), sheet.round.id)).rejects.toMatchObject({ code: "not_found" });
});

test("roundsOfJuror gives each round with its progress, the one being scored first", async ({ db }) => {
  const juror = await anActor(db);
  const seat = async (phase: "scoring" | "closed") => {
    const round = await aRound(db, { phase });
    const jury = await aJury(db, round.id, 1);
    await db.update(appointments).set({ userId: juror.userId }).where(eq(appointments.id, jury.head.appointmentId));
    return { round, juror: jury.head };
  };
  const closed = await seat("closed");
  const scored = await seat("scoring");
  const entries = await nominationsFor(db, scored.round.id, 3);
  const signed = await aSheet(db, { ...scored, nomination: entries[0]!, points: 8000, signed: true });
  const next = await aSheet(db, { ...scored, nomination: entries[1]! });
  const gone = await aSheet(db, { ...scored, nomination: entries[2]! });
  await db.update(nominations).set({ state: "withdrawn" }).where(eq(nominations.id, gone.nomination.id));

  const rounds = await roundsOfJuror(contextOf(db, juror));

  expect(
    rounds.map(({ slug, phase, total, signed, nextSheetId, role }) => [slug, phase, total, signed, nextSheetId, role]),
  ).toEqual([
    [scored.round.slug, "scoring", 2, 1, next.id, "head"],
    [closed.round.slug, "closed", 0, 0, null, "head"],
  ]);
  expect(rounds[0]!.dueAt).toBeInstanceOf(Date);
  expect(signed.id).toBeDefined();
  expect(await roundsOfJuror(contextOf(db, await anActor(db)))).toEqual([]);
});

test("sheetForScoring gives place, neighbours, totals and one's own other sheets of the group, never a colleague's", async ({
  db,
}) => {
  const round = await aRound(db);
  const { jurors } = await aJury(db, round.id, 2);
  const juror = jurors[0]!;
  const entries = await nominationsFor(db, round.id, 4);
  const machine = await aNomination(db, { roundId: round.id, groupCode: "C" });
  const first = await aSheet(db, { round, juror, nomination: entries[0]!, points: 7000, signed: true });
  const mine = await aSheet(db, { round, juror, nomination: entries[1]!, points: { "I.1": 950, IV: 750 } });
  const third = await aSheet(db, { round, juror, nomination: entries[2]!, points: 9000, signed: true });
  const last = await aSheet(db, { round, juror, nomination: entries[3]! });
  await aSheet(db, { round, juror, nomination: machine, points: 9500 });
  await aSheet(db, { round, juror: jurors[1]!, nomination: entries[1]!, points: 9900, signed: true });

  const view = await sheetForScoring(contextOf(db, juror.actor), mine.id);

  expect([view.position, view.counts.total, view.counts.signed]).toEqual([2, 5, 2]);
  expect([view.previousId, view.nextId, view.nextOpenId]).toEqual([first.id, third.id, last.id]);
  expect([view.total, view.missing, view.whyNotScore]).toEqual([1700, 9, null]);
  expect(view.whyNotSign).toBe("Còn 9 tiêu chí chưa có điểm.");
  expect(
    Object.values(view.points)
      .map(({ points }) => points)
      .sort(),
  ).toEqual([750, 950]);
  expect(view.compared.map(({ id, total, parts }) => [id, total, parts])).toEqual([
    [third.id, 9000, { I: 3700, II: 3500, III: 900, IV: 900 }],
    [first.id, 7000, { I: 2900, II: 2700, III: 700, IV: 700 }],
  ]);
  expect(view.criteria.map(({ code, parts }) => [code, parts.length])).toEqual([
    ["I", 4],
    ["II", 4],
    ["III", 2],
    ["IV", 0],
  ]);
  expect(view.criteria[3]!.levels.map(({ from, to }) => [from, to])).toEqual([
    [800, 1000],
    [500, 750],
    [0, 450],
  ]);
});

test("sheetForScoring is not_found for anyone but its juror", async ({ db }) => {
  const sheet = await aSheet(db);
  const colleague = (await aJury(db, sheet.round.id, 1)).head;
  const others: (Actor | null)[] = [colleague.actor, await anOrganiser(db, sheet.round.agencyId), await anAdmin(db)];

  for (const actor of others) {
    await expect(sheetForScoring(contextOf(db, actor), sheet.id)).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(sheetForScoring(contextOf(db, sheet.juror.actor), randomUUID())).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(sheetForScoring(contextOf(db, sheet.juror.actor), "nothing")).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(sheetForScoring(contextOf(db, null), sheet.id)).rejects.toMatchObject({ code: "forbidden" });
});

test("progressOfRound counts for the agency and the head, without a single point", async ({ db }) => {
  const round = await aRound(db);
  const { jurors, head } = await aJury(db, round.id, 3);
  const entries = await nominationsFor(db, round.id, 2);
  await aSheet(db, { round, juror: jurors[0]!, nomination: entries[0]!, points: 8000, signed: true });
  await aSheet(db, { round, juror: jurors[0]!, nomination: entries[1]!, points: { "I.1": 100 } });
  const signed = await aSheet(db, { round, juror: jurors[1]!, nomination: entries[0]!, points: 7000, signed: true });
  const recused = await aSheet(db, { round, juror: jurors[2]!, nomination: entries[0]! });
  await recuseFromEntry(contextOf(db, jurors[2]!.actor), recused.id, {
    kind: "conflict",
    reason: "Chủ cơ sở là em ruột tôi",
  });
  const organiser = await anOrganiser(db, round.agencyId);

  const progress = await progressOfRound(contextOf(db, organiser), round.id);

  expect(
    progress.map(({ appointmentId, role, total, signed, recused, begun }) => [
      appointmentId,
      role,
      total,
      signed,
      recused,
      begun,
    ]),
  ).toEqual([
    [jurors[0]!.appointmentId, "head", 2, 1, 0, 1],
    [jurors[1]!.appointmentId, "deputy", 1, 1, 0, 0],
    [jurors[2]!.appointmentId, "member", 1, 0, 1, 0],
  ]);
  expect(progress[0]!.lastSignedAt).toBeInstanceOf(Date);
  expect(JSON.stringify(progress)).not.toMatch(/8000|7000|points/);
  expect(await progressOfRound(contextOf(db, head.actor), round.id)).toEqual(progress);
  await expect(progressOfRound(contextOf(db, jurors[1]!.actor), round.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(progressOfRound(contextOf(db, null), round.id)).rejects.toMatchObject({ code: "not_found" });

  const list = await signedSheetsOfJury(contextOf(db, head.actor), round.id);
  expect(list.map(({ id, appointmentId }) => [id, appointmentId])).toContainEqual([
    signed.id,
    jurors[1]!.appointmentId,
  ]);
  expect(list).toHaveLength(2);
  expect(JSON.stringify(list)).not.toMatch(/8000|7000/);
  await expect(signedSheetsOfJury(contextOf(db, organiser), round.id)).rejects.toMatchObject({ code: "not_found" });
});

test("the head of a blind jury is told no time of a signature, the agency is", async ({ db }) => {
  const round = await aRound(db, { rules: { blind: true } });
  const { jurors, head } = await aJury(db, round.id, 2);
  const entries = await nominationsFor(db, round.id, 1);
  await aSheet(db, { round, juror: jurors[1]!, nomination: entries[0]!, points: 7000, signed: true });
  const times = async (actor: Actor) =>
    (await progressOfRound(contextOf(db, actor), round.id)).map(({ lastSignedAt }) => lastSignedAt);

  expect(await times(await anOrganiser(db, round.agencyId))).toEqual([null, expect.any(Date)]);
  expect(await times(head.actor)).toEqual([null, null]);
});

test("a closed round has no next sheet", async ({ db }) => {
  const sheet = await aSheet(db);
  await setPhase(db, sheet.round.id, "decision");

  const list = await sheetsOfJuror(contextOf(db, sheet.juror.actor), sheet.round.id);

  expect([list.sheets.map((one) => one.state), list.nextSheetId]).toEqual([["empty"], null]);
  expect(await db.select({ id: sheets.id }).from(sheets).where(eq(sheets.id, sheet.id))).toHaveLength(1);
});
