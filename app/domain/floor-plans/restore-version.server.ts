import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { lockHall } from "./lock-hall.server";
import { versionOf } from "./queries.server";
import { keepVersionOf } from "./versions.server";
import { writePlan } from "./write-plan.server";

/**
 * Make a hall's plan again what it was in a version that was kept; what it is now is kept as a version first.
 * Refused: "not_found", and as `lockHall` and `writePlan`.
 */
export function restoreVersion(ctx: Context, hallId: string, number: number): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockHall(ctx, hallId);
    const { plan } = await versionOf(ctx, hallId, number);
    const kept = await keepVersionOf(ctx, locked, { keptBefore: "restoring", restoredNumber: number });
    const change = await writePlan(ctx, locked, plan);
    await recordAudit(ctx, {
      act: "plans.version_restored",
      subject: { kind: "hall", id: hallId },
      before: { number: kept },
      after: { number, ...change },
    });
  });
}
