import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { aSheet, type TestSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { ledgerEvents, sheetPoints } from "~/db/schema";
import { applyOperations } from "~/domain/sheets/apply-operations.server";

const standing = async (db: Database, { id }: TestSheet) => {
  const rows = await db.select().from(sheetPoints).where(eq(sheetPoints.sheetId, id));
  return rows.map(({ points, note }) => [points, note]);
};

/** What a device sends of the first criterion of a sheet. */
const change = (sheet: TestSheet, fields: object) => ({
  operationId: randomUUID(),
  sheetId: sheet.id,
  criterionId: sheet.round.leaves[0]!.id,
  ...fields,
});

test("notes that two devices wrote beside a criterion are joined, and each learns it", async ({ db }) => {
  const sheet = await aSheet(db);
  const ctx = contextOf(db, sheet.juror.actor);
  const send = async (note: string, noteBase: string) =>
    (await applyOperations(ctx, [change(sheet, { points: 8, note, noteBase })]))[0];

  const phone = await send("Thơm", "");
  const tablet = await send("Hơi mặn", "");
  const phoneAgain = await send("Rất thơm", "Thơm");
  const tabletAgain = await send("", "Hơi mặn");

  expect([phone, tablet, phoneAgain, tabletAgain].map((one) => [one?.result, one?.note])).toEqual([
    ["applied", undefined],
    ["applied", "Thơm · Hơi mặn"],
    ["applied", "Rất thơm · Hơi mặn"],
    ["applied", "Rất thơm"],
  ]);
  expect(await standing(db, sheet)).toEqual([[800, "Rất thơm"]]);
});

test("a joined note sent again is a duplicate; another note under its id is refused", async ({ db }) => {
  const sheet = await aSheet(db);
  const ctx = contextOf(db, sheet.juror.actor);
  const first = change(sheet, { points: 8, note: "Thơm", noteBase: "" });
  const second = change(sheet, { points: 7, note: "Hơi mặn", noteBase: "" });

  const results = await applyOperations(ctx, [first, second, second, first, { ...second, note: "Nhạt" }]);

  expect(results.map(({ result, note }) => [result, note])).toEqual([
    ["applied", undefined],
    ["applied", "Thơm · Hơi mặn"],
    ["duplicate", "Thơm · Hơi mặn"],
    ["duplicate", "Thơm · Hơi mặn"],
    ["refused", undefined],
  ]);
  expect(await standing(db, sheet)).toEqual([[700, "Thơm · Hơi mặn"]]);
});

test("a change of the note alone leaves the points that another device gave", async ({ db }) => {
  const sheet = await aSheet(db);
  const ctx = contextOf(db, sheet.juror.actor);
  const noteAlone = change(sheet, { note: "Thơm", noteBase: "" });

  const results = await applyOperations(ctx, [change(sheet, { points: 8 }), noteAlone, noteAlone]);

  expect(results.map(({ result }) => result)).toEqual(["applied", "applied", "duplicate"]);
  expect(await standing(db, sheet)).toEqual([[800, "Thơm"]]);
  const events = await db.select().from(ledgerEvents).where(eq(ledgerEvents.operationId, noteAlone.operationId));
  expect(events.map(({ payload }) => JSON.parse(payload))).toMatchObject([{ points: 800, previous: 800 }]);
});

test("a device that does not say what its note was written over replaces it", async ({ db }) => {
  const sheet = await aSheet(db);
  const ctx = contextOf(db, sheet.juror.actor);

  await applyOperations(ctx, [change(sheet, { points: 8, note: "Thơm" }), change(sheet, { points: 8, note: "Mặn" })]);

  expect(await standing(db, sheet)).toEqual([[800, "Mặn"]]);
});

test("notes that grow too long together are refused and change nothing", async ({ db }) => {
  const sheet = await aSheet(db);
  const ctx = contextOf(db, sheet.juror.actor);
  const long = (letter: string) => change(sheet, { points: 8, note: letter.repeat(300), noteBase: "" });

  const [, refused] = await applyOperations(ctx, [long("a"), { ...long("b"), points: 5 }]);

  expect(refused).toMatchObject({ result: "refused", reason: expect.stringContaining("500") });
  expect(await standing(db, sheet)).toEqual([[800, "a".repeat(300)]]);
});
