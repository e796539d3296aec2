import { and, eq, isNull, or, sql } from "drizzle-orm";
import { awards, certificates, forwardedEntries, products, revocations } from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import type { Context } from "../context";
import type { RoundDetails } from "../rounds/queries.server";
import { askedOfBelow } from "../schemes/levels";
import type { Dossier } from "./dossier";
import { type KnownTitle, type LevelGap, titleGap } from "./lower-title";
import { quotaGap } from "./quotas.server";
import { closingDay } from "./rules";

/** Titles with a certificate of this platform that a product holds, the latest first; `number`: also the one that bears it. */
export async function titlesOfProduct(
  ctx: Context,
  product: { readonly id: string; readonly establishmentId: string },
  number?: string,
): Promise<KnownTitle[]> {
  const rows = await ctx.db
    .select({
      number: certificates.number,
      productName: awards.productName,
      level: awards.level,
      issuedOn: certificates.issuedOn,
      validUntil: certificates.validUntil,
      revokedOn: revocations.revokedOn,
      establishmentId: products.establishmentId,
    })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .innerJoin(products, eq(products.id, awards.productId))
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .where(
      or(
        eq(awards.productId, product.id),
        number === undefined ? undefined : eq(certificates.number, number.trim().toUpperCase()),
      ),
    )
    .orderBy(sql`${certificates.issuedOn} desc`, certificates.number);
  return rows.map(({ establishmentId, ...title }) => ({
    ...title,
    isOwn: establishmentId === product.establishmentId,
  }));
}

/** Whether a letter of request names it still. */
export async function isPutForward(ctx: Context, nominationId: string): Promise<boolean> {
  const named = await ctx.db
    .select({ awardId: forwardedEntries.awardId })
    .from(forwardedEntries)
    .where(and(eq(forwardedEntries.nominationId, nominationId), isNull(forwardedEntries.withdrawnAt)))
    .limit(1);
  return named.length > 0;
}

/**
 * What keeps a dossier out of its round because of the level below: its title, who brings it, the places of its territory.
 * Where places matter the caller holds the round's lock. Source: docs/rules/levels.md.
 */
export async function levelGaps(
  ctx: Context,
  round: RoundDetails,
  dossier: Pick<Dossier, "nominationId" | "product" | "establishment" | "answers" | "papers">,
  isDraft: boolean,
): Promise<LevelGap[]> {
  const asked = askedOfBelow(round.rules, round.level);
  const gaps: LevelGap[] = [];
  if (asked.lowerTitle !== "none") {
    const { lowerTitleNumber: number } = dossier.answers;
    const product = { id: dossier.product.id, establishmentId: dossier.establishment.id };
    const known = await titlesOfProduct(ctx, product, number === undefined ? undefined : String(number));
    const today = todayInVietnam(ctx.now);
    const gap = titleGap({
      ...dossier,
      level: round.level,
      rules: round.rules,
      known,
      closesOn: closingDay(round) ?? today,
      today,
    });
    if (gap) gaps.push(gap);
  }
  if (!isDraft) return gaps;
  if (asked.entry === "put_forward" && !(await isPutForward(ctx, dossier.nominationId))) {
    gaps.push({ severity: "required", step: "papers", kind: "not_put_forward", below: asked.below });
  }
  const { nominationId, establishment } = dossier;
  const full = await quotaGap(ctx, round.id, { nominationId, provinceId: establishment.provinceId });
  return full ? [...gaps, full] : gaps;
}
