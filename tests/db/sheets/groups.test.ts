import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { aRoundByGroups } from "#tests/factories/group-rounds";
import { aNomination } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { anOrganiser } from "#tests/factories/people";
import { setPhase } from "#tests/factories/rounds";
import { aSheet, leavesAsked } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { nominations, sheetPoints } from "~/db/schema";
import { countFromLedger } from "~/domain/complaints/count-from-ledger.server";
import { roundById } from "~/domain/rounds/queries.server";
import { applyOperations } from "~/domain/sheets/apply-operations.server";
import { sheetsForDevice } from "~/domain/sheets/device-sheets.server";
import { sheetsOfJuror } from "~/domain/sheets/queries.server";
import { recordPoint } from "~/domain/sheets/record-point.server";
import { leavesOf } from "~/domain/sheets/rules";
import { saveSheet } from "~/domain/sheets/save-sheet.server";
import { sheetForScoring } from "~/domain/sheets/scoring-sheet.server";
import { signSheet } from "~/domain/sheets/sign-sheet.server";
import { tallyOfRound } from "~/domain/tallies/queries.server";
import { fractionText } from "~/lib/points";

/** One juror's sheets of an entry of group A and one of group B. */
async function twoGroups(db: Database) {
  const round = await aRoundByGroups(db, { rules: { minimumSheets: 1 } });
  const juror = (await aJury(db, round.id, 1)).head;
  const [entryA, entryB] = [
    await aNomination(db, { roundId: round.id, groupCode: "A" }),
    await aNomination(db, { roundId: round.id, groupCode: "B" }),
  ];
  const [sheetA, sheetB] = [
    await aSheet(db, { round, juror, nomination: entryA }),
    await aSheet(db, { round, juror, nomination: entryB }),
  ];
  const idOf = (code: string) => round.leaves.find((leaf) => leaf.code === code)!.id;
  return { round, juror, ctx: contextOf(db, juror.actor), entryA, entryB, sheetA, sheetB, idOf };
}

const point = (criterionId: string, points: number) => ({ criterionId, points, operationId: randomUUID() });

test("a sheet asks, shows and counts the criteria of its entry's group, with that group's bands", async ({ db }) => {
  const { ctx, sheetA, sheetB, idOf } = await twoGroups(db);
  await recordPoint(ctx, sheetA.id, point(idOf("I.1"), 3500));
  await recordPoint(ctx, sheetB.id, point(idOf("I.2"), 2000));
  await recordPoint(ctx, sheetB.id, point(idOf("III.2"), 800));

  const [a, b] = [await sheetForScoring(ctx, sheetA.id), await sheetForScoring(ctx, sheetB.id)];

  expect(
    [a, b].map(({ criteria, missing, total }) => [leavesOf(criteria).map((one) => one.code), missing, total]),
  ).toEqual([
    [["I.1", "II", "IV"], 2, 3500],
    [["I.2", "I.3", "II", "III.1", "III.2", "V"], 4, 2800],
  ]);
  const bandsOf = ({ criteria }: typeof a) => criteria.find((one) => one.code === "II")!.levels.map((one) => one.text);
  expect([bandsOf(a), bandsOf(b)]).toEqual([["Tốt cho nhóm A", "Chưa tốt cho nhóm A"], ["Cho các nhóm khác"]]);
});

test("a device is given, for each sheet, the criteria of its group alone", async ({ db }) => {
  const { ctx, round } = await twoGroups(db);

  const sheets = await sheetsForDevice(ctx, round.id);

  expect(sheets.map(({ criteria }) => criteria.map(({ code, maximum }) => [code, maximum]))).toEqual([
    [
      ["I.1", 40],
      ["II", 20],
      ["IV", 40],
    ],
    [
      ["I.2", 25],
      ["I.3", 15],
      ["II", 20],
      ["III.1", 12],
      ["III.2", 8],
      ["V", 20],
    ],
  ]);
});

test("points for a criterion of another group are refused with a sentence: by the verb, the form, the API and the database", async ({
  db,
}) => {
  const { ctx, sheetA, idOf } = await twoGroups(db);
  const sentence = "Tiêu chí III.1 không chấm cho sản phẩm nhóm A.";
  const refused = { code: "invalid", message: sentence };
  const other = idOf("III.1");

  await expect(recordPoint(ctx, sheetA.id, point(other, 500))).rejects.toMatchObject(refused);
  const form = { version: "", points: { [other]: 500 }, notes: {}, after: "stay" as const };
  await expect(saveSheet(ctx, sheetA.id, form)).rejects.toMatchObject(refused);
  const operation = { ...point(other, 5), sheetId: sheetA.id };
  expect(await applyOperations(ctx, [operation])).toEqual([
    { operationId: operation.operationId, result: "refused", reason: sentence },
  ]);
  await recordPoint(ctx, sheetA.id, point(idOf("II"), 500));
  const moved = db.update(sheetPoints).set({ criterionId: other }).where(eq(sheetPoints.sheetId, sheetA.id));
  await expect(moved).rejects.toMatchObject({ cause: { message: "criterion III.1 is not asked of group A" } });
});

test("an entry that has points stays in its group, also in the database", async ({ db }) => {
  const { ctx, sheetA, entryA, idOf } = await twoGroups(db);
  await db.update(nominations).set({ groupCode: "B" }).where(eq(nominations.id, entryA.id));
  await recordPoint(ctx, sheetA.id, point(idOf("V"), 500));

  const back = db.update(nominations).set({ groupCode: "A" }).where(eq(nominations.id, entryA.id));

  await expect(back).rejects.toMatchObject({ cause: { message: "the entry is being scored in its group" } });
});

test("a sheet with the points of its group's criteria is complete, is signed, and counts the same in tally and ledger", async ({
  db,
}) => {
  const { ctx, round, sheetA, sheetB, entryA, idOf } = await twoGroups(db);
  for (const { id, maximum } of leavesAsked(round, "A")) await recordPoint(ctx, sheetA.id, point(id, maximum));
  await recordPoint(ctx, sheetB.id, point(idOf("V"), 2000));
  expect((await sheetsOfJuror(ctx, round.id)).sheets.map(({ state }) => state)).toEqual(["complete", "partly"]);

  expect(await signSheet(ctx, sheetA.id)).toEqual({ total: 10_000 });
  await expect(signSheet(ctx, sheetB.id)).rejects.toMatchObject({ code: "closed" });

  await setPhase(db, round.id, "council");
  const organiser = contextOf(db, await anOrganiser(db, round.agencyId));
  const tally = await tallyOfRound(organiser, round.id);
  expect(tally.rows.map(({ score, sheets, outcome }) => [score && fractionText(score), sheets, outcome])).toEqual([
    ["10000/100", 1, "recognised"],
    [null, 0, "too_few_sheets"],
  ]);
  const counted = await countFromLedger(organiser, await roundById(organiser, round.id), entryA.id);
  expect([counted.result.mean, counted.result.rank, counted.sheets.map((one) => one.total)]).toEqual([
    "10000/100",
    1,
    [10_000],
  ]);
});

test("equal scores are told apart by a criterion only where every group of the tied is asked it", async ({ db }) => {
  const round = await aRoundByGroups(db, {
    rules: {
      minimumSheets: 1,
      tieBreaks: [
        { kind: "criterion", code: "V" },
        { kind: "criterion", code: "II" },
      ],
    },
  });
  const juror = (await aJury(db, round.id, 1)).head;
  const entry = (groupCode: string) => aNomination(db, { roundId: round.id, groupCode });
  const [a, b, c] = [await entry("A"), await entry("B"), await entry("C")];
  const points = { "I.2": 2500, "I.3": 1500, "III.1": 1200, "III.2": 800 };
  await aSheet(db, { round, juror, nomination: a, points: { "I.1": 4000, II: 1500, IV: 3500 }, signed: true });
  await aSheet(db, { round, juror, nomination: b, points: { ...points, II: 1000, V: 2000 }, signed: true });
  await aSheet(db, { round, juror, nomination: c, points: { ...points, II: 1200, V: 1800 }, signed: true });
  await setPhase(db, round.id, "council");

  const tally = await tallyOfRound(contextOf(db, await anOrganiser(db, round.agencyId)), round.id);

  const byII = { kind: "criterion", code: "II" };
  expect(tally.rows.map(({ nominationId, rank, brokenBy }) => [nominationId, rank, brokenBy])).toEqual([
    [a.id, 1, byII],
    [c.id, 2, byII],
    [b.id, 3, byII],
  ]);
});
