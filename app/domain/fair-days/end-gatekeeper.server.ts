import { and, eq, isNull } from "drizzle-orm";
import { gatekeepers } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { lockFair } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import { mayRunDays } from "./policy";

/** Refused: "not_found", also for an appointment that ended, "forbidden" to all but organisers and secretaries. */
export function endGatekeeper(ctx: Context, fairId: string, id: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockFair(ctx, fairId);
    if (!mayRunDays(ctx.actor, fair)) throw new DomainError("forbidden", m.days_staff_only());
    const [ended] = isUuid(id)
      ? await ctx.db
          .update(gatekeepers)
          .set({ endedAt: ctx.now })
          .where(and(eq(gatekeepers.id, id), eq(gatekeepers.fairId, fair.id), isNull(gatekeepers.endedAt)))
          .returning({ userId: gatekeepers.userId })
      : [];
    if (!ended) throw new DomainError("not_found", m.days_no_such_gatekeeper());
    await recordAudit(ctx, {
      act: "fair_days.gatekeeper_ended",
      subject: { kind: "fair", id: fair.id },
      before: { userId: ended.userId },
    });
  });
}
