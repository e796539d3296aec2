import { eq, sql } from "drizzle-orm";
import { aLetter, anOffice, aRegion, aReleasedRound } from "#tests/factories/forwardings";
import { aNomination } from "#tests/factories/nominations";
import { aRound } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { establishments } from "~/db/schema";
import { putForward } from "~/domain/forwardings/put-forward.server";
import { reviewForwarding } from "~/domain/forwardings/review-forwarding.server";
import { takeBack } from "~/domain/forwardings/take-back.server";
import { quotasOf } from "~/domain/nominations/quotas.server";
import { reviveNomination } from "~/domain/nominations/revive-nomination.server";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { withdrawNomination } from "~/domain/nominations/withdraw-nomination.server";
import { roundById } from "~/domain/rounds/queries.server";
import { anEntrant, answerAll } from "../nominations/steps";
import { aSent, draftIn, upgrade } from "./steps";

const DECLARED = { declared: true } as const;

const moveTo = (db: Database, establishmentId: string, provinceId: string) =>
  db.update(establishments).set({ provinceId }).where(eq(establishments.id, establishmentId));

const usedIn = async (db: Database, roundId: string) =>
  (await quotasOf(contextOf(db, null), roundId)).map(({ provinceId, used }) => [provinceId, used]);

test("what was put forward counts where its maker stood then, whatever address is written since", async ({ db }) => {
  const {
    id,
    maker,
    region,
    establishmentId,
    officer: _,
    ...sent
  } = await aSent(db, {
    provinceIds: ["new-01", "new-68"],
    quota: 1,
  });
  await moveTo(db, establishmentId, "new-01");
  expect(await usedIn(db, region.id)).toEqual([
    ["new-01", 0],
    ["new-68", 1],
  ]);

  await upgrade(maker, id);
  await submitNomination(maker, id, DECLARED);

  expect(await usedIn(db, region.id)).toEqual([
    ["new-01", 0],
    ["new-68", 1],
  ]);
  const other = await aReleasedRound(db);
  const second = putForward(
    contextOf(db, other.organiser),
    anOffice(),
    other.round.id,
    aLetter(region, other.candidates),
  );
  await expect(second).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("đã gửi 1") });
  expect(sent.candidate.provinceId).toBe("new-68");
});

test("a maker who left the territory does not hand in", async ({ db }) => {
  const { id, maker, establishmentId } = await aSent(db);
  await upgrade(maker, id);
  await moveTo(db, establishmentId, "new-01");

  await expect(submitNomination(maker, id, DECLARED)).rejects.toMatchObject({
    code: "invalid",
    message: "Cơ sở không nằm trong địa bàn của kỳ bình chọn này.",
  });

  await moveTo(db, establishmentId, "new-68");
  await expect(submitNomination(maker, id, DECLARED)).resolves.toBeDefined();
});

test("where makers enter by themselves, they count where they stand when they hand in, and anew after a withdrawal", async ({
  db,
}) => {
  const { ctx, product, establishment } = await anEntrant(db);
  const round = await aRound(db, { phase: "nomination", provinceIds: ["new-01", "new-68"] });
  const { id } = await startNomination(ctx, { productId: product.id, roundId: round.id });
  await answerAll(ctx, id);
  expect((await draftIn(db, round.id)).countedTerritoryId).toBeNull();

  await submitNomination(ctx, id, DECLARED);
  await moveTo(db, establishment.id, "new-01");
  expect((await draftIn(db, round.id)).countedTerritoryId).toBe("new-68");

  await withdrawNomination(ctx, id, { reason: "Chuyển địa điểm" });
  await reviveNomination(ctx, id);
  await submitNomination(ctx, id, DECLARED);
  expect((await draftIn(db, round.id)).countedTerritoryId).toBe("new-01");
});

test("former provinces that became one share their places", async ({ db }) => {
  const rows = await db.execute<{ old_id: string }>(
    sql`select old_id from province_successions where new_id = 'new-68' order by old_id`,
  );
  const provinceIds = rows.map((row) => row.old_id);
  expect(provinceIds).toHaveLength(3);
  const region = await aRegion(db, { provinceIds, quota: 1 });
  await aNomination(db, { roundId: region.id, state: "submitted" });
  const { round, organiser, candidates } = await aReleasedRound(db, { winners: 3 });
  const ctx = contextOf(db, organiser);

  const { accepted, refused } = await reviewForwarding(
    ctx,
    await roundById(ctx, round.id),
    await roundById(ctx, region.id),
    aLetter(region, candidates),
  );

  expect(accepted).toEqual(candidates.slice(0, 2));
  expect(refused).toMatchObject([{ refusal: { kind: "quota", quota: 3, used: 3 } }]);
});

test("an entry that was taken back leaves its place, and the next one gets it", async ({ db }) => {
  const { sender, id, region, round, candidates } = await aSent(db, { quota: 1 });
  await takeBack(sender, id, { reason: "Gửi nhầm" });
  expect(await usedIn(db, region.id)).toEqual([["new-68", 0]]);

  await putForward(sender, anOffice(), round.id, aLetter(region, candidates, { number: "813/SCT" }));

  expect(await usedIn(db, region.id)).toEqual([["new-68", 1]]);
});
