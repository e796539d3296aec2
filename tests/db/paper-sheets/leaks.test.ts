import { eq } from "drizzle-orm";
import { aKeying, aPaper } from "#tests/factories/paper-sheets";
import { anOrganiser } from "#tests/factories/people";
import { aFileStore } from "#tests/factories/pictures";
import { setPhase } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { filled, givenOut, inPoints } from "#tests/factories/workbooks";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { conflictAnswers, sheetPoints } from "~/db/schema";
import { deskPaper, differingPaper } from "~/domain/paper-sheets/desk-paper.server";
import { giveWorkbook } from "~/domain/paper-sheets/give-workbook.server";
import { keySheet } from "~/domain/paper-sheets/key-sheet.server";
import { paperDesk } from "~/domain/paper-sheets/queries.server";
import { workbookToReview } from "~/domain/paper-sheets/review-workbook.server";
import { takeWorkbook } from "~/domain/paper-sheets/take-workbook.server";
import { roundById } from "~/domain/rounds/queries.server";
import { recordPoint } from "~/domain/sheets/record-point.server";
import { saveRemarks } from "~/domain/sheets/save-remarks.server";
import { signSheet } from "~/domain/sheets/sign-sheet.server";

/** Points of every criterion, as far as its maximum goes, and the remarks beside them. */
const SECRETS = { rich: 12, poor: 0 } as const;
const WORDS = { rich: "Rất đáng tiếc về bao bì", poor: "Bình thường" } as const;
type Secret = keyof typeof SECRETS;

/** A sheet that its juror scored whole on a device, in one of two ways nobody in the office may tell from each other. */
async function aScoredSheet(db: Database, secret: Secret) {
  const sheet = await aSheet(db);
  const { round, juror } = sheet;
  const ctx = contextOf(db, juror.actor);
  for (const leaf of round.leaves) {
    const points = Math.min(SECRETS[secret] * 100, leaf.maximum);
    await recordPoint(ctx, sheet.id, { criterionId: leaf.id, points, operationId: crypto.randomUUID() });
  }
  await saveRemarks(ctx, sheet.id, { remarks: WORDS[secret] });
  const staff = [await anOrganiser(db, round.agencyId), await anOrganiser(db, round.agencyId, "secretary")] as const;
  const standing = async () => {
    const rows = await db.select().from(sheetPoints).where(eq(sheetPoints.sheetId, sheet.id));
    return rows.map((row) => row.points);
  };
  return { sheet, round, juror, staff, standing, details: await roundById(ctx, round.id) };
}

/** What a page tells, without what is at random: ids, codes, names. */
const told = (shown: unknown) =>
  JSON.stringify(shown, (name, value) => (TELLING.has(name) || typeof value !== "string" ? value : "…")).replace(
    UUID,
    "…",
  );
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const TELLING: ReadonlySet<string> = new Set(["criterion", "field", "standing", "state", "message", "outcome"]);

test("a workbook of zeros, or of the very points, tells nothing of what the juror gave on a device", async ({ db }) => {
  for (const guess of Object.values(SECRETS)) {
    const shown: unknown[] = [];
    for (const secret of Object.keys(SECRETS) as Secret[]) {
      const { sheet, round, staff, standing, details } = await aScoredSheet(db, secret);
      const before = await standing();
      const values = Object.fromEntries(
        round.leaves.map(({ code, maximum }) => [code, Math.min(guess * 100, maximum)]),
      );
      const file = await filled(await givenOut(db, sheet, staff[1]), sheet, {
        [sheet.nomination.code!]: inPoints(values),
      });
      const ctx = contextOf(db, staff[1]);
      const { id } = await giveWorkbook(ctx, round.id, file);
      const review = await workbookToReview(ctx, details, id!);
      const refused = await takeWorkbook(ctx, round.id, id!, { version: review.version }).catch((error) => ({
        message: error.message,
      }));
      shown.push([told(review.rows.map(({ code: _, ...row }) => row)), told(refused)]);
      expect(JSON.stringify(review)).not.toContain(WORDS[secret]);
      expect(await standing()).toEqual(before);
    }
    expect(shown[0]).toEqual(shown[1]);
    expect(shown[0]).toEqual([expect.stringContaining('"standing":"device"'), expect.stringContaining("lý do")]);
  }
});

test("an empty paper, a paper of zeros and one of the very points tell nothing of it either", async ({ db }) => {
  for (const guess of [null, ...Object.values(SECRETS)]) {
    const shown: unknown[] = [];
    for (const secret of Object.keys(SECRETS) as Secret[]) {
      const { sheet, round, staff, standing, details } = await aScoredSheet(db, secret);
      const before = await standing();
      const at = { roundId: round.id, code: await aPaper(db, sheet, staff[0]) };
      const points = round.leaves.map(({ code, maximum }) => [code, Math.min((guess ?? 0) * 100, maximum)]);
      const input = aKeying(sheet, guess === null ? {} : Object.fromEntries(points));
      const ends = [];
      for (const actor of staff) ends.push(await keySheet(contextOf(db, actor), aFileStore(), at, input));
      const ctx = contextOf(db, staff[1]);
      const page = await (guess === null ? deskPaper : differingPaper)(ctx, details, at.code);
      const desk = await paperDesk(ctx, details);
      shown.push([told(ends), told({ ...page, criteria: [] }), told(desk.waiting)]);
      expect(JSON.stringify([page, desk])).not.toContain(WORDS[secret]);
      expect(await standing()).toEqual(before);
    }
    expect(shown[0]).toEqual(shown[1]);
  }
});

test("the version of a page is no way to try points out: it is another one in each round", async ({ db }) => {
  const versions = [];
  for (const _ of [1, 2]) {
    const { sheet, round, staff, details } = await aScoredSheet(db, "poor");
    const at = { roundId: round.id, code: await aPaper(db, sheet, staff[0]) };
    for (const actor of staff) await keySheet(contextOf(db, actor), aFileStore(), at, aKeying(sheet, 7000));
    versions.push((await differingPaper(contextOf(db, staff[0]), details, at.code)).version);
  }
  expect(new Set(versions).size).toBe(2);
});

test("a workbook that waits is no longer compared with a sheet its juror has signed meanwhile", async ({ db }) => {
  const { sheet, round, juror, staff, details } = await aScoredSheet(db, "poor");
  const file = await filled(await givenOut(db, sheet, staff[1]), sheet, { [sheet.nomination.code!]: { "I.1": 5 } });
  const ctx = contextOf(db, staff[0]);
  const { id } = await giveWorkbook(ctx, round.id, file);
  const rows = async () =>
    (await workbookToReview(ctx, details, id!)).rows.map(({ isOpen, others }) => ({ isOpen, others }));
  expect(await rows()).toEqual([{ isOpen: true, others: [{ criterion: "I.1", standing: "device" }] }]);

  await signSheet(contextOf(db, juror.actor), sheet.id);

  expect(await rows()).toEqual([{ isOpen: false, others: [] }]);
});

test("a sheet that takes nothing now is open nowhere: not on the desk, and a workbook is not compared with it", async ({
  db,
}) => {
  const closings: ((db: Database, roundId: string, seat: string) => Promise<unknown>)[] = [
    (db, roundId) => setPhase(db, roundId, "council"),
    (db, _, seat) => db.delete(conflictAnswers).where(eq(conflictAnswers.appointmentId, seat)),
  ];
  for (const close of closings) {
    const { sheet, round, juror, staff } = await aScoredSheet(db, "poor");
    const ctx = contextOf(db, staff[0]);
    const at = { roundId: round.id, code: await aPaper(db, sheet, staff[0]) };
    await keySheet(ctx, aFileStore(), at, aKeying(sheet, 7000));
    const file = await filled(await givenOut(db, sheet, staff[1]), sheet, { [sheet.nomination.code!]: { "I.1": 5 } });
    const { id } = await giveWorkbook(ctx, round.id, file);
    const shown = async () => {
      const details = await roundById(ctx, round.id);
      const [{ waiting }, { rows }] = [await paperDesk(ctx, details), await workbookToReview(ctx, details, id!)];
      return [waiting.map((one) => one.isOpen), rows.map(({ isOpen, others }) => [isOpen, others.length])];
    };
    expect(await shown()).toEqual([[true], [[true, 1]]]);

    await close(db, round.id, juror.appointmentId);

    expect(await shown()).toEqual([[false], [[false, 0]]]);
  }
});

test("once a sheet is signed or a workbook taken over, nothing is compared with it any more", async ({ db }) => {
  const { sheet, round, juror, staff, details } = await aScoredSheet(db, "poor");
  const ctx = contextOf(db, staff[0]);
  const at = { roundId: round.id, code: await aPaper(db, sheet, staff[0]) };
  for (const actor of staff) await keySheet(contextOf(db, actor), aFileStore(), at, aKeying(sheet, 7000));
  const file = await filled(await givenOut(db, sheet, staff[1]), sheet, { [sheet.nomination.code!]: { "I.1": 5 } });
  const { id } = await giveWorkbook(ctx, round.id, file);
  const { version } = await workbookToReview(ctx, details, id!);
  await takeWorkbook(ctx, round.id, id!, { version, reason: "Giám khảo xác nhận tệp" });
  const leaf = round.leaves.find((one) => one.code === "I.1")!;
  await recordPoint(contextOf(db, juror.actor), sheet.id, {
    criterionId: leaf.id,
    points: 100,
    operationId: crypto.randomUUID(),
  });
  expect((await workbookToReview(ctx, details, id!)).rows.map((row) => row.others)).toEqual([[]]);

  await signSheet(contextOf(db, juror.actor), sheet.id);
  await expect(differingPaper(ctx, details, at.code)).rejects.toMatchObject({
    code: "closed",
    message: expect.stringMatching(/^Phiếu đã ký ngày /),
  });
});

test("points taken over beside those of a device do not tell afterwards whether they were guessed", async ({ db }) => {
  const shown: unknown[] = [];
  for (const secret of Object.keys(SECRETS) as Secret[]) {
    const { sheet, round, staff, details } = await aScoredSheet(db, secret);
    const ctx = contextOf(db, staff[0]);
    const bytes = await givenOut(db, sheet, staff[1]);
    const others: unknown[] = [];
    for (const guess of [0, 1]) {
      const file = await filled(bytes, sheet, { [sheet.nomination.code!]: { "I.1": guess } });
      const { id } = await giveWorkbook(ctx, round.id, file);
      const { version, rows } = await workbookToReview(ctx, details, id!);
      others.push(rows.map((row) => row.others));
      await takeWorkbook(ctx, round.id, id!, { version, reason: "Giám khảo xác nhận tệp" });
    }
    shown.push(others);
  }
  expect(shown[0]).toEqual(shown[1]);
  expect(shown[0]).toEqual([
    [[{ criterion: "I.1", standing: "device" }]],
    [[{ criterion: "I.1", standing: "earlier" }]],
  ]);
});
