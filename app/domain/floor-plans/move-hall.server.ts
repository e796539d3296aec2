import { and, asc, eq, isNull } from "drizzle-orm";
import { halls } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import type { MoveHallForm } from "./forms";
import { lockHall } from "./lock-hall.server";

/** Put a hall one place before, or after, its neighbour; at an end it stays. Refused as `lockHall`. */
export function moveHall(ctx: Context, hallId: string, { way }: MoveHallForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { hall } = await lockHall(ctx, hallId);
    const order = await ctx.db
      .select({ id: halls.id })
      .from(halls)
      .where(and(eq(halls.fairId, hall.fairId), isNull(halls.retiredAt)))
      .orderBy(asc(halls.position), asc(halls.id));
    const from = order.findIndex(({ id }) => id === hallId);
    const to = way === "up" ? from - 1 : from + 1;
    if (!order[to]) return;
    [order[from], order[to]] = [order[to]!, order[from]!];
    for (const [at, { id }] of order.entries()) {
      await ctx.db
        .update(halls)
        .set({ position: at + 1 })
        .where(eq(halls.id, id));
    }
    await recordAudit(ctx, {
      act: "plans.hall_moved",
      subject: { kind: "hall", id: hallId },
      after: { position: to + 1 },
    });
  });
}
