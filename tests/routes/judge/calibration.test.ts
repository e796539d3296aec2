import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { anAnchorSheet, anOpenCalibration } from "#tests/factories/calibration";
import type { TestJuror } from "#tests/factories/panels";
import { anActor } from "#tests/factories/people";
import { expect, test } from "#tests/support/database";
import { type Post, post } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { calibrationPoints, calibrationSheets } from "~/db/schema";
import { action } from "~/routes/judge.rounds.$slug_.calibration_.$anchor_.points";

const save = (db: Database, anchor: string, as: Post["as"], json: unknown) =>
  post(db, action, { url: `/judge/rounds/x/calibration/${anchor}/points`, params: { slug: "x", anchor }, as, json });

/** Of a page of its own, unless told otherwise. */
const saving = (points: object, page: string = randomUUID(), order = 1) => ({ page, order, time: 1, points });

/** Points by the id of their criterion. */
async function standingOf(db: Database, { appointmentId }: TestJuror) {
  const rows = await db
    .select({ criterionId: calibrationPoints.criterionId, points: calibrationPoints.points })
    .from(calibrationPoints)
    .innerJoin(calibrationSheets, eq(calibrationSheets.id, calibrationPoints.sheetId))
    .where(eq(calibrationSheets.appointmentId, appointmentId));
  return Object.fromEntries(rows.map((row) => [row.criterionId, row.points]));
}

test("points of an anchor save themselves, those that are named, and only on one's own sheet", async ({ db }) => {
  const { round, jurors, anchors } = await anOpenCalibration(db);
  const [head, deputy] = jurors;
  const [anchor] = anchors;
  const [first, second, third] = round.leaves;
  const saveHere = (points: object, as: Post["as"] = head!.actor) => save(db, anchor!.id, as, saving(points));
  const standing = () => standingOf(db, head!);

  const saved = await saveHere({ [first!.id]: "1", [second!.id]: "2,5" });
  // A second device knows of nothing but its own field.
  const other = await saveHere({ [third!.id]: "1.5" });
  const takenBack = await saveHere({ [second!.id]: "" });
  const theirs = await saveHere({ [first!.id]: "0" }, deputy!.actor);

  expect([saved, other, takenBack, theirs].map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(saved.data).toEqual({ savedAt: expect.any(String) });
  expect(await standing()).toEqual({ [first!.id]: 100, [third!.id]: 150 });
});

test("points that do not fit, come too late or from others are refused with a sentence, and change nothing", async ({
  db,
}) => {
  const { round, jurors, anchors } = await anOpenCalibration(db);
  const [head] = jurors;
  const [first] = round.leaves;
  const points = { [first!.id]: "1" };
  await anAnchorSheet(db, round, head!, anchors[1]!, 7000);
  const before = await db.select().from(calibrationPoints);

  const answers = [
    await save(db, anchors[0]!.id, head!.actor, saving({ [first!.id]: "100" })),
    await save(db, anchors[0]!.id, head!.actor, saving({ [first!.id]: "một" })),
    // Of which time is not said.
    await save(db, anchors[0]!.id, head!.actor, { ...saving(points), time: undefined }),
    await save(db, anchors[1]!.id, head!.actor, saving(points)),
    await save(db, anchors[0]!.id, await anActor(db), saving(points)),
    await save(db, anchors[0]!.id, null, saving(points)),
    await save(db, "none", head!.actor, saving(points)),
  ];

  expect(answers.map(({ status }) => status)).toEqual([422, 400, 400, 409, 404, 401, 404]);
  expect(answers.map(({ data }) => (data as { error: { message: string } }).error.message)).toEqual(
    answers.map(() => expect.stringMatching(/\S/)),
  );
  expect(await db.select().from(calibrationPoints)).toEqual(before);
});

test("a saving that a later one of its page has overtaken changes nothing, and one of another page does", async ({
  db,
}) => {
  const { round, jurors, anchors } = await anOpenCalibration(db);
  const [head] = jurors;
  const [leaf] = round.leaves;
  const page = randomUUID();
  const saveAs = (points: string, of: string, order: number) =>
    save(db, anchors[0]!.id, head!.actor, saving({ [leaf!.id]: points }, of, order));
  const standing = async () => (await standingOf(db, head!))[leaf!.id];

  const answers = [await saveAs("2", page, 2), await saveAs("1", page, 1), await saveAs("1", page, 2)];
  expect([answers.map(({ status }) => status), await standing()]).toEqual([[200, 200, 200], 200]);

  await saveAs("3", page, 3);
  await saveAs("1", randomUUID(), 1);
  expect(await standing()).toBe(100);
});
