import { eq } from "drizzle-orm";
import fc from "fast-check";
import { aSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { ledgerEvents, sheetPoints, sheets } from "~/db/schema";
import { recordPoint } from "~/domain/sheets/record-point.server";
import { projectPoints } from "~/domain/sheets/rules";
import { saveSheet } from "~/domain/sheets/save-sheet.server";

const standing = async (db: Database, sheetId: string) => {
  const rows = await db.select().from(sheetPoints).where(eq(sheetPoints.sheetId, sheetId));
  return new Map(rows.map((row) => [row.criterionId, row.points]));
};

const projected = async (db: Database, roundId: string, sheetId: string) => {
  const events = await db.select().from(ledgerEvents).where(eq(ledgerEvents.roundId, roundId)).orderBy(ledgerEvents.id);
  const points = events.filter((event) => event.kind === "point_recorded").map((event) => JSON.parse(event.payload));
  return projectPoints(points).get(sheetId) ?? new Map();
};

test("saveSheet records what changed, and nothing the second time", async ({ db }) => {
  const sheet = await aSheet(db, { points: { "I.1": 1000, "I.2": 500 } });
  const [first, second, third] = sheet.round.leaves;
  const ctx = contextOf(db, sheet.juror.actor);
  const form = {
    points: { [first!.id]: 1000, [third!.id]: 750 },
    notes: { [third!.id]: "Cần xem thực tế" },
    remarks: "Khá",
    after: "stay" as const,
  };

  const once = await saveSheet(ctx, sheet.id, form);
  const twice = await saveSheet(ctx, sheet.id, form);

  expect([once, twice]).toEqual([{ changed: 2 }, { changed: 0 }]);
  expect(await standing(db, sheet.id)).toEqual(
    new Map([
      [first!.id, 1000],
      [second!.id, null],
      [third!.id, 750],
    ]),
  );
  expect(await db.select({ remarks: sheets.remarks }).from(sheets).where(eq(sheets.id, sheet.id))).toEqual([
    { remarks: "Khá" },
  ]);
});

test("saveSheet names every field that does not fit and saves none", async ({ db }) => {
  const sheet = await aSheet(db);
  const [first, second, third] = sheet.round.leaves;
  const ctx = contextOf(db, sheet.juror.actor);
  const points = { [first!.id]: 1700, [second!.id]: 725, [third!.id]: 300 };

  await expect(saveSheet(ctx, sheet.id, { points, notes: {}, remarks: "", after: "stay" })).rejects.toMatchObject({
    code: "invalid",
    fields: {
      [`points.${first!.id}`]: ["Điểm phải từ 0 đến 16."],
      [`points.${second!.id}`]: ["Điểm tính theo bước 0,5: hãy nhập 7 hoặc 7,5."],
    },
  });
  expect(await standing(db, sheet.id)).toEqual(new Map());
});

test("saveSheet refuses a signed sheet and another's", async ({ db }) => {
  const signed = await aSheet(db, { points: 8000, signed: true });
  const other = await aSheet(db);
  const form = { points: {}, notes: {}, remarks: "", after: "stay" as const };

  await expect(saveSheet(contextOf(db, signed.juror.actor), signed.id, form)).rejects.toMatchObject({ code: "closed" });
  await expect(saveSheet(contextOf(db, signed.juror.actor), other.id, form)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(saveSheet(contextOf(db, other.juror.actor), "x", form)).rejects.toMatchObject({ code: "not_found" });
});

test("any sequence of points leaves the last one of each criterion, and the ledger says the same", async ({ db }) => {
  const operation = fc.record({
    criterion: fc.nat(10),
    // Some outside the range, some between steps, some taken back.
    points: fc.option(
      fc.integer({ min: -1, max: 36 }).map((half) => half * 50 + (half === 13 ? 1 : 0)),
      { nil: null },
    ),
    repeated: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 14 }), async (operations) => {
      const sheet = await aSheet(db);
      const ctx = contextOf(db, sheet.juror.actor);
      const expected = new Map<string, number | null>();
      for (const { criterion, points, repeated } of operations) {
        const leaf = sheet.round.leaves[criterion]!;
        const input = { criterionId: leaf.id, points, operationId: crypto.randomUUID() };
        const fits = points === null || (points >= 0 && points <= leaf.maximum && points % leaf.step === 0);
        if (fits) expected.set(leaf.id, points);
        const outcome = await recordPoint(ctx, sheet.id, input).catch((error) => error.code);
        expect(outcome).toBe(fits ? "applied" : "invalid");
        if (fits && repeated) expect(await recordPoint(ctx, sheet.id, input)).toBe("duplicate");
      }
      expect(await standing(db, sheet.id)).toEqual(expected);
      expect(await projected(db, sheet.round.id, sheet.id)).toEqual(expected);
    }),
    { numRuns: 12 },
  );
});
