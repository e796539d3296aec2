import { eq } from "drizzle-orm";
import { anEstablishment } from "#tests/factories/establishments";
import { aNomination } from "#tests/factories/nominations";
import { aJury, answerNone } from "#tests/factories/panels";
import { aProduct } from "#tests/factories/products";
import { aRound } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { assignments, recusals, sheets } from "~/db/schema";
import { answerConflicts } from "~/domain/conflicts/answer-conflicts.server";
import { entriesToAnswer } from "~/domain/conflicts/own-entries.server";
import { roundById } from "~/domain/rounds/queries.server";
import { sheetsForDevice } from "~/domain/sheets/device-sheets.server";
import { sheetsOfJuror } from "~/domain/sheets/queries.server";
import { recuseFromEntry } from "~/domain/sheets/recuse-from-entry.server";
import { sheetForScoring } from "~/domain/sheets/scoring-sheet.server";
import { NONE, relative } from "./support";

/** A juror of a blind round with three entries: two of HTX Bình An, one of Cơ sở Cẩm Tú. */
async function aBlindJuror(db: Database) {
  const round = await aRound(db, { rules: { blind: true } });
  const { head: juror } = await aJury(db, round.id, 1);
  const anEntryOf = async (establishmentId: string) =>
    aNomination(db, { roundId: round.id, product: await aProduct(db, { establishmentId }) });
  const [binhAn, camTu] = [
    await anEstablishment(db, { name: "HTX Bình An", commune: "Xã Đơn Dương" }),
    await anEstablishment(db, { name: "Cơ sở Cẩm Tú", commune: "Xã Đức Trọng" }),
  ];
  const entries = [await anEntryOf(binhAn.id), await anEntryOf(camTu.id), await anEntryOf(binhAn.id)];
  const pairs = entries.map(({ id }) => ({ appointmentId: juror.appointmentId, nominationId: id }));
  await db.insert(assignments).values(pairs.map((pair) => ({ ...pair, source: "plan" as const })));
  const made = await db.insert(sheets).values(pairs).returning();
  const ctx = contextOf(db, juror.actor);
  const shown = async () => (await entriesToAnswer(ctx, await roundById(ctx, round.id))).entries;
  const codes = async () => (await sheetsOfJuror(ctx, round.id)).sheets.map((sheet) => sheet.code);
  const sheetIds = entries.map(({ id }) => made.find((one) => one.nominationId === id)!.id);
  return { round, juror, entries, ctx, shown, codes, sheetIds };
}

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
  expect(await codes()).toEqual([entries[1]!.code, entries[2]!.code]);
  expect(await db.$count(recusals, eq(recusals.nominationId, entries[0]!.id))).toBe(1);
});

test("once a juror has signed, no answer changes, whichever establishment it is for", async ({ db }) => {
  const { round, juror, ctx, shown, sheetIds } = await aBlindJuror(db);
  await answerNone(db, round.id);
  await db.update(sheets).set({ signedAt: new Date() }).where(eq(sheets.id, sheetIds[1]!));

  const asked = await shown();
  expect(new Set(asked.map(({ whyNotNone, whyNotConflict }) => `${whyNotNone} ${whyNotConflict}`)).size).toBe(1);
  for (const { key } of asked) {
    await expect(answerConflicts(ctx, round.id, { [key]: relative() })).rejects.toMatchObject({ code: "closed" });
  }
  expect(await db.$count(recusals, eq(recusals.appointmentId, juror.appointmentId))).toBe(0);
});

test("a key of an entry opens nothing in a blind round", async ({ db }) => {
  const { round, ctx } = await aBlindJuror(db);

  await expect(answerConflicts(ctx, round.id, { ["0".repeat(32)]: NONE })).rejects.toMatchObject({ code: "conflict" });
});
