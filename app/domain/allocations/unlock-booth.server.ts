import { and, eq } from "drizzle-orm";
import { allocationLocks, applications, booths } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { lockFairToAllocate } from "./lock-run.server";

/** Take a lock away. What was given stays given. Refused: "not_found", "forbidden" to all but organiser and secretary, "closed". */
export function unlockBooth(ctx: Context, fairId: string, boothId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockFairToAllocate(ctx, fairId);
    const [lock] = isUuid(boothId)
      ? await ctx.db
          .select({ code: booths.code, number: applications.number })
          .from(allocationLocks)
          .innerJoin(booths, eq(booths.id, allocationLocks.boothId))
          .innerJoin(applications, eq(applications.id, allocationLocks.applicationId))
          .where(and(eq(allocationLocks.boothId, boothId), eq(booths.fairId, fair.id)))
      : [];
    if (!lock) throw new DomainError("not_found", m.allocations_lock_unknown());
    await ctx.db.delete(allocationLocks).where(eq(allocationLocks.boothId, boothId));
    await recordAudit(ctx, {
      act: "allocations.unlocked",
      subject: { kind: "fair", id: fair.id },
      before: { booth: lock.code, application: lock.number },
    });
  });
}
