import { eq } from "drizzle-orm";
import { decisionLetterRewards, decisionLetters } from "~/db/schema";
import { runWithLocale } from "~/i18n/locale.server";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { agencyNameOn } from "../agencies/queries.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { mayWorkOnRound } from "../rounds/policy";
import type { RoundDetails } from "../rounds/queries.server";
import { type LetterTexts, offeredTexts } from "./letter-texts";

/** The words of a round's decision, those offered where nobody saved any. Throws "forbidden" to all but the round's agency. */
export async function letterTexts(ctx: Context, round: RoundDetails): Promise<LetterTexts> {
  if (!mayWorkOnRound(ctx.actor, round)) throw new DomainError("forbidden", m.rounds_not_your_agency());
  return (await keptLetter(ctx, round.id)) ?? offeredTexts(await offered(ctx, round));
}

async function offered(ctx: Context, round: RoundDetails) {
  const named = await agencyNameOn(ctx, round.authority?.id ?? round.agencyId, todayInVietnam(ctx.now));
  return {
    authority: named?.name ?? round.agency.name,
    level: levelInText(round),
    year: round.year,
    tiers: round.rules.tiers,
  };
}

/** "cấp tỉnh", whatever language is read. */
export const levelInText = ({ level }: Pick<RoundDetails, "level">): string =>
  runWithLocale("vi", () => levelTitle(level).toLowerCase());

/** What was saved; null before. */
export async function keptLetter(ctx: Pick<Context, "db">, roundId: string): Promise<LetterTexts | null> {
  const [[letter], amounts] = await Promise.all([
    ctx.db.select().from(decisionLetters).where(eq(decisionLetters.roundId, roundId)),
    ctx.db.select().from(decisionLetterRewards).where(eq(decisionLetterRewards.roundId, roundId)),
  ]);
  if (!letter) return null;
  const { rewardAmount, updatedBy: _, roundId: __, ...texts } = letter;
  return {
    ...texts,
    rewards: { general: rewardAmount, tiers: new Map(amounts.map(({ tier, amount }) => [tier, amount])) },
  };
}
