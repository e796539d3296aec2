import { eq, max } from "drizzle-orm";
import { fairGates } from "~/db/schema";
import { violatesUnique } from "~/db/violations.server";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { lockFair } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import type { GateForm } from "./forms";
import { mayRunDays, whyNotSetUpDays } from "./policy";

/**
 * Open a gate for some kinds of passes. Returns its id.
 * Refused: "not_found", "forbidden" to all but organisers and secretaries, "closed" once the report is settled, "conflict" for a name that
 * another gate in use has.
 */
export async function addGate(ctx: Context, fairId: string, { name, admits }: GateForm): Promise<string> {
  try {
    return await inTransaction(ctx, async (ctx) => {
      const fair = await lockFair(ctx, fairId);
      if (!mayRunDays(ctx.actor, fair)) throw new DomainError("forbidden", m.days_staff_only());
      const closed = whyNotSetUpDays(fair);
      if (closed) throw new DomainError("closed", closed);
      const [last] = await ctx.db
        .select({ position: max(fairGates.position) })
        .from(fairGates)
        .where(eq(fairGates.fairId, fair.id));
      const [row] = await ctx.db
        .insert(fairGates)
        .values({ fairId: fair.id, name, admits, position: (last?.position ?? 0) + 1 })
        .returning({ id: fairGates.id });
      await recordAudit(ctx, {
        act: "fair_days.gate_added",
        subject: { kind: "fair", id: fair.id },
        after: { name, admits },
      });
      return row!.id;
    });
  } catch (error) {
    if (!violatesUnique(error, "fair_gates_name")) throw error;
    throw new DomainError("conflict", m.days_gate_name_taken({ name }), { name: [m.days_gate_name_taken({ name })] });
  }
}
