import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { nominationsFor } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { anOrganiser } from "#tests/factories/people";
import { aRound, setPhase } from "#tests/factories/rounds";
import { aSheet, type TestSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { sheets } from "~/db/schema";
import { reliabilityOfRound } from "~/domain/agreement/queries.server";
import { DeviceSync } from "~/domain/sheets/forms";
import { syncDevice } from "~/domain/sheets/sync-device.server";
import { writePoint } from "~/domain/sheets/write-point.server";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const ENTRIES = 12;

/** How the points of one sheet come to the ledger; `place`: 0 to 11. */
type Way = (db: Database, sheet: TestSheet, points: number, scoredAt: Date, place: number) => Promise<void>;

/** Sent when its juror has scored it, by a device whose clock is as far off as told for its place. */
const byDevice =
  (clockAt: (place: number) => number): Way =>
  async (db, sheet, points, scoredAt, place) => {
    const { actor } = sheet.juror;
    const told = new Date(scoredAt.getTime() + clockAt(place)).toISOString();
    const criterionId = sheet.round.leaves[0]!.id;
    const request = DeviceSync.parse({
      jurorId: actor.userId,
      report: { deviceId: randomUUID(), kind: "phone", now: told, battery: null, rounds: [] },
      operations: [{ operationId: randomUUID(), sheetId: sheet.id, criterionId, points: points / 100, at: told }],
    });
    const { results } = await syncDevice(contextOf(db, actor, scoredAt), request);
    expect(results).toMatchObject([{ result: "applied" }]);
  };

/** Keyed from paper by an officer. */
const fromPaper: Way = async (db, { id, round, juror, nomination }, points, keyedAt) => {
  const [leaf] = round.leaves;
  const { ledgerSalt } = round;
  const sheet = { id, roundId: round.id, nominationId: nomination.id, appointmentId: juror.appointmentId, ledgerSalt };
  const { actor } = contextOf(db, juror.actor);
  await db.transaction((tx) =>
    writePoint(
      { db: tx, actor, now: keyedAt },
      sheet,
      { ...leaf!, previous: null },
      { points, origin: { payload: { medium: "paper", keyedBy: [] }, sealed: {} } },
    ),
  );
};

/**
 * A juror who gives half a point more with each sheet, beside a steady colleague; answers the hints on that juror's order.
 */
async function hintsAfterDrift(db: Database, write: Way) {
  const round = await aRound(db);
  const { jurors } = await aJury(db, round.id, 2);
  const [drifting, steady] = jurors;
  const now = Date.now();
  for (const [place, nomination] of (await nominationsFor(db, round.id, ENTRIES)).entries()) {
    await aSheet(db, { round, juror: steady!, nomination, points: 7000, signed: true });
    const sheet = await aSheet(db, { round, juror: drifting!, nomination });
    const scoredAt = new Date(now + place * MINUTE);
    await write(db, sheet, place * 50, scoredAt, place);
    await db.update(sheets).set({ signedAt: scoredAt }).where(eq(sheets.id, sheet.id));
  }
  await setPhase(db, round.id, "council");
  const organiser = await anOrganiser(db, round.agencyId);
  const { hints } = await reliabilityOfRound(contextOf(db, organiser), round.id);
  return hints.filter((hint) => hint.kind === "order" && hint.juror.endsWith(drifting!.actor.name));
}

const DRIFT = [expect.objectContaining({ kind: "order", r: 1, n: ENTRIES })];

test("points that rise with the order of scoring are told", async ({ db }) => {
  expect(
    await hintsAfterDrift(
      db,
      byDevice(() => 0),
    ),
  ).toEqual(DRIFT);
});

test.for([
  ["behind", -DAY],
  ["ahead", DAY],
] as const)("a second device whose clock is a day %s does not change the order", async ([, off], { db }) => {
  const clock = byDevice((place) => (place < ENTRIES / 2 === off < 0 ? 0 : off));
  expect(await hintsAfterDrift(db, clock)).toEqual(DRIFT);
});

test("the order in which an officer keyed papers is none of the juror's", async ({ db }) => {
  expect(await hintsAfterDrift(db, fromPaper)).toEqual([]);
});
