import { and, eq, sql } from "drizzle-orm";
import { fairEvents } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import type { CancellationForm } from "./forms";
import { lockToRestore, writeFair } from "./lock-to-prepare.server";
import { restoredMail } from "./mails";
import { tellApplicants } from "./tell-applicants.server";

/**
 * Take back the cancellation of a fair, with the reason: it is held on its days, its programme as it was. What was mailed or paid back since stays
 * as it is recorded. Everyone who applied is told. Refused: as `lockToRestore`.
 */
export function restoreFair(ctx: Context, fairId: string, { version, reason }: CancellationForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockToRestore(ctx, fairId, version);
    const { cancelledAt, cancelledReason } = fair;
    await writeFair(ctx, fair.id, { cancelledAt: null, cancelledReason: null });
    // Events that were cancelled before, one by one, stay cancelled.
    await ctx.db
      .update(fairEvents)
      .set({ cancelledAt: null, sequence: sql`${fairEvents.sequence} + 1` })
      .where(and(eq(fairEvents.fairId, fair.id), eq(fairEvents.cancelledAt, cancelledAt)));
    await recordAudit(ctx, {
      act: "fairs.restored",
      subject: { kind: "fair", id: fair.id },
      before: { cancelledAt, cancelledReason },
      after: { reason },
    });
    await tellApplicants(ctx, fair, (name) => restoredMail(name, fair, reason));
  });
}
