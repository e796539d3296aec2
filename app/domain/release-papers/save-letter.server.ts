import { eq } from "drizzle-orm";
import { decisionLetterRewards, decisionLetters } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { lockRound } from "../rounds/lock-round.server";
import { inTransaction } from "../transaction.server";
import type { LetterForm } from "./forms";
import { keptLetter } from "./letter.server";
import type { LetterTexts } from "./letter-texts";
import { mayDraftLetter } from "./policy";

/**
 * Keep the words of a round's decision. They may be changed at any time: the paper stays a draft, and the list
 * and its seal are kept elsewhere. Throws "forbidden";
 * "invalid" for an amount of a tier the rules do not have; "conflict" when somebody saved since the page was opened.
 */
export function saveLetter(ctx: Context, roundId: string, form: LetterForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, roundId);
    if (!mayDraftLetter(ctx.actor, round)) throw new DomainError("forbidden", m.rounds_not_your_agency());
    const before = await keptLetter(ctx, round.id);
    if ((before?.version ?? 0) !== form.version) throw new DomainError("conflict", m.releases_saved_meanwhile());
    const { version, rewardTiers, ...texts } = form;
    const amounts = Object.entries(rewardTiers).flatMap(([tier, amount]) =>
      amount === undefined ? [] : [{ tier, amount }],
    );
    const unknown = amounts.find(({ tier }) => !round.rules.tiers.value.some(({ code }) => code === tier));
    if (unknown) throw new DomainError("invalid", m.awards_tier_gone({ tier: unknown.tier }));
    const row = {
      ...texts,
      rewardAmount: texts.rewardAmount ?? null,
      rewardLegalSource: texts.rewardLegalSource ?? null,
      rewardFunding: texts.rewardFunding ?? null,
      signerTitle: texts.signerTitle ?? null,
      signerName: texts.signerName ?? null,
      version: version + 1,
      updatedBy: ctx.actor!.userId,
      updatedAt: ctx.now,
    };
    await ctx.db
      .insert(decisionLetters)
      .values({ roundId: round.id, ...row })
      .onConflictDoUpdate({ target: decisionLetters.roundId, set: row });
    await ctx.db.delete(decisionLetterRewards).where(eq(decisionLetterRewards.roundId, round.id));
    if (amounts.length > 0) {
      await ctx.db.insert(decisionLetterRewards).values(amounts.map((one) => ({ roundId: round.id, ...one })));
    }
    await recordAudit(ctx, {
      act: "decision_letters.saved",
      subject: { kind: "round", id: round.id },
      ...(before && { before: asKept(before) }),
      after: asKept((await keptLetter(ctx, round.id))!),
    });
  });
}

/** JSON holds no bigint: amounts are kept as their digits. */
function asKept({ rewards, updatedAt: _, ...texts }: LetterTexts): Record<string, unknown> {
  const tiers = Object.fromEntries([...rewards.tiers].map(([tier, amount]) => [tier, String(amount)]));
  return { ...texts, rewards: { general: rewards.general === null ? null : String(rewards.general), tiers } };
}
