import { randomUUID } from "node:crypto";
import { aNomination } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { anOrganiser } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { aSheet, spread, type TestSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import { liftRecusal } from "~/domain/conflicts/lift-recusal.server";
import { applyOperations } from "~/domain/sheets/apply-operations.server";
import { differingSheets } from "~/domain/sheets/differing-sheets.server";
import { recordPoint } from "~/domain/sheets/record-point.server";
import { recuseFromEntry } from "~/domain/sheets/recuse-from-entry.server";
import { reopenSheet } from "~/domain/sheets/reopen-sheet.server";
import { signSheet } from "~/domain/sheets/sign-sheet.server";
import { computeTally } from "~/domain/tallies/queries.server";
import { formatFraction } from "~/lib/points";

test("whatever a juror does changes the tally at its next reading", async ({ db }) => {
  const round = await aRound(db, { rules: { minimumSheets: 1 } });
  const { head, jurors } = await aJury(db, round.id, 2);
  const nomination = await aNomination(db, { roundId: round.id });
  const organiser = await anOrganiser(db, round.agencyId);
  await aSheet(db, { round, juror: head, nomination, points: 8000, signed: true });
  const sheet = await aSheet(db, { round, juror: jurors[1]!, nomination });
  const own = contextOf(db, sheet.juror.actor);
  const pair = { appointmentId: sheet.juror.appointmentId, nominationId: nomination.id };
  const reason = "Có quan hệ với chủ cơ sở.";
  const read = async () => {
    const [row] = (await computeTally(contextOf(db, organiser), round)).rows;
    const { sheets, score, nomination: shown } = row!;
    return [sheets, score && formatFraction(score, 2, "vi"), shown.unsigned, shown.recused];
  };
  const score = async ({ id }: TestSheet, total: number) => {
    const points = spread(round, total, nomination.groupCode);
    for (const leaf of round.leaves) {
      if (points[leaf.code] === undefined) continue;
      const act = { criterionId: leaf.id, points: points[leaf.code]!, operationId: randomUUID() };
      await recordPoint(own, id, act);
    }
  };

  expect(await read()).toEqual([1, "80,00", 1, 0]);
  await score(sheet, 9000);
  expect(await read()).toEqual([1, "80,00", 1, 0]);
  await signSheet(own, sheet.id);
  expect(await read()).toEqual([2, "85,00", 0, 0]);
  await reopenSheet(contextOf(db, head.actor), sheet.id, { reason: "Đọc nhầm điểm tiêu chí I.1" });
  expect(await read()).toEqual([1, "80,00", 1, 0]);
  await score(sheet, 7000);
  await signSheet(own, sheet.id);
  expect(await read()).toEqual([2, "75,00", 0, 0]);
  await reopenSheet(contextOf(db, head.actor), sheet.id, { reason: "Giám khảo xin rút khỏi hồ sơ" });
  await recuseFromEntry(own, sheet.id, { kind: "conflict", reason });
  expect(await read()).toEqual([1, "80,00", 0, 1]);
  await liftRecusal(contextOf(db, organiser), round.id, { ...pair, reason: "Khai nhầm hồ sơ, đã kiểm tra lại." });
  expect(await read()).toEqual([1, "80,00", 1, 0]);
  await signSheet(own, sheet.id);
  expect(await read()).toEqual([2, "75,00", 0, 0]);
});

test("what two devices wrote and the server joined counts as the ledger says, at the next reading", async ({ db }) => {
  const round = await aRound(db, { rules: { minimumSheets: 1 } });
  const sheet = await aSheet(db, { round, points: 8000 });
  const organiser = contextOf(db, await anOrganiser(db, round.agencyId));
  const own = contextOf(db, sheet.juror.actor);
  const [first, second] = round.leaves;
  const about = { sheetId: sheet.id, criterionId: first!.id };
  const send = (...operations: object[]) =>
    applyOperations(
      own,
      operations.map((one) => ({ ...about, operationId: randomUUID(), ...one })),
    );
  const read = async () => {
    const [row] = (await computeTally(organiser, round)).rows;
    return [row!.sheets, row!.score && formatFraction(row!.score, 2, "vi")];
  };
  const standing = spread(round, 8000, sheet.nomination.groupCode);
  const scoreWith = (points: Readonly<Record<string, number>>) => {
    const total = Object.values({ ...standing, ...points }).reduce((sum, one) => sum + one, 0);
    return [1, formatFraction({ numerator: BigInt(total), denominator: 100n }, 2, "vi")];
  };

  // A phone and a tablet, both over the empty notes and remarks of the page they have.
  await send({ points: 2, note: "Thơm", noteBase: "" }, { criterionId: undefined, remarks: "Bao bì đẹp", base: "" });
  await send({ points: 3, note: "Mặn", noteBase: "" }, { criterionId: undefined, remarks: "Vị hơi mặn", base: "" });
  await signSheet(own, sheet.id);
  expect(await read()).toEqual(scoreWith({ [first!.code]: 300 }));

  await reopenSheet(own, sheet.id, { reason: "Đọc nhầm điểm tiêu chí I.1" });
  expect(await read()).toEqual([0, null]);
  // A note alone, and points of another criterion, by a device that has not heard of the others.
  await send({ note: "Rất thơm", noteBase: "Thơm" }, { criterionId: second!.id, points: 1 });
  await signSheet(own, sheet.id);
  expect(await read()).toEqual(scoreWith({ [first!.code]: 300, [second!.code]: 100 }));
  // What comes too late changes nothing.
  await send({ points: 1 }, { note: "Muộn", noteBase: "" }, { criterionId: undefined, remarks: "Muộn", base: "" });
  expect(await read()).toEqual(scoreWith({ [first!.code]: 300, [second!.code]: 100 }));
  expect(await differingSheets(own, round.id)).toEqual([]);
});
