import { anAgency } from "#tests/factories/agencies";
import { aNomination } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { anActor, anOrganiser } from "#tests/factories/people";
import { aRound, setPhase } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import { publicFigures } from "~/domain/rounds/public-figures.server";
import { publicRounds } from "~/domain/rounds/public-rounds.server";
import { roundById, roundToWorkOn } from "~/domain/rounds/queries.server";
import { roundsAtWork } from "~/domain/rounds/rounds-at-work.server";

test("an agency sees its own rounds with what waits in each, and nobody else's", async ({ db }) => {
  const [mine, other] = [await anAgency(db), await anAgency(db)];
  const support = contextOf(db, await anOrganiser(db, mine.id, "support"));
  await aRound(db, { agencyId: other.id });
  await aRound(db, { agencyId: other.id, phase: null });
  expect(await roundsAtWork(support)).toEqual([]);

  const draft = await aRound(db, { agencyId: mine.id, phase: null });
  expect((await roundsAtWork(support)).map((round) => [round.id, round.phase])).toEqual([[draft.id, null]]);

  const screening = await aRound(db, { agencyId: mine.id, phase: "screening" });
  for (const state of ["submitted", "submitted", "more_asked", "admitted"] as const) {
    await aNomination(db, { roundId: screening.id, state });
  }
  const scoring = await aRound(db, { agencyId: mine.id, phase: "scoring" });
  const { jurors } = await aJury(db, scoring.id, 3);
  const nomination = await aNomination(db, { roundId: scoring.id });
  await aSheet(db, { round: scoring, juror: jurors[0]!, nomination, points: 8000, signed: true });
  await aSheet(db, { round: scoring, juror: jurors[1]!, nomination });
  await aSheet(db, { round: scoring, juror: jurors[2]!, nomination });

  const byId = new Map((await roundsAtWork(support)).map((round) => [round.id, round]));
  expect(byId.size).toBe(3);
  expect(byId.get(screening.id)).toMatchObject({
    phase: "screening",
    agency: { id: mine.id, name: mine.name },
    lateJurors: 0,
    facts: { nominations: { draft: 0, submitted: 2, more_asked: 1, admitted: 1, refused: 0, withdrawn: 0 } },
  });
  expect(byId.get(scoring.id)).toMatchObject({
    phase: "scoring",
    lateJurors: 2,
    facts: { jury: { seats: 3, heads: 1, accepted: 3 }, sheets: { total: 3, signed: 1, recused: 0, open: 2 } },
  });
});

test("people without an agency have no rounds to work on", async ({ db }) => {
  for (const actor of [null, await anActor(db)]) expect(await roundsAtWork(contextOf(db, actor))).toEqual([]);
});

test("the public knows open rounds and when they close, never a draft", async ({ db }) => {
  const visitor = contextOf(db, null);
  const before = (await publicRounds(visitor)).length;
  await aRound(db, { phase: null });
  const round = await aRound(db, { phase: "nomination", now: visitor.now });

  const rounds = await publicRounds(visitor);

  expect(rounds).toHaveLength(before + 1);
  expect(rounds.find((one) => one.id === round.id)).toMatchObject({
    slug: round.slug,
    phase: "nomination",
    closesAt: new Date(visitor.now.getTime() + 10 * 86_400_000),
    territory: [{ provinceId: "new-68", name: "Lâm Đồng" }],
  });
});

test("nothing about the number of entries is public before screening has ended; the board has it live", async ({
  db,
}) => {
  const agency = await anAgency(db);
  const visitor = contextOf(db, null);
  const staff = contextOf(db, await anOrganiser(db, agency.id));
  const round = await aRound(db, { agencyId: agency.id, phase: "nomination" });
  for (const state of ["draft", "submitted", "more_asked", "refused", "admitted", "withdrawn"] as const) {
    await aNomination(db, { roundId: round.id, state });
  }
  const told = async () => {
    const { phases } = await roundById(visitor, round.id);
    const alone = (await publicFigures(visitor, [{ id: round.id, phases }])).get(round.id);
    const listed = (await publicRounds(visitor)).find((one) => one.id === round.id)!.counts;
    expect(alone).toEqual(listed);
    return listed;
  };
  const hidden = { nominated: null, admitted: null, scored: null, passed: null, recognised: null };

  expect(await told()).toEqual(hidden);
  await setPhase(db, round.id, "screening");
  expect(await told()).toEqual(hidden);
  const board = (await roundsAtWork(staff)).find((one) => one.id === round.id)!;
  expect(board.facts.nominations).toMatchObject({ submitted: 1, admitted: 1, withdrawn: 1 });
  await setPhase(db, round.id, "scoring");
  expect(await told()).toEqual({ ...hidden, nominated: 4, admitted: 1 });
});

test("a board is for the people of its agency", async ({ db }) => {
  const agency = await anAgency(db);
  const open = await aRound(db, { agencyId: agency.id });
  const draft = await aRound(db, { agencyId: agency.id, phase: null });
  const stranger = await anOrganiser(db, (await anAgency(db)).id);

  expect((await roundToWorkOn(contextOf(db, await anOrganiser(db, agency.id, "support")), draft.slug)).id).toBe(
    draft.id,
  );
  await expect(roundToWorkOn(contextOf(db, null), draft.slug)).rejects.toMatchObject({ code: "forbidden" });
  await expect(roundToWorkOn(contextOf(db, stranger), open.slug)).rejects.toMatchObject({ code: "forbidden" });
  await expect(roundToWorkOn(contextOf(db, stranger), draft.slug)).rejects.toMatchObject({ code: "not_found" });
});
