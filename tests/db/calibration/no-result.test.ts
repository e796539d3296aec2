import { eq } from "drizzle-orm";
import { anAnchorSheet, anOpenCalibration } from "#tests/factories/calibration";
import { nominationsFor } from "#tests/factories/nominations";
import { setPhase } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import { ledgerEvents } from "~/db/schema";
import { reliabilityOfRound } from "~/domain/agreement/queries.server";
import { closeCalibration } from "~/domain/calibration/close-calibration.server";
import { saveAnchorSheet } from "~/domain/calibration/save-anchor-sheet.server";
import { scoreAgain } from "~/domain/calibration/score-again.server";
import { submitAnchorSheet } from "~/domain/calibration/submit-anchor-sheet.server";
import { factsOfRound } from "~/domain/rounds/facts.server";
import { progressOfRound } from "~/domain/sheets/progress.server";
import { sheetsOfJuror } from "~/domain/sheets/queries.server";
import { tallyOfRound } from "~/domain/tallies/queries.server";

test("a calibration changes no tally, no reliability, no count and no ledger, so no transcript either", async ({
  db,
}) => {
  const { round, jurors, anchors, secretary } = await anOpenCalibration(db, { calibration: { waits: false } });
  const [head, deputy, member] = jurors;
  for (const nomination of await nominationsFor(db, round.id, 3)) {
    for (const [place, juror] of jurors.entries()) {
      await aSheet(db, { round, juror, nomination, points: 7000 + 100 * place, signed: true });
    }
  }
  const ctx = contextOf(db, secretary);
  const ofRound = eq(ledgerEvents.roundId, round.id);
  const counted = async () => ({
    facts: await factsOfRound(ctx, round.id),
    progress: await progressOfRound(ctx, round.id),
    own: await sheetsOfJuror(contextOf(db, deputy!.actor), round.id),
    ledger: await db.select().from(ledgerEvents).where(ofRound).orderBy(ledgerEvents.id),
  });
  const results = async () => ({
    tally: await tallyOfRound(ctx, round.id),
    reliability: await reliabilityOfRound(ctx, round.id),
  });
  const before = await counted();
  await setPhase(db, round.id, "council");
  const resultsBefore = await results();
  await setPhase(db, round.id, "scoring");

  for (const juror of [head!, deputy!]) await anAnchorSheet(db, round, juror, anchors[0]!, 1000);
  const byMember = contextOf(db, member!.actor);
  const points = Object.fromEntries(round.leaves.map((leaf) => [leaf.id, leaf.maximum]));
  await saveAnchorSheet(byMember, anchors[0]!.id, { time: 1, points });
  await submitAnchorSheet(byMember, anchors[0]!.id);
  await scoreAgain(byMember, anchors[0]!.id);
  await closeCalibration(ctx, round.id, { note: "Thống nhất thang điểm tiêu chí I.1." });

  expect(await counted()).toEqual(before);
  await setPhase(db, round.id, "council");
  expect(await results()).toEqual(resultsBefore);
});
