import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { type ListRow, readList } from "./list.server";
import { lockCouncil } from "./lock-council.server";
import { refuseFrozenList, refuseOwn, writeItems } from "./set-list-items.server";

/**
 * Take what the tally proposes for every row of which nothing was said, and for those that waited for papers which have come.
 * Ties are left to the council. Returns how many rows it said something of. Refused: "closed" and "forbidden", as `setListItems`.
 */
export function takeProposal(ctx: Context, roundId: string): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const { round } = await lockCouncil(ctx, roundId);
    await refuseFrozenList(ctx, round);
    const { rows } = await readList(ctx, round);
    const taken = rows.flatMap((row) => {
      const { verdict, tier, isTierOpen } = row.proposal;
      return isOpen(row) && verdict !== null && !isTierOpen ? [{ row, verdict, tier }] : [];
    });

    const leads = taken.map(({ row }) => row.lead);
    refuseOwn(ctx, leads);
    if (taken.length > 0) await writeItems(ctx, round.id, taken, {});
    return taken.length;
  });
}

/** Nothing was said of it, or only that it waits for papers, which have come. */
function isOpen({ isDecided, item, isPending }: ListRow): boolean {
  if (isDecided) return false;
  return item === null || (item.verdict === "pending" && !isPending);
}
