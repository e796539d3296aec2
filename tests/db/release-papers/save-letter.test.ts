import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anAdmin, anOrganiser } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { decisionLetterRewards, decisionLetters } from "~/db/schema";
import { LetterForm } from "~/domain/release-papers/forms";
import { letterTexts } from "~/domain/release-papers/letter.server";
import { saveLetter } from "~/domain/release-papers/save-letter.server";
import { roundById } from "~/domain/rounds/queries.server";

const tier = (code: string) => ({ code, name: `Giải ${code}`, nameEn: code, from: null, count: null, money: null });

const aTieredRound = (db: Database) => aRound(db, { phase: "council", rules: { tiers: [tier("A"), tier("B")] } });

const aForm = (changes: Record<string, unknown> = {}) =>
  LetterForm.parse({
    version: "0",
    subject: "Về việc công nhận",
    authority: "Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng",
    legalBases: "Căn cứ A\nCăn cứ B",
    articles: "Công nhận {số sản phẩm} sản phẩm.\n\nHiệu lực từ ngày ký.",
    rewardAmount: "1.000.000",
    rewardTiers: { A: "5.000.000" },
    rewardLegalSource: "Nghị quyết 12",
    recipients: "Như Điều 2",
    ...changes,
  });

test("a letter is kept word for word, amounts to the đồng, and the audit has both sides", async ({ db }) => {
  const round = await aTieredRound(db);
  const ctx = contextOf(db, await anOrganiser(db, round.agencyId, "secretary"));
  await saveLetter(ctx, round.id, aForm());
  await saveLetter(
    ctx,
    round.id,
    aForm({ version: "1", rewardTiers: { A: undefined, B: "900.000.000.001" }, signerName: "Lê Ấn" }),
  );

  expect(await letterTexts(ctx, await roundById(ctx, round.id))).toEqual({
    version: 2,
    updatedAt: ctx.now,
    subject: "Về việc công nhận",
    authority: "Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng",
    legalBases: ["Căn cứ A", "Căn cứ B"],
    articles: ["Công nhận {số sản phẩm} sản phẩm.", "Hiệu lực từ ngày ký."],
    rewards: { general: 1_000_000n, tiers: new Map([["B", 900_000_000_001n]]) },
    rewardLegalSource: "Nghị quyết 12",
    rewardFunding: null,
    recipients: ["Như Điều 2"],
    signerTitle: null,
    signerName: "Lê Ấn",
  });
  const [first, second] = (await auditOf(db, round.id, { details: true })).filter(
    ({ act }) => act === "decision_letters.saved",
  );
  expect([first!.before, second!.before]).toEqual([null, first!.after]);
  expect(second!.after).toMatchObject({
    version: 2,
    rewards: { general: "1000000", tiers: { B: "900000000001" } },
  });
});

test("a letter is refused to all but organisers and secretaries, for a tier there is not, and when somebody saved since", async ({
  db,
}) => {
  const round = await aTieredRound(db);
  const ctx = contextOf(db, await anOrganiser(db, round.agencyId));
  await saveLetter(ctx, round.id, aForm());
  for (const actor of [
    null,
    await anAdmin(db),
    await anOrganiser(db, (await anAgency(db)).id),
    await anOrganiser(db, round.agencyId, "support"),
  ]) {
    await expect(saveLetter(contextOf(db, actor), round.id, aForm({ version: "1" }))).rejects.toMatchObject({
      code: "forbidden",
    });
  }
  await expect(saveLetter(ctx, round.id, aForm())).rejects.toMatchObject({ code: "conflict" });
  await expect(
    saveLetter(ctx, round.id, aForm({ version: "1", rewardTiers: { X: "5.000.000" } })),
  ).rejects.toMatchObject({ code: "invalid" });
  expect((await letterTexts(ctx, await roundById(ctx, round.id))).version).toBe(1);
});

test("the words of a letter are its agency's: before anyone saved some are offered, to others none", async ({ db }) => {
  const round = await aTieredRound(db);
  const support = contextOf(db, await anOrganiser(db, round.agencyId, "support"));
  const details = await roundById(support, round.id);

  expect(await letterTexts(support, details)).toMatchObject({
    version: 0,
    updatedAt: null,
    authority: "Ủy ban nhân dân tỉnh Lâm Đồng",
    subject: `Về việc công nhận sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh năm ${round.year}`,
  });
  for (const actor of [null, await anAdmin(db)]) {
    await expect(letterTexts(contextOf(db, actor), details)).rejects.toMatchObject({ code: "forbidden" });
  }
});

test("the database keeps no amount of nothing, and none whose total has no words", async ({ db }) => {
  const round = await aTieredRound(db);
  const ctx = contextOf(db, await anOrganiser(db, round.agencyId));
  await saveLetter(ctx, round.id, aForm());
  for (const amount of [0n, 10n ** 12n + 1n]) {
    await expect(
      db.update(decisionLetterRewards).set({ amount }).where(eq(decisionLetterRewards.roundId, round.id)),
    ).rejects.toThrow();
    await expect(
      db.update(decisionLetters).set({ rewardAmount: amount }).where(eq(decisionLetters.roundId, round.id)),
    ).rejects.toThrow();
  }
});
