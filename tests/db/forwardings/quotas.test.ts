import { eq, sql } from "drizzle-orm";
import { anEstablishment } from "#tests/factories/establishments";
import { aLetter, anOffice, aRegion, aReleasedRound } from "#tests/factories/forwardings";
import { aNomination } from "#tests/factories/nominations";
import { aProduct } from "#tests/factories/products";
import { aRound } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import { meeting } from "#tests/support/locks";
import { forwardedEntries, nominations, rounds } from "~/db/schema";
import { putForward } from "~/domain/forwardings/put-forward.server";
import { reviewForwarding } from "~/domain/forwardings/review-forwarding.server";
import { takeBack } from "~/domain/forwardings/take-back.server";
import { quotasOf } from "~/domain/nominations/quotas.server";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { roundById } from "~/domain/rounds/queries.server";
import type { NominationState } from "~/lib/vocabulary";
import { anEntrant, answerAll } from "../nominations/steps";

test("the first of the list get the places that are left, the others are refused by name and number", async ({
  db,
}) => {
  const { round, organiser, candidates } = await aReleasedRound(db, { winners: 3 });
  const region = await aRegion(db, { quota: 2 });
  await aNomination(db, { roundId: region.id, state: "submitted" });
  const ctx = contextOf(db, organiser);

  const { accepted, refused } = await reviewForwarding(
    ctx,
    await roundById(ctx, round.id),
    await roundById(ctx, region.id),
    aLetter(region, candidates),
  );

  expect(accepted).toEqual([candidates[0]]);
  expect(refused.map((one) => one.refusal)).toEqual([
    { kind: "quota", territory: "Lâm Đồng", quota: 2, used: 2 },
    { kind: "quota", territory: "Lâm Đồng", quota: 2, used: 2 },
  ]);
  await expect(putForward(ctx, anOffice(), round.id, aLetter(region, candidates))).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("Lâm Đồng được gửi 2 hồ sơ, đã gửi 2"),
  });
});

test("two senders at once share the last place: one gets it", async ({ db }) => {
  const one = await aReleasedRound(db);
  const other = await aReleasedRound(db);
  const region = await aRegion(db, { quota: 1 });
  const send = ({ round, organiser, candidates }: typeof one) =>
    putForward(contextOf(db, organiser), anOffice(), round.id, aLetter(region, candidates));

  const endings = await meeting(db, sql`select 1 from ${rounds} where ${rounds.id} = ${region.id} for update`, [
    () => send(one),
    () => send(other),
  ]);

  expect(endings.sort()).toEqual(["conflict", "done"]);
  expect(await db.select().from(nominations).where(eq(nominations.roundId, region.id))).toHaveLength(1);
});

test("entries count while they stand: withdrawn and refused ones leave their place, drafts of makers take none", async ({
  db,
}) => {
  const region = await aRegion(db, { provinceIds: ["new-68", "new-01"], quota: 3 });
  const states: NominationState[] = ["draft", "submitted", "more_asked", "admitted", "refused", "withdrawn"];
  for (const state of states) await aNomination(db, { roundId: region.id, state });
  const maker = await anEstablishment(db, { provinceId: "new-01" });
  const product = await aProduct(db, { establishmentId: maker.id, provinceId: "new-01" });
  await aNomination(db, { roundId: region.id, product, state: "submitted" });

  const places = await quotasOf(contextOf(db, null), region.id);

  expect(places.map(({ provinceId, quota, used }) => ({ provinceId, quota, used }))).toEqual([
    { provinceId: "new-01", quota: 3, used: 1 },
    { provinceId: "new-68", quota: 3, used: 3 },
  ]);
});

test("makers of the province of today count for the former one that a territory names", async ({ db }) => {
  const region = await aRegion(db, { provinceIds: ["old-60"], quota: 1 });
  await aNomination(db, { roundId: region.id, state: "submitted" });

  expect(await quotasOf(contextOf(db, null), region.id)).toMatchObject([{ provinceId: "old-60", used: 1 }]);
});

test("what is put forward holds a place until it is taken back", async ({ db }) => {
  const { round, organiser, candidates } = await aReleasedRound(db, { winners: 2 });
  const region = await aRegion(db, { quota: 1 });
  const ctx = contextOf(db, organiser);
  await putForward(ctx, anOffice(), round.id, aLetter(region, candidates.slice(0, 1)));
  const second = aLetter(region, candidates.slice(1), { number: "813/SCT-QLCN" });
  await expect(putForward(ctx, anOffice(), round.id, second)).rejects.toMatchObject({ code: "conflict" });

  const [entry] = await db.select().from(forwardedEntries).where(eq(forwardedEntries.toRoundId, region.id));
  await takeBack(ctx, entry!.nominationId, { reason: "Gửi nhầm sản phẩm" });

  await expect(putForward(ctx, anOffice(), round.id, second)).resolves.toEqual({ sent: 1 });
});

test("where makers enter by themselves, the last place goes to the first who hands in", async ({ db }) => {
  const round = await aRound(db, { phase: "nomination", quota: 1 });
  const entries = [];
  for (let place = 0; place < 2; place += 1) {
    const { ctx, product } = await anEntrant(db);
    const { id } = await startNomination(ctx, { productId: product.id, roundId: round.id });
    await answerAll(ctx, id);
    entries.push({ ctx, id });
  }

  const results = await Promise.allSettled(entries.map(({ ctx, id }) => submitNomination(ctx, id, { declared: true })));

  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results.find((result) => result.status === "rejected")).toMatchObject({
    reason: { code: "invalid", message: "Lâm Đồng được gửi 1 hồ sơ, đã gửi 1: không còn chỗ." },
  });
});
