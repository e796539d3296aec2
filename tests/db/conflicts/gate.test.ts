import { eq } from "drizzle-orm";
import { aNomination } from "#tests/factories/nominations";
import { aJury, answerNone } from "#tests/factories/panels";
import { actorOf, anActor } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { aSheet, spread } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import { assignments, councilMembers, sheetPoints, sheets } from "~/db/schema";
import { answerConflicts } from "~/domain/conflicts/answer-conflicts.server";
import { gateOfSheet, missingAnswersOf } from "~/domain/conflicts/gate.server";
import { dossierForJury } from "~/domain/nominations/sealed-dossier.server";
import { applyOperations } from "~/domain/sheets/apply-operations.server";
import { saveRemarks } from "~/domain/sheets/save-remarks.server";
import { saveSheet } from "~/domain/sheets/save-sheet.server";
import { sheetForScoring } from "~/domain/sheets/scoring-sheet.server";
import { signSheet } from "~/domain/sheets/sign-sheet.server";
import { aJuryBeforeAnswers, keysFor, NONE, relative } from "./support";

const ANSWER_TWO =
  "Còn 2 câu hỏi bạn chưa trả lời về việc có liên quan đến cơ sở hay không. Hãy trả lời hết rồi mới xem hồ sơ và chấm điểm.";

test("with answers missing a juror reads no sheet and no dossier, and writes nothing, by page or device", async ({
  db,
}) => {
  const { round, jurors, entries, sheetOf } = await aJuryBeforeAnswers(db);
  const juror = jurors[0]!;
  const ctx = contextOf(db, juror.actor);
  const [first] = await keysFor(db, juror, round.id, entries);
  await answerConflicts(ctx, round.id, { [first!]: NONE });
  const sheetId = sheetOf(juror, entries[0]!);
  const [leaf] = round.leaves;
  const operation = {
    operationId: crypto.randomUUID(),
    sheetId,
    criterionId: leaf!.id,
    points: 1,
    note: null,
    at: null,
  };
  const closed = { code: "closed", message: ANSWER_TWO };

  expect(await missingAnswersOf(ctx, round.id)).toBe(2);
  expect(await gateOfSheet(ctx, sheetId)).toEqual({ roundSlug: round.slug, missing: 2 });
  await expect(sheetForScoring(ctx, sheetId)).rejects.toMatchObject(closed);
  await expect(dossierForJury(ctx, entries[0]!.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(saveRemarks(ctx, sheetId, { remarks: "Đẹp" })).rejects.toMatchObject(closed);
  await expect(signSheet(ctx, sheetId)).rejects.toMatchObject(closed);
  const form = { version: "", points: { [leaf!.id]: 100 }, notes: {}, remarks: "", after: "stay" as const };
  await expect(saveSheet(ctx, sheetId, form)).rejects.toMatchObject(closed);
  expect(await applyOperations(ctx, [operation])).toEqual([
    { operationId: operation.operationId, result: "refused", reason: ANSWER_TWO },
  ]);
  expect(await db.$count(sheetPoints, eq(sheetPoints.sheetId, sheetId))).toBe(0);

  await answerNone(db, round.id);

  expect((await sheetForScoring(ctx, sheetId)).whyNotScore).toBeNull();
  expect((await dossierForJury(ctx, entries[0]!.id)).code).toBe(entries[0]!.code);
  expect(await applyOperations(ctx, [operation])).toEqual([{ operationId: operation.operationId, result: "applied" }]);
});

test("one juror's answers open nothing to another, nor in another round", async ({ db }) => {
  const { round, jurors, entries } = await aJuryBeforeAnswers(db, { jurors: 2 });
  const [quick, slow] = [jurors[0]!, jurors[1]!];
  const keys = await keysFor(db, quick, round.id, entries);
  await answerConflicts(contextOf(db, quick.actor), round.id, Object.fromEntries(keys.map((key) => [key, NONE])));

  expect(await missingAnswersOf(contextOf(db, quick.actor), round.id)).toBe(0);
  expect(await missingAnswersOf(contextOf(db, slow.actor), round.id)).toBe(3);
  await expect(dossierForJury(contextOf(db, slow.actor), entries[0]!.id)).rejects.toMatchObject({ code: "not_found" });
});

test("a dossier stays closed to a juror who is close to its entrant", async ({ db }) => {
  const { round, jurors, entries } = await aJuryBeforeAnswers(db, { jurors: 1 });
  const juror = jurors[0]!;
  const ctx = contextOf(db, juror.actor);
  const [first, ...others] = await keysFor(db, juror, round.id, entries);
  await answerConflicts(ctx, round.id, {
    ...Object.fromEntries(others.map((key) => [key, NONE])),
    [first!]: relative("Cơ sở này cạnh tranh với công ty tôi"),
  });

  await expect(dossierForJury(ctx, entries[0]!.id)).rejects.toMatchObject({ code: "not_found" });
  expect((await dossierForJury(ctx, entries[1]!.id)).nominationId).toBe(entries[1]!.id);
});

test("an entry given later closes the dossiers, and lets points of the sheets answered before arrive", async ({
  db,
}) => {
  const { round, jurors, entries, sheetOf } = await aJuryBeforeAnswers(db, { jurors: 1, entries: 2 });
  const juror = jurors[0]!;
  const ctx = contextOf(db, juror.actor);
  const keys = await keysFor(db, juror, round.id, entries);
  await answerConflicts(ctx, round.id, Object.fromEntries(keys.map((key) => [key, NONE])));
  const late = await aNomination(db, { roundId: round.id });
  const pair = { appointmentId: juror.appointmentId, nominationId: late.id };
  const later = new Date(ctx.now.getTime() + 60_000);
  await db.insert(assignments).values({ ...pair, source: "hand", assignedAt: later });
  const [lateSheet] = await db.insert(sheets).values(pair).returning();
  const operation = (sheetId: string) => ({
    operationId: crypto.randomUUID(),
    sheetId,
    criterionId: round.leaves[0]!.id,
    points: 1,
  });

  await expect(sheetForScoring(ctx, sheetOf(juror, entries[0]!))).rejects.toMatchObject({ code: "closed" });
  const [kept, refused] = await applyOperations(ctx, [
    operation(sheetOf(juror, entries[0]!)),
    operation(lateSheet!.id),
  ]);
  expect([kept!.result, refused!.result]).toEqual(["applied", "refused"]);
});

test("what was taken back from a juror, withdrawn or signed asks nothing", async ({ db }) => {
  const round = await aRound(db);
  const { head: juror } = await aJury(db, round.id, 1);
  const ctx = contextOf(db, juror.actor);
  const signed = await aSheet(db, { round, juror, points: 8000, signed: true, answered: false });
  const gone = await aNomination(db, { roundId: round.id, state: "withdrawn" });
  const ended = await aNomination(db, { roundId: round.id });
  const give = (nominationId: string, endedAt: Date | null = null) =>
    db.insert(assignments).values({ appointmentId: juror.appointmentId, nominationId, source: "plan", endedAt });
  await give(gone.id);
  await give(ended.id, new Date());

  expect(await missingAnswersOf(ctx, round.id)).toBe(0);
  expect((await sheetForScoring(ctx, signed.id)).total).toBe(8000);
  await db.update(sheets).set({ signedAt: null }).where(eq(sheets.id, signed.id));
  expect(await missingAnswersOf(ctx, round.id)).toBe(1);
});

test("a seat in the council reads on, and the same person's sheets wait for the answers", async ({ db }) => {
  const { round, jurors, entries, sheetOf } = await aJuryBeforeAnswers(db, { jurors: 1 });
  const juror = jurors[0]!;
  await db.insert(councilMembers).values({ roundId: round.id, userId: juror.actor.userId, role: "member" });
  const ctx = contextOf(db, await actorOf(db, { id: juror.actor.userId }));

  expect((await dossierForJury(ctx, entries[0]!.id)).nominationId).toBe(entries[0]!.id);
  await expect(sheetForScoring(ctx, sheetOf(juror, entries[0]!))).rejects.toMatchObject({ code: "closed" });
});

test("gateOfSheet knows one's own sheets alone", async ({ db }) => {
  const { jurors, entries, sheetOf } = await aJuryBeforeAnswers(db, { jurors: 2 });
  const sheetId = sheetOf(jurors[0]!, entries[0]!);

  expect(await gateOfSheet(contextOf(db, jurors[1]!.actor), sheetId)).toBeNull();
  expect(await gateOfSheet(contextOf(db, await anActor(db)), sheetId)).toBeNull();
  expect(await gateOfSheet(contextOf(db, null), sheetId)).toBeNull();
  expect(await gateOfSheet(contextOf(db, jurors[0]!.actor), "khong-phai-uuid")).toBeNull();
});

test("no point stands on a sheet whose entry was never answered for", async ({ db }) => {
  const sheet = await aSheet(db, { answered: false });
  const ctx = contextOf(db, sheet.juror.actor);
  const wanted = Object.entries(spread(sheet.round, 8000));
  const operations = wanted.map(([code, points]) => ({
    operationId: crypto.randomUUID(),
    sheetId: sheet.id,
    criterionId: sheet.round.leaves.find((leaf) => leaf.code === code)!.id,
    points: points / 100,
  }));

  expect((await applyOperations(ctx, operations)).map((one) => one.result)).toEqual(operations.map(() => "refused"));
  expect(await db.$count(sheetPoints, eq(sheetPoints.sheetId, sheet.id))).toBe(0);
});
