import { and, eq, isNull } from "drizzle-orm";
import { fairGates } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { lockFair } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import { mayRunDays } from "./policy";

/**
 * Close a gate for good: what was scanned there stands, and scans that devices still hold are taken.
 * Refused: "not_found", also for a gate that is closed, "forbidden" to all but organisers and secretaries.
 */
export function retireGate(ctx: Context, fairId: string, gateId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockFair(ctx, fairId);
    if (!mayRunDays(ctx.actor, fair)) throw new DomainError("forbidden", m.days_staff_only());
    const [gate] = isUuid(gateId)
      ? await ctx.db
          .update(fairGates)
          .set({ retiredAt: ctx.now })
          .where(and(eq(fairGates.id, gateId), eq(fairGates.fairId, fair.id), isNull(fairGates.retiredAt)))
          .returning({ name: fairGates.name })
      : [];
    if (!gate) throw new DomainError("not_found", m.days_no_such_gate());
    await recordAudit(ctx, {
      act: "fair_days.gate_retired",
      subject: { kind: "fair", id: fair.id },
      before: { name: gate.name },
    });
  });
}
