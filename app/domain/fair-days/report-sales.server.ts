import { and, eq } from "drizzle-orm";
import { salesReports } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { lockExhibitor } from "./exhibitor.server";
import type { SalesForm } from "./forms";
import { whyNotReportSales } from "./policy";

/**
 * What an exhibitor sold on a day of the fair; sent again it corrects what was reported. version: of the report that was seen, 0 for none.
 * Refused: as `lockExhibitor`, "closed" for a day that has not begun or is none of the fair's and once the fair's report is settled,
 * "conflict" where somebody of the exhibitor saved another since.
 */
export function reportSales(
  ctx: Context,
  applicationId: string,
  { day, version, ...figures }: SalesForm,
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { application, fair } = await lockExhibitor(ctx, applicationId);
    const closed = whyNotReportSales(fair, day, todayInVietnam(ctx.now));
    if (closed) throw new DomainError("closed", closed);
    const [before] = await ctx.db
      .select()
      .from(salesReports)
      .where(and(eq(salesReports.applicationId, application.id), eq(salesReports.day, day)));
    if ((before?.version ?? 0) !== version) throw new DomainError("conflict", m.days_sales_changed());
    const by = { reportedBy: ctx.actor!.userId, reportedAt: ctx.now, version: version + 1 };
    await ctx.db
      .insert(salesReports)
      .values({ applicationId: application.id, day, ...figures, ...by })
      .onConflictDoUpdate({ target: [salesReports.applicationId, salesReports.day], set: { ...figures, ...by } });
    await recordAudit(ctx, {
      act: "fair_days.sales_reported",
      subject: { kind: "application", id: application.id },
      ...(before && {
        before: {
          revenue: before.revenue,
          orders: before.orders,
          contracts: before.contracts,
          contractValue: before.contractValue,
        },
      }),
      after: { day, ...figures },
    });
  });
}
