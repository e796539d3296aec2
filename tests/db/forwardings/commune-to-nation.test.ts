import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aReleasedDecision } from "#tests/factories/awards";
import { aLetter, anOffice, PROGRAMME_LEVELS } from "#tests/factories/forwardings";
import { aJury } from "#tests/factories/panels";
import { anOrganiser } from "#tests/factories/people";
import type { Product } from "#tests/factories/products";
import { aRound, setPhase, type TestRound } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { nominations } from "~/db/schema";
import type { Context } from "~/domain/context";
import { candidatesOf } from "~/domain/forwardings/candidates.server";
import { putForward } from "~/domain/forwardings/put-forward.server";
import { admitNomination } from "~/domain/nominations/admit-nomination.server";
import { nominationById } from "~/domain/nominations/queries.server";
import { saveDossier } from "~/domain/nominations/save-dossier.server";
import { sealChainOf } from "~/domain/nominations/seal-chain.server";
import { dossierForJury } from "~/domain/nominations/sealed-dossier.server";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import type { Level } from "~/lib/vocabulary";
import { anEntrant, answerAll } from "../nominations/steps";

const LEVELS: readonly Level[] = ["commune", "province", "region", "nation"];

interface Selection {
  readonly level: Level;
  readonly round: TestRound;
  /** Its own agency's organiser. */
  readonly ctx: Context;
}

async function aSelection(db: Database, level: Level): Promise<Selection> {
  const agency = await anAgency(db, { name: `Cơ quan ${level}`, level });
  const rules = { levels: PROGRAMME_LEVELS, minimumSheets: 1 };
  const round = await aRound(db, { level, agencyId: agency.id, phase: "nomination", rules });
  return { level, round, ctx: contextOf(db, await anOrganiser(db, agency.id)) };
}

/** What a round does with an entry that was handed in, until its results are released. */
async function recognise(db: Database, { round, ctx }: Selection, id: string, product: Product): Promise<void> {
  await setPhase(db, round.id, "screening");
  await admitNomination(ctx, id, { groupCode: "B" });
  await setPhase(db, round.id, "scoring");
  const { head } = await aJury(db, round.id, 1);
  const [nomination] = await db.select().from(nominations).where(eq(nominations.id, id));
  await aSheet(db, {
    round,
    juror: head,
    nomination: { ...nomination!, code: nomination!.code ?? "", product },
    points: 8800,
    signed: true,
  });
  await setPhase(db, round.id, "decision");
  await aReleasedDecision(ctx, round.id, [id]);
}

test("one dossier goes from the commune to the nation through four agencies, each seal naming the one below", async ({
  db,
}) => {
  const { ctx: maker, product } = await anEntrant(db);
  const selections = [];
  for (const level of LEVELS) selections.push(await aSelection(db, level));
  const [commune] = selections;
  let { id } = await startNomination(maker, { roundId: commune!.round.id, productId: product.id });
  await answerAll(maker, id);
  const seals = [];

  for (const [place, selection] of selections.entries()) {
    if (place > 0) {
      const below = selections[place - 1]!;
      const candidates = await candidatesOf(below.ctx, below.round.id);
      await putForward(below.ctx, anOffice(), below.round.id, aLetter(selection.round, candidates));
      const [draft] = await db.select().from(nominations).where(eq(nominations.roundId, selection.round.id));
      expect(draft).toMatchObject({ state: "draft", fromNominationId: id, productId: product.id });
      id = draft!.id;
      const capacity = `${(place + 1) * 60}.000 lít`;
      const { answers } = (await nominationById(maker, id)).dossier;
      await saveDossier(maker, id, { step: "production", answers: { ...answers, capacity } });
    }
    await submitNomination(maker, id, { declared: true });
    await recognise(db, selection, id, product);
    seals.push((await dossierForJury(selection.ctx, id)).contentHash);
  }

  const { dossier, ...seal } = await dossierForJury(selections[3]!.ctx, id);
  expect(dossier.answers).toMatchObject({ capacity: "240.000 lít", lowerTitleLevel: "region" });
  expect(dossier.papers.map((paper) => [paper.kind, paper.isCertified])).toEqual([["lower_title", true]]);
  const chain = await sealChainOf(selections[3]!.ctx, dossier, seal);
  expect(chain).toMatchObject({ own: { contentHash: seals[3], matches: true }, isCut: false });
  expect(
    chain.links.map(({ round, contentHash, matches, decision }) => [
      round.level,
      contentHash,
      matches,
      decision?.agency,
    ]),
  ).toEqual([
    ["region", seals[2], true, "Cơ quan region"],
    ["province", seals[1], true, "Cơ quan province"],
    ["commune", seals[0], true, "Cơ quan commune"],
  ]);
});
