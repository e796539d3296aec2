import { eq } from "drizzle-orm";
import { aNomination, nominationsFor } from "#tests/factories/nominations";
import { aCouncilMember, aJury } from "#tests/factories/panels";
import { anActor, anOrganiser, aProducer } from "#tests/factories/people";
import { aRound, setPhase } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { aScoredRound } from "#tests/factories/tallies";
import { contextOf, expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import { appointments, recusals } from "~/db/schema";
import { tallyOfRound } from "~/domain/tallies/queries.server";
import { fractionText } from "~/lib/points";

test("the mean counts signed sheets only: unsigned, untouched and recused ones are shown, and are no zeros", async ({
  db,
}) => {
  const round = await aRound(db, { rules: { minimumSheets: 2, cap: 1 } });
  const { jurors } = await aJury(db, round.id, 4);
  const [best, few, none] = await nominationsFor(db, round.id, 3);
  const [one, two, three, four] = jurors;
  await aSheet(db, { round, juror: one!, nomination: best!, points: 9000, signed: true });
  await aSheet(db, { round, juror: two!, nomination: best!, points: 7000, signed: true });
  await aSheet(db, { round, juror: three!, nomination: best!, points: { "I.1": 100 } });
  const declined = await aSheet(db, { round, juror: four!, nomination: best! });
  await db
    .insert(recusals)
    .values({ appointmentId: declined.juror.appointmentId, nominationId: best!.id, reason: "Người thân" });
  await aSheet(db, { round, juror: one!, nomination: few!, points: 9900, signed: true });
  await aSheet(db, { round, juror: two!, nomination: few! });
  await aSheet(db, { round, juror: three!, nomination: few! });
  // What a juror signed stands after the seat was given up; what they left blank nobody waits for.
  await db.update(appointments).set({ endedAt: new Date() }).where(eq(appointments.id, two!.appointmentId));
  await aNomination(db, { roundId: round.id, state: "refused" });
  await setPhase(db, round.id, "council");
  const organiser = await anOrganiser(db, round.agencyId);

  const tally = await tallyOfRound(contextOf(db, organiser), round.id);

  expect({ passed: tally.passed, proposed: tally.proposed }).toEqual({ passed: 1, proposed: 1 });
  expect(
    tally.rows.map(({ nomination, score, sheets, rank, outcome }) => ({
      code: nomination.code,
      maker: nomination.establishmentName !== "",
      mean: score && fractionText(score),
      sheets,
      unsigned: nomination.unsigned,
      recused: nomination.recused,
      rank,
      outcome,
    })),
  ).toEqual([
    {
      code: best!.code,
      maker: true,
      mean: "16000/200",
      sheets: 2,
      unsigned: 1,
      recused: 1,
      rank: 1,
      outcome: "recognised",
    },
    {
      code: few!.code,
      maker: true,
      mean: "9900/100",
      sheets: 1,
      unsigned: 1,
      recused: 0,
      rank: null,
      outcome: "too_few_sheets",
    },
    {
      code: none!.code,
      maker: true,
      mean: null,
      sheets: 0,
      unsigned: 0,
      recused: 0,
      rank: null,
      outcome: "too_few_sheets",
    },
  ]);
});

test("organiser, secretary and council read the tally; to everyone else the round has none", async ({ db }) => {
  const { round, entries, jury, organiser } = await aScoredRound(db, [90]);
  const readers = [organiser, await anOrganiser(db, round.agencyId, "secretary"), await aCouncilMember(db, round.id)];
  const other = await aScoredRound(db, [80]);
  const strangers = [
    null,
    await anActor(db),
    jury.head.actor,
    other.organiser,
    await aCouncilMember(db, other.round.id),
    await aProducer(db, entries[0]!.product.establishmentId!),
    await anOrganiser(db, round.agencyId, "support"),
  ];

  for (const reader of readers) {
    expect((await tallyOfRound(contextOf(db, reader), round.id)).rows).toHaveLength(1);
  }
  for (const stranger of strangers) {
    await expect(tallyOfRound(contextOf(db, stranger), round.id)).rejects.toMatchObject({ code: "not_found" });
  }
});

test("nobody reads a total before the jury is done, and the sentence says where the round stands", async ({ db }) => {
  const { round, organiser } = await aScoredRound(db, [90]);
  const ctx = contextOf(db, organiser);
  const attempt = async (phase: "screening" | "scoring" | "closed") => {
    await setPhase(db, round.id, phase);
    return tallyOfRound(ctx, round.id).then(
      (tally) => tally.rows.length,
      ({ code, message }) => ({ code, message }),
    );
  };

  expect(await attempt("screening")).toEqual({ code: "closed", message: expect.stringMatching(/chưa/i) });
  expect(await attempt("scoring")).toEqual({ code: "closed", message: expect.stringMatching(/đang chấm/i) });
  expect(await attempt("closed")).toBe(1);
});

test("an empty round has an empty tally", async ({ db }) => {
  const { round, organiser } = await aScoredRound(db, []);

  expect(await tallyOfRound(contextOf(db, organiser), round.id)).toEqual({ rows: [], passed: 0, proposed: 0 });
});

test("three entries take as many queries as one", async ({ db }) => {
  const single = await aScoredRound(db, [90]);
  const several = await aScoredRound(db, [90, 80, 70]);
  const count = ({ round, organiser }: typeof single) =>
    countingQueries(db, (db) => tallyOfRound(contextOf(db, organiser), round.id));

  const [one, three] = [await count(single), await count(several)];

  expect([one.result.rows.length, three.result.rows.length]).toEqual([1, 3]);
  expect(three.queries).toBe(one.queries);
});
