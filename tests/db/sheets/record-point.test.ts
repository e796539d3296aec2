import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { aNomination } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { anActor, anOrganiser } from "#tests/factories/people";
import { setPhase } from "#tests/factories/rounds";
import { aSheet, type TestSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import { pseudonymIn } from "#tests/support/ledger";
import type { Database } from "~/db/client.server";
import { appointments, ledgerEvents, nominations, recusals, sheetPoints, sheets } from "~/db/schema";
import { recordPoint } from "~/domain/sheets/record-point.server";
import { runWithLocale } from "~/i18n/locale.server";

const pointsOf = (db: Database, sheetId: string) =>
  db
    .select({ criterionId: sheetPoints.criterionId, points: sheetPoints.points, note: sheetPoints.note })
    .from(sheetPoints)
    .where(eq(sheetPoints.sheetId, sheetId));

const eventsOf = (db: Database, sheet: TestSheet) =>
  db.select().from(ledgerEvents).where(eq(ledgerEvents.roundId, sheet.round.id)).orderBy(ledgerEvents.id);

const input = (sheet: TestSheet, points: number | null, more: object = {}) => ({
  criterionId: sheet.round.leaves[0]!.id,
  points,
  operationId: randomUUID(),
  ...more,
});

test("recordPoint keeps every entry in the ledger and the last one counts", async ({ db }) => {
  const sheet = await aSheet(db);
  const now = new Date("2026-05-04T03:02:01.123Z");
  await setPhase(db, sheet.round.id, "scoring", now);
  const ctx = contextOf(db, sheet.juror.actor, now);
  const [first, second] = [randomUUID(), randomUUID()];
  const deviceAt = new Date("2026-05-04T02:59:00Z");

  await recordPoint(ctx, sheet.id, input(sheet, 800, { operationId: first, deviceAt, note: "Thiếu hợp đồng" }));
  await recordPoint(ctx, sheet.id, input(sheet, 950, { operationId: second }));

  const criterion = sheet.round.leaves[0]!;
  expect(await pointsOf(db, sheet.id)).toEqual([{ criterionId: criterion.id, points: 950, note: "Thiếu hợp đồng" }]);
  const common = {
    actor: await pseudonymIn(db, sheet.round.id, sheet.juror.actor.userId),
    appointment: sheet.juror.appointmentId,
    at: "2026-05-04T03:02:01.123Z",
    code: "I.1",
    criterion: criterion.id,
    kind: "point_recorded",
    nomination: sheet.nomination.id,
    round: sheet.round.id,
    sheet: sheet.id,
  };
  const events = await eventsOf(db, sheet);
  expect(events.map((event) => [JSON.parse(event.payload), event.deviceAt, event.operationId])).toEqual([
    [{ ...common, operation: first, points: 800, previous: null }, deviceAt, first],
    [{ ...common, operation: second, points: 950, previous: 800 }, null, second],
  ]);
});

test("recordPoint takes points back with null", async ({ db }) => {
  const sheet = await aSheet(db);
  const ctx = contextOf(db, sheet.juror.actor);

  await recordPoint(ctx, sheet.id, input(sheet, 0));
  await recordPoint(ctx, sheet.id, input(sheet, null, { note: "" }));

  expect(await pointsOf(db, sheet.id)).toEqual([{ criterionId: sheet.round.leaves[0]!.id, points: null, note: null }]);
});

test("a replayed operation is a duplicate and changes nothing, also when newer points stand and the sheet is signed", async ({
  db,
}) => {
  const sheet = await aSheet(db);
  const ctx = contextOf(db, sheet.juror.actor);
  const operation = input(sheet, 800);

  const first = await recordPoint(ctx, sheet.id, operation);
  await recordPoint(ctx, sheet.id, input(sheet, 950));
  await db.update(sheets).set({ signedAt: new Date() }).where(eq(sheets.id, sheet.id));
  const again = await recordPoint(ctx, sheet.id, operation);

  expect([first.result, again.result]).toEqual(["applied", "duplicate"]);
  expect((await pointsOf(db, sheet.id)).map((row) => row.points)).toEqual([950]);
  expect(await eventsOf(db, sheet)).toHaveLength(2);
});

test("a replay with another note is refused, so that nobody takes the note for a kept one", async ({ db }) => {
  const sheet = await aSheet(db);
  const ctx = contextOf(db, sheet.juror.actor);
  const operation = input(sheet, 800, { note: "Thiếu hợp đồng" });
  await recordPoint(ctx, sheet.id, operation);

  const again = await recordPoint(ctx, sheet.id, operation);
  const silent = await recordPoint(ctx, sheet.id, { ...operation, note: undefined });
  for (const note of ["Đủ hợp đồng", "", null]) {
    await expect(recordPoint(ctx, sheet.id, { ...operation, note })).rejects.toMatchObject({ code: "conflict" });
  }

  expect([again, silent]).toEqual([1, 2].map(() => ({ result: "duplicate", points: 800, note: "Thiếu hợp đồng" })));
  expect((await pointsOf(db, sheet.id)).map((row) => row.note)).toEqual(["Thiếu hợp đồng"]);
  expect(await eventsOf(db, sheet)).toHaveLength(1);
});

test("the same operation sent twice at once is applied once", async ({ db }) => {
  const sheet = await aSheet(db);
  const ctx = contextOf(db, sheet.juror.actor);
  const operation = input(sheet, 800);

  const results = await Promise.all([1, 2, 3].map(() => recordPoint(ctx, sheet.id, operation)));

  expect(results.map(({ result }) => result).sort()).toEqual(["applied", "duplicate", "duplicate"]);
  expect(await eventsOf(db, sheet)).toHaveLength(1);
});

test("two tabs writing at once leave each event with the points it replaced", async ({ db }) => {
  const sheet = await aSheet(db);
  const ctx = contextOf(db, sheet.juror.actor);
  const values = [100, 200, 300, 400, 500, 600];

  await Promise.all(values.map((points) => recordPoint(ctx, sheet.id, input(sheet, points))));

  const chain = (await eventsOf(db, sheet)).map(
    (event) => JSON.parse(event.payload) as { points: number; previous: number | null },
  );
  const next = new Map(chain.map((event) => [event.previous, event.points]));
  const walked: number[] = [];
  for (let at = next.get(null); at !== undefined; at = next.get(at)) walked.push(at);
  expect(walked.toSorted((a, b) => a - b)).toEqual(values);
  expect((await pointsOf(db, sheet.id)).map((row) => row.points)).toEqual([walked.at(-1)]);
});

test("of jurors who write at the same moment each gets their own outcome, in their own language", async ({ db }) => {
  const first = await aSheet(db);
  const { jurors } = await aJury(db, first.round.id, 24);
  const sheetsOfAll = await Promise.all(
    jurors.map((juror) => aSheet(db, { round: first.round, nomination: first.nomination, juror })),
  );
  const signed = sheetsOfAll[3]!;
  await db.update(sheets).set({ signedAt: new Date() }).where(eq(sheets.id, signed.id));
  const locale = (place: number) => (place % 2 === 0 ? "vi" : "en");

  const outcomes = await Promise.all(
    sheetsOfAll.map((sheet, place) =>
      runWithLocale(locale(place), () =>
        // Every fourth is above the maximum.
        recordPoint(
          contextOf(db, sheet.juror.actor),
          sheet.id,
          input(sheet, place % 4 === 0 ? 1650 : 100 + 50 * place),
        ).then(
          ({ result }) => result,
          (error) => error.message,
        ),
      ),
    ),
  );

  expect(outcomes).toEqual(
    sheetsOfAll.map((sheet, place) => {
      if (place % 4 === 0) return "Điểm phải từ 0 đến 16.";
      return sheet === signed ? expect.stringContaining("signed") : "applied";
    }),
  );
  const written = (await eventsOf(db, first)).map((event) => [event.actorId, JSON.parse(event.payload).points]);
  const expected = sheetsOfAll.flatMap((sheet, place) =>
    place % 4 === 0 || sheet === signed ? [] : [[sheet.juror.actor.userId, 100 + 50 * place]],
  );
  expect(new Map(written as [string, number][])).toEqual(new Map(expected as [string, number][]));
  for (const [place, sheet] of sheetsOfAll.entries()) {
    const points = place % 4 === 0 || sheet === signed ? [] : [100 + 50 * place];
    expect((await pointsOf(db, sheet.id)).map((row) => row.points)).toEqual(points);
  }
});

test("a sheet that somebody else holds keeps its own juror waiting, and nobody else", async ({ db }) => {
  const held = await aSheet(db);
  const free = await aSheet(db, {
    round: held.round,
    nomination: held.nomination,
    juror: (await aJury(db, held.round.id, 1)).head,
  });
  const write = (sheet: TestSheet) => recordPoint(contextOf(db, sheet.juror.actor), sheet.id, input(sheet, 100));

  const waiting = await db.transaction(async (tx) => {
    await tx.select().from(sheets).where(eq(sheets.id, held.id)).for("update");
    const late = write(held);
    expect((await write(free)).result).toBe("applied");
    expect(await pointsOf(db, held.id)).toEqual([]);
    return { late };
  });

  expect((await waiting.late).result).toBe("applied");
});

test("an operation's id serves one act only", async ({ db }) => {
  const sheet = await aSheet(db);
  const second = await aSheet(db, {
    round: sheet.round,
    juror: sheet.juror,
    nomination: await aNomination(db, { roundId: sheet.round.id }),
  });
  const ctx = contextOf(db, sheet.juror.actor);
  const operation = input(sheet, 800);
  await recordPoint(ctx, sheet.id, operation);

  const taken = { code: "conflict", message: "Mã thao tác này đã được dùng cho một điểm hoặc ghi chú khác." };
  await expect(recordPoint(ctx, sheet.id, { ...operation, points: 850 })).rejects.toMatchObject(taken);
  await expect(recordPoint(ctx, second.id, operation)).rejects.toMatchObject(taken);
  expect(await eventsOf(db, sheet)).toHaveLength(1);
});

test("an operation's id used on two sheets at once is applied to one", async ({ db }) => {
  const sheet = await aSheet(db);
  const second = await aSheet(db, {
    round: sheet.round,
    juror: sheet.juror,
    nomination: await aNomination(db, { roundId: sheet.round.id }),
  });
  const ctx = contextOf(db, sheet.juror.actor);
  const operation = input(sheet, 800);

  const results = await Promise.allSettled([
    recordPoint(ctx, sheet.id, operation),
    recordPoint(ctx, second.id, operation),
  ]);

  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results.find((result) => result.status === "rejected")?.reason).toMatchObject({ code: "conflict" });
  expect(await eventsOf(db, sheet)).toHaveLength(1);
});

test("nobody writes on another's sheet, and is told that there is none", async ({ db }) => {
  const sheet = await aSheet(db);
  const colleague = (await aJury(db, sheet.round.id, 2)).jurors[1]!;
  const organiser = await anOrganiser(db, sheet.round.agencyId);
  const stranger = await anActor(db);

  for (const actor of [colleague.actor, organiser, stranger]) {
    await expect(recordPoint(contextOf(db, actor), sheet.id, input(sheet, 800))).rejects.toMatchObject({
      code: "not_found",
    });
  }
  await expect(recordPoint(contextOf(db, null), sheet.id, input(sheet, 800))).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(recordPoint(contextOf(db, stranger), randomUUID(), input(sheet, 800))).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await pointsOf(db, sheet.id)).toEqual([]);
});

test("recordPoint refuses points outside the range or between steps, and criteria that are not scored here", async ({
  db,
}) => {
  const sheet = await aSheet(db);
  const other = await aSheet(db);
  const ctx = contextOf(db, sheet.juror.actor);
  const [root] = sheet.round.criteria;

  const range = { code: "invalid", message: "Điểm phải từ 0 đến 16." };
  await expect(recordPoint(ctx, sheet.id, input(sheet, 1650))).rejects.toMatchObject(range);
  await expect(recordPoint(ctx, sheet.id, input(sheet, -50))).rejects.toMatchObject(range);
  await expect(recordPoint(ctx, sheet.id, input(sheet, 725))).rejects.toMatchObject({
    code: "invalid",
    message: "Điểm tính theo bước 0,5: hãy nhập 7 hoặc 7,5.",
  });
  const unknown = { code: "not_found", message: "Tiêu chí này không có trong phiếu chấm." };
  for (const criterionId of [root!.id, other.round.leaves[0]!.id, randomUUID()]) {
    await expect(recordPoint(ctx, sheet.id, input(sheet, 100, { criterionId }))).rejects.toMatchObject(unknown);
  }
  expect(await eventsOf(db, sheet)).toEqual([]);
});

test("recordPoint refuses a signed sheet, a recused entry, a withdrawn entry and a round that is not being scored", async ({
  db,
}) => {
  const signed = await aSheet(db, { points: 8000, signed: true });
  const recused = await aSheet(db);
  await db.insert(recusals).values({
    appointmentId: recused.juror.appointmentId,
    nominationId: recused.nomination.id,
    reason: "Chủ cơ sở là em ruột tôi",
  });
  const withdrawn = await aSheet(db);
  await db.update(nominations).set({ state: "withdrawn" }).where(eq(nominations.id, withdrawn.nomination.id));
  const over = await aSheet(db);
  await setPhase(db, over.round.id, "council");
  const early = await aSheet(db);
  await setPhase(db, early.round.id, "screening");

  const refusals = await Promise.all(
    [signed, recused, withdrawn, over, early].map((sheet) =>
      recordPoint(contextOf(db, sheet.juror.actor), sheet.id, input(sheet, 100)).catch((error) => [
        error.code,
        error.message,
      ]),
    ),
  );

  expect(refusals).toEqual([
    ["closed", "Phiếu đã ký nên không sửa được nữa. Nếu cần sửa, hãy đề nghị Trưởng Ban giám khảo mở lại phiếu."],
    ["closed", "Bạn đã từ chối chấm hồ sơ này."],
    ["closed", "Hồ sơ này không còn trong danh sách được chấm."],
    ["closed", "Kỳ bình chọn không trong thời gian chấm điểm."],
    ["closed", "Kỳ bình chọn không trong thời gian chấm điểm."],
  ]);
});

test("a juror whose seat ended writes no more; one who has not answered the invitation does", async ({ db }) => {
  const sheet = await aSheet(db);
  const unanswered = await aSheet(db, {
    round: sheet.round,
    juror: (await aJury(db, sheet.round.id, 1, { acceptedAt: null })).head,
    nomination: sheet.nomination,
  });
  await db.update(appointments).set({ endedAt: new Date() }).where(eq(appointments.id, sheet.juror.appointmentId));

  await expect(recordPoint(contextOf(db, sheet.juror.actor), sheet.id, input(sheet, 100))).rejects.toMatchObject({
    code: "forbidden",
    message: "Nhiệm vụ giám khảo của bạn trong kỳ bình chọn này đã kết thúc.",
  });
  expect(await recordPoint(contextOf(db, unanswered.juror.actor), unanswered.id, input(sheet, 100))).toEqual({
    result: "applied",
    points: 100,
    note: null,
  });
});

test("the database refuses points on a signed sheet, above the maximum and between steps by itself", async ({ db }) => {
  const sheet = await aSheet(db, { points: 8000, signed: true });
  const open = await aSheet(db, { points: 8000 });
  const [criterion] = sheet.round.leaves;
  const [own] = open.round.leaves;
  const change = (sheetId: string, criterionId: string, points: number) =>
    db
      .update(sheetPoints)
      .set({ points })
      .where(and(eq(sheetPoints.sheetId, sheetId), eq(sheetPoints.criterionId, criterionId)));

  await expect(change(sheet.id, criterion!.id, 100)).rejects.toMatchObject({
    cause: { message: "the sheet is signed" },
  });
  const outside = { cause: { message: "points outside the range or step of criterion I.1" } };
  await expect(change(open.id, own!.id, 1650)).rejects.toMatchObject(outside);
  await expect(change(open.id, own!.id, 725)).rejects.toMatchObject(outside);
  // Nor are they taken from a signed sheet, or put on one under a criterion of another round.
  await expect(db.delete(sheetPoints).where(eq(sheetPoints.sheetId, sheet.id))).rejects.toMatchObject({
    cause: { message: "the sheet is signed" },
  });
  const elsewhere = db
    .update(sheetPoints)
    .set({ criterionId: criterion!.id })
    .where(and(eq(sheetPoints.sheetId, open.id), eq(sheetPoints.criterionId, own!.id)));
  await expect(elsewhere).rejects.toMatchObject({ cause: { message: "criterion I.1 is of another round" } });
  await db.delete(sheetPoints).where(eq(sheetPoints.sheetId, open.id));
  await expect(db.delete(ledgerEvents)).rejects.toMatchObject({ cause: { message: "ledger_events is append-only" } });
});
