import { and, asc, desc, eq } from "drizzle-orm";
import { leads, salesReports } from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import type { Context } from "../context";
import { boothsNow, exhibitorAtFair } from "./exhibitor.server";
import { incidentsOf } from "./incidents.server";
import { staffPasses } from "./passes.server";
import { mayActForExhibitor, whyNoExhibitorDays, whyNotReportSales } from "./policy";
import { contactsUntil, daysOf } from "./rules";
import { daySettingsOf } from "./settings.server";

/** The days of a fair as one exhibitor sees and fills them in. Throws "not_found" to others. */
export async function ownDays(ctx: Context, applicationId: string) {
  const { application, fair } = await exhibitorAtFair(ctx, applicationId);
  const today = todayInVietnam(ctx.now);
  const [settings, booths, passes, sales, noted, told] = await Promise.all([
    daySettingsOf(ctx, fair.id),
    boothsNow(ctx, application.id),
    staffPasses(ctx, application.id),
    ctx.db
      .select()
      .from(salesReports)
      .where(eq(salesReports.applicationId, application.id))
      .orderBy(asc(salesReports.day)),
    leadsOf(ctx, application.id),
    incidentsOf(ctx, fair.id, { state: "all" }, application.id),
  ]);
  return {
    application,
    fair,
    today,
    whyNot: whyNoExhibitorDays(application.state),
    /** Passes that no gate lets in any more, because the application is no longer accepted. */
    stopped: application.state === "accepted" ? 0 : passes.filter(({ revokedAt }) => revokedAt === null).length,
    mayWrite: mayActForExhibitor(ctx.actor, application),
    passes,
    mostPasses: booths * settings.passesPerBooth,
    /** Before the fair: from when sales are reported; null on its days, and of one that is cancelled. */
    salesFrom: today < fair.startsOn && fair.cancelledAt === null ? fair.startsOn : null,
    sales: daysOf(fair).map((day) => ({
      day,
      report: sales.find((one) => one.day === day) ?? null,
      whyNot: whyNotReportSales(fair, day, today),
    })),
    leads: noted,
    keptUntil: contactsUntil(fair, settings),
    incidents: told,
  };
}

/** Visitors who want to hear from an exhibitor, the latest first. Asks no policy: its callers do. */
export function leadsOf(ctx: Context, applicationId: string) {
  return ctx.db
    .select({
      id: leads.id,
      name: leads.name,
      contact: leads.contact,
      interest: leads.interest,
      consentAt: leads.consentAt,
      notedAt: leads.notedAt,
      erasedAt: leads.erasedAt,
    })
    .from(leads)
    .where(and(eq(leads.applicationId, applicationId)))
    .orderBy(desc(leads.notedAt), desc(leads.id));
}
