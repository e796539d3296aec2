import { and, asc, eq, inArray } from "drizzle-orm";
import { awards, provinceSuccessions } from "~/db/schema";
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
  const makersOf = new Map<string, Set<string>>();
  for (const { entry, productName } of rows) {
    const key = `${placeOf(entry.provinceId)}|${nameKey(productName)}`;
    makersOf.set(key, (makersOf.get(key) ?? new Set()).add(nameKey(entry.establishmentName)));
  }
  const recorded = await ctx.db
    .select({
      awardId: awards.id,
      productName: awards.productName,
      establishmentName: awards.establishmentName,
      decisionNumber: awards.decisionNumber,
      sourceUrl: awards.sourceUrl,
      provinceId: awards.provinceId,
    })
    .from(awards)
    .where(and(eq(awards.source, "recorded"), eq(awards.year, round.year), eq(awards.level, round.level)))
    .orderBy(asc(awards.productName), asc(awards.id));
  return recorded.flatMap(({ provinceId, ...award }) => {
    const makers = makersOf.get(`${placeOf(provinceId)}|${nameKey(award.productName)}`);
    const isSame = makers && (award.establishmentName === null || makers.has(nameKey(award.establishmentName)));
    return isSame ? [award] : [];
  });
}

async function currentProvinces(ctx: Context): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.db.select().from(provinceSuccessions);
  return new Map(rows.map((row) => [row.oldId, row.newId]));
}

/**
 * Take awards of published lists out, which the decision's own now stand for. Returns them as they were, for the audit.
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
  return ctx.db
    .delete(awards)
    .where(and(eq(awards.source, "recorded"), inArray(awards.id, [...awardIds])))
    .returning();
}
