import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { nominationsFor } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { aRound } from "#tests/factories/rounds";
import { aSheet, type TestSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { ledgerEvents, sheetPoints, sheets } from "~/db/schema";
import { applyOperations } from "~/domain/sheets/apply-operations.server";
import { DeviceSync } from "~/domain/sheets/forms";
import { syncDevice } from "~/domain/sheets/sync-device.server";

const NOW = new Date();

const point = (sheet: TestSheet, points: unknown, more: object = {}) => ({
  operationId: randomUUID(),
  sheetId: sheet.id,
  criterionId: sheet.round.leaves[0]!.id,
  points,
  at: NOW.toISOString(),
  ...more,
});

const remarks = (sheet: TestSheet, text: string, more: object = {}) => ({
  operationId: randomUUID(),
  sheetId: sheet.id,
  remarks: text,
  ...more,
});

const noteOf = async (db: Database, { id }: TestSheet) =>
  (await db.select().from(sheetPoints).where(eq(sheetPoints.sheetId, id))).map(({ points, note }) => [points, note]);

test("what no text can hold is taken out of notes and remarks, and all is kept", async ({ db }) => {
  const sheet = await aSheet(db);
  const ctx = contextOf(db, sheet.juror.actor, NOW);

  const results = await applyOperations(ctx, [
    point(sheet, 8, { note: "Thơm\0 quá" }),
    point(sheet, 7.5, { note: "Mặn \ud83d", noteBase: "\udc00" }),
    remarks(sheet, "Bao bì\0 đẹp \udfff", { base: "\ud800" }),
    point(sheet, 9),
  ]);

  expect(results.map(({ result }) => result)).toEqual(["applied", "applied", "applied", "applied"]);
  expect(await noteOf(db, sheet)).toEqual([[900, "Thơm quá · Mặn \uFFFD"]]);
  const [row] = await db.select({ remarks: sheets.remarks }).from(sheets).where(eq(sheets.id, sheet.id));
  expect(row?.remarks).toBe("Bao bì đẹp \uFFFD");
});

test("an operation that says nothing, or of which a part would be lost, is refused", async ({ db }) => {
  const sheet = await aSheet(db);
  const ctx = contextOf(db, sheet.juror.actor, NOW);
  const { points: _, ...silent } = point(sheet, 8);

  const results = await applyOperations(ctx, [
    silent,
    remarks(sheet, "Đẹp", { points: 8 }),
    { ...point(sheet, 8), remarks: "Đẹp" },
  ]);

  expect(results.map(({ result }) => result)).toEqual(["refused", "refused", "refused"]);
  expect(await noteOf(db, sheet)).toEqual([]);
});

test.for([
  ["years to come", "+275760-09-13T00:00:00.000Z"],
  ["a year that PostgreSQL cannot read", "9999-12-31T23:59:59-12:00"],
  ["the year 0", "0000-01-01T00:00:00Z"],
  ["half a century ago", "1970-01-01T00:00:00Z"],
  ["an hour to come", new Date(NOW.getTime() + 3_600_000).toISOString()],
  ["no date", "hôm qua"],
  ["a number", 1e300],
  ["nothing", null],
] as const)("points stated for %s are kept, without that time", async ([, at], { db }) => {
  const sheet = await aSheet(db);
  const ctx = contextOf(db, sheet.juror.actor, NOW);

  const [result] = await applyOperations(ctx, [point(sheet, 8, { at })]);

  expect(result?.result).toBe("applied");
  const events = await db.select().from(ledgerEvents).where(eq(ledgerEvents.roundId, sheet.round.id));
  expect(events.map(({ deviceAt }) => deviceAt)).toEqual([null]);
});

test.for([
  ["a clock of years to come", { now: "+275760-09-13T00:00:00.000Z" }, 2 ** 31 - 1],
  ["no clock", { now: "?" }, null],
  ["a battery nobody can read", { battery: { percent: null, isCharging: true } }, null],
  ["no report at all", null, null],
] as const)("a device with %s brings its points all the same", async ([, told, skew], { db }) => {
  const sheet = await aSheet(db);
  const report = { deviceId: randomUUID(), kind: "phone", now: NOW.toISOString(), battery: null, rounds: [] };
  const request = DeviceSync.parse({
    jurorId: sheet.juror.actor.userId,
    report: told && { ...report, ...told },
    operations: [point(sheet, 8)],
  });

  const { results, skewSeconds } = await syncDevice(contextOf(db, sheet.juror.actor, NOW), request);

  expect([results.map(({ result }) => result), skewSeconds]).toEqual([["applied"], skew]);
  const events = await db.select().from(ledgerEvents).where(eq(ledgerEvents.roundId, sheet.round.id));
  expect(events.map(({ deviceAt }) => deviceAt)).toEqual([null]);
});

/** Three sheets of one juror; the database fails points of the second one with an error of that code (SQLSTATE). */
async function withOddSheet<T>(
  db: Database,
  code: string,
  work: (ctx: ReturnType<typeof contextOf>, sheets: readonly TestSheet[]) => Promise<T>,
): Promise<T> {
  const round = await aRound(db);
  const { jurors } = await aJury(db, round.id, 1);
  const all: TestSheet[] = [];
  for (const nomination of await nominationsFor(db, round.id, 3)) {
    all.push(await aSheet(db, { round, juror: jurors[0]!, nomination }));
  }
  await db.execute(
    sql.raw(`create function odd_points() returns trigger language plpgsql as $$ begin
      if new.sheet_id = '${all[1]!.id}' then raise exception 'odd' using errcode = '${code}'; end if; return new; end $$`),
  );
  const trigger = sql`create trigger odd_points before insert on sheet_points for each row execute function odd_points()`;
  await db.execute(trigger);
  try {
    return await work(contextOf(db, jurors[0]!.actor, NOW), all);
  } finally {
    await db.execute(sql`drop function odd_points() cascade`);
  }
}

test.for(["22P05", "22008", "23514", "P0001"])(
  "an operation the database never takes (%s) is refused alone, and the others are answered",
  async (code, { db }) => {
    const results = await withOddSheet(db, code, (ctx, sheets) =>
      applyOperations(
        ctx,
        sheets.map((sheet) => point(sheet, 8)),
      ),
    );

    expect(results.map(({ result, reason }) => [result, reason])).toEqual([
      ["applied", undefined],
      ["refused", expect.stringContaining("Hệ thống không lưu được thay đổi này.")],
      ["applied", undefined],
    ]);
  },
);

test("a sheet that the database cannot take now is not answered, nor what follows on it; the others are", async ({
  db,
}) => {
  await withOddSheet(db, "55P03", async (ctx, sheets) => {
    const faults: (string | null)[] = [];
    const [one, two, three] = sheets.map((sheet) => point(sheet, 8));
    const later = point(sheets[1]!, 7);

    const results = await applyOperations(ctx, [one, two, later, three], { onFault: (_, id) => faults.push(id) });

    expect(results).toEqual([
      { operationId: one!.operationId, result: "applied" },
      { operationId: three!.operationId, result: "applied" },
    ]);
    expect(faults).toEqual([two!.operationId]);
    await expect(applyOperations(ctx, [two])).rejects.toMatchObject({ cause: { code: "55P03" } });
  });
});

test("what fails is told whichever operation comes first, and once alone where nothing could be answered", async ({
  db,
}) => {
  await withOddSheet(db, "55P03", async (ctx, sheets) => {
    const [one, two] = sheets.map((sheet) => point(sheet, 8));
    const faults: (string | null)[] = [];
    const onFault = (_: unknown, id: string | null) => faults.push(id);

    const results = await applyOperations(ctx, [two, one], { onFault });

    expect([results.map(({ operationId }) => operationId), faults]).toEqual([[one!.operationId], [two!.operationId]]);
    // Whoever asked logs what is thrown.
    await expect(applyOperations(ctx, [two], { onFault })).rejects.toThrow();
    expect(faults).toHaveLength(1);
  });
});

test("a server that shuts down is asked for nothing more", async ({ db }) => {
  await withOddSheet(db, "57P01", async (ctx, sheets) => {
    const [one, two, three] = sheets.map((sheet) => point(sheet, 8));

    expect(await applyOperations(ctx, [one, two, three])).toEqual([
      { operationId: one!.operationId, result: "applied" },
    ]);
    await expect(applyOperations(ctx, [two, three])).rejects.toMatchObject({ cause: { code: "57P01" } });
  });
});
