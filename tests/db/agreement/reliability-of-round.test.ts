import { nominationsFor } from "#tests/factories/nominations";
import { aCouncilMember, aJury } from "#tests/factories/panels";
import { anActor, anOrganiser, aProducer } from "#tests/factories/people";
import { aRound, setPhase } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { aScoredRound } from "#tests/factories/tallies";
import { contextOf, expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import type { Database } from "~/db/client.server";
import { councilMembers } from "~/db/schema";
import { reliabilityOfRound } from "~/domain/agreement/queries.server";
import { fractionText } from "~/lib/points";

/** Three jurors, the first two points above and the last two below; the last has not scored the best entry. */
async function aJudgedRound(db: Database) {
  const round = await aRound(db, { rules: { minimumSheets: 2 } });
  const { jurors } = await aJury(db, round.id, 3);
  const [best, worst, unsigned] = await nominationsFor(db, round.id, 3);
  const sign = (juror: number, nomination: typeof best, points: number) =>
    aSheet(db, { round, juror: jurors[juror]!, nomination: nomination!, points, signed: true });
  await sign(0, best, 9200);
  await sign(1, best, 9000);
  await sign(0, worst, 7200);
  await sign(1, worst, 7000);
  await sign(2, worst, 6800);
  await aSheet(db, { round, juror: jurors[0]!, nomination: unsigned!, points: { "I.1": 100 } });
  await setPhase(db, round.id, "council");
  return { round, jurors, best: best!, worst: worst!, unsigned: unsigned! };
}

test("signed sheets give severities, adjusted scores beside the raw ones, spreads and ranks", async ({ db }) => {
  const { round, jurors, best, worst, unsigned } = await aJudgedRound(db);
  const organiser = await anOrganiser(db, round.agencyId);

  const told = await reliabilityOfRound(contextOf(db, organiser), round.id);

  expect(
    told.entries.map(({ score, productName: _, ...entry }) => ({ ...entry, score: score && fractionText(score) })),
  ).toEqual([
    {
      code: best.code,
      sheets: 2,
      score: "18200/200",
      rank: 1,
      adjusted: expect.closeTo(90, 9),
      adjustedRank: 1,
      interval: null,
      spread: { lowest: 9000, highest: 9200, deviation: Math.sqrt(20_000) },
    },
    {
      code: worst.code,
      sheets: 3,
      score: "21000/300",
      rank: 2,
      adjusted: expect.closeTo(70, 9),
      adjustedRank: 2,
      interval: { from: 2, to: 2 },
      spread: { lowest: 6800, highest: 7200, deviation: 200 },
    },
    {
      code: unsigned.code,
      sheets: 0,
      score: null,
      rank: null,
      adjusted: null,
      adjustedRank: null,
      interval: null,
      spread: null,
    },
  ]);
  const severityOf = (name: string) => told.jurors.find(({ juror }) => juror.includes(name));
  expect(jurors.map(({ actor }) => severityOf(actor.name))).toEqual([
    { juror: expect.any(String), sheets: 2, severity: expect.closeTo(2, 9) },
    { juror: expect.any(String), sheets: 2, severity: expect.closeTo(0, 9) },
    { juror: expect.any(String), sheets: 1, severity: expect.closeTo(-2, 9) },
  ]);
  expect(told).toMatchObject({
    sheets: 5,
    figures: { entries: 3, jurors: 3, complete: 1 },
    components: [{ entries: [best.code, worst.code] }],
    hints: [],
    rasch: { fitted: false, reason: "few_jurors", have: 3, need: 5 },
  });
});

test("the council reads jurors by number, never by name", async ({ db }) => {
  const { round, jurors } = await aJudgedRound(db);
  const member = await aCouncilMember(db, round.id);

  const told = await reliabilityOfRound(contextOf(db, member), round.id);

  expect(told.jurors.map(({ juror }) => juror)).toEqual(["Giám khảo số 1", "Giám khảo số 2", "Giám khảo số 3"]);
  const all = JSON.stringify(told, (_, value) => (typeof value === "bigint" ? String(value) : value));
  for (const { actor, appointmentId } of jurors) {
    expect(all).not.toContain(actor.name);
    expect(all).not.toContain(appointmentId);
  }
});

test("to a juror, even one of the council, and to strangers the round has none", async ({ db }) => {
  const { round, entries, jury, organiser } = await aScoredRound(db, [90]);
  const other = await aScoredRound(db, [80]);
  const { head } = jury;
  await db.insert(councilMembers).values({ roundId: round.id, userId: head.actor.userId, role: "member" });
  const both = {
    ...head.actor,
    seats: [
      { role: "juror" as const, roundId: round.id },
      { role: "council_member" as const, roundId: round.id },
    ],
    judged: [],
  };
  const readers = [organiser, await anOrganiser(db, round.agencyId, "secretary"), await aCouncilMember(db, round.id)];
  const strangers = [
    null,
    await anActor(db),
    head.actor,
    both,
    other.organiser,
    await aCouncilMember(db, other.round.id),
    await aProducer(db, entries[0]!.product.establishmentId!),
    await anOrganiser(db, round.agencyId, "support"),
  ];

  for (const reader of readers) {
    expect((await reliabilityOfRound(contextOf(db, reader), round.id)).entries).toHaveLength(1);
  }
  for (const stranger of strangers) {
    await expect(reliabilityOfRound(contextOf(db, stranger), round.id)).rejects.toMatchObject({ code: "not_found" });
  }
});

test("nobody reads it while the jury scores", async ({ db }) => {
  const { round, organiser } = await aScoredRound(db, [90]);
  await setPhase(db, round.id, "scoring");

  await expect(reliabilityOfRound(contextOf(db, organiser), round.id)).rejects.toMatchObject({ code: "closed" });
});

test("a round without a sheet says why each figure is absent", async ({ db }) => {
  const { round, organiser } = await aScoredRound(db, []);

  const told = await reliabilityOfRound(contextOf(db, organiser), round.id);

  expect(told).toMatchObject({ sheets: 0, components: [], jurors: [], entries: [], hints: [] });
  expect(told.figures.reasons["krippendorff.interval"]).toBe("no entry has two sheets");
});

test("three entries take as many queries as one", async ({ db }) => {
  const single = await aScoredRound(db, [90]);
  const several = await aScoredRound(db, [90, 80, 70]);
  const count = ({ round, organiser }: typeof single) =>
    countingQueries(db, (db) => reliabilityOfRound(contextOf(db, organiser), round.id));

  const [one, three] = [await count(single), await count(several)];

  expect([one.result.entries.length, three.result.entries.length]).toEqual([1, 3]);
  expect(three.queries).toBe(one.queries);
});
