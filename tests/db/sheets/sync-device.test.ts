import { randomUUID } from "node:crypto";
import { and, eq, isNotNull, sql } from "drizzle-orm";
import { nominationsFor } from "#tests/factories/nominations";
import { aJury, type TestJuror } from "#tests/factories/panels";
import { anActor, anOrganiser } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { aSheet, type TestSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { jurorDevices, ledgerEvents, sheetPoints, sheets } from "~/db/schema";
import { deskOfRound } from "~/domain/sheets/device-desk.server";
import { DeviceSync } from "~/domain/sheets/forms";
import { syncDevice } from "~/domain/sheets/sync-device.server";

const NOW = new Date();
const DAY_MS = 86_400_000;
const DEVICE = "0d9d4b6e-5d52-4d3c-9a38-0a1b2c3d4e5f";

interface Told {
  deviceId?: string;
  now?: Date;
  unsent?: number;
  entries?: { ready: number; total: number } | null;
  battery?: { percent: number; isCharging: boolean } | null;
  rounds?: string[];
}

function syncOf(juror: TestJuror, roundId: string, operations: unknown[], told: Told = {}) {
  const { deviceId = DEVICE, now = NOW, unsent = 0, entries = null, battery = null, rounds = [roundId] } = told;
  return DeviceSync.parse({
    jurorId: juror.actor.userId,
    report: {
      deviceId,
      kind: "phone",
      now: now.toISOString(),
      battery,
      rounds: rounds.map((roundId) => ({ roundId, unsent, refused: 0, entries })),
    },
    operations,
  });
}

const pointOn = (sheet: TestSheet, points: number | null, more: object = {}) => ({
  operationId: randomUUID(),
  sheetId: sheet.id,
  criterionId: sheet.round.leaves[0]!.id,
  points,
  note: "",
  at: NOW.toISOString(),
  ...more,
});

const sync = (db: Database, sheet: TestSheet, operations: unknown[], told: Told = {}) =>
  syncDevice(contextOf(db, sheet.juror.actor, NOW), syncOf(sheet.juror, sheet.round.id, operations, told));

const eventsOf = (db: Database, sheet: TestSheet) =>
  db
    .select({ operationId: ledgerEvents.operationId, deviceAt: ledgerEvents.deviceAt })
    .from(ledgerEvents)
    .where(and(eq(ledgerEvents.roundId, sheet.round.id), isNotNull(ledgerEvents.deviceAt)))
    .orderBy(ledgerEvents.id);

test("each operation has its own answer: applied, sent again, or refused with a reason", async ({ db }) => {
  const round = await aRound(db);
  const { jurors } = await aJury(db, round.id, 2);
  const [mine, locked, theirs] = await nominationsFor(db, round.id, 3);
  const sheet = await aSheet(db, { round, juror: jurors[0]!, nomination: mine! });
  const signed = await aSheet(db, { round, juror: jurors[0]!, nomination: locked!, points: 7350, signed: true });
  const other = await aSheet(db, { round, juror: jurors[1]!, nomination: theirs! });
  const first = pointOn(sheet, 7.5);

  const { results, skewSeconds } = await sync(db, sheet, [
    first,
    first,
    pointOn(other, 7),
    pointOn(sheet, 7, { sheetId: randomUUID() }),
    pointOn(sheet, 7.25),
    pointOn(sheet, 16.5),
    pointOn(signed, 7),
    { operationId: randomUUID(), sheetId: sheet.id, remarks: "Bao bì đẹp" },
    { operationId: randomUUID(), sheetId: signed.id, remarks: "Quá muộn" },
  ]);

  expect(results.map(({ result, reason }) => [result, reason])).toEqual([
    ["applied", undefined],
    ["duplicate", undefined],
    ["refused", "Không tìm thấy phiếu chấm này trong các phiếu của bạn."],
    ["refused", "Không tìm thấy phiếu chấm này trong các phiếu của bạn."],
    ["refused", "Điểm tính theo bước 0,5: hãy nhập 7 hoặc 7,5."],
    ["refused", "Điểm phải từ 0 đến 16."],
    ["refused", expect.stringContaining("Phiếu đã ký")],
    ["applied", undefined],
    ["refused", expect.stringContaining("Phiếu đã ký")],
  ]);
  expect(skewSeconds).toBe(0);
  expect(await eventsOf(db, sheet)).toEqual([{ operationId: first.operationId, deviceAt: NOW }]);
  const [row] = await db.select({ remarks: sheets.remarks }).from(sheets).where(eq(sheets.id, sheet.id));
  expect(row?.remarks).toBe("Bao bì đẹp");
});

test("points sent again after another device wrote over them are told as they stand", async ({ db }) => {
  const sheet = await aSheet(db);
  const phone = pointOn(sheet, 5);
  const noteAlone = pointOn(sheet, null, { points: undefined, note: "Thơm", noteBase: "" });
  const tell = async (...operations: unknown[]) =>
    (await sync(db, sheet, operations)).results.map(({ result, points }) => [result, points]);

  expect(await tell(phone, phone)).toEqual([
    ["applied", undefined],
    ["duplicate", undefined],
  ]);
  expect(await tell(noteAlone, pointOn(sheet, 7.5), phone, noteAlone)).toEqual([
    ["applied", undefined],
    ["applied", undefined],
    ["duplicate", 7.5],
    ["duplicate", undefined],
  ]);
  expect(await tell(pointOn(sheet, null), phone)).toEqual([
    ["applied", undefined],
    ["duplicate", null],
  ]);
});

test("another's operations are refused as a whole and change nothing, also for their own sheets", async ({ db }) => {
  const sheet = await aSheet(db);
  const stranger = await anActor(db);
  const request = syncOf(sheet.juror, sheet.round.id, [pointOn(sheet, 7)]);

  await expect(syncDevice(contextOf(db, stranger, NOW), request)).rejects.toMatchObject({ code: "conflict" });
  await expect(syncDevice(contextOf(db, null, NOW), request)).rejects.toMatchObject({ code: "forbidden" });

  expect(await eventsOf(db, sheet)).toEqual([]);
  expect(await db.select().from(jurorDevices).where(eq(jurorDevices.roundId, sheet.round.id))).toEqual([]);
});

test("what is written is answered for, also where the report of the device cannot be kept", async ({ db }) => {
  const sheet = await aSheet(db);
  await db.execute(
    sql`create function odd_device() returns trigger language plpgsql as $$ begin
      raise exception 'odd' using errcode = '55P03'; end $$`,
  );
  await db.execute(
    sql`create trigger odd_device before insert on juror_devices for each row execute function odd_device()`,
  );
  const faults: unknown[] = [];
  const one = pointOn(sheet, 7.5);
  try {
    const operations = syncOf(sheet.juror, sheet.round.id, [one]);
    const ctx = contextOf(db, sheet.juror.actor, NOW);
    expect(await syncDevice(ctx, operations, (_, id) => faults.push(id))).toEqual({
      skewSeconds: null,
      results: [{ operationId: one.operationId, result: "applied" }],
    });
  } finally {
    await db.execute(sql`drop function odd_device() cascade`);
  }
  expect(faults).toEqual([null]);
});

test("a clock that is a day off is noted, and nothing depends on it", async ({ db }) => {
  const sheet = await aSheet(db);
  const tomorrow = new Date(NOW.getTime() + DAY_MS);

  const { results, skewSeconds } = await sync(db, sheet, [pointOn(sheet, 7, { at: tomorrow.toISOString() })], {
    now: tomorrow,
  });
  const late = await sync(db, sheet, [pointOn(sheet, 8, { at: new Date(NOW.getTime() - DAY_MS).toISOString() })]);

  expect([results[0]?.result, skewSeconds, late.results[0]?.result]).toEqual(["applied", 86_400, "applied"]);
  const [point] = await db.select().from(sheetPoints).where(eq(sheetPoints.sheetId, sheet.id));
  // What came last counts, whatever the device thinks of the time.
  expect(point?.points).toBe(800);
  // Of a clock that is off no time is kept; a right one may well have been without a network for a day.
  expect((await eventsOf(db, sheet)).map(({ deviceAt }) => deviceAt?.getTime())).toEqual([NOW.getTime() - DAY_MS]);
});

test("a thousand operations sent twice are in the ledger once", { timeout: 180_000 }, async ({ db }) => {
  const sheet = await aSheet(db);
  const operations = Array.from({ length: 1000 }, (_, index) => pointOn(sheet, (index % 33) / 2));
  const send = async () => {
    const answers = [];
    for (let start = 0; start < operations.length; start += 200) {
      answers.push(...(await sync(db, sheet, operations.slice(start, start + 200))).results);
    }
    return answers;
  };

  const [first, again] = [await send(), await send()];

  expect(new Set(first.map(({ result }) => result))).toEqual(new Set(["applied"]));
  expect(new Set(again.map(({ result }) => result))).toEqual(new Set(["duplicate"]));
  expect((await eventsOf(db, sheet)).map(({ operationId }) => operationId)).toEqual(
    operations.map(({ operationId }) => operationId),
  );
});

test("the desk sees each device as it was last heard, of the rounds whose jury its juror sits in", async ({ db }) => {
  const round = await aRound(db);
  const elsewhere = await aRound(db);
  const { jurors } = await aJury(db, round.id, 3);
  const [head, deputy] = [jurors[0]!, jurors[1]!];
  const [entry] = await nominationsFor(db, round.id, 1);
  const sheet = await aSheet(db, { round, juror: deputy, nomination: entry! });
  const later = new Date(NOW.getTime() + 60_000);
  const tell = (now: Date, told: Told) =>
    syncDevice(contextOf(db, deputy.actor, now), syncOf(deputy, round.id, [], { now, ...told }));
  const second = randomUUID();

  await tell(NOW, { unsent: 4, entries: { ready: 3, total: 45 }, battery: { percent: 80, isCharging: false } });
  await tell(NOW, { deviceId: second, unsent: 2, rounds: [round.id, elsewhere.id] });
  await tell(later, { unsent: 0, entries: { ready: 45, total: 45 }, battery: { percent: 12, isCharging: true } });

  const organiser = await anOrganiser(db, round.agencyId);
  const desk = await deskOfRound(contextOf(db, organiser, later), round.id);
  expect(desk.map(({ name, signed, total, devices }) => [name, signed, total, devices])).toEqual([
    [head.actor.name, 0, 0, []],
    [
      deputy.actor.name,
      0,
      1,
      [
        {
          deviceId: DEVICE,
          kind: "phone",
          firstHeardAt: NOW,
          lastHeardAt: later,
          unsent: 0,
          refused: 0,
          entriesReady: 45,
          entriesTotal: 45,
          batteryPercent: 12,
          isCharging: true,
          skewSeconds: 0,
        },
        {
          deviceId: second,
          kind: "phone",
          firstHeardAt: NOW,
          lastHeardAt: NOW,
          unsent: 2,
          refused: 0,
          entriesReady: null,
          entriesTotal: null,
          batteryPercent: null,
          isCharging: null,
          skewSeconds: 0,
        },
      ],
    ],
    [jurors[2]!.actor.name, 0, 0, []],
  ]);
  expect(await deskOfRound(contextOf(db, head.actor, later), round.id)).toEqual(desk);
  expect(await db.select().from(jurorDevices).where(eq(jurorDevices.roundId, elsewhere.id))).toEqual([]);
  await expect(deskOfRound(contextOf(db, sheet.juror.actor, later), round.id)).rejects.toMatchObject({
    code: "not_found",
  });
});
