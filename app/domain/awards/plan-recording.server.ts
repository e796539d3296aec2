import { isOneOf } from "~/db/insert-many.server";
import { awards } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type Details, mergeDetails, newDetails, type PublishedRow, uniqueRows } from "./identity";

/** What recording a list would do. */
export interface RecordingPlan {
  /** By their record key. */
  readonly create: ReadonlyMap<string, PublishedRow>;
  /** Known awards with everything known of them after. */
  readonly update: readonly (Details & { readonly id: string })[];
  /** Rows that say nothing new: repeats within the list, and what was decided here, are among them. */
  readonly unchanged: number;
  /** Of the unchanged, awards that a round of this platform decided: a winner must not be there twice. */
  readonly decided: number;
}

/**
 * Compare a list with the awards that are known. decidedHere: record keys that are left out, unless an earlier list recorded them.
 * Throws "invalid" when two rows contradict each other.
 */
export async function planRecording(
  ctx: Pick<Context, "db">,
  rows: readonly PublishedRow[],
  decidedHere: ReadonlySet<string>,
): Promise<RecordingPlan> {
  const { awards: listed, repeats, conflicts } = uniqueRows(rows);
  const [conflict] = conflicts;
  if (conflict) {
    const { row, earlierRow: earlier } = conflict;
    throw new DomainError("invalid", m.awards_rows_contradict({ row, earlier }));
  }
  const known = await knownAwards(ctx, [...listed.keys()]);
  const create = new Map<string, PublishedRow>();
  const update: (Details & { id: string })[] = [];
  let unchanged = repeats;
  let decided = 0;
  for (const [key, award] of listed) {
    const existing = known.get(key);
    if (!existing && decidedHere.has(key)) decided += 1;
    else if (!existing) create.set(key, award);
    else if (newDetails(existing, award).length === 0) unchanged += 1;
    else update.push({ id: existing.id, ...mergeDetails(existing, award) });
  }
  return { create, update, unchanged: unchanged + decided, decided };
}

async function knownAwards(ctx: Pick<Context, "db">, keys: readonly string[]) {
  const rows = await ctx.db
    .select({
      key: awards.recordKey,
      id: awards.id,
      region: awards.regionCode,
      address: awards.address,
      groupCode: awards.groupCode,
      tier: awards.tier,
      decisionNumber: awards.decisionNumber,
      decisionDate: awards.decisionDate,
      sourceUrl: awards.sourceUrl,
    })
    .from(awards)
    .where(isOneOf(awards.recordKey, keys));
  return new Map(rows.map(({ key, ...details }) => [key!, details]));
}
