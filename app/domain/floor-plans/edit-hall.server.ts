import { eq } from "drizzle-orm";
import { halls } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import type { HallForm } from "./forms";
import { lockHall } from "./lock-hall.server";
import { planOfHall } from "./queries.server";
import { writePlan } from "./write-plan.server";

/** Name a hall, and say how large it is. Refused as `lockHall`; "invalid" where its booths would lie beyond the walls. */
export function editHall(ctx: Context, hallId: string, { name, nameEn, width, height }: HallForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockHall(ctx, hallId);
    const before = locked.hall;
    await ctx.db.update(halls).set({ name, nameEn }).where(eq(halls.id, hallId));
    if (width !== before.width || height !== before.height) {
      await writePlan(ctx, locked, { ...(await planOfHall(ctx, before)), width, height });
    }
    await recordAudit(ctx, {
      act: "plans.hall_edited",
      subject: { kind: "hall", id: hallId },
      before: { name: before.name, nameEn: before.nameEn, width: before.width, height: before.height },
      after: { name, nameEn, width, height },
    });
  });
}
