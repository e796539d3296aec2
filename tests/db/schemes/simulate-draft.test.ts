import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { nominationsFor } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { anAdmin, anOrganiser } from "#tests/factories/people";
import { aRound, setPhase } from "#tests/factories/rounds";
import { anAgencyScheme, scoringForm } from "#tests/factories/schemes";
import { aSheet, spread } from "#tests/factories/sheets";
import { aScoredRound } from "#tests/factories/tallies";
import { contextOf, expect, test } from "#tests/support/database";
import { tallies } from "~/db/schema";
import { draftOf } from "~/domain/schemes/drafts.server";
import { saveDraft } from "~/domain/schemes/save-draft.server";
import { simulateDraft, simulateWrittenRules } from "~/domain/tallies/simulate-draft.server";

test("a draft is tried on the sheets of an earlier round: who gains and who loses, and nothing is written", async ({
  db,
}) => {
  const { code, organiser, agency } = await anAgencyScheme(db);
  const scored = await aScoredRound(db, [85, 76, 74, 60], { agencyId: agency.id, rules: { cap: 3 } });
  const older = await aScoredRound(db, [80], { agencyId: agency.id, year: 2024 });
  await aRound(db, { agencyId: agency.id, phase: "scoring" });
  await aScoredRound(db, [90]);
  const ctx = contextOf(db, organiser);
  const form = scoringForm(await draftOf(ctx, code), {
    passMark: 7500,
    minimumSheets: 1,
    tieBreaks: ["criterion:I", "criterion:II.4", "council"],
  });
  await saveDraft(ctx, code, { section: "scoring", form });

  const { simulation, rounds: choices } = await simulateDraft(ctx, code, scored.round.slug);

  expect(choices.map((one) => one.slug)).toEqual([scored.round.slug, older.round.slug]);
  const [first, second, third, last] = scored.entries.map((entry) => entry.id);
  expect(
    simulation!.entries.map(({ nomination, change, before, after }) => [
      nomination.id,
      change,
      before.outcome,
      after.outcome,
    ]),
  ).toEqual([
    [third, "loses", "recognised", "not_passed"],
    [first, "same", "recognised", "recognised"],
    [second, "same", "recognised", "recognised"],
    [last, "same", "not_passed", "not_passed"],
  ]);
  expect(simulation!.gaps).toEqual([]);
  expect(await db.select().from(tallies).where(eq(tallies.roundId, scored.round.id))).toEqual([]);
});

test("a tie-break of the draft looks at points that the round's own rules do not ask for", async ({ db }) => {
  const { code, organiser, agency } = await anAgencyScheme(db);
  const round = await aRound(db, { agencyId: agency.id, rules: { minimumSheets: 1, cap: 1 } });
  const { head: juror } = await aJury(db, round.id, 1);
  const [plain, strong] = await nominationsFor(db, round.id, 2);
  const even = spread(round, 8000);
  const moved = { ...even, "I.1": even["I.1"]! - 100, IV: even.IV! + 100 };
  await aSheet(db, { round, juror, nomination: plain!, points: even, signed: true });
  await aSheet(db, { round, juror, nomination: strong!, points: moved, signed: true });
  await setPhase(db, round.id, "council");
  const ctx = contextOf(db, organiser);
  const form = scoringForm(await draftOf(ctx, code), { minimumSheets: 1, tieBreaks: ["criterion:IV"] });
  await saveDraft(ctx, code, { section: "scoring", form });

  const { simulation } = await simulateDraft(ctx, code, round.slug);

  expect(
    simulation!.entries.map(({ nominationId, change, before, after }) => [
      nominationId,
      change,
      before.rank,
      after.rank,
    ]),
  ).toEqual([
    [strong!.id, "gains", 1, 1],
    [plain!.id, "gains", 1, 2],
  ]);
});

test("only rounds whose tally one may read can be tried, and drafts of one's agency", async ({ db }) => {
  const { code, organiser, agency } = await anAgencyScheme(db);
  const running = await aRound(db, { agencyId: agency.id, phase: "scoring" });
  const others = await aScoredRound(db, [80]);
  const ctx = contextOf(db, organiser);

  await expect(simulateDraft(ctx, code, running.slug)).rejects.toMatchObject({ code: "closed" });
  await expect(simulateDraft(ctx, code, others.round.slug)).rejects.toMatchObject({ code: "not_found" });
  await expect(simulateDraft(ctx, code, "unknown")).rejects.toMatchObject({ code: "not_found" });
  const stranger = contextOf(db, await anOrganiser(db, (await anAgency(db)).id));
  await expect(simulateDraft(stranger, code, null)).rejects.toMatchObject({ code: "not_found" });
  // An admin writes schemes and reads no tally.
  expect(await simulateDraft(contextOf(db, await anAdmin(db)), code, null)).toMatchObject({
    rounds: [],
    simulation: null,
  });
});

test("the rules of a round that is prepared are tried on an earlier one, by its agency alone", async ({ db }) => {
  const agency = await anAgency(db);
  const scored = await aScoredRound(db, [85, 76, 74, 60], { agencyId: agency.id, rules: { cap: 3 } });
  const draft = await aRound(db, { agencyId: agency.id, phase: null, rules: { cap: 1, minimumSheets: 1 } });
  const ctx = contextOf(db, await anOrganiser(db, agency.id));

  const { written, rounds: choices, simulation } = await simulateWrittenRules(ctx, draft.slug, scored.round.slug);

  expect([written.state, choices.map((one) => one.slug)]).toEqual(["draft", [scored.round.slug]]);
  expect(simulation!.counts).toMatchObject({ gains: 0, loses: 2, same: 2 });
  const stranger = contextOf(db, await anOrganiser(db, (await anAgency(db)).id));
  await expect(simulateWrittenRules(stranger, draft.slug, null)).rejects.toMatchObject({ code: "not_found" });
});
