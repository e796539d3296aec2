import { eq, sql } from "drizzle-orm";
import { aLetter, anOffice, aRegion, aReleasedRound } from "#tests/factories/forwardings";
import { contextOf, expect, test } from "#tests/support/database";
import { forwardings, products } from "~/db/schema";
import { putForward } from "~/domain/forwardings/put-forward.server";
import { takeBack } from "~/domain/forwardings/take-back.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { aSent, upgrade } from "./steps";

test("a title goes to one round of a level at a time", async ({ db }) => {
  const { sender, round, candidates, region, id } = await aSent(db);
  const second = await aRegion(db);
  const send = (number: string) => putForward(sender, anOffice(), round.id, aLetter(second, candidates, { number }));

  await expect(send("77/SCT")).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining(region.name),
  });

  await takeBack(sender, id, { reason: "Chọn khu vực khác" });
  await expect(send("78/SCT")).resolves.toEqual({ sent: 1 });
});

test("a product that was put away is neither put forward nor handed in", async ({ db }) => {
  const { maker, id, winner } = await aSent(db);
  await upgrade(maker, id);
  await db.update(products).set({ archivedAt: new Date() }).where(eq(products.id, winner.productId));
  await expect(submitNomination(maker, id, { declared: true })).rejects.toMatchObject({
    code: "invalid",
    message: "Sản phẩm này đã được cất đi.",
  });

  const { round, organiser, winners, candidates } = await aReleasedRound(db);
  const region = await aRegion(db);
  await db.update(products).set({ archivedAt: new Date() }).where(eq(products.id, winners[0]!.productId));
  const ctx = contextOf(db, organiser);
  await expect(putForward(ctx, anOffice(), round.id, aLetter(region, candidates))).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("đã được cất đi"),
  });
});

test("a sealed dossier that was changed does not go up, and nothing is certified of it", async ({ db }) => {
  const { round, organiser, winners, candidates } = await aReleasedRound(db);
  const region = await aRegion(db);
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(
      sql`update dossier_snapshots set content = jsonb_set(content, '{answers,description}', '"Khác"') where nomination_id = ${winners[0]!.id}`,
    );
  });
  const ctx = contextOf(db, organiser);

  await expect(putForward(ctx, anOffice(), round.id, aLetter(region, candidates))).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining(candidates[0]!.productName),
  });

  expect(await db.select().from(forwardings).where(eq(forwardings.toRoundId, region.id))).toEqual([]);
});
