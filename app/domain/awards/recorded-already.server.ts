import { and, asc, eq, inArray, isNotNull, notExists, sql } from "drizzle-orm";
import { awards, nominations, products, provinceSuccessions } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { nameKey } from "~/lib/vietnamese-text";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import type { RoundDetails } from "../rounds/queries.server";
import type { DecisionRow } from "./decision-list.server";

/** An award of a published list that names what a decision recognises. */
export interface RecordedAlready {
  readonly awardId: string;
  readonly productName: string;
  /** Null where the list names no maker: then the product alone tells, and another's may bear its name. */
  readonly establishmentName: string | null;
  readonly decisionNumber: string | null;
  readonly sourceUrl: string | null;
  /** What it is a product of, and the one that the decision recognises. */
  readonly productId: string;
  readonly recognisedId: string;
}

/**
 * Awards of published lists that name the rows of a decision: of the same year, level and province of today, the product and the
 * maker compared as in `compareWithDecided`; a row without a maker is told by its product alone.
 * Source: docs/rules/awards.md#decided-here
 */
export async function recordedAlready(
  ctx: Context,
  round: Pick<RoundDetails, "year" | "level">,
  rows: readonly DecisionRow[],
): Promise<RecordedAlready[]> {
  if (rows.length === 0) return [];
  const current = await currentProvinces(ctx);
  const placeOf = (provinceId: string) => current.get(provinceId) ?? provinceId;
  const namesakes = Map.groupBy(rows, (row) => `${placeOf(row.entry.provinceId)}|${nameKey(row.productName)}`);
  const recorded = await ctx.db
    .select({
      awardId: awards.id,
      productName: awards.productName,
      establishmentName: awards.establishmentName,
      decisionNumber: awards.decisionNumber,
      sourceUrl: awards.sourceUrl,
      provinceId: awards.provinceId,
      productId: awards.productId,
    })
    .from(awards)
    .where(and(eq(awards.source, "recorded"), eq(awards.year, round.year), eq(awards.level, round.level)))
    .orderBy(asc(awards.productName), asc(awards.id));
  return recorded.flatMap(({ provinceId, ...award }) => {
    const named = namesakes.get(`${placeOf(provinceId)}|${nameKey(award.productName)}`) ?? [];
    const maker = award.establishmentName === null ? null : nameKey(award.establishmentName);
    const row = named.find(({ entry }) => maker === null || nameKey(entry.establishmentName) === maker);
    return row ? [{ ...award, recognisedId: row.productId }] : [];
  });
}

async function currentProvinces(ctx: Context): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.db.select().from(provinceSuccessions);
  return new Map(rows.map((row) => [row.oldId, row.newId]));
}

/**
 * Take awards of published lists out, which the decision's own now stand for. A product that nothing else names any more leaves
 * with its award: its address leads to what was recognised. Returns the awards as they were, for the audit.
 * Throws "conflict" for one that does not name what is recognised.
 */
export async function supersedeRecorded(
  ctx: WriteContext,
  already: readonly RecordedAlready[],
  awardIds: readonly string[],
): Promise<(typeof awards.$inferSelect)[]> {
  if (awardIds.length === 0) return [];
  if (!awardIds.every((id) => already.some((one) => one.awardId === id))) {
    throw new DomainError("conflict", m.awards_release_changed());
  }
  const gone = await ctx.db
    .delete(awards)
    .where(and(eq(awards.source, "recorded"), inArray(awards.id, [...awardIds])))
    .returning();
  for (const { awardId, productId, recognisedId } of already) {
    if (awardIds.includes(awardId)) await leadOn(ctx, productId, recognisedId);
  }
  return gone;
}

/** Only a product that lists alone had named, and that has no award and no entry left. */
async function leadOn(ctx: WriteContext, productId: string, recognisedId: string): Promise<void> {
  const named = (table: typeof awards | typeof nominations) =>
    ctx.db.select({ one: sql`1` }).from(table).where(eq(table.productId, products.id));
  await ctx.db
    .update(products)
    .set({ archivedAt: ctx.now, supersededById: recognisedId })
    .where(
      and(
        eq(products.id, productId),
        isNotNull(products.recordedAt),
        notExists(named(awards)),
        notExists(named(nominations)),
      ),
    );
}
