import { eq, max } from "drizzle-orm";
import { halls } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { lockDrawnFair } from "./lock-hall.server";

/**
 * Bring a hall back that was taken off, as the last of its fair and without booths: the plan it had is among its versions.
 * Refused: "not_found", and as `lockDrawnFair`; "conflict" for one that is there.
 */
export function returnHall(ctx: Context, fairId: string, hallId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await lockDrawnFair(ctx, fairId);
    const [hall] = isUuid(hallId) ? await ctx.db.select().from(halls).where(eq(halls.id, hallId)) : [];
    if (hall?.fairId !== fairId) throw new DomainError("not_found", m.plans_no_such_hall());
    if (!hall.retiredAt) throw new DomainError("conflict", m.plans_hall_is_there({ name: hall.name }));
    const [last] = await ctx.db
      .select({ position: max(halls.position) })
      .from(halls)
      .where(eq(halls.fairId, fairId));
    await ctx.db
      .update(halls)
      .set({ retiredAt: null, position: (last?.position ?? 0) + 1 })
      .where(eq(halls.id, hallId));
    await recordAudit(ctx, {
      act: "plans.hall_returned",
      subject: { kind: "hall", id: hallId },
      after: { name: hall.name },
    });
  });
}
