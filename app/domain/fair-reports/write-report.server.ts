import { fairReports } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { lockFairReport } from "./fair-report.server";
import type { FairReportForm } from "./forms";

/**
 * Keep the words of a fair's report, and the visits that no gate counted.
 * Refused as `lockFairReport`; "conflict" when somebody saved since it was read.
 */
export function writeFairReport(ctx: Context, fairId: string, { version, ...words }: FairReportForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { fair, row } = await lockFairReport(ctx, fairId);
    if ((row?.version ?? 0) !== version) throw new DomainError("conflict", m.closings_saved_meanwhile());
    const values = { ...words, version: version + 1, updatedBy: ctx.actor!.userId, updatedAt: ctx.now };
    await ctx.db
      .insert(fairReports)
      .values({ fairId: fair.id, ...values })
      .onConflictDoUpdate({ target: fairReports.fairId, set: values });
    await recordAudit(ctx, {
      act: "fair_reports.written",
      subject: { kind: "fair", id: fair.id },
      before: row && { otherVisits: row.otherVisits, version: row.version },
      after: { otherVisits: words.otherVisits, version: version + 1 },
    });
  });
}
