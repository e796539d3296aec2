import { eq, sql } from "drizzle-orm";
import { aLetter, anOffice, aRegion, aReleasedRound } from "#tests/factories/forwardings";
import { setPhase } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import { forwardings, products } from "~/db/schema";
import { putForward } from "~/domain/forwardings/put-forward.server";
import { takeBack } from "~/domain/forwardings/take-back.server";
import { nominationById } from "~/domain/nominations/queries.server";
import { refuseNomination } from "~/domain/nominations/refuse-nomination.server";
import { reviveNomination } from "~/domain/nominations/revive-nomination.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { undoRefusal } from "~/domain/nominations/undo-answer.server";
import { withdrawNomination } from "~/domain/nominations/withdraw-nomination.server";
import { runWithLocale } from "~/i18n/locale.server";
import { aSent, draftIn, upgrade } from "./steps";

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

test("what one round of a level refused goes to another, and its refusal is not undone any more", async ({ db }) => {
  const { sender, round, candidates, id, maker, officer } = await aSent(db);
  await upgrade(maker, id);
  await submitNomination(maker, id, { declared: true });
  await refuseNomination(officer, id, { reason: "Địa phương thuộc khu vực khác" });
  const second = await aRegion(db);

  await putForward(sender, anOffice(), round.id, aLetter(second, candidates, { number: "77/SCT" }));

  await expect(undoRefusal(officer, id, { reason: "Nhầm" })).rejects.toMatchObject({
    code: "closed",
    message: `Đã được đề nghị vào một kỳ bình chọn khác cùng cấp: ${second.name}.`,
  });
  await takeBack(sender, (await draftIn(db, second.id)).id, { reason: "Khu vực đầu xét lại" });
  await undoRefusal(officer, id, { reason: "Nhầm" });
  expect((await nominationById(officer, id)).state).toBe("submitted");
});

test("what its maker withdrew from one round goes to another, and is not taken up again in the first", async ({
  db,
}) => {
  const { sender, round, candidates, id, maker } = await aSent(db);
  await withdrawNomination(maker, id, { reason: "Sai khu vực" });
  const second = await aRegion(db);

  await putForward(sender, anOffice(), round.id, aLetter(second, candidates, { number: "77/SCT" }));

  await expect(reviveNomination(maker, id)).rejects.toMatchObject({
    code: "closed",
    message: `Đã được đề nghị vào một kỳ bình chọn khác cùng cấp: ${second.name}.`,
  });
});

test("a title sent to a round that closed without results goes to another", async ({ db }) => {
  const { sender, round, candidates, region } = await aSent(db);
  await setPhase(db, region.id, "closed");
  const second = await aRegion(db);

  const sent = await putForward(sender, anOffice(), round.id, aLetter(second, candidates, { number: "77/SCT" }));

  expect(sent).toEqual({ sent: 1 });
});

test("who reads English is told the English name of the round it was sent to", async ({ db }) => {
  const { sender, round, candidates, region } = await aSent(db);
  const second = await aRegion(db);
  const send = () => putForward(sender, anOffice(), round.id, aLetter(second, candidates, { number: "77/SCT" }));

  await expect(runWithLocale("en", send)).rejects.toMatchObject({ message: expect.stringContaining(region.nameEn) });
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
