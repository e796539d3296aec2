import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { RoundDetails } from "../rounds/queries.server";
import { admitNomination } from "./admit-nomination.server";
import { askForMore } from "./ask-for-more.server";
import { assignNomination } from "./assign-nomination.server";
import { type BulkOrder, MOST_AT_ONCE, planBulk } from "./bulk-plan.server";
import type { QueueRow } from "./queue";
import { screeningQueue } from "./screening-queue.server";

/** An entry as the officer saw it when the plan was confirmed: its id and its last event. */
export interface BulkEntry {
  readonly id: string;
  readonly seen: string;
}

export interface BulkResult {
  readonly id: string;
  readonly code: string;
  readonly productName: string;
  readonly isDone: boolean;
  /** Why it was left alone. */
  readonly reason: string | null;
}

/**
 * Carry out an act on the entries that were confirmed, each in a transaction of its own by the verb for one: what fails leaves
 * the others alone. Sent twice, nothing is done twice: an entry that moved since it was seen is refused, and says by whom.
 */
export async function carryOutBulk(
  ctx: Context,
  round: RoundDetails,
  order: BulkOrder,
  entries: readonly BulkEntry[],
): Promise<BulkResult[]> {
  const all = await screeningQueue(ctx, round);
  const rows = new Map(all.map((row) => [row.id, row]));
  const { skipped } = await planBulk(ctx, round, order, all, all);
  const reasons = new Map(skipped.map(({ row, reason }) => [row.id, reason]));
  const results: BulkResult[] = [];
  for (const entry of entries.slice(0, MOST_AT_ONCE)) {
    const row = rows.get(entry.id);
    if (!row) continue;
    // Of one that moved since, the verb says who was faster.
    const skip = row.seen === entry.seen ? reasons.get(row.id) : undefined;
    const reason = skip ?? (await refusalOf(() => carryOut(ctx, order, row, entry.seen)));
    results.push({ id: row.id, code: row.code, productName: row.productName, isDone: reason === null, reason });
  }
  return results;
}

async function carryOut(ctx: Context, order: BulkOrder, row: QueueRow, seen: string): Promise<void> {
  switch (order.act) {
    case "assignment": {
      const { changed } = await assignNomination(ctx, row.id, { assigneeId: order.assigneeId ?? undefined });
      if (!changed) throw new DomainError("conflict", m.nominations_screen_assigned_already());
      return;
    }
    case "admission":
      return admitNomination(ctx, row.id, { groupCode: row.groupCode, seen });
    case "request":
      return askForMore(ctx, row.id, { note: order.note, dueOn: order.dueOn, seen });
  }
}

/** The sentence of a refusal; null when it was done. */
async function refusalOf(work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}
