import { and, eq, isNull } from "drizzle-orm";
import { fairGateNames, fairGates } from "~/db/schema";
import { violatesUnique } from "~/db/violations.server";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { lockFair } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import type { GateNameForm } from "./forms";
import { mayRunDays, whyNotSetUpDays } from "./policy";

/**
 * Give a gate in use another name: scans there are its scans still, and are told by the new name; what devices send under the old one goes on
 * meaning it. What it admits stays, for scans were decided by it. Refused: "not_found", also for one that is closed; "forbidden" to all but
 * organisers and secretaries; "closed" once the report is settled; "conflict" for a name that another gate in use has.
 */
export async function renameGate(ctx: Context, fairId: string, gateId: string, { name }: GateNameForm): Promise<void> {
  try {
    await inTransaction(ctx, async (ctx) => {
      const fair = await lockFair(ctx, fairId);
      if (!mayRunDays(ctx.actor, fair)) throw new DomainError("forbidden", m.days_staff_only());
      const closed = whyNotSetUpDays(fair);
      if (closed) throw new DomainError("closed", closed);
      const inUse = and(eq(fairGates.fairId, fair.id), isNull(fairGates.retiredAt));
      const [gate] = isUuid(gateId)
        ? await ctx.db
            .select({ id: fairGates.id, name: fairGates.name })
            .from(fairGates)
            .where(and(eq(fairGates.id, gateId), inUse))
        : [];
      if (!gate) throw new DomainError("not_found", m.days_no_such_gate());
      if (gate.name === name) return;
      await ctx.db.update(fairGates).set({ name }).where(eq(fairGates.id, gate.id));
      await ctx.db.insert(fairGateNames).values({ gateId: gate.id, name: gate.name, until: ctx.now });
      await recordAudit(ctx, {
        act: "fair_days.gate_renamed",
        subject: { kind: "fair", id: fair.id },
        before: { name: gate.name },
        after: { name },
      });
    });
  } catch (error) {
    if (!violatesUnique(error, "fair_gates_name")) throw error;
    throw new DomainError("conflict", m.days_gate_name_taken({ name }), { name: [m.days_gate_name_taken({ name })] });
  }
}
