import { eq, sql } from "drizzle-orm";
import { anAnchorSheet, anOpenCalibration } from "#tests/factories/calibration";
import { actorOf, aMembership, anActor } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { calibrationPoints, calibrationReferences } from "~/db/schema";
import { comparisonOf } from "~/domain/calibration/comparison.server";
import { calibrationAt } from "~/domain/calibration/queries.server";
import type { Actor } from "~/domain/context";

const HIDDEN = {
  code: "closed",
  message: "Điểm của các giám khảo khác chỉ hiện sau khi bạn nộp phiếu chấm thử của mình.",
};

/** Other points on a submitted sheet, behind the back of the trigger that keeps them as they are. */
async function halve(db: Database, sheetId: string, { back = false } = {}) {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx
      .update(calibrationPoints)
      .set({ points: back ? sql`${calibrationPoints.points} * 2` : sql`${calibrationPoints.points} / 2` })
      .where(eq(calibrationPoints.sheetId, sheetId));
  });
}

test("what others gave is hidden until one's own is submitted, from the head and the deputy as well", async ({
  db,
}) => {
  const { round, jurors, anchors, secretary } = await anOpenCalibration(db);
  const [head, deputy, member] = jurors;
  const [anchor, other] = anchors;
  const given = await anAnchorSheet(db, round, member!, anchor!, 7650);
  await anAnchorSheet(db, round, head!, anchor!, 8000, { submitted: false });
  // Submitted elsewhere opens nothing here.
  await anAnchorSheet(db, round, deputy!, other!, 6000);

  for (const { actor } of [head!, deputy!]) {
    await expect(comparisonOf(contextOf(db, actor), anchor!.id)).rejects.toMatchObject(HIDDEN);
    await expect(comparisonOf(contextOf(db, actor), anchor!.id, 1)).rejects.toMatchObject(HIDDEN);
  }
  const seenBy = (actor: Actor) => calibrationAt(contextOf(db, actor), round.slug);
  const before = [await seenBy(head!.actor), await seenBy(deputy!.actor)];
  await halve(db, given);
  expect([await seenBy(head!.actor), await seenBy(deputy!.actor)]).toEqual(before);
  await halve(db, given, { back: true });
  const { jurors: shown } = await comparisonOf(contextOf(db, member!.actor), anchor!.id);
  expect(shown.map(({ isOwn, total }) => [isOwn, total])).toEqual([[true, 7650]]);
  // The secretary is no juror: sheets that are not submitted are nobody else's business all the same.
  const toSecretary = await comparisonOf(contextOf(db, secretary), anchor!.id);
  expect([toSecretary.jurors.map(({ total }) => total), toSecretary.waiting]).toEqual([[7650], 2]);
  await expect(comparisonOf(contextOf(db, await anActor(db)), anchor!.id)).rejects.toMatchObject({
    code: "not_found",
  });
});

test("a secretary who sits in the jury sees no more than a juror", async ({ db }) => {
  const { round, jurors, anchors } = await anOpenCalibration(db);
  const [, deputy, member] = jurors;
  await aMembership(db, deputy!.actor.userId, "secretary", { agencyId: round.agencyId });
  const both = contextOf(db, await actorOf(db, { id: deputy!.actor.userId }));
  await anAnchorSheet(db, round, member!, anchors[0]!, 7000);

  await expect(comparisonOf(both, anchors[0]!.id)).rejects.toMatchObject(HIDDEN);
  await anAnchorSheet(db, round, deputy!, anchors[0]!, 6000);
  expect((await comparisonOf(both, anchors[0]!.id)).jurors).toHaveLength(2);
});

test("points stand beside each other and the reference, with what lies between them and where it is widest", async ({
  db,
}) => {
  const { round, jurors, anchors } = await anOpenCalibration(db);
  const [head, deputy, member] = jurors;
  const [anchor] = anchors;
  await anAnchorSheet(db, round, head!, anchor!, 8000);
  await anAnchorSheet(db, round, deputy!, anchor!, 6000);
  const [leaf] = round.leaves;
  const reference = { anchorId: anchor!.id, criterionCode: leaf!.code, points: leaf!.step, reason: "Hai nước mua" };
  await db.insert(calibrationReferences).values(reference);

  const comparison = await comparisonOf(contextOf(db, deputy!.actor), anchor!.id);

  expect(comparison.jurors.map(({ role, isOwn, total }) => [role, isOwn, total])).toEqual([
    ["deputy", true, 6000],
    ["head", false, 8000],
  ]);
  expect([comparison.time, comparison.times, comparison.waiting, comparison.referenceTotal]).toEqual([1, [1], 1, null]);
  expect(comparison.totals).toEqual({ lowest: 6000, highest: 8000, range: 2000, mean: 7000 });
  expect(comparison.criteria.map(({ code }) => code)).toEqual(round.leaves.map(({ code }) => code));
  const [first] = comparison.criteria;
  expect(first!.reference).toEqual({ points: leaf!.step, reason: "Hai nước mua" });
  const [own, heads] = first!.given;
  expect(first!.spread).toMatchObject({ lowest: own, highest: heads, range: heads! - own! });
  const widest = comparison.differing.map(({ spread, maximum }) => spread!.range / maximum);
  expect(widest).toEqual(widest.toSorted((a, b) => b - a));
  await expect(comparisonOf(contextOf(db, member!.actor), anchor!.id)).rejects.toMatchObject(HIDDEN);
});

test("the second time is shown to who has submitted a second time", async ({ db }) => {
  const { round, jurors, anchors } = await anOpenCalibration(db);
  const [head, deputy] = jurors;
  const [anchor] = anchors;
  for (const juror of [head!, deputy!]) await anAnchorSheet(db, round, juror, anchor!, 8000);
  await anAnchorSheet(db, round, deputy!, anchor!, 7500, { time: 2 });
  await anAnchorSheet(db, round, head!, anchor!, 7000, { time: 2, submitted: false });

  const toHead = await comparisonOf(contextOf(db, head!.actor), anchor!.id);
  expect([toHead.times, toHead.time]).toEqual([[1], 1]);
  await expect(comparisonOf(contextOf(db, head!.actor), anchor!.id, 2)).rejects.toMatchObject(HIDDEN);
  const toDeputy = await comparisonOf(contextOf(db, deputy!.actor), anchor!.id);
  expect([toDeputy.times, toDeputy.time, toDeputy.jurors.map(({ total }) => total)]).toEqual([[1, 2], 2, [7500]]);
});

test("an anchor that nobody submitted compares nothing, for the agency; all alike differs nowhere", async ({ db }) => {
  const { round, jurors, anchors, secretary } = await anOpenCalibration(db);
  const ctx = contextOf(db, secretary);

  const empty = await comparisonOf(ctx, anchors[0]!.id);
  expect([empty.jurors, empty.waiting, empty.totals, empty.differing]).toEqual([[], 3, null, []]);
  for (const juror of jurors) await anAnchorSheet(db, round, juror, anchors[0]!, 7000);
  const alike = await comparisonOf(ctx, anchors[0]!.id);
  expect([alike.waiting, alike.differing, alike.totals?.range]).toEqual([0, [], 0]);
});
