import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import type { VersionForm } from "./forms";
import { lockHall } from "./lock-hall.server";
import { keepVersionOf } from "./versions.server";

/** Keep the plan of a hall as it is now, by a name, to come back to. Returns its number. Refused as `lockHall`. */
export function keepVersion(ctx: Context, hallId: string, { note }: VersionForm): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockHall(ctx, hallId);
    const number = await keepVersionOf(ctx, locked, { note });
    await recordAudit(ctx, {
      act: "plans.version_kept",
      subject: { kind: "hall", id: hallId },
      after: { number, note },
    });
    return number;
  });
}
