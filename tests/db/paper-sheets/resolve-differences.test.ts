import { and, eq } from "drizzle-orm";
import { aJury } from "#tests/factories/panels";
import { aKeying, aPaper, shownVersion } from "#tests/factories/paper-sheets";
import { anActor, anOrganiser } from "#tests/factories/people";
import { aFileStore, aGivenFile, aJpeg } from "#tests/factories/pictures";
import { aSheet, spread } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import { sealedIn } from "#tests/support/ledger";
import type { Database } from "~/db/client.server";
import { ledgerEvents, sheetPoints, sheets } from "~/db/schema";
import { fileForReading } from "~/domain/attachments/queries.server";
import { sweepFiles } from "~/domain/attachments/sweep-files.server";
import type { Actor } from "~/domain/context";
import { type KeyingInput, keySheet } from "~/domain/paper-sheets/key-sheet.server";
import { paperOfSheet } from "~/domain/paper-sheets/paper-of-sheet.server";
import { type ResolutionInput, resolveDifferences } from "~/domain/paper-sheets/resolve-differences.server";
import { shownCode } from "~/domain/paper-sheets/rules";
import { withdrawReadings } from "~/domain/paper-sheets/withdraw-readings.server";
import { recordPoint } from "~/domain/sheets/record-point.server";
import { reopenSheet } from "~/domain/sheets/reopen-sheet.server";
import { saveRemarks } from "~/domain/sheets/save-remarks.server";

const store = aFileStore();
const reason = "Số 7 viết giống số 1, bản quét rõ là 7";

/** A paper that two people read in two ways at I.1, 10 and 7 points, and at the day. remarks: what only one of them read. */
async function aDifferingPaper(db: Database, remarks?: string) {
  const sheet = await aSheet(db);
  const { round } = sheet;
  const staff = [await anOrganiser(db, round.agencyId), await anOrganiser(db, round.agencyId, "secretary")] as const;
  const code = await aPaper(db, sheet, staff[0]);
  const points = spread(round, 7000);
  const key = (actor: Actor, input: KeyingInput) =>
    keySheet(contextOf(db, actor), store, { roundId: round.id, code }, input);
  await key(staff[0], aKeying(sheet, { ...points, "I.1": 1000 }));
  await key(staff[1], aKeying(sheet, { ...points, "I.1": 700 }, { signedOn: "2026-05-06", remarks }));
  const leaf = round.leaves.find((one) => one.code === "I.1")!;
  const at = { roundId: round.id, code };
  const version = await shownVersion(db, staff[0], at);
  const resolve = (actor: Actor | null, input: Partial<ResolutionInput>) =>
    resolveDifferences(contextOf(db, actor), store, at, { points: {}, reason, version, ...input });
  const total = Object.values(points).reduce((sum, one) => sum + one, 0) - points["I.1"]! + 700;
  return { sheet, round, staff, code, at, leaf, key, resolve, total };
}

test("differences are settled by the scan, with a reason that is sealed in the ledger; the juror sees both", async ({
  db,
}) => {
  const { sheet, round, staff, code, leaf, resolve, total } = await aDifferingPaper(db);
  const scan = await aGivenFile("phiếu.jpg", await aJpeg());

  expect(await resolve(staff[0], { points: { [leaf.id]: 700 }, signedOn: "2026-05-06", scan })).toEqual({
    isSigned: true,
    total,
    missing: 0,
  });

  const [event] = await db
    .select()
    .from(ledgerEvents)
    .where(and(eq(ledgerEvents.roundId, round.id), eq(ledgerEvents.kind, "sheet_signed")));
  expect(JSON.parse(event!.payload)).toMatchObject({ total, signedOn: "2026-05-06" });
  for (const word of ["viết giống", scan.sha256, shownCode(code)]) expect(event!.payload).not.toContain(word);
  expect(sealedIn(event!)).toEqual({ reason, paper: shownCode(code), scan: scan.sha256 });

  const juror = contextOf(db, sheet.juror.actor);
  const paper = await paperOfSheet(juror, sheet.id);
  expect(paper).toMatchObject({
    medium: "paper",
    paperCode: shownCode(code),
    isSigned: true,
    signedOn: "2026-05-06",
    by: staff.map((one) => one.name),
    reason,
  });
  const read = async (actor: Actor | null) =>
    (await fileForReading(contextOf(db, actor), paper!.scanFileId!, "original")) !== null;
  const others = await aJury(db, round.id, 3);
  expect(await read(sheet.juror.actor)).toBe(true);
  expect(await read(staff[1])).toBe(true);
  expect(await read(others.jurors[1]!.actor)).toBe(false);
  expect(await read(await anOrganiser(db, round.agencyId, "support"))).toBe(false);
  expect(await read(await anActor(db))).toBe(false);
  expect(await read(null)).toBe(false);
  await sweepFiles(contextOf(db, null, new Date(Date.now() + 30 * 86_400_000)), store);
  await sweepFiles(contextOf(db, null, new Date(Date.now() + 60 * 86_400_000)), store);
  expect(await read(sheet.juror.actor)).toBe(true);
});

test("nothing is settled without a scan, a reading too few, a place left out, or by others", async ({ db }) => {
  const { round, staff, leaf, resolve, sheet } = await aDifferingPaper(db);
  const right = { points: { [leaf.id]: 700 }, signedOn: "2026-05-06" };

  await expect(resolve(staff[0], right)).rejects.toMatchObject({
    code: "closed",
    message: "Hãy đính kèm ảnh chụp hoặc bản quét của phiếu: chỗ khác nhau được giải quyết theo bản đó.",
  });
  const scan = await aGivenFile("phiếu.jpg", await aJpeg());
  await expect(resolve(staff[0], { ...right, points: {}, scan })).rejects.toMatchObject({
    code: "invalid",
    fields: { [`points.${leaf.id}`]: ["Chỗ này khác nhau. Hãy xem bản quét rồi nhập giá trị đúng."] },
  });
  await expect(
    resolve(staff[0], { ...right, points: { [leaf.id]: leaf.maximum + leaf.step }, scan }),
  ).rejects.toMatchObject({ code: "invalid", fields: { [`points.${leaf.id}`]: [expect.any(String)] } });
  const program = await aGivenFile("phiếu.exe", Buffer.from("MZ, no picture"));
  await expect(resolve(staff[0], { ...right, scan: program })).rejects.toMatchObject({
    code: "invalid",
    fields: { scan: [expect.any(String)] },
  });
  for (const actor of [null, await anActor(db), sheet.juror.actor, await anOrganiser(db, round.agencyId, "support")]) {
    await expect(resolve(actor, { ...right, scan })).rejects.toMatchObject({ code: "forbidden" });
  }
  const half = await aSheet(db, {
    round,
    juror: (await aJury(db, round.id, 3)).jurors[1]!,
    nomination: sheet.nomination,
  });
  const code = await aPaper(db, half, staff[0]);
  const at = { roundId: round.id, code };
  await keySheet(contextOf(db, staff[0]), store, at, aKeying(half, 7000));
  await expect(
    resolveDifferences(contextOf(db, staff[1]), store, at, { version: "", points: {}, reason, scan }),
  ).rejects.toMatchObject({ code: "closed", message: "Phiếu này chưa đủ người nhập." });
});

test("a sheet from paper is opened again by the head alone, and what it holds is then compared with the paper", async ({
  db,
}) => {
  const { sheet, round, staff, code, leaf, resolve } = await aDifferingPaper(db);
  const scan = await aGivenFile("phiếu.jpg", await aJpeg());
  await resolve(staff[0], { points: { [leaf.id]: 700 }, signedOn: "2026-05-06", scan });
  const at = { roundId: round.id, code };
  const again = aKeying(sheet, { ...spread(round, 7000), "I.1": 1000 });
  await expect(keySheet(contextOf(db, staff[0]), store, at, again)).rejects.toMatchObject({ code: "closed" });

  await reopenSheet(contextOf(db, sheet.juror.actor), sheet.id, { reason: "Đọc nhầm điểm tiêu chí I.1" });
  await keySheet(contextOf(db, staff[0]), store, at, again);

  expect(await keySheet(contextOf(db, staff[1]), store, at, again)).toEqual({ outcome: "differs", differences: 1 });
});

test("the juror is told of a paper only as long as points of it stand on their sheet", async ({ db }) => {
  const sheet = await aSheet(db);
  const { round } = sheet;
  const staff = [await anOrganiser(db, round.agencyId), await anOrganiser(db, round.agencyId, "secretary")];
  const at = { roundId: round.id, code: await aPaper(db, sheet, staff[0]!) };
  const juror = contextOf(db, sheet.juror.actor);
  for (const actor of staff)
    await keySheet(contextOf(db, actor), store, at, aKeying(sheet, { "I.1": 700, "I.2": 500 }));
  const again = (code: string) =>
    recordPoint(juror, sheet.id, {
      criterionId: round.leaves.find((leaf) => leaf.code === code)!.id,
      points: 300,
      operationId: crypto.randomUUID(),
    });

  await again("I.1");
  expect(await paperOfSheet(juror, sheet.id)).toMatchObject({ paperCode: shownCode(at.code) });
  await again("I.2");
  expect(await paperOfSheet(juror, sheet.id)).toBeNull();
});

test("remarks that the form leaves out, or leaves empty, stay as they are on the sheet", async ({ db }) => {
  for (const remarks of [{}, { remarks: undefined }, { remarks: "" }]) {
    const { sheet, staff, code, round } = await aDifferingPaper(db, "Bao bì đẹp");
    await saveRemarks(contextOf(db, sheet.juror.actor), sheet.id, { remarks: "Giá hợp lý" });
    const scan = await aGivenFile("phiếu.jpg", await aJpeg());
    const leaf = round.leaves.find((one) => one.code === "I.1")!;
    const at = { roundId: round.id, code };
    const input = { points: { [leaf.id]: 700 }, signedOn: "2026-05-06", scan, reason, ...remarks };
    const version = await shownVersion(db, staff[0], at);
    await resolveDifferences(contextOf(db, staff[0]), store, at, { ...input, version });

    expect(await db.select({ remarks: sheets.remarks }).from(sheets).where(eq(sheets.id, sheet.id))).toEqual([
      { remarks: "Giá hợp lý" },
    ]);
  }
});

test("nothing is decided over what changed since the page was shown: a point of the device, or a reading", async ({
  db,
}) => {
  const { sheet, round, staff, leaf, at, key, resolve } = await aDifferingPaper(db);
  const scan = await aGivenFile("phiếu.jpg", await aJpeg());
  const right = { points: { [leaf.id]: 700 }, signedOn: "2026-05-06", scan };
  const stale = { code: "conflict", message: expect.stringContaining("vừa thay đổi") };
  const before = await db.$count(ledgerEvents, eq(ledgerEvents.roundId, round.id));

  await expect(resolve(staff[0], { ...right, version: "" })).rejects.toMatchObject(stale);
  const point = { criterionId: leaf.id, points: 300, operationId: crypto.randomUUID() };
  await recordPoint(contextOf(db, sheet.juror.actor), sheet.id, point);
  await expect(resolve(staff[0], right)).rejects.toMatchObject(stale);
  expect(await db.$count(ledgerEvents, eq(ledgerEvents.roundId, round.id))).toBe(before + 1);

  const version = await shownVersion(db, staff[0], at);
  await withdrawReadings(contextOf(db, staff[0]), at, { which: "all", reason: "Nhập nhầm phiếu khác" });
  await key(staff[0], aKeying(sheet, 7000));
  await key(staff[1], aKeying(sheet, 6000));
  await expect(resolve(staff[0], { ...right, version })).rejects.toMatchObject(stale);
});

test("over points of a device the paper is settled by the scan; a field left empty leaves them, and the sheet unsigned", async ({
  db,
}) => {
  for (const { decided, stands, isSigned } of [
    { decided: 700, stands: 700, isSigned: true },
    { decided: null, stands: 300, isSigned: false },
  ]) {
    const { sheet, leaf, at, staff, resolve } = await aDifferingPaper(db);
    const point = { criterionId: leaf.id, points: 300, operationId: crypto.randomUUID() };
    await recordPoint(contextOf(db, sheet.juror.actor), sheet.id, point);
    const scan = await aGivenFile("phiếu.jpg", await aJpeg());
    const version = await shownVersion(db, staff[0], at);

    const right = { points: { [leaf.id]: decided }, signedOn: "2026-05-06", scan, version };
    expect(await resolve(staff[0], right)).toMatchObject({ isSigned });
    const [row] = await db
      .select({ points: sheetPoints.points })
      .from(sheetPoints)
      .where(and(eq(sheetPoints.sheetId, sheet.id), eq(sheetPoints.criterionId, leaf.id)));
    expect(row?.points).toBe(stands);
  }
});
