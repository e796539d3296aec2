import { eq } from "drizzle-orm";
import { aLetter, anOffice, aReleasedRound } from "#tests/factories/forwardings";
import { aProducer } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { awards, nominations } from "~/db/schema";
import { putForward } from "~/domain/forwardings/put-forward.server";
import { takeBack } from "~/domain/forwardings/take-back.server";
import { nominationById } from "~/domain/nominations/queries.server";
import { reviveNomination } from "~/domain/nominations/revive-nomination.server";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { answerAll, LONG } from "../nominations/steps";
import { aSent, draftIn } from "./steps";

const REASON = { reason: "Gửi nhầm sản phẩm" };
const DECLARED = { declared: true } as const;

/** A winner with a draft that its maker began in a region that makers enter by themselves. */
async function anOwnDraft(db: Database) {
  const below = await aReleasedRound(db);
  const region = await aRound(db, { level: "region", phase: "nomination" });
  const { productId, product } = below.winners[0]!;
  const maker = contextOf(db, await aProducer(db, product.establishmentId!));
  const { id } = await startNomination(maker, { roundId: region.id, productId });
  const sender = contextOf(db, below.organiser);
  const send = (number = "812/SCT-QLCN") =>
    putForward(sender, anOffice(), below.round.id, aLetter(region, below.candidates, { number }));
  return { ...below, region, id, maker, sender, send, candidate: below.candidates[0]! };
}

test("what was taken back from a round that takes only what is put forward is not revived", async ({ db }) => {
  const { id, sender, maker, round, region, candidates } = await aSent(db);
  await takeBack(sender, id, REASON);

  await expect(reviveNomination(maker, id)).rejects.toMatchObject({
    code: "closed",
    message: expect.stringContaining("cấp tỉnh"),
  });

  await putForward(sender, anOffice(), round.id, aLetter(region, candidates, { number: "900/SCT" }));
  expect((await draftIn(db, region.id)).id).not.toBe(id);
});

test("a draft that stands in the way is taken up by the next letter, and can be handed in and taken back", async ({
  db,
}) => {
  const { id, sender, maker, round, region, candidates } = await aSent(db);
  await takeBack(sender, id, REASON);
  // As it could be revived once.
  await db.update(nominations).set({ state: "draft" }).where(eq(nominations.id, id));

  await putForward(sender, anOffice(), round.id, aLetter(region, candidates, { number: "900/SCT" }));

  expect((await draftIn(db, region.id)).id).toBe(id);
  await answerAll(maker, id);
  await takeBack(sender, id, REASON);
  expect((await nominationById(maker, id)).state).toBe("withdrawn");
});

test("a draft that its maker began is taken up with what is written in it", async ({ db }) => {
  const { id, maker, send, region, winners, candidate } = await anOwnDraft(db);
  await answerAll(maker, id, { lowerTitleNumber: "12/GCN-UBND" });

  await expect(send()).resolves.toEqual({ sent: 1 });

  expect(await draftIn(db, region.id)).toMatchObject({
    id,
    state: "draft",
    fromNominationId: winners[0]!.id,
    countedTerritoryId: "new-68",
  });
  const { dossier, gaps } = await nominationById(maker, id);
  expect(dossier.answers).toMatchObject({ description: LONG, lowerTitleNumber: candidate.certificate.number });
  expect(dossier.papers).toMatchObject([{ kind: "lower_title", isCertified: true }]);
  expect(dossier.lower).toMatchObject({ nominationId: winners[0]!.id });
  expect(gaps.filter((gap) => gap.severity === "required")).toEqual([]);
  await expect(submitNomination(maker, id, DECLARED)).resolves.toBeDefined();
});

test("taken back, it is its maker's draft again without the extract, and the next letter leaves one in it", async ({
  db,
}) => {
  const { id, maker, send, sender, region } = await anOwnDraft(db);
  await send();

  await takeBack(sender, id, REASON);

  expect(await draftIn(db, region.id)).toMatchObject({ id, state: "draft", countedTerritoryId: null });
  expect((await nominationById(maker, id)).dossier.papers).toEqual([]);
  await answerAll(maker, id, { lowerTitleNumber: "12/GCN-UBND", lowerTitleLevel: "province" });
  expect((await nominationById(maker, id)).dossier.answers.lowerTitleNumber).toBe("12/GCN-UBND");
  await send("900/SCT");
  expect((await nominationById(maker, id)).dossier.papers).toHaveLength(1);
});

test("what its maker handed in by itself is not put forward again", async ({ db }) => {
  const { id, send } = await anOwnDraft(db);
  await db
    .update(nominations)
    .set({ state: "submitted", code: "X-1", submittedAt: new Date(), declaredAt: new Date() })
    .where(eq(nominations.id, id));

  await expect(send()).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("đã có hồ sơ") });
});

test("a draft that another letter names is not taken up", async ({ db }) => {
  const { region, winner } = await aSent(db);
  // Another title of the same product.
  const { round, organiser, candidates } = await aReleasedRound(db);
  await db.update(awards).set({ productId: winner.productId }).where(eq(awards.id, candidates[0]!.awardId));

  const send = putForward(contextOf(db, organiser), anOffice(), round.id, aLetter(region, candidates));

  await expect(send).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("đã có hồ sơ") });
});
