import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { nominationsFor } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { anOrganiser } from "#tests/factories/people";
import { aRound, setPhase } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { sheets } from "~/db/schema";
import { reliabilityOfRound } from "~/domain/agreement/queries.server";
import { DeviceSync } from "~/domain/sheets/forms";
import { syncDevice } from "~/domain/sheets/sync-device.server";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const ENTRIES = 12;

/**
 * A juror who gives half a point more with each sheet, beside a steady colleague. Each sheet is sent when its juror has scored it, by
 * a device whose clock is as far off as told for its place (0 to 11); answers the hints on that juror's order.
 */
async function hintsAfterDrift(db: Database, clockAt: (place: number) => number) {
  const round = await aRound(db);
  const { jurors } = await aJury(db, round.id, 2);
  const [drifting, steady] = jurors;
  const now = Date.now();
  for (const [place, nomination] of (await nominationsFor(db, round.id, ENTRIES)).entries()) {
    await aSheet(db, { round, juror: steady!, nomination, points: 7000, signed: true });
    const sheet = await aSheet(db, { round, juror: drifting!, nomination });
    const scoredAt = new Date(now + place * MINUTE);
    const told = new Date(scoredAt.getTime() + clockAt(place)).toISOString();
    const criterionId = round.leaves[0]!.id;
    const request = DeviceSync.parse({
      jurorId: drifting!.actor.userId,
      report: { deviceId: randomUUID(), kind: "phone", now: told, battery: null, rounds: [] },
      operations: [{ operationId: randomUUID(), sheetId: sheet.id, criterionId, points: place / 2, at: told }],
    });
    const { results } = await syncDevice(contextOf(db, drifting!.actor, scoredAt), request);
    expect(results).toMatchObject([{ result: "applied" }]);
    await db.update(sheets).set({ signedAt: scoredAt }).where(eq(sheets.id, sheet.id));
  }
  await setPhase(db, round.id, "council");
  const organiser = await anOrganiser(db, round.agencyId);
  const { hints } = await reliabilityOfRound(contextOf(db, organiser), round.id);
  return hints.filter((hint) => hint.kind === "order" && hint.juror.endsWith(drifting!.actor.name));
}

const DRIFT = [expect.objectContaining({ kind: "order", r: 1, n: ENTRIES })];

test("points that rise with the order of scoring are told", async ({ db }) => {
  expect(await hintsAfterDrift(db, () => 0)).toEqual(DRIFT);
});

test.for([
  ["behind", -DAY],
  ["ahead", DAY],
] as const)("a second device whose clock is a day %s does not change the order", async ([, off], { db }) => {
  expect(await hintsAfterDrift(db, (place) => (place < ENTRIES / 2 === off < 0 ? 0 : off))).toEqual(DRIFT);
});
