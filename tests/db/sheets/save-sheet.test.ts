import { eq } from "drizzle-orm";
import fc from "fast-check";
import { aSheet, type TestSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { ledgerEvents, sheetPoints, sheets } from "~/db/schema";
import { SheetForm } from "~/domain/sheets/forms";
import { recordPoint } from "~/domain/sheets/record-point.server";
import { replaySheets } from "~/domain/sheets/replay";
import { saveRemarks } from "~/domain/sheets/save-remarks.server";
import { saveSheet } from "~/domain/sheets/save-sheet.server";
import { sheetForScoring } from "~/domain/sheets/scoring-sheet.server";

const standing = async (db: Database, sheetId: string) => {
  const rows = await db.select().from(sheetPoints).where(eq(sheetPoints.sheetId, sheetId));
  return new Map(rows.flatMap(({ criterionId, points }) => (points === null ? [] : [[criterionId, points]])));
};

const projected = async (db: Database, roundId: string, sheetId: string) => {
  const events = await db.select().from(ledgerEvents).where(eq(ledgerEvents.roundId, roundId)).orderBy(ledgerEvents.id);
  return replaySheets(events).get(sheetId)?.points ?? new Map();
};

/** The form of a page that shows the sheet as it stands. */
async function formOf(db: Database, sheet: TestSheet, fields: Partial<SheetForm> = {}): Promise<SheetForm> {
  const { version } = await sheetForScoring(contextOf(db, sheet.juror.actor), sheet.id);
  return { version, points: {}, notes: {}, after: "stay", ...fields };
}

const written = async (db: Database, sheetId: string) => {
  const rows = await db.select().from(sheetPoints).where(eq(sheetPoints.sheetId, sheetId));
  const [sheet] = await db.select({ remarks: sheets.remarks }).from(sheets).where(eq(sheets.id, sheetId));
  return {
    points: Object.fromEntries(rows.map((row) => [row.criterionId, row.points])),
    notes: Object.fromEntries(rows.flatMap((row) => (row.note ? [[row.criterionId, row.note]] : []))),
    remarks: sheet!.remarks,
  };
};

test("saveSheet records what changed, and nothing the second time", async ({ db }) => {
  const sheet = await aSheet(db, { points: { "I.1": 1000, "I.2": 500 } });
  const [first, second, third] = sheet.round.leaves;
  const ctx = contextOf(db, sheet.juror.actor);
  const form = await formOf(db, sheet, {
    points: { [first!.id]: 1000, [second!.id]: null, [third!.id]: 750 },
    notes: { [third!.id]: "Cần xem thực tế" },
    remarks: "Khá",
  });

  const once = await saveSheet(ctx, sheet.id, form);
  // The same page again: it is an older one now, and says nothing else than what stands.
  const twice = await saveSheet(ctx, sheet.id, form);

  expect([once, twice]).toEqual([{ changed: 2 }, { changed: 0 }]);
  expect(await written(db, sheet.id)).toEqual({
    points: { [first!.id]: 1000, [second!.id]: null, [third!.id]: 750 },
    notes: { [third!.id]: "Cần xem thực tế" },
    remarks: "Khá",
  });
});

test("a form without fields, or with a few, empties nothing that it does not name", async ({ db }) => {
  const sheet = await aSheet(db, { points: { "I.1": 1000, "I.2": 500 } });
  const [first, second, third] = sheet.round.leaves;
  const ctx = contextOf(db, sheet.juror.actor);
  await saveSheet(ctx, sheet.id, await formOf(db, sheet, { notes: { [first!.id]: "Tốt" }, remarks: "Khá" }));

  const empty = await saveSheet(ctx, sheet.id, { version: "", points: {}, notes: {}, after: "stay" });
  const partial = await saveSheet(ctx, sheet.id, await formOf(db, sheet, { points: { [third!.id]: 750 } }));
  const note = await saveSheet(ctx, sheet.id, await formOf(db, sheet, { notes: { [second!.id]: "Xem lại" } }));

  expect([empty, partial, note]).toEqual([{ changed: 0 }, { changed: 1 }, { changed: 1 }]);
  expect(await written(db, sheet.id)).toEqual({
    points: { [first!.id]: 1000, [second!.id]: 500, [third!.id]: 750 },
    notes: { [first!.id]: "Tốt", [second!.id]: "Xem lại" },
    remarks: "Khá",
  });

  const emptied = await saveSheet(
    ctx,
    sheet.id,
    await formOf(db, sheet, { points: { [first!.id]: null }, notes: { [first!.id]: "" }, remarks: "" }),
  );
  expect(emptied).toEqual({ changed: 1 });
  expect(await written(db, sheet.id)).toEqual({
    points: { [first!.id]: null, [second!.id]: 500, [third!.id]: 750 },
    notes: { [second!.id]: "Xem lại" },
    remarks: null,
  });
});

test("a form over an older sheet is refused and saves nothing, whatever was written since", async ({ db }) => {
  const sheet = await aSheet(db, { points: { "I.1": 1000 } });
  const [first, second] = sheet.round.leaves;
  const ctx = contextOf(db, sheet.juror.actor);
  const fields = { points: { [second!.id]: 500 }, notes: {}, remarks: "Của trang cũ" };
  const writes = [
    () => recordPoint(ctx, sheet.id, { criterionId: first!.id, points: 800, operationId: crypto.randomUUID() }),
    () =>
      recordPoint(ctx, sheet.id, {
        criterionId: first!.id,
        points: 800,
        note: "Ghi chú mới",
        operationId: crypto.randomUUID(),
      }),
    () => saveRemarks(ctx, sheet.id, { remarks: "Nhận xét mới" }),
  ];

  for (const write of writes) {
    const stale = await formOf(db, sheet, fields);
    await write();
    await expect(saveSheet(ctx, sheet.id, stale)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("vừa được ghi ở một trang hoặc máy khác"),
    });
  }
  await expect(saveSheet(ctx, sheet.id, { ...fields, version: "", after: "stay" })).rejects.toMatchObject({
    code: "conflict",
  });
  expect(await written(db, sheet.id)).toEqual({
    points: { [first!.id]: 800 },
    notes: { [first!.id]: "Ghi chú mới" },
    remarks: "Nhận xét mới",
  });

  await saveSheet(ctx, sheet.id, await formOf(db, sheet, fields));
  expect(await written(db, sheet.id)).toMatchObject({ points: { [second!.id]: 500 }, remarks: "Của trang cũ" });
});

test("of two forms over one sheet sent at once, one is saved and the other refused", async ({ db }) => {
  const sheet = await aSheet(db);
  const [first] = sheet.round.leaves;
  const ctx = contextOf(db, sheet.juror.actor);
  const forms = await Promise.all([500, 800].map((points) => formOf(db, sheet, { points: { [first!.id]: points } })));

  const results = await Promise.allSettled(forms.map((form) => saveSheet(ctx, sheet.id, form)));

  const kept = results.findIndex((result) => result.status === "fulfilled");
  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await written(db, sheet.id)).points).toEqual(forms[kept]!.points);
});

test("saveSheet names every field that does not fit and saves none", async ({ db }) => {
  const sheet = await aSheet(db);
  const [first, second, third] = sheet.round.leaves;
  const ctx = contextOf(db, sheet.juror.actor);
  const points = { [first!.id]: 1700, [second!.id]: 725, [third!.id]: 300 };

  await expect(saveSheet(ctx, sheet.id, await formOf(db, sheet, { points }))).rejects.toMatchObject({
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
  const form = { version: "", points: {}, notes: {}, remarks: "", after: "stay" as const };

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
      const expected = new Map<string, number>();
      for (const { criterion, points, repeated } of operations) {
        const leaf = sheet.round.leaves[criterion]!;
        const input = { criterionId: leaf.id, points, operationId: crypto.randomUUID() };
        const fits = points === null || (points >= 0 && points <= leaf.maximum && points % leaf.step === 0);
        if (points === null) expected.delete(leaf.id);
        else if (fits) expected.set(leaf.id, points);
        const outcome = await recordPoint(ctx, sheet.id, input).then(
          ({ result }) => result,
          (error) => error.code,
        );
        expect(outcome).toBe(fits ? "applied" : "invalid");
        if (fits && repeated) expect((await recordPoint(ctx, sheet.id, input)).result).toBe("duplicate");
      }
      expect(await standing(db, sheet.id)).toEqual(expected);
      expect(await projected(db, sheet.round.id, sheet.id)).toEqual(expected);
    }),
    { numRuns: 12 },
  );
});

test("a page without scripts goes on over remarks that a paper made long: they stay, or are shortened, and do not grow", async ({
  db,
}) => {
  const sheet = await aSheet(db);
  const ctx = contextOf(db, sheet.juror.actor);
  const long = "a".repeat(7000);
  await db.update(sheets).set({ remarks: long }).where(eq(sheets.id, sheet.id));
  const [first] = sheet.round.leaves;
  const send = async (remarks: string) =>
    saveSheet(
      ctx,
      sheet.id,
      SheetForm.parse(await formOf(db, sheet, { points: { [first!.id]: "1" as never }, remarks })),
    );

  await expect(send(`${long}!`)).rejects.toMatchObject({
    code: "invalid",
    fields: { remarks: [expect.stringContaining("chỉ rút ngắn được")] },
  });
  expect(await send(long)).toEqual({ changed: 1 });
  await send(long.slice(10));

  expect(await written(db, sheet.id)).toMatchObject({ points: { [first!.id]: 100 }, remarks: long.slice(10) });
});
