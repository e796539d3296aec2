import { and, eq, isNull } from "drizzle-orm";
import { boothReturns, fairInvoices } from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import { declineBooth } from "../booths/decline-booth.server";
import { claimById } from "../booths/lock-claim.server";
import { givesFor } from "../booths/policy";
import { vacateBooth } from "../booths/vacate-booth.server";
import type { Context, WriteContext } from "../context";
import { type FairDetails, fairById } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import { sumsOf } from "./lines";
import { lockApplications, moneyOfApplication } from "./lock-invoice.server";
import type { ApplicationMoney } from "./money.server";
import { shareBackOn, worthOf } from "./return-outcome";

interface Reason {
  readonly reason: string;
}

/**
 * `vacateBooth`, and what that means for money: of a booth that its exhibitor gives back while a notice bills it, what was paid is settled
 * as of an application that is withdrawn that day. What the office takes away is refunded whole. Refused as `vacateBooth`.
 */
export const giveBack = (ctx: Context, claimId: string, input: Reason): Promise<void> =>
  settled(ctx, claimId, (ctx) => vacateBooth(ctx, claimId, input));

/** `declineBooth`, settled likewise: a notice bills what was given, too. Refused as `declineBooth`. */
export const sayNo = (ctx: Context, claimId: string, input: Reason): Promise<void> =>
  settled(ctx, claimId, (ctx) => declineBooth(ctx, claimId, input));

function settled(ctx: Context, claimId: string, act: (ctx: WriteContext) => Promise<void>): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { applicationId } = await claimById(ctx, claimId);
    await lockApplications(ctx, [applicationId]);
    const fair = await fairOf(ctx, applicationId);
    if (!fair) return act(ctx);
    const before = await moneyOfApplication(ctx, fair, applicationId);
    await act(ctx);
    if (givesFor(ctx.actor, fair, before)) return;
    const after = await moneyOfApplication(ctx, fair, applicationId);
    const worth = worthOf(before, payableOf(after, fair), fair);
    if (worth <= 0) return;
    await ctx.db.insert(boothReturns).values({
      claimId,
      invoiceId: before.notice!.id,
      worth,
      refundShare: shareBackOn(todayInVietnam(ctx.now), fair, before.notice!),
      returnedOn: todayInVietnam(ctx.now),
    });
  });
}

const payableOf = ({ lines }: ApplicationMoney, { rules }: FairDetails): number => sumsOf(lines, rules).payable;

/** Null where no notice is in force: then nothing was paid that would have to be settled. */
async function fairOf(ctx: Context, applicationId: string): Promise<FairDetails | null> {
  const [notice] = await ctx.db
    .select({ fairId: fairInvoices.fairId })
    .from(fairInvoices)
    .where(and(eq(fairInvoices.applicationId, applicationId), isNull(fairInvoices.cancelledAt)));
  return notice ? fairById(ctx, notice.fairId) : null;
}
