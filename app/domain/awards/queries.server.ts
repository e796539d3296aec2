import { and, asc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { currentCertificate } from "~/db/certificate-joins.server";
import {
  awards,
  certificates,
  decisions,
  products,
  provinceSuccessions,
  provinces,
  releases,
  revocations,
} from "~/db/schema";
import type { PlainDate } from "~/lib/dates";
import type { Level, RegionCode } from "~/lib/vocabulary";
import type { Context } from "../context";

/** An award with what its decision and certificate say; one recorded from a list has no certificate here. */
export interface AwardRecord {
  readonly id: string;
  readonly productId: string;
  readonly productSlug: string;
  readonly year: number;
  readonly level: Level;
  readonly regionCode: RegionCode | null;
  readonly province: { readonly id: string; readonly code: string; readonly name: string };
  readonly productName: string;
  readonly establishmentName: string | null;
  readonly address: string | null;
  readonly groupCode: string | null;
  readonly tier: string | null;
  readonly decisionNumber: string | null;
  readonly decisionDate: PlainDate | null;
  readonly certificateNumber: string | null;
  readonly issuedOn: PlainDate | null;
  readonly validUntil: PlainDate | null;
  readonly revokedOn: PlainDate | null;
  readonly sourceUrl: string | null;
}

export interface AwardFilter {
  readonly year?: number | undefined;
  readonly level?: Level | undefined;
  /** Of either era; one of today stands for all it was made of. */
  readonly provinceIds?: readonly string[] | undefined;
  /** A condition on `awards` from another noun. */
  readonly where?: SQL | undefined;
}

/** How many awards are asked for at once: few at first, so that a file begins soon, then more, for each question has its price. */
const BATCH = { first: 1_000, later: 2_000 };

/** One expression an index has: a batch begins where the one before ended, however many lie before it. */
const backwards = sql`(-${awards.year})`;

/**
 * The awards that a filter leaves, newest year first, each list in its order; in batches, so that memory does not grow. While one is
 * being used the database finds the next.
 */
export async function* awardRows(ctx: Context, filter: AwardFilter): AsyncGenerator<AwardRecord> {
  let size = BATCH.first;
  let next: Promise<AwardRecord[]> | null = batchAfter(ctx, filter, null, size);
  try {
    while (next) {
      const rows: AwardRecord[] = await next;
      const last = rows.length < size ? null : rows.at(-1)!;
      size = BATCH.later;
      next = last && batchAfter(ctx, filter, last, size);
      // What goes wrong is told when its turn comes.
      next?.catch(() => {});
      // One by one: handed over as a whole, each row would be wrapped in a promise more.
      for (const row of rows) yield row;
    }
  } finally {
    // Whoever stops early must not leave a question behind on a connection that goes back to others.
    await next?.catch(() => {});
  }
}

async function batchAfter(
  ctx: Context,
  filter: AwardFilter,
  last: AwardRecord | null,
  size: number,
): Promise<AwardRecord[]> {
  const after = last ? sql`(${backwards}, ${awards.id}) > (${-last.year}, ${last.id})` : undefined;
  // Found first, and only then joined with what they say: joined first, every batch would read all that is left.
  const found = ctx.db
    .select({ id: awards.id })
    .from(awards)
    .where(and(conditionOf(ctx, filter), after))
    .orderBy(backwards, asc(awards.id))
    .limit(size);
  // Identifiers grow with time, so within a year they keep the order in which a list was recorded.
  return selectRecords(ctx).where(inArray(awards.id, found)).orderBy(backwards, asc(awards.id));
}

/** The awards that decisions of a round made, release by release, in the order of the list. */
export async function awardsOfRound(ctx: Context, roundId: string): Promise<AwardRecord[]> {
  return selectRecords(ctx)
    .innerJoin(releases, eq(releases.decisionId, decisions.id))
    .where(eq(decisions.roundId, roundId))
    .orderBy(asc(releases.releasedAt), asc(decisions.id), asc(awards.position), asc(awards.id));
}

/** By id; for lists that a search of the gallery chose. */
export async function awardRecords(ctx: Context, ids: readonly string[]): Promise<Map<string, AwardRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await selectRecords(ctx).where(inArray(awards.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

function conditionOf(ctx: Context, { year, level, provinceIds, where }: AwardFilter): SQL | undefined {
  return and(
    year === undefined ? undefined : eq(awards.year, year),
    level && eq(awards.level, level),
    provinceIds && inEitherEra(ctx, [...provinceIds]),
    where,
  );
}

function inEitherEra(ctx: Context, ids: string[]): SQL | undefined {
  const former = ctx.db
    .select({ id: provinceSuccessions.oldId })
    .from(provinceSuccessions)
    .where(inArray(provinceSuccessions.newId, ids));
  return or(inArray(awards.provinceId, ids), inArray(awards.provinceId, former));
}

function selectRecords(ctx: Context) {
  return ctx.db
    .select({
      id: awards.id,
      productId: awards.productId,
      productSlug: products.slug,
      year: awards.year,
      level: awards.level,
      regionCode: awards.regionCode,
      province: { id: provinces.id, code: provinces.code, name: provinces.name },
      productName: awards.productName,
      establishmentName: awards.establishmentName,
      address: awards.address,
      groupCode: sql<string | null>`coalesce(${awards.groupCode}, ${products.groupCode})`,
      tier: awards.tier,
      decisionNumber: sql<string | null>`coalesce(${decisions.number}, ${awards.decisionNumber})`,
      decisionDate: sql<PlainDate | null>`coalesce(${decisions.decidedOn}, ${awards.decisionDate})::text`,
      certificateNumber: certificates.number,
      issuedOn: certificates.issuedOn,
      validUntil: certificates.validUntil,
      revokedOn: revocations.revokedOn,
      sourceUrl: awards.sourceUrl,
    })
    .from(awards)
    .innerJoin(products, eq(products.id, awards.productId))
    .innerJoin(provinces, eq(provinces.id, awards.provinceId))
    .leftJoin(decisions, eq(decisions.id, awards.decisionId))
    .leftJoin(certificates, currentCertificate())
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .$dynamic();
}
