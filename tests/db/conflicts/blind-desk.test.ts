import { eq } from "drizzle-orm";
import { aUser } from "#tests/factories/people";
import { aBlindCopy } from "#tests/factories/redactions";
import { expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { mails, recusals, redactions } from "~/db/schema";
import { answerConflicts } from "~/domain/conflicts/answer-conflicts.server";
import { conflictDesk } from "~/domain/conflicts/desk.server";
import { gateOfSheet, missingAnswersOf } from "~/domain/conflicts/gate.server";
import { liftRecusal } from "~/domain/conflicts/lift-recusal.server";
import { answerProgress } from "~/domain/conflicts/progress.server";
import { remindJurors } from "~/domain/conflicts/remind-jurors.server";
import { hashOfCopy } from "~/domain/redactions/release-redaction.server";
import { roundById } from "~/domain/rounds/queries.server";
import { progressOfRound } from "~/domain/sheets/progress.server";
import { roundsOfJuror } from "~/domain/sheets/queries.server";
import { recuseFromEntry } from "~/domain/sheets/recuse-from-entry.server";
import { sheetForScoring } from "~/domain/sheets/scoring-sheet.server";
import { aBlindJuror, NONE, relative } from "./support";

const mailsTo = (db: Database, recipient: string) =>
  db.select({ subject: mails.subject, body: mails.body }).from(mails).where(eq(mails.recipient, recipient));

test("what a juror still owes is counted in establishments, wherever it is said", async ({ db }) => {
  const { round, juror, ctx, keys, sheetIds, secretary } = await aBlindJuror(db);

  expect(await missingAnswersOf(ctx, round.id)).toBe(2);
  expect(await gateOfSheet(ctx, sheetIds[0]!)).toEqual({ roundSlug: round.slug, missing: 2 });
  await expect(sheetForScoring(ctx, sheetIds[0]!)).rejects.toMatchObject({
    message:
      "Còn 2 câu hỏi bạn chưa trả lời về việc có liên quan đến cơ sở hay không. Hãy trả lời hết rồi mới xem hồ sơ và chấm điểm.",
  });
  expect((await roundsOfJuror(ctx)).map((one) => one.unanswered)).toEqual([2]);
  expect(await answerProgress(ctx, round.id)).toMatchObject([{ total: 2, missing: 2, conflicts: 0 }]);
  await remindJurors(secretary, round.id);
  const [mail] = await mailsTo(db, juror.actor.email);
  expect(mail!.subject).toBe("Còn 2 câu hỏi chờ bạn trả lời");
  expect(mail!.body).toContain("Còn 2 câu hỏi bạn chưa trả lời");

  await answerConflicts(ctx, round.id, { [keys.binhAn]: relative() });
  const { jurors } = await conflictDesk(secretary, await roundById(secretary, round.id));
  expect(jurors).toMatchObject([{ total: 2, missing: 1, conflicts: 1 }]);
});

test("the head of the jury is not told how many entries a connection is about; the agency is", async ({ db }) => {
  const { round, ctx, keys, secretary } = await aBlindJuror(db);
  await answerConflicts(ctx, round.id, { [keys.binhAn]: relative(), [keys.camTu]: NONE });

  expect(await progressOfRound(ctx, round.id)).toMatchObject([{ total: 1, recused: 0 }]);
  expect(await progressOfRound(secretary, round.id)).toMatchObject([{ total: 3, recused: 2 }]);
});

test("an entry of an establishment that was named is not given back: its code would come up with the name", async ({
  db,
}) => {
  const { round, juror, entries, ctx, keys, codes, secretary } = await aBlindJuror(db);
  await answerConflicts(ctx, round.id, { [keys.binhAn]: relative(), [keys.camTu]: NONE });
  const before = await codes();
  const pair = { appointmentId: juror.appointmentId, nominationId: entries[0]!.id };

  await expect(liftRecusal(secretary, round.id, { ...pair, reason: "Giám khảo báo nhầm" })).rejects.toMatchObject({
    code: "closed",
    message:
      "Kỳ chấm ẩn danh: giao chấm lại thì mã hiện ra và giám khảo biết ngay đó là hồ sơ của cơ sở mình đã nêu. Hãy giao cho giám khảo khác.",
  });
  expect(await codes()).toEqual(before);
  const { recused } = await conflictDesk(secretary, await roundById(secretary, round.id));
  expect(recused.map((one) => one.whyNotLift !== null)).toEqual([true, true]);
});

test("a sheet that was left by its code is given back, and the mail holds no reason that may name the maker", async ({
  db,
}) => {
  const { round, juror, entries, ctx, keys, codes, shown, sheetIds, secretary } = await aBlindJuror(db);
  await answerConflicts(ctx, round.id, { [keys.binhAn]: NONE, [keys.camTu]: NONE });
  const before = [await codes(), await shown()];
  await recuseFromEntry(ctx, sheetIds[0]!, { kind: "conflict", reason: "Nhận ra sản phẩm của nhà bạn" });
  const { recused } = await conflictDesk(secretary, await roundById(secretary, round.id));
  expect(recused.map((one) => one.whyNotLift)).toEqual([null]);

  await liftRecusal(secretary, round.id, {
    appointmentId: juror.appointmentId,
    nominationId: entries[0]!.id,
    reason: "Đây không phải sản phẩm của HTX Bình An",
  });

  expect([await codes(), await shown()]).toEqual(before);
  expect(await db.$count(recusals, eq(recusals.appointmentId, juror.appointmentId))).toBe(0);
  const [mail] = await mailsTo(db, juror.actor.email);
  expect(mail!.body).not.toContain("Bình An");
});

test("who wrote or released a blind copy had a part in the entry before", async ({ db }) => {
  for (const part of ["savedBy", "releasedBy"] as const) {
    const { juror, entries, secretary, round, shown } = await aBlindJuror(db);
    const copy = await aBlindCopy(db, entries[1]!.id, { released: false, savedBy: (await aUser(db)).id });
    const by = juror.actor.userId;
    const release = { releasedBy: by, releasedAt: new Date(), contentHash: hashOfCopy(copy) };
    await db
      .update(redactions)
      .set(part === "savedBy" ? { savedBy: by } : release)
      .where(eq(redactions.id, copy.id));

    const hint = { kind: "earlier_role", parts: ["redactor"] };
    expect((await shown()).map(({ establishment, hints }) => [establishment, hints])).toEqual([
      ["Cơ sở Cẩm Tú", [hint]],
      ["HTX Bình An", []],
    ]);
    const { hints } = await conflictDesk(secretary, await roundById(secretary, round.id));
    expect(hints.map((one) => one.hint)).toEqual([hint]);
  }
});
