import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { aSheet, type TestSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { appointments, ledgerEvents, sheets } from "~/db/schema";
import { pseudonymOf } from "~/domain/ledger/pseudonym.server";
import { applyOperations } from "~/domain/sheets/apply-operations.server";
import { saveRemarks } from "~/domain/sheets/save-remarks.server";
import { signSheet } from "~/domain/sheets/sign-sheet.server";

const remarksOf = async (db: Database, { id }: TestSheet) => {
  const [row] = await db.select({ remarks: sheets.remarks }).from(sheets).where(eq(sheets.id, id));
  return row?.remarks ?? null;
};

const eventsOf = (db: Database, { round }: TestSheet) =>
  db
    .select()
    .from(ledgerEvents)
    .where(and(eq(ledgerEvents.roundId, round.id), eq(ledgerEvents.kind, "remark_recorded")))
    .orderBy(ledgerEvents.id);

test("remarks are an event of the juror with sealed words, and sent again change nothing", async ({ db }) => {
  const sheet = await aSheet(db);
  const ctx = contextOf(db, sheet.juror.actor);
  const operation = { operationId: randomUUID(), sheetId: sheet.id, remarks: "Bao bì đẹp\r\n ", base: "" };

  expect(await applyOperations(ctx, [operation])).toEqual([{ operationId: operation.operationId, result: "applied" }]);
  expect(await applyOperations(ctx, [operation])).toEqual([
    { operationId: operation.operationId, result: "duplicate" },
  ]);

  expect(await remarksOf(db, sheet)).toBe("Bao bì đẹp");
  const [event, ...others] = await eventsOf(db, sheet);
  expect(others).toEqual([]);
  expect(JSON.parse(event!.sealed!)).toEqual({ remarks: "Bao bì đẹp", salt: expect.any(String) });
  expect(event!.payload).not.toContain("Bao");
  expect(JSON.parse(event!.payload)).toEqual({
    actor: pseudonymOf(sheet.round.ledgerSalt, sheet.juror.actor.userId),
    appointment: sheet.juror.appointmentId,
    at: expect.any(String),
    kind: "remark_recorded",
    nomination: sheet.nomination.id,
    operation: operation.operationId,
    round: sheet.round.id,
    sealed: expect.stringMatching(/^[0-9a-f]{64}$/),
    sheet: sheet.id,
  });
});

test("what two devices wrote is joined, each learns it, and every wording stays in the ledger", async ({ db }) => {
  const sheet = await aSheet(db);
  const ctx = contextOf(db, sheet.juror.actor);
  const send = (remarks: string, base: string) =>
    applyOperations(ctx, [{ operationId: randomUUID(), sheetId: sheet.id, remarks, base }]);

  const phone = await send("Bao bì đẹp", "");
  const tablet = await send("Vị hơi mặn", "");
  const phoneAgain = await send("Bao bì đẹp, chắc", "Bao bì đẹp");

  expect([phone, tablet, phoneAgain].map(([one]) => one?.remarks)).toEqual([
    undefined,
    "Bao bì đẹp\n\nVị hơi mặn",
    "Bao bì đẹp, chắc\n\nVị hơi mặn",
  ]);
  expect(await remarksOf(db, sheet)).toBe("Bao bì đẹp, chắc\n\nVị hơi mặn");
  const told = (await eventsOf(db, sheet)).map(({ sealed }) => JSON.parse(sealed!));
  expect(told.map(({ remarks, written }) => [remarks, written])).toEqual([
    ["Bao bì đẹp", undefined],
    ["Bao bì đẹp\n\nVị hơi mặn", "Vị hơi mặn"],
    ["Bao bì đẹp, chắc\n\nVị hơi mặn", "Bao bì đẹp, chắc"],
  ]);
});

test("remarks sent again are a duplicate, also when the sheet has been signed and the seat given up since", async ({
  db,
}) => {
  const sheet = await aSheet(db, { points: 7350 });
  const ctx = contextOf(db, sheet.juror.actor);
  const operation = { operationId: randomUUID(), sheetId: sheet.id, remarks: "Bao bì đẹp", base: "" };
  await applyOperations(ctx, [operation]);
  await signSheet(ctx, sheet.id);
  const again = await applyOperations(ctx, [operation]);
  await db.update(appointments).set({ endedAt: new Date() }).where(eq(appointments.id, sheet.juror.appointmentId));

  const afterwards = await applyOperations(ctx, [operation, { ...operation, operationId: randomUUID() }]);

  expect([...again, ...afterwards].map(({ result, reason }) => [result, reason])).toEqual([
    ["duplicate", undefined],
    ["duplicate", undefined],
    ["refused", "Nhiệm vụ giám khảo của bạn trong kỳ bình chọn này đã kết thúc."],
  ]);
  expect(await eventsOf(db, sheet)).toHaveLength(1);
});

test("the ids of an act are the same in other letters, and stand in the ledger as the database writes them", async ({
  db,
}) => {
  const sheet = await aSheet(db);
  const ctx = contextOf(db, sheet.juror.actor);
  const operationId = randomUUID();
  const shouted = { operationId: operationId.toUpperCase(), sheetId: sheet.id.toUpperCase(), remarks: "Đẹp" };

  const results = await applyOperations(ctx, [shouted, { operationId, sheetId: sheet.id, remarks: "Đẹp" }, shouted]);

  expect(results.map(({ operationId, result }) => [operationId, result])).toEqual([
    [shouted.operationId, "applied"],
    [operationId, "duplicate"],
    [shouted.operationId, "duplicate"],
  ]);
  expect((await eventsOf(db, sheet)).map(({ payload }) => JSON.parse(payload))).toMatchObject([
    { operation: operationId, sheet: sheet.id },
  ]);
});

test("remarks that are too long, or grow too long together, are refused and change nothing", async ({ db }) => {
  const sheet = await aSheet(db);
  const ctx = contextOf(db, sheet.juror.actor);
  const save = (remarks: string) => saveRemarks(ctx, sheet.id, { remarks, base: "" });
  const refused = (maximum: string) => ({ code: "invalid", message: expect.stringContaining(maximum) });

  await expect(save("a".repeat(4001))).rejects.toMatchObject(refused("4000"));
  for (const letter of "abcde") await save(letter.repeat(3990));
  await expect(save("f".repeat(3990))).rejects.toMatchObject(refused("20000"));

  expect(await remarksOf(db, sheet)).toBe([..."abcde"].map((letter) => letter.repeat(3990)).join("\n\n"));
});

test("over remarks that a paper made longer than a juror writes at once, a device goes on: points, notes and fewer words", async ({
  db,
}) => {
  const sheet = await aSheet(db);
  const ctx = contextOf(db, sheet.juror.actor);
  const [own, paper] = ["a".repeat(3000), "b".repeat(4000)];
  const both = `${own}\n\n${paper}`;
  await db.update(sheets).set({ remarks: both }).where(eq(sheets.id, sheet.id));
  const send = (operation: object) =>
    applyOperations(ctx, [{ operationId: randomUUID(), sheetId: sheet.id, ...operation }]);
  const criterionId = sheet.round.leaves[0]!.id;

  const answers = [
    ...(await send({ criterionId, points: 1, note: "Mặn", noteBase: "" })),
    // One device has seen the paper, the other has not.
    ...(await send({ remarks: `${both}!`, base: both })),
    ...(await send({ remarks: both.replace("aaa", ""), base: both })),
    ...(await send({ remarks: `${own.replace("aaa", "")} thêm`, base: own.replace("aaa", "") })),
  ];

  expect(answers.map(({ result, reason }) => [result, reason])).toEqual([
    ["applied", undefined],
    ["refused", expect.stringContaining("chỉ rút ngắn được")],
    ["applied", undefined],
    ["applied", undefined],
  ]);
  expect(await remarksOf(db, sheet)).toBe(`${"a".repeat(2997)} thêm\n\n${paper}`);
});

test("the id of another act is refused, and so are remarks on a signed sheet and on another's", async ({ db }) => {
  const sheet = await aSheet(db, { points: 7350 });
  const ctx = contextOf(db, sheet.juror.actor);
  const operationId = randomUUID();
  await saveRemarks(ctx, sheet.id, { remarks: "Đẹp", operationId });

  const taken = { code: "conflict" };
  await expect(saveRemarks(ctx, sheet.id, { remarks: "Xấu", operationId })).rejects.toMatchObject(taken);
  const stranger = await aSheet(db);
  const other = contextOf(db, stranger.juror.actor);
  await expect(saveRemarks(other, stranger.id, { remarks: "Đẹp", operationId })).rejects.toMatchObject(taken);
  await expect(saveRemarks(other, sheet.id, { remarks: "Lén" })).rejects.toMatchObject({ code: "not_found" });
  await signSheet(ctx, sheet.id);
  await expect(saveRemarks(ctx, sheet.id, { remarks: "Muộn" })).rejects.toMatchObject({ code: "closed" });

  expect(await remarksOf(db, sheet)).toBe("Đẹp");
});
