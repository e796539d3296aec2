import { and, eq, isNotNull } from "drizzle-orm";
import { anEstablishment } from "#tests/factories/establishments";
import { aNomination } from "#tests/factories/nominations";
import { aJury, answerNone, type TestJuror } from "#tests/factories/panels";
import { anOrganiser } from "#tests/factories/people";
import { aProduct } from "#tests/factories/products";
import { aRound, type RoundOptions } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { appointments, assignments, conflictAnswers, paperChecks, sheets } from "~/db/schema";
import { answerConflicts } from "~/domain/conflicts/answer-conflicts.server";
import { entriesToAnswer } from "~/domain/conflicts/own-entries.server";
import { ownPaperChecks } from "~/domain/nominations/own-checks.server";
import { assignByHand } from "~/domain/panels/assign-by-hand.server";
import { roundById } from "~/domain/rounds/queries.server";
import { progressOfRound, sheetForReopening, signedSheetsOfJury } from "~/domain/sheets/progress.server";
import { recordPoint } from "~/domain/sheets/record-point.server";
import { recuseFromEntry } from "~/domain/sheets/recuse-from-entry.server";
import { reopenSheet } from "~/domain/sheets/reopen-sheet.server";
import { sheetsInOwnData } from "~/domain/sheets/sheets-in-own-data.server";
import { NONE, relative } from "../conflicts/support";

/**
 * A round with two entries of HTX Bình An and one of Cơ sở Cẩm Tú, each given to the head and to a colleague who signed all, and one
 * more of HTX Bình An that is the colleague's alone.
 */
async function aHeadAndAColleague(db: Database, options: RoundOptions = { rules: { blind: true, minimumSheets: 1 } }) {
  const round = await aRound(db, options);
  const { jurors } = await aJury(db, round.id, 2);
  const [head, colleague] = jurors as [TestJuror, TestJuror];
  const [binhAn, camTu] = [
    await anEstablishment(db, { name: "HTX Bình An" }),
    await anEstablishment(db, { name: "Cơ sở Cẩm Tú" }),
  ];
  const anEntryOf = async (establishmentId: string) =>
    aNomination(db, { roundId: round.id, product: await aProduct(db, { establishmentId }) });
  const entries = {
    ...{ first: await anEntryOf(binhAn.id), second: await anEntryOf(binhAn.id), other: await anEntryOf(camTu.id) },
    notGiven: await anEntryOf(binhAn.id),
  };
  const pairs = [head, colleague].flatMap((juror) =>
    Object.values(entries)
      .filter((entry) => juror === colleague || entry !== entries.notGiven)
      .map(({ id }) => ({ appointmentId: juror.appointmentId, nominationId: id })),
  );
  await db.insert(assignments).values(pairs.map((pair) => ({ ...pair, source: "plan" as const })));
  const made = await db.insert(sheets).values(pairs).returning();
  const theirs = made.filter((one) => one.appointmentId === colleague.appointmentId);
  await db
    .insert(conflictAnswers)
    .values(
      theirs.map(({ appointmentId, nominationId }) => ({ appointmentId, nominationId, answer: "none" as const })),
    );
  await db.update(sheets).set({ signedAt: new Date() }).where(eq(sheets.appointmentId, colleague.appointmentId));
  const ctx = contextOf(db, head.actor);
  const answer = async (given: Record<string, typeof NONE>) => {
    const { entries: asked } = await entriesToAnswer(ctx, await roundById(ctx, round.id));
    const answers = asked.map(({ key, establishment }) => [key, given[establishment]]);
    await answerConflicts(ctx, round.id, Object.fromEntries(answers));
  };
  const sheetOf = (juror: TestJuror, entry: keyof typeof entries) =>
    made.find((one) => one.appointmentId === juror.appointmentId && one.nominationId === entries[entry].id)!.id;
  const codesOfJury = async () =>
    (await signedSheetsOfJury(ctx, round.id))
      .filter((sheet) => sheet.appointmentId === colleague.appointmentId)
      .map((sheet) => sheet.entry?.code ?? null);
  return { round, head, colleague, entries, ctx, answer, sheetOf, codesOfJury };
}

test("the head of a blind jury is shown no code before they answered, and then none of a maker they are close to", async ({
  db,
}) => {
  const { entries, answer, codesOfJury } = await aHeadAndAColleague(db);
  expect(await codesOfJury()).toEqual([null, null, null, null]);

  await answer({ "HTX Bình An": relative(), "Cơ sở Cẩm Tú": NONE });

  expect(await codesOfJury()).toEqual([entries.other.code, null, null, null]);
});

test("a sheet whose code is hidden is opened again all the same, with its juror and without its code", async ({
  db,
}) => {
  const { colleague, ctx, answer, sheetOf } = await aHeadAndAColleague(db);
  await answer({ "HTX Bình An": relative(), "Cơ sở Cẩm Tú": NONE });
  const id = sheetOf(colleague, "second");

  expect(await sheetForReopening(ctx, id)).toMatchObject({ entry: null, name: colleague.actor.name, whyNot: null });
  await reopenSheet(ctx, id, { reason: "Giám khảo báo nhập nhầm điểm" });

  const [sheet] = await db.select().from(sheets).where(eq(sheets.id, id));
  expect(sheet!.signedAt).toBeNull();
});

test("a sheet that the head left by its code hides its own code and no other of theirs", async ({ db }) => {
  const { head, entries, ctx, answer, sheetOf, codesOfJury } = await aHeadAndAColleague(db);
  await answer({ "HTX Bình An": NONE, "Cơ sở Cẩm Tú": NONE });

  await recuseFromEntry(ctx, sheetOf(head, "first"), { kind: "conflict", reason: "Nhận ra sản phẩm của nhà bạn" });

  const shown = [entries.second, entries.other].map(({ code }) => code).toSorted();
  expect(await codesOfJury()).toEqual([...shown, null, null]);
});

test("in an open round the head reads all codes, close to a maker or not", async ({ db }) => {
  const { entries, answer, codesOfJury } = await aHeadAndAColleague(db, {});
  await answer({ "HTX Bình An": relative(), "Cơ sở Cẩm Tú": NONE });

  expect(await codesOfJury()).toEqual(Object.values(entries).map(({ code }) => code));
});

test("the head's own line counts none of the entries that are out of their sight", async ({ db }) => {
  const { round, ctx, answer } = await aHeadAndAColleague(db);
  const counts = async () => (await progressOfRound(ctx, round.id)).map(({ total, recused }) => [total, recused]);
  expect(await counts()).toEqual([
    [0, 0],
    [4, 0],
  ]);

  await answer({ "HTX Bình An": relative(), "Cơ sở Cẩm Tú": NONE });

  expect(await counts()).toEqual([
    [1, 0],
    [4, 0],
  ]);
});

test("one's own data names no sheet of a blind round before the answers, and none of a maker one is close to", async ({
  db,
}) => {
  const { entries, ctx, answer } = await aHeadAndAColleague(db);
  const codes = async () => (await sheetsInOwnData(ctx)).map(({ entry }) => entry);
  expect(await codes()).toEqual([]);

  await answer({ "HTX Bình An": relative(), "Cơ sở Cẩm Tú": NONE });

  expect(await codes()).toEqual([entries.other.code]);
});

test("one's own data leaves out whose papers one checked, while one judges that round blind", async ({ db }) => {
  const checked = async (options?: RoundOptions) => {
    const { head, entries, ctx } = await aHeadAndAColleague(db, options);
    await db.insert(paperChecks).values({
      nominationId: entries.first.id,
      requirement: "registration",
      verdict: "in_order",
      by: head.actor.userId,
    });
    return (await ownPaperChecks(ctx)).map(({ entry }) => entry === entries.first.code);
  };

  expect([await checked(), await checked({})]).toEqual([[], [true]]);
});

test("one's own data of a seat given up names what was scored or signed there, not what was only answered for", async ({
  db,
}) => {
  const { round, head, entries, ctx, answer, sheetOf } = await aHeadAndAColleague(db);
  await answer({ "Cơ sở Cẩm Tú": NONE });
  const end = (endedAt: Date | null) =>
    db.update(appointments).set({ endedAt }).where(eq(appointments.id, head.appointmentId));
  const codes = async () => (await sheetsInOwnData(ctx)).map(({ entry }) => entry).toSorted();
  await end(new Date());
  expect(await codes()).toEqual([]);

  await end(null);
  await answerNone(db, round.id);
  await recordPoint(ctx, sheetOf(head, "first"), {
    criterionId: round.leaves[0]!.id,
    points: 100,
    operationId: crypto.randomUUID(),
  });
  await db
    .update(sheets)
    .set({ signedAt: new Date() })
    .where(eq(sheets.id, sheetOf(head, "other")));
  await end(new Date());

  expect(await codes()).toEqual([entries.first.code, entries.other.code].toSorted());
});

test("the head is shown codes of their own sheets alone, so that none goes when an entry is given and its maker named", async ({
  db,
}) => {
  const { round, head, entries, answer, codesOfJury } = await aHeadAndAColleague(db);
  await answer({ "HTX Bình An": NONE, "Cơ sở Cẩm Tú": NONE });
  const own = [entries.first, entries.second, entries.other].map(({ code }) => code).toSorted();
  expect(await codesOfJury()).toEqual([...own, null]);
  const maker = await anEstablishment(db, { name: "Cơ sở Đức Minh" });
  const product = await aProduct(db, { establishmentId: maker.id });
  const late = await aNomination(db, { roundId: round.id, product });
  await db
    .update(sheets)
    .set({ nominationId: late.id })
    .where(and(eq(sheets.nominationId, entries.notGiven.id), isNotNull(sheets.signedAt)));
  const before = await codesOfJury();

  const secretary = contextOf(db, await anOrganiser(db, round.agencyId, "secretary"));
  await assignByHand(secretary, round.id, { appointmentId: head.appointmentId, nominationId: late.id });
  await answer({ "Cơ sở Đức Minh": relative() });

  expect(await codesOfJury()).toEqual(before);
  expect(before).not.toContain(late.code);
});

test("sheets of a blind jury are not in the order of time, nor is the time told", async ({ db }) => {
  const { round, colleague, ctx } = await aHeadAndAColleague(db);
  const signed = await db
    .select({ id: sheets.id })
    .from(sheets)
    .where(eq(sheets.appointmentId, colleague.appointmentId));
  const ids = signed.map(({ id }) => id).toSorted();
  for (const [at, id] of ids.entries()) {
    await db
      .update(sheets)
      .set({ signedAt: new Date(Date.UTC(2026, 4, 4, 8, 30 - at)) })
      .where(eq(sheets.id, id));
  }

  expect(await signedSheetsOfJury(ctx, round.id)).toEqual(
    ids.map((id) => ({ id, appointmentId: colleague.appointmentId, entry: null })),
  );
  expect(Object.keys(await sheetForReopening(ctx, ids[0]!))).not.toContain("signedAt");
});
