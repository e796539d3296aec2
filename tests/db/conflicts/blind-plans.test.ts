import { and, eq, isNull } from "drizzle-orm";
import { anEstablishment } from "#tests/factories/establishments";
import { aNomination, type TestNomination } from "#tests/factories/nominations";
import { answerNone } from "#tests/factories/panels";
import { aProduct } from "#tests/factories/products";
import { aBlindCopy } from "#tests/factories/redactions";
import { moveForm } from "#tests/factories/round-forms";
import { expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { assignments, conflictAnswers, dossierSnapshots, nominations, sheets } from "~/db/schema";
import { answerConflicts } from "~/domain/conflicts/answer-conflicts.server";
import type { GivenAnswer } from "~/domain/conflicts/forms";
import { missingAnswersOf } from "~/domain/conflicts/gate.server";
import { admitNomination } from "~/domain/nominations/admit-nomination.server";
import { coverageOf } from "~/domain/panels/coverage.server";
import { endAppointment } from "~/domain/panels/end-appointment.server";
import { lockJury } from "~/domain/panels/lock-jury.server";
import { nameJuror } from "~/domain/panels/name-juror.server";
import { takeBackAssignment } from "~/domain/panels/take-back-assignment.server";
import { movePhase } from "~/domain/rounds/move-phase.server";
import { writeAssignments } from "~/domain/rounds/write-assignments.server";
import { recuseFromEntry } from "~/domain/sheets/recuse-from-entry.server";
import { inTransaction } from "~/domain/transaction.server";
import { assignedEvents, plan } from "../panels/support";
import { aBlindJuror, NONE, relative } from "./support";

/** A blind juror to whom one act of planning gives entries and takes others back, a minute after the moment given. */
async function aPlannedJuror(db: Database) {
  const blind = await aBlindJuror(db);
  const { round, juror, secretary, ctx } = blind;
  const at = (minutes: number) => new Date(ctx.now.getTime() + minutes * 60_000);
  const pair = (entry: { readonly id: string }) => ({
    appointmentId: juror.appointmentId,
    nominationId: entry.id,
  });
  const replan = (minutes: number, given: readonly TestNomination[], takenBack: readonly TestNomination[] = []) =>
    inTransaction({ ...secretary, now: at(minutes) }, async (ctx) =>
      writeAssignments(ctx, await lockJury(ctx, round.id), {
        ...{ given: given.map(pair), takenBack: takenBack.map(pair) },
        ...{ source: "plan", way: "balanced" },
      }),
    );
  const maker = await anEstablishment(db, { name: "Cơ sở Đức Minh" });
  const product = await aProduct(db, { establishmentId: maker.id });
  const ofDucMinh = await aNomination(db, { roundId: round.id, product });
  const page = async (minutes: number) =>
    (await blind.shown(at(minutes))).map(({ establishment, answer, isFixed }) => [establishment, answer, isFixed]);
  const answer = (minutes: number, given: Parameters<typeof answerConflicts>[2]) =>
    answerConflicts({ ...ctx, now: at(minutes) }, round.id, given);
  return { ...blind, at, replan, page, answer, ofDucMinh, pair };
}

test("what stands of an establishment whose entries were taken back may be sent again, and holds up no other answer", async ({
  db,
}) => {
  const { entries, keys, page, answer, replan, ofDucMinh, shown, at } = await aPlannedJuror(db);
  await answer(0, { [keys.binhAn]: NONE, [keys.camTu]: NONE });
  await replan(1, [ofDucMinh], [entries[1]!]);

  expect(await page(2)).toEqual([
    ["Cơ sở Cẩm Tú", "none", true],
    ["Cơ sở Đức Minh", null, false],
    ["HTX Bình An", "none", true],
  ]);
  const key = (await shown(at(2))).find((one) => one.establishment === "Cơ sở Đức Minh")!.key;
  // What a page holds that was opened before: every establishment with the answer it has.
  expect(await answer(2, { [keys.binhAn]: NONE, [keys.camTu]: NONE, [key]: NONE })).toEqual({ changed: 1, missing: 0 });
});

test("another answer is refused alike for an establishment that was taken back and for one that stays", async ({
  db,
}) => {
  const { entries, keys, answer, replan } = await aPlannedJuror(db);
  await answer(0, { [keys.binhAn]: NONE, [keys.camTu]: NONE });
  await replan(1, [], [entries[1]!]);
  const refusalOf = (key: string) =>
    answer(2, { [key]: relative() }).then(
      () => null,
      ({ code, message }) => [code, message],
    );

  expect(await refusalOf(keys.camTu)).toEqual(await refusalOf(keys.binhAn));
  expect(await refusalOf(keys.camTu)).toEqual(["closed", expect.stringContaining("Bạn đã thấy mã hồ sơ")]);
});

test("while no code was shown an establishment that was taken back is answered no more", async ({ db }) => {
  const { entries, keys, answer, replan, page } = await aPlannedJuror(db);
  await answer(0, { [keys.camTu]: NONE });
  await replan(1, [], [entries[1]!]);

  expect(await page(2)).toEqual([
    ["Cơ sở Cẩm Tú", "none", true],
    ["HTX Bình An", null, false],
  ]);
  await expect(answer(2, { [keys.camTu]: relative() })).rejects.toMatchObject({ code: "conflict" });
  expect(await answer(2, { [keys.camTu]: NONE, [keys.binhAn]: NONE })).toEqual({ changed: 2, missing: 0 });
});

test("an answer is fixed for an establishment, whichever of its entries a plan gives and takes after codes were shown", async ({
  db,
}) => {
  for (const takesBack of [false, true]) {
    const { juror, entries, keys, answer, replan, shown, at, ofDucMinh, anEntryOf, camTu, pair } =
      await aPlannedJuror(db);
    await db
      .update(assignments)
      .set({ assignedAt: at(-1) })
      .where(eq(assignments.appointmentId, juror.appointmentId));
    await answer(0, { [keys.binhAn]: NONE, [keys.camTu]: NONE });
    const second = await anEntryOf(camTu.id);
    await replan(1, [second, ofDucMinh], takesBack ? [entries[1]!] : []);

    const [standing] = await db
      .select({ answer: conflictAnswers.answer, at: conflictAnswers.at })
      .from(conflictAnswers)
      .where(eq(conflictAnswers.nominationId, second.id));
    expect(standing).toEqual({ answer: "none", at: at(1) });
    const asked = (await shown(at(2))).find((one) => one.establishment === "Cơ sở Cẩm Tú")!;
    expect([asked.isFixed, asked.whyNotConflict]).toEqual([true, expect.stringContaining("Bạn đã thấy mã hồ sơ")]);
    await expect(answer(2, { [keys.camTu]: relative() })).rejects.toMatchObject({ code: "closed" });
    const kept = and(
      eq(conflictAnswers.nominationId, second.id),
      eq(conflictAnswers.appointmentId, pair(second).appointmentId),
    );
    expect(await db.$count(conflictAnswers, and(kept, eq(conflictAnswers.answer, "none")))).toBe(1);
  }
});

test("an answer stays open as long as one or another was missing all the time", async ({ db }) => {
  const { keys, answer, replan, ofDucMinh } = await aPlannedJuror(db);
  await answer(0, { [keys.camTu]: NONE });
  await replan(1, [ofDucMinh]);
  await answer(2, { [keys.binhAn]: NONE });

  expect(await answer(3, { [keys.camTu]: relative() })).toEqual({ changed: 1, missing: 1 });
});

test("who left one entry by its code keeps, scores and counts for another of the same maker", async ({ db }) => {
  const { round, entries, ctx, sheetIds, secretary, pair } = await aPlannedJuror(db);
  await answerNone(db, round.id);
  await recuseFromEntry(ctx, sheetIds[0]!, { kind: "conflict", reason: "Nhận ra sản phẩm của nhà bạn" });
  const states = async () => {
    const { entries: covered, jurors } = await coverageOf(secretary, round.id);
    const of = new Map(covered.map((entry) => [entry.nominationId, entry.states[0]]));
    return [entries.map(({ id }) => of.get(id)), jurors[0]!.load];
  };
  expect(await states()).toEqual([["recused", "given", "given"], 2]);

  await db.update(sheets).set({ signedAt: new Date() }).where(eq(sheets.id, sheetIds[2]!));
  expect(await states()).toEqual([["recused", "given", "signed"], 2]);
  await plan(secretary, round.id, { way: "balanced", perEntry: 1 });
  expect((await states())[0]).toEqual(["recused", "given", "signed"]);

  await db.update(sheets).set({ signedAt: null }).where(eq(sheets.id, sheetIds[2]!));
  await takeBackAssignment(secretary, round.id, pair(entries[2]!));
  expect(await states()).toEqual([["recused", "given", "conflict"], 2]);
});

/** Before scoring: the admission of the third entry, of HTX Bình An, is undone for a time, and the juror answers meanwhile. */
async function aReadmission(db: Database, given: GivenAnswer) {
  const blind = await aBlindJuror(db, { phase: "screening" });
  const { round, entries, ctx, keys, secretary } = blind;
  const entry = entries[2]!;
  await db.update(nominations).set({ state: "submitted", submittedAt: new Date() }).where(eq(nominations.id, entry.id));
  await answerConflicts(ctx, round.id, { [keys.binhAn]: given, [keys.camTu]: NONE });
  const admit = async () => {
    await db.update(dossierSnapshots).set({ voidedAt: new Date() }).where(eq(dossierSnapshots.nominationId, entry.id));
    await admitNomination(secretary, entry.id, { groupCode: entry.groupCode });
  };
  return { ...blind, entry, admit };
}

test("who answered for an establishment is not asked again when another entry of it is admitted after that", async ({
  db,
}) => {
  const { round, juror, entry, ctx, shown, admit } = await aReadmission(db, NONE);
  const before = await shown();

  await admit();

  expect(await missingAnswersOf(ctx, round.id)).toBe(0);
  expect(await shown()).toEqual(before);
  expect(await assignedEvents(db, round.id)).toMatchObject([
    { way: "admission", given: {}, takenBack: {}, answered: { [juror.appointmentId]: [entry.id] } },
  ]);
});

test("an entry that is admitted again is none of a juror's who named its establishment meanwhile", async ({ db }) => {
  const { round, juror, entry, ctx, shown, admit } = await aReadmission(db, relative());
  const before = await shown();

  await admit();

  expect(await missingAnswersOf(ctx, round.id)).toBe(0);
  expect(await shown()).toEqual(before);
  expect(await assignedEvents(db, round.id)).toMatchObject([
    { way: "admission", given: {}, takenBack: { [juror.appointmentId]: [entry.id] } },
  ]);
});

test("an entry that was named itself stays with its answer when it is admitted again", async ({ db }) => {
  const { round, ctx, keys, entry, admit, shown } = await aReadmission(db, NONE);
  await db.update(nominations).set({ state: "admitted" }).where(eq(nominations.id, entry.id));
  await answerConflicts(ctx, round.id, { [keys.binhAn]: relative() });
  await db.update(nominations).set({ state: "submitted" }).where(eq(nominations.id, entry.id));
  const before = await shown();

  await admit();

  expect(await shown()).toEqual(before);
  expect(await assignedEvents(db, round.id)).toEqual([]);
});

test("answers are taken over when scoring begins, also where nothing new is given out", async ({ db }) => {
  const { round, entries, entry, ctx, secretary } = await aReadmission(db, NONE);
  await db.update(nominations).set({ state: "admitted" }).where(eq(nominations.id, entry.id));
  for (const { id } of entries) await aBlindCopy(db, id);

  await movePhase(secretary, round.id, moveForm("screening", "scoring"));

  expect(await missingAnswersOf(ctx, round.id)).toBe(0);
});

test("who comes back to a seat gets nothing of a maker they named, also what was not asked about then", async ({
  db,
}) => {
  const { round, juror, entries, keys, answer, secretary, ofDucMinh } = await aPlannedJuror(db);
  const [first, camTu, second] = entries.map(({ id }) => id);
  const state = (to: "submitted" | "admitted") =>
    db.update(nominations).set({ state: to }).where(eq(nominations.id, second!));
  // Before scoring begins there are no sheets.
  await db.delete(sheets).where(eq(sheets.appointmentId, juror.appointmentId));
  await state("submitted");
  await answer(0, { [keys.binhAn]: relative(), [keys.camTu]: NONE });
  await endAppointment(secretary, juror.appointmentId, { reason: "Ốm" });
  await state("admitted");

  const { email, name } = juror.actor;
  await nameJuror(secretary, round.id, { email, name, role: "head", title: "Chuyên viên" });

  const live = await db
    .select({ nominationId: assignments.nominationId })
    .from(assignments)
    .where(and(eq(assignments.appointmentId, juror.appointmentId), isNull(assignments.endedAt)));
  expect(new Set(live.map(({ nominationId }) => nominationId))).toEqual(new Set([first, camTu, ofDucMinh.id]));
});
