import { eq, sql } from "drizzle-orm";
import { halls } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import type { HallForm } from "./forms";
import { lockDrawnFair } from "./lock-hall.server";

/** Give a fair another hall, after the others, with nothing in it. Returns its id. Refused as `lockDrawnFair`. */
export function addHall(ctx: Context, fairId: string, form: HallForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    await lockDrawnFair(ctx, fairId);
    const [last] = await ctx.db
      .select({ position: sql<number>`coalesce(max(${halls.position}), 0)::int` })
      .from(halls)
      .where(eq(halls.fairId, fairId));
    const [hall] = await ctx.db
      .insert(halls)
      .values({ ...form, fairId, furniture: [], position: last!.position + 1 })
      .returning({ id: halls.id });
    await recordAudit(ctx, {
      act: "plans.hall_added",
      subject: { kind: "hall", id: hall!.id },
      after: { fairId, ...form },
    });
    return hall!.id;
  });
}
