import { asc, eq } from "drizzle-orm";
import type { Signer } from "~/adapters/keys/index";
import { awards, decisions, provinces } from "~/db/schema";
import { runWithLocale } from "~/i18n/locale.server";
import { groupNameIn } from "~/i18n/names";
import { agencyNameOn } from "../agencies/queries.server";
import type { PlannedCertificate } from "../certificates/issue-certificates.server";
import type { WriteContext } from "../context";
import type { RoundDetails } from "../rounds/queries.server";
import { type MadeSeal, makeSeal } from "../seals/make-seal.server";
import { latestSeal } from "../seals/queries.server";
import type { SealChange, SealContent, SealedAward, SealedTemplate } from "../seals/rules";

/**
 * Seal what a release recognised, for the first time. certificateOf: of an award, by its id. template: how its certificates look; left
 * out of what was released before there were templates.
 * Source: docs/rules/seals.md.
 */
export async function sealRelease(
  ctx: WriteContext,
  signer: Signer,
  round: RoundDetails,
  decisionId: string,
  certificateOf: (awardId: string) => PlannedCertificate,
  template?: SealedTemplate,
): Promise<MadeSeal> {
  const rows = await ctx.db
    .select({ award: awards, province: { code: provinces.code, name: provinces.name } })
    .from(awards)
    .innerJoin(provinces, eq(provinces.id, awards.provinceId))
    .where(eq(awards.decisionId, decisionId))
    .orderBy(asc(awards.position), asc(awards.id));
  const sealed = rows.map(
    ({ award, province }): SealedAward => ({
      position: award.position!,
      award: award.id,
      product: award.productName,
      establishment: award.establishmentName ?? "",
      address: award.address,
      province,
      group:
        award.groupCode === null ? null : { code: award.groupCode, name: groupInVietnamese(round, award.groupCode) },
      tier: award.tier,
      certificate: { ...certificateOf(award.id), replaces: null },
    }),
  );
  const content = { version: 1, supersedes: null, change: null, ...(template && { template }), awards: sealed };
  return makeSeal(ctx, signer, decisionId, await around(ctx, round, decisionId, content));
}

/**
 * Seal the list of a decision anew with one award changed. The caller holds the round's lock.
 * Throws where the decision has no seal yet.
 */
export async function sealChange(
  ctx: WriteContext,
  signer: Signer,
  round: RoundDetails,
  decisionId: string,
  change: SealChange,
  changed: SealedAward,
): Promise<MadeSeal> {
  const last = await latestSeal(ctx, decisionId);
  if (!last) throw new Error(`Decision ${decisionId} has no seal that could be superseded`);
  const content = {
    version: last.content.version + 1,
    supersedes: last.digest,
    change,
    ...(last.content.template && { template: last.content.template }),
    awards: last.content.awards.map((one) => (one.award === changed.award ? changed : one)),
  };
  return makeSeal(ctx, signer, decisionId, await around(ctx, round, decisionId, content));
}

/** The papers of an office name groups in its own language, whoever releases. */
const groupInVietnamese = (round: RoundDetails, code: string): string =>
  runWithLocale("vi", () => groupNameIn(round.rules, code));

async function around(
  ctx: WriteContext,
  round: RoundDetails,
  decisionId: string,
  content: Pick<SealContent, "version" | "supersedes" | "change" | "template" | "awards">,
): Promise<SealContent> {
  const [decision] = await ctx.db.select().from(decisions).where(eq(decisions.id, decisionId));
  const { agencyId, agencyName, number, decidedOn, place, signerName, signerTitle } = decision!;
  const named = await agencyNameOn(ctx, agencyId, decidedOn);
  const { slug, name, nameEn, level, year, scheme, rulesHash } = round;
  return {
    format: "tinh-hoa-seal-1",
    ...content,
    sealedAt: ctx.now.toISOString(),
    round: { slug, name, nameEn, level, year },
    rules: { scheme: scheme.code, version: scheme.version, hash: rulesHash ?? "" },
    decision: {
      number,
      decidedOn,
      agency: agencyName,
      parentAgency: named?.parentName ?? null,
      place,
      signer: { title: signerTitle, name: signerName },
    },
  };
}
