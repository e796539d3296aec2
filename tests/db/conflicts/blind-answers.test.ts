import { and, eq } from "drizzle-orm";
import { anEstablishment } from "#tests/factories/establishments";
import { aNomination } from "#tests/factories/nominations";
import { anAssignment, answerNone } from "#tests/factories/panels";
import { aProduct } from "#tests/factories/products";
import { aBlindCopy } from "#tests/factories/redactions";
import { moveForm } from "#tests/factories/round-forms";
import { setPhase } from "#tests/factories/rounds";
import { expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { assignments, conflictAnswers, ledgerEvents, recusals, sheets } from "~/db/schema";
import { answerConflicts } from "~/domain/conflicts/answer-conflicts.server";
import { missingAnswersOf } from "~/domain/conflicts/gate.server";
import { assignByHand } from "~/domain/panels/assign-by-hand.server";
import { takeBackAssignment } from "~/domain/panels/take-back-assignment.server";
import { movePhase } from "~/domain/rounds/move-phase.server";
import { sheetsForDevice } from "~/domain/sheets/device-sheets.server";
import { recordPoint } from "~/domain/sheets/record-point.server";
import { recuseFromEntry } from "~/domain/sheets/recuse-from-entry.server";
import { sheetForScoring } from "~/domain/sheets/scoring-sheet.server";
import { aBlindJuror, NONE, relative } from "./support";

const FIXED =
  "Bạn đã thấy mã hồ sơ nên câu trả lời không đổi được nữa: mã nào biến mất sẽ lộ là của cơ sở ấy. Nếu mới nhận ra mình có liên quan, hãy báo thư ký của cơ quan tổ chức.";

test("a juror answers once for each establishment, and is told neither its products nor how many they have", async ({
  db,
}) => {
  const { shown, entries } = await aBlindJuror(db);

  const asked = await shown();
  expect(asked.map(({ establishment, product, answer }) => [establishment, product, answer])).toEqual([
    ["Cơ sở Cẩm Tú", null, null],
    ["HTX Bình An", null, null],
  ]);
  const said = JSON.stringify(asked);
  for (const entry of entries)
    for (const word of [entry.id, entry.code, entry.product.name]) expect(said).not.toContain(word);
});

test("no code is shown before the answers, and those of a maker one is close to never are", async ({ db }) => {
  const { round, ctx, shown, codes, entries, sheetIds } = await aBlindJuror(db);
  expect([await codes(), await sheetsForDevice(ctx, round.id)]).toEqual([[], []]);

  const [camTu, binhAn] = await shown();
  expect(await answerConflicts(ctx, round.id, { [camTu!.key]: NONE, [binhAn!.key]: relative() })).toEqual({
    changed: 3,
    missing: 0,
  });

  expect(await codes()).toEqual([entries[1]!.code]);
  expect((await sheetsForDevice(ctx, round.id)).map((sheet) => sheet.code)).toEqual([entries[1]!.code]);
  await expect(sheetForScoring(ctx, sheetIds[0]!)).rejects.toMatchObject({
    code: "not_found",
    message: "Hồ sơ này không được giao cho bạn.",
  });
  expect((await sheetForScoring(ctx, sheetIds[1]!)).counts).toEqual({ total: 1, signed: 0, recused: 0 });
  expect((await shown()).map(({ establishment, answer }) => [establishment, answer])).toEqual([
    ["Cơ sở Cẩm Tú", "none"],
    ["HTX Bình An", "conflict"],
  ]);
});

test("a sheet that is left by its code does not show on the page of establishments whose it was", async ({ db }) => {
  const { round, ctx, shown, codes, entries, sheetIds } = await aBlindJuror(db);
  await answerNone(db, round.id);
  const before = await shown();

  await recuseFromEntry(ctx, sheetIds[0]!, { kind: "conflict", reason: "Nhận ra sản phẩm của nhà bạn" });

  expect(await shown()).toEqual(before);
  expect(await codes()).toEqual([entries[1]!.code, entries[2]!.code].toSorted());
  expect(await db.$count(recusals, eq(recusals.nominationId, entries[0]!.id))).toBe(1);
});

test("while the jury scores answers are corrected until the last one is given, and none changes once codes are shown", async ({
  db,
}) => {
  const { round, juror, entries, ctx, codes, shown, keys } = await aBlindJuror(db);
  const answer = (given: Parameters<typeof answerConflicts>[2]) => answerConflicts(ctx, round.id, given);

  await answer({ [keys.binhAn]: relative() });
  expect((await shown()).map(({ whyNotNone, whyNotConflict }) => [whyNotNone, whyNotConflict])).toEqual([
    [null, null],
    [null, null],
  ]);
  expect(await answer({ [keys.binhAn]: NONE })).toEqual({ changed: 2, missing: 1 });
  expect(await db.$count(recusals, eq(recusals.appointmentId, juror.appointmentId))).toBe(0);
  expect(await answer({ [keys.camTu]: NONE })).toEqual({ changed: 1, missing: 0 });

  expect(await codes()).toEqual(entries.map((entry) => entry.code).toSorted());
  for (const key of Object.values(keys)) {
    await expect(answer({ [key]: relative() })).rejects.toMatchObject({
      code: "closed",
      fields: { [`answers.${key}.answer`]: [FIXED] },
    });
  }
  expect((await shown()).map(({ whyNotNone, whyNotConflict }) => [whyNotNone, whyNotConflict])).toEqual([
    [null, FIXED],
    [null, FIXED],
  ]);
  expect(await db.$count(recusals, eq(recusals.appointmentId, juror.appointmentId))).toBe(0);
});

test("what was answered before scoring is corrected until scoring begins, and then stays", async ({ db }) => {
  const { round, ctx, keys } = await aBlindJuror(db, { phase: "screening" });
  const answer = (given: Parameters<typeof answerConflicts>[2]) => answerConflicts(ctx, round.id, given);
  await answer({ [keys.binhAn]: relative(), [keys.camTu]: NONE });
  await answer({ [keys.binhAn]: NONE });
  await setPhase(db, round.id, "scoring");

  await expect(answer({ [keys.binhAn]: relative() })).rejects.toMatchObject({ code: "closed" });
});

test("an entry of another establishment that is given later opens no earlier answer again", async ({ db }) => {
  const { round, juror, ctx, shown, keys, secretary } = await aBlindJuror(db);
  await answerConflicts(ctx, round.id, { [keys.binhAn]: NONE, [keys.camTu]: NONE });
  const maker = await anEstablishment(db, { name: "Cơ sở Đức Minh" });
  const late = await aNomination(db, {
    roundId: round.id,
    product: await aProduct(db, { establishmentId: maker.id }),
  });
  const later = { ...secretary, now: new Date(ctx.now.getTime() + 1000) };
  await assignByHand(later, round.id, { appointmentId: juror.appointmentId, nominationId: late.id });

  const after = { ...ctx, now: new Date(ctx.now.getTime() + 2000) };
  expect(await missingAnswersOf(after, round.id)).toBe(1);
  await expect(answerConflicts(after, round.id, { [keys.binhAn]: relative() })).rejects.toMatchObject({
    code: "closed",
  });
  const key = (await shown(after.now)).find((one) => one.establishment === "Cơ sở Đức Minh")!.key;
  expect(await answerConflicts(after, round.id, { [key]: relative() })).toEqual({ changed: 1, missing: 0 });
});

test("an entry given later of an establishment that is answered for takes the answer over and can be scored", async ({
  db,
}) => {
  const { round, juror, ctx, shown, codes, keys, secretary, anEntryOf, binhAn } = await aBlindJuror(db);
  await answerConflicts(ctx, round.id, { [keys.binhAn]: NONE, [keys.camTu]: NONE });
  const before = await shown();
  const late = await anEntryOf(binhAn.id);
  const pair = { appointmentId: juror.appointmentId, nominationId: late.id };

  await assignByHand({ ...secretary, now: new Date(ctx.now.getTime() + 1000) }, round.id, pair);

  expect(await shown()).toEqual(before);
  expect(await missingAnswersOf(ctx, round.id)).toBe(0);
  expect(await codes()).toContain(late.code);
  const [sheet] = await db.select().from(sheets).where(eq(sheets.nominationId, late.id));
  await recordPoint(ctx, sheet!.id, {
    criterionId: round.leaves[0]!.id,
    points: 100,
    operationId: crypto.randomUUID(),
  });
  const told = await eventsOf(db, round.id, "entries_assigned");
  expect(told.at(-1)).toMatchObject({
    given: { [juror.appointmentId]: [late.id] },
    answered: { [juror.appointmentId]: [late.id] },
  });
  expect(await eventsOf(db, round.id, "conflict_answered")).toHaveLength(3);
});

test("no entry is given of an establishment the juror is connected with, named by answer or left by its code", async ({
  db,
}) => {
  const refused = { code: "conflict", message: "Giám khảo đã khai có liên quan đến cơ sở của sản phẩm này." };
  const named = await aBlindJuror(db);
  await answerConflicts(named.ctx, named.round.id, { [named.keys.binhAn]: relative(), [named.keys.camTu]: NONE });
  const left = await aBlindJuror(db);
  await answerNone(db, left.round.id);
  await recuseFromEntry(left.ctx, left.sheetIds[0]!, { kind: "conflict", reason: "Nhận ra sản phẩm của nhà bạn" });

  for (const { round, juror, secretary, anEntryOf, binhAn, shown } of [named, left]) {
    const before = await shown();
    const late = await anEntryOf(binhAn.id);
    const pair = { appointmentId: juror.appointmentId, nominationId: late.id };
    await expect(assignByHand(secretary, round.id, pair)).rejects.toMatchObject(refused);
    expect(await shown()).toEqual(before);
  }
});

test("the plan of all entries gives none of an establishment that was named before scoring began", async ({ db }) => {
  const blind = await aBlindJuror(db, { phase: "screening" });
  const { round, juror, ctx, keys, secretary, anEntryOf, binhAn, camTu } = blind;
  await answerConflicts(ctx, round.id, { [keys.binhAn]: relative(), [keys.camTu]: NONE });
  const [ofBinhAn, ofCamTu] = [await anEntryOf(binhAn.id), await anEntryOf(camTu.id)];
  for (const { id } of [...blind.entries, ofBinhAn, ofCamTu]) await aBlindCopy(db, id);

  await movePhase(secretary, round.id, moveForm("screening", "scoring"));

  const given = await db
    .select({ id: assignments.nominationId })
    .from(assignments)
    .where(eq(assignments.appointmentId, juror.appointmentId));
  expect(given.map(({ id }) => id)).toContain(ofCamTu.id);
  expect(given.map(({ id }) => id)).not.toContain(ofBinhAn.id);
  expect(await missingAnswersOf(ctx, round.id)).toBe(0);
});

test("where one entry of an establishment is answered for and another is not, the other can be answered either way", async ({
  db,
}) => {
  for (const [standing, given, sheetStays] of [
    [NONE, NONE, true],
    [NONE, relative(), true],
    [relative(), relative(), false],
  ] as const) {
    const { round, juror, entries, ctx, keys, shown, anEntryOf, binhAn } = await aBlindJuror(db);
    await answerConflicts(ctx, round.id, { [keys.binhAn]: standing, [keys.camTu]: NONE });
    // Two records of one establishment were merged.
    const late = await anEntryOf(binhAn.id);
    await anAssignment(db, juror, late.id, { answered: false });
    const after = { ...ctx, now: new Date(Date.now() + 1000) };
    expect(await missingAnswersOf(after, round.id)).toBe(1);
    expect((await shown(after.now)).find((one) => one.isMissing)!.whyNotConflict).toBeNull();

    expect(await answerConflicts(after, round.id, { [keys.binhAn]: given })).toMatchObject({ missing: 0 });

    const [first] = await db
      .select({ answer: conflictAnswers.answer })
      .from(conflictAnswers)
      .where(
        and(eq(conflictAnswers.nominationId, entries[0]!.id), eq(conflictAnswers.appointmentId, juror.appointmentId)),
      );
    expect(first!.answer).toBe(sheetStays ? "none" : "conflict");
  }
});

test("an entry that is taken back leaves its name on the page, so that no name goes with a code", async ({ db }) => {
  const { round, juror, entries, ctx, codes, shown, keys, secretary } = await aBlindJuror(db);
  await answerConflicts(ctx, round.id, { [keys.binhAn]: NONE, [keys.camTu]: NONE });
  const before = await shown();
  const pair = { appointmentId: juror.appointmentId, nominationId: entries[1]!.id };

  await takeBackAssignment({ ...secretary, now: new Date(ctx.now.getTime() + 1000) }, round.id, pair);

  expect(await codes()).not.toContain(entries[1]!.code);
  expect(await shown(new Date(ctx.now.getTime() + 2000))).toEqual(before);
});

async function eventsOf(db: Database, roundId: string, kind: "entries_assigned" | "conflict_answered") {
  const rows = await db
    .select({ payload: ledgerEvents.payload })
    .from(ledgerEvents)
    .where(and(eq(ledgerEvents.roundId, roundId), eq(ledgerEvents.kind, kind)))
    .orderBy(ledgerEvents.id);
  return rows.map(({ payload }) => JSON.parse(payload));
}

test("a key of an entry opens nothing in a blind round", async ({ db }) => {
  const { round, ctx } = await aBlindJuror(db);

  await expect(answerConflicts(ctx, round.id, { ["0".repeat(32)]: NONE })).rejects.toMatchObject({ code: "conflict" });
});
