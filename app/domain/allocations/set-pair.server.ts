import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { allocationPairs, applications } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import { whyNotGiveTo } from "../booths/policy";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { PairForm } from "./forms";
import { lockFairToAllocate } from "./lock-run.server";

/**
 * Have two applications placed near each other, or apart, in every plan that is made from now on: whatever it costs, or if possible. Said
 * again of the same two, it takes the place of what was said.
 * Refused: "not_found", "forbidden" to all but organiser and secretary and for their own establishment, "closed", "invalid" for an
 * application that is not there.
 */
export function setPair(ctx: Context, fairId: string, { first, second, kind, force }: PairForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockFairToAllocate(ctx, fairId);
    const found = await ctx.db
      .select({ id: applications.id, number: applications.number, establishmentId: applications.establishmentId })
      .from(applications)
      .where(
        and(
          eq(applications.fairId, fair.id),
          inArray(applications.id, [first, second]),
          isNotNull(applications.number),
        ),
      );
    for (const [field, id] of Object.entries({ first, second })) {
      const application = found.find((one) => one.id === id);
      if (!application) refuse("invalid", field, m.allocations_pair_unknown());
      const own = whyNotGiveTo(ctx.actor, application);
      if (own) refuse("forbidden", field, own);
    }
    const [firstId, secondId] = [first, second].toSorted() as [string, string];
    const isMust = force === "must";
    const values = { kind, isMust, setBy: ctx.actor!.userId, setAt: ctx.now };
    await ctx.db
      .insert(allocationPairs)
      .values({ firstId, secondId, ...values })
      .onConflictDoUpdate({ target: [allocationPairs.firstId, allocationPairs.secondId], set: values });
    await recordAudit(ctx, {
      act: "allocations.pair_set",
      subject: { kind: "fair", id: fair.id },
      after: { applications: found.map((one) => one.number).toSorted(), kind, isMust },
    });
  });
}

function refuse(code: "invalid" | "forbidden", field: string, sentence: string): never {
  throw new DomainError(code, sentence, { [field]: [sentence] });
}
