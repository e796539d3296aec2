import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import { currentCertificate } from "~/db/certificate-joins.server";
import {
  awards,
  bareNumberOf,
  certificates,
  decisions,
  forwardedEntries,
  nominations,
  products,
  revocations,
  rounds,
  schemes,
  schemeVersions,
} from "~/db/schema";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import type { Level, NominationState } from "~/lib/vocabulary";
import type { Context } from "../context";
import type { RoundDetails } from "../rounds/queries.server";
import { askedOfBelow } from "../schemes/levels";
import { rootOfVersion, schemeRoot } from "../schemes/lineage.server";
import type { Dossier } from "./dossier";
import { bareNumber, type KnownTitle, type LevelGap, titleGap } from "./lower-title";
import { placeGap } from "./quotas.server";
import { closingDay } from "./rules";

type TitleRound = Pick<RoundDetails, "level" | "rules" | "phases"> & {
  readonly scheme: { readonly versionId: string };
};

/** What a dossier's title is judged by. */
export type TitleEntry = Pick<Dossier, "nominationId" | "answers" | "papers"> & {
  readonly product: { readonly id: string };
  readonly establishment: { readonly id: string };
};

/** Titles with a certificate of this platform. */
export interface TitlesOfEntry {
  /** The one that a letter of request names it with, as long as it does. */
  readonly putForward: KnownTitle | null;
  /** Those of the product, and the one whose number was typed; the latest first. */
  readonly known: readonly KnownTitle[];
}

/** The titles of dossiers of a round, by nomination: a few questions to the database, whatever their number. */
export async function titlesOf(
  ctx: Context,
  round: Pick<TitleRound, "scheme">,
  entries: readonly Omit<TitleEntry, "papers">[],
): Promise<Map<string, TitlesOfEntry>> {
  const [root, named] = await Promise.all([
    rootOfVersion(ctx, round.scheme.versionId),
    awardsPutForward(
      ctx,
      entries.map((entry) => entry.nominationId),
    ),
  ]);
  const rows = await certificatesFor(ctx, {
    productIds: entries.map((entry) => entry.product.id),
    awardIds: [...named.values()],
    numbers: entries.flatMap(({ answers: { lowerTitleNumber: number } }) =>
      number === undefined ? [] : [bareNumber(String(number))],
    ),
  });
  const byNumber = Map.groupBy(
    rows.flatMap((row) => row.numbers.map((number) => ({ number: bareNumber(number), row }))),
    ({ number }) => number,
  );
  const byProduct = Map.groupBy(
    rows.flatMap((row) => [...new Set([row.productId, row.leadId])].map((id) => ({ id, row }))),
    ({ id }) => id,
  );
  const byAward = new Map(rows.map((row) => [row.awardId, row]));
  return new Map(
    entries.map((entry) => {
      const read = (row: CertificateRow) => asKnown(row, entry, root);
      const own = (byProduct.get(entry.product.id) ?? []).map(({ row }) => row);
      const typed = (byNumber.get(bareNumber(String(entry.answers.lowerTitleNumber ?? ""))) ?? []).map(
        ({ row }) => row,
      );
      const award = byAward.get(named.get(entry.nominationId) ?? "");
      const known = [...new Set([...own, ...typed])].map(read);
      // The agency that recognised it has said which product goes up with it.
      return [entry.nominationId, { putForward: award ? { ...read(award), isOfProduct: true } : null, known }];
    }),
  );
}

interface CertificateRow {
  readonly awardId: string;
  readonly number: string;
  readonly numbers: readonly string[];
  readonly productName: string;
  readonly level: Level;
  readonly issuedOn: PlainDate;
  readonly validUntil: PlainDate;
  readonly revokedOn: PlainDate | null;
  readonly productId: string;
  /** Of a set the product that led it. */
  readonly leadId: string | null;
  readonly establishmentId: string | null;
  readonly root: string | null;
}

function asKnown(
  row: CertificateRow,
  { product, establishment }: Omit<TitleEntry, "papers">,
  root: string,
): KnownTitle {
  const { awardId: _, productId, leadId, establishmentId, root: ofTitle, ...title } = row;
  return {
    ...title,
    isOwn: establishmentId === establishment.id,
    isOfProduct: productId === product.id || leadId === product.id,
    isOfScheme: ofTitle === null || ofTitle === root,
  };
}

/** The certificates of these products, awards and numbers, the latest first. */
function certificatesFor(
  { db }: Context,
  of: {
    readonly productIds: readonly string[];
    readonly awardIds: readonly string[];
    readonly numbers: readonly string[];
  },
): Promise<CertificateRow[]> {
  const [productIds, awardIds, numbers] = [[...of.productIds], [...of.awardIds], [...of.numbers]];
  // Each by its own index: joined by "or", none would be used.
  const wanted = union(
    db.select({ id: awards.id }).from(awards).where(inArray(awards.productId, productIds)),
    db
      .select({ id: awards.id })
      .from(awards)
      .innerJoin(nominations, eq(nominations.id, awards.nominationId))
      .where(inArray(nominations.productId, productIds)),
    db.select({ id: awards.id }).from(awards).where(inArray(awards.id, awardIds)),
    db
      .select({ id: certificates.awardId })
      .from(certificates)
      .where(inArray(bareNumberOf(certificates.number), numbers)),
  );
  return db
    .select({
      awardId: awards.id,
      number: certificates.number,
      numbers: sql<string[]>`array(select had.number from ${certificates} had where had.award_id = ${awards.id})`,
      productName: awards.productName,
      level: awards.level,
      issuedOn: certificates.issuedOn,
      validUntil: certificates.validUntil,
      revokedOn: revocations.revokedOn,
      productId: awards.productId,
      leadId: nominations.productId,
      establishmentId: products.establishmentId,
      root: sql<string | null>`${schemeRoot}`,
    })
    .from(awards)
    .innerJoin(certificates, currentCertificate())
    .innerJoin(products, eq(products.id, awards.productId))
    .leftJoin(nominations, eq(nominations.id, awards.nominationId))
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .leftJoin(decisions, eq(decisions.id, awards.decisionId))
    .leftJoin(rounds, eq(rounds.id, decisions.roundId))
    .leftJoin(schemeVersions, eq(schemeVersions.id, rounds.schemeVersionId))
    .leftJoin(schemes, eq(schemes.id, schemeVersions.schemeId))
    .where(inArray(awards.id, wanted))
    .orderBy(sql`${certificates.issuedOn} desc`, certificates.number);
}

/** The award that a letter of request names each with; those that none names any more are left out. */
async function awardsPutForward(ctx: Context, nominationIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await ctx.db
    .select({ nominationId: forwardedEntries.nominationId, awardId: forwardedEntries.awardId })
    .from(forwardedEntries)
    .where(and(inArray(forwardedEntries.nominationId, [...nominationIds]), isNull(forwardedEntries.withdrawnAt)));
  return new Map(rows.map((row) => [row.nominationId, row.awardId]));
}

/** Whether a letter of request names it still. */
export async function isPutForward(ctx: Context, nominationId: string): Promise<boolean> {
  return (await awardsPutForward(ctx, [nominationId])).has(nominationId);
}

/** What is wrong with the titles of dossiers of a round, by nomination; those in order are left out. */
export async function titleGapsOf(
  ctx: Context,
  round: TitleRound,
  entries: readonly TitleEntry[],
): Promise<Map<string, LevelGap>> {
  if (askedOfBelow(round.rules, round.level).lowerTitle === "none") return new Map();
  const titles = await titlesOf(ctx, round, entries);
  const today = todayInVietnam(ctx.now);
  const closesOn = closingDay(round) ?? today;
  return new Map(
    entries.flatMap(({ nominationId, answers, papers }) => {
      const { level, rules } = round;
      const gap = titleGap({ level, rules, answers, papers, ...titles.get(nominationId)!, closesOn, today });
      return gap ? [[nominationId, gap] as const] : [];
    }),
  );
}

/**
 * What keeps a dossier out of its round besides its own gaps: its title of the level below, who brings it, the places of its
 * territory, its product. Of one that was handed in, its title. Where places matter the caller holds the round's lock.
 * Source: docs/rules/levels.md.
 */
export async function levelGaps(
  ctx: Context,
  round: RoundDetails,
  dossier: Dossier,
  state: NominationState,
): Promise<LevelGap[]> {
  const { nominationId } = dossier;
  const gaps = [...(await titleGapsOf(ctx, round, [dossier])).values()];
  if (state !== "draft" && state !== "more_asked") return gaps;
  if (await isArchived(ctx, dossier.product.id)) gaps.push({ severity: "required", step: "product", kind: "archived" });
  if (state !== "draft") return gaps;
  const { entry, below } = askedOfBelow(round.rules, round.level);
  if (entry === "put_forward" && !(await isPutForward(ctx, nominationId))) {
    gaps.push({ severity: "required", step: "papers", kind: "not_put_forward", below });
  }
  const place = await placeGap(ctx, round.id, nominationId);
  return place ? [...gaps, place] : gaps;
}

async function isArchived(ctx: Context, productId: string): Promise<boolean> {
  const archived = await ctx.db
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.id, productId), isNotNull(products.archivedAt)));
  return archived.length > 0;
}
