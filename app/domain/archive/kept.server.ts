import { asc, desc, eq, gt, isNotNull, max, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  awards,
  certificates,
  decisions,
  galleryEntries,
  products,
  releases,
  rounds,
  seals,
  transcripts,
} from "~/db/schema";
import type { Level } from "~/lib/vocabulary";
import type { Context } from "../context";
import { compromisedKeys } from "../ledger/keys.server";
import { lastHead } from "../ledger/sign-head.server";
import { sealName } from "../seals/rules";
import type { ArchivedProduct } from "./product-page";

export interface RoundToKeep {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly level: Level;
  readonly year: number;
}

/** Rounds whose results are released, the newest first. */
export function roundsToKeep(ctx: Context): Promise<RoundToKeep[]> {
  const released = ctx.db
    .select({ id: decisions.roundId })
    .from(releases)
    .innerJoin(decisions, eq(decisions.id, releases.decisionId));
  return ctx.db
    .select({
      id: rounds.id,
      slug: rounds.slug,
      name: rounds.name,
      nameEn: rounds.nameEn,
      level: rounds.level,
      year: rounds.year,
    })
    .from(rounds)
    .where(sql`${rounds.id} in ${released}`)
    .orderBy(desc(rounds.year), asc(rounds.slug));
}

export interface SealToKeep {
  readonly digest: string;
  readonly name: string;
}

/** Every version of the seals of a round. */
export async function sealsToKeep(ctx: Context, roundId: string): Promise<SealToKeep[]> {
  const rows = await ctx.db
    .select({ digest: seals.digest, version: seals.version })
    .from(seals)
    .innerJoin(decisions, eq(decisions.id, seals.decisionId))
    .where(eq(decisions.roundId, roundId))
    .orderBy(asc(seals.sealedAt), asc(seals.version));
  return rows.map((row) => ({ digest: row.digest, name: sealName(row) }));
}

export interface TranscriptToKeep {
  readonly digest: string;
  readonly storageKey: string;
  readonly publishedAt: Date;
}

/** The latest first. */
export function transcriptsToKeep(ctx: Context, roundId: string): Promise<TranscriptToKeep[]> {
  return ctx.db
    .select({ digest: transcripts.digest, storageKey: transcripts.storageKey, publishedAt: transcripts.publishedAt })
    .from(transcripts)
    .where(eq(transcripts.roundId, roundId))
    .orderBy(desc(transcripts.publishedAt), desc(transcripts.id));
}

/** What the ledger of a round was when it was signed last. */
export interface LastHead {
  readonly round: string;
  readonly slug: string;
  readonly size: number;
  readonly root: string;
  readonly at: string;
  readonly key: string;
  readonly publicKey: string;
  readonly signature: string;
  /** Its key was compromised since: the signature says nothing. */
  readonly compromised?: true;
}

/** In the form `ledger head --json` prints; null before the first. */
export async function headToKeep(ctx: Context, { id, slug }: RoundToKeep): Promise<LastHead | null> {
  const [head, lost] = await Promise.all([lastHead(ctx, id), compromisedKeys(ctx)]);
  if (!head) return null;
  const { size, root, signedAt, keyId: key, publicKey, signature } = head;
  const told = { round: id, slug, size, root, at: signedAt.toISOString(), key, publicKey, signature };
  return lost.has(key) ? { ...told, compromised: true } : told;
}

const BATCH = 300;

/** Products with a public award, in batches. */
export async function* productBatches(ctx: Context): AsyncGenerator<(ArchivedProduct & { readonly id: string })[]> {
  const inGallery = ctx.db.select({ id: galleryEntries.productId }).from(galleryEntries);
  let last = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await ctx.db
      .select({
        id: products.id,
        slug: products.slug,
        name: products.name,
        groupCode: products.groupCode,
        summary: products.summary,
        setMembers: products.setMembers,
      })
      .from(products)
      .where(sql`${products.id} > ${last} and ${products.id} in ${inGallery}`)
      .orderBy(asc(products.id))
      .limit(BATCH);
    if (rows.length === 0) return;
    yield rows;
    last = rows.at(-1)!.id;
  }
}

const successor = alias(products, "successor");

/** Addresses that lead to another product's for ever. */
export function movedProducts(ctx: Context): Promise<{ readonly from: string; readonly to: string }[]> {
  return ctx.db
    .select({ from: products.slug, to: successor.slug })
    .from(products)
    .innerJoin(successor, eq(successor.id, products.supersededById))
    .where(isNotNull(products.supersededById));
}

/** How much there is to write, and the last place a certificate has over all status lists; -1 without any. */
export async function whatToKeep(ctx: Context) {
  const [[issued], [shown], [recorded]] = await Promise.all([
    ctx.db
      .select({ count: sql<number>`count(*)::int`, lastPlace: max(certificates.statusIndex) })
      .from(certificates)
      .where(gt(certificates.statusIndex, -1)),
    ctx.db.select({ count: sql<number>`count(distinct ${galleryEntries.productId})::int` }).from(galleryEntries),
    ctx.db.select({ count: sql<number>`count(*)::int` }).from(awards).where(eq(awards.source, "recorded")),
  ]);
  return {
    certificates: issued!.count,
    lastPlace: issued!.lastPlace ?? -1,
    products: shown!.count,
    recorded: recorded!.count,
  };
}
