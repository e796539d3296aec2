import { eq } from "drizzle-orm";
import { fairReports } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { type FairDetails, lockFair } from "../fairs/fair-details.server";
import { writeFair } from "../fairs/lock-to-prepare.server";
import { inTransaction } from "../transaction.server";
import { figuresOf } from "./figures.server";
import type { ReopenReportForm } from "./forms";
import { mayCloseFair, whyNotCloseFair, whyNotReopenReport } from "./policy";

async function lockToClose(ctx: WriteContext, fairId: string): Promise<FairDetails> {
  const fair = await lockFair(ctx, fairId);
  if (!mayCloseFair(ctx.actor, fair)) throw new DomainError("forbidden", m.closings_not_yours());
  return fair;
}

/**
 * Settle the report of a fair that is over: its figures are kept as they stand.
 * Refused: "not_found"; "forbidden" to others than the organisers of its agency; "closed" before its last day is past, when it was done,
 * and for a fair that was cancelled.
 */
export function closeFair(ctx: Context, fairId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockToClose(ctx, fairId);
    const refusal = whyNotCloseFair(fair, todayInVietnam(ctx.now));
    if (refusal) throw new DomainError("closed", refusal);
    const [row] = await ctx.db.select().from(fairReports).where(eq(fairReports.fairId, fair.id));
    const figures = await figuresOf(ctx, fair, row?.otherVisits ?? 0);
    const by = ctx.actor!.userId;
    await ctx.db
      .insert(fairReports)
      .values({ fairId: fair.id, figures, closedBy: by, updatedBy: by, updatedAt: ctx.now })
      .onConflictDoUpdate({ target: fairReports.fairId, set: { figures, closedBy: by } });
    await writeFair(ctx, fair.id, { closedAt: ctx.now });
    await recordAudit(ctx, { act: "fair_reports.closed", subject: { kind: "fair", id: fair.id }, after: figures });
  });
}

/**
 * Open a settled report again: its figures are counted anew from then on. The reason goes into the audit.
 * Refused: "not_found", "forbidden" as closing; "closed" when it is open.
 */
export function reopenFairReport(ctx: Context, fairId: string, { reason }: ReopenReportForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockToClose(ctx, fairId);
    const refusal = whyNotReopenReport(fair);
    if (refusal) throw new DomainError("closed", refusal);
    const [row] = await ctx.db.select().from(fairReports).where(eq(fairReports.fairId, fair.id));
    await ctx.db.update(fairReports).set({ figures: null, closedBy: null }).where(eq(fairReports.fairId, fair.id));
    await writeFair(ctx, fair.id, { closedAt: null });
    await recordAudit(ctx, {
      act: "fair_reports.reopened",
      subject: { kind: "fair", id: fair.id },
      before: row?.figures as Record<string, unknown> | undefined,
      after: { reason },
    });
  });
}
