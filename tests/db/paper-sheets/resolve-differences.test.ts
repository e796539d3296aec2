import { and, eq } from "drizzle-orm";
import { aJury } from "#tests/factories/panels";
import { aKeying, aPaper } from "#tests/factories/paper-sheets";
import { anActor, anOrganiser } from "#tests/factories/people";
import { aFileStore, aGivenFile, aJpeg } from "#tests/factories/pictures";
import { aSheet, spread } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import { sealedIn } from "#tests/support/ledger";
import type { Database } from "~/db/client.server";
import { ledgerEvents } from "~/db/schema";
import { fileForReading } from "~/domain/attachments/queries.server";
import { sweepFiles } from "~/domain/attachments/sweep-files.server";
import type { Actor } from "~/domain/context";
import { type KeyingInput, keySheet } from "~/domain/paper-sheets/key-sheet.server";
import { paperOfSheet } from "~/domain/paper-sheets/queries.server";
import { type ResolutionInput, resolveDifferences } from "~/domain/paper-sheets/resolve-differences.server";
import { shownCode } from "~/domain/paper-sheets/rules";
import { reopenSheet } from "~/domain/sheets/reopen-sheet.server";

const store = aFileStore();
const reason = "Số 7 viết giống số 1, bản quét rõ là 7";

/** A paper that two people read in two ways at I.1, 10 and 7 points, and at the day. */
async function aDifferingPaper(db: Database) {
  const sheet = await aSheet(db);
  const { round } = sheet;
  const staff = [await anOrganiser(db, round.agencyId), await anOrganiser(db, round.agencyId, "secretary")] as const;
  const code = await aPaper(db, sheet, staff[0]);
  const points = spread(round, 7000);
  const key = (actor: Actor, input: KeyingInput) =>
    keySheet(contextOf(db, actor), store, { roundId: round.id, code }, input);
  await key(staff[0], aKeying(sheet, { ...points, "I.1": 1000 }));
  await key(staff[1], aKeying(sheet, { ...points, "I.1": 700 }, { signedOn: "2026-05-06" }));
  const leaf = round.leaves.find((one) => one.code === "I.1")!;
  const resolve = (actor: Actor | null, input: Partial<ResolutionInput>) =>
    resolveDifferences(contextOf(db, actor), store, { roundId: round.id, code }, { points: {}, reason, ...input });
  const total = Object.values(points).reduce((sum, one) => sum + one, 0) - points["I.1"]! + 700;
  return { sheet, round, staff, code, leaf, resolve, total };
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
  expect(JSON.parse(event!.payload)).toMatchObject({ total, scan: scan.sha256, signedOn: "2026-05-06" });
  expect(event!.payload).not.toContain("viết giống");
  expect(sealedIn(event!)).toEqual({ reason });

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
    fields: { [`points.${leaf.id}`]: [expect.stringContaining("vừa khác đi")] },
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
    resolveDifferences(contextOf(db, staff[1]), store, at, { points: {}, reason, scan }),
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
