import { anAgency } from "#tests/factories/agencies";
import { anOrganiser } from "#tests/factories/people";
import { aDatedRound, moveForm, roundForm, TIMETABLE_FIELDS } from "#tests/factories/round-forms";
import { aRound, aScheme } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import { movePhase } from "~/domain/rounds/move-phase.server";
import { openRound } from "~/domain/rounds/open-round.server";
import { phaseMoves } from "~/domain/rounds/phase-moves.server";
import { roundById } from "~/domain/rounds/queries.server";
import { rescheduleRound } from "~/domain/rounds/reschedule-round.server";
import { spansKey } from "~/domain/rounds/rules";

test("the first phases follow the clock, and nobody is named for them", async ({ db }) => {
  const agency = await anAgency(db);
  const ctx = contextOf(db, await anOrganiser(db, agency.id), new Date("2026-02-01T03:00:00Z"));
  const { id } = await aDatedRound(ctx, roundForm(agency.id, await aScheme(db)));
  await openRound(ctx, id);
  const movesOn = (day: string) => phaseMoves({ ...ctx, now: new Date(day) }, id);

  expect((await movesOn("2026-02-10")).map(({ kind, by }) => [kind, by])).toEqual([["call", null]]);
  // The announced dates of scoring and decision have come, and no clock begins them.
  expect((await movesOn("2026-07-01")).map(({ kind, by }) => [kind, by])).toEqual([
    ["call", null],
    ["nomination", null],
    ["screening", null],
  ]);
});

test("nominations that the clock began after a new timetable name nobody", async ({ db }) => {
  const agency = await anAgency(db);
  const ctx = contextOf(db, await anOrganiser(db, agency.id), new Date("2026-02-01T03:00:00Z"));
  const { id } = await aDatedRound(ctx, roundForm(agency.id, await aScheme(db)));
  await openRound(ctx, id);
  await rescheduleRound(ctx, id, {
    ...TIMETABLE_FIELDS,
    nominationOpensOn: "2026-02-20",
    reason: "Dời lịch",
    seen: spansKey((await roundById(ctx, id)).phases),
  });
  const moves = await phaseMoves({ ...ctx, now: new Date("2026-04-10") }, id);
  expect(moves.map(({ kind, by }) => [kind, by])).toEqual([
    ["call", null],
    ["nomination", null],
    ["screening", null],
  ]);
});

test("a phase begun by hand names who and why, the expected list and one that was left out included", async ({
  db,
}) => {
  const round = await aRound(db, { phase: "council" });
  const organiser = await anOrganiser(db, round.agencyId);
  const ctx = contextOf(db, organiser);
  const by = { name: organiser.name, reason: "Theo kế hoạch số 95/KH-HĐBC" };

  await movePhase(ctx, round.id, moveForm("council", "expected_list"));
  await movePhase({ ...ctx, now: new Date(ctx.now.getTime() + 1000) }, round.id, moveForm("expected_list", "decision"));

  const later = { ...ctx, now: new Date(ctx.now.getTime() + 2000) };
  expect((await roundById(later, round.id)).phase).toBe("decision");
  expect((await phaseMoves(later, round.id)).slice(-3)).toEqual([
    { kind: "council", at: expect.any(Date), by: null },
    { kind: "expected_list", at: ctx.now, by },
    { kind: "decision", at: new Date(ctx.now.getTime() + 1000), by },
  ]);
});

test("a round without council and expected list goes from scoring to its decision", async ({ db }) => {
  const round = await aRound(db, { phase: "scoring" });
  const organiser = await anOrganiser(db, round.agencyId);
  const ctx = contextOf(db, organiser);

  await movePhase(ctx, round.id, moveForm("scoring", "decision"));

  const moves = await phaseMoves(ctx, round.id);
  expect(moves.map(({ kind }) => kind)).toEqual(["call", "nomination", "screening", "scoring", "decision"]);
  await expect(movePhase(ctx, round.id, moveForm("decision", "complaints"))).rejects.toMatchObject({ code: "closed" });
});
