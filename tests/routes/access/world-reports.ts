import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { aSentReport, fillStep } from "#tests/factories/yearly-reports";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { yearlyReports } from "~/db/schema";
import { setReminders } from "~/domain/certificates/reminder-settings.server";
import { DEFAULT_REMINDERS } from "~/domain/certificates/reminders";
import type { Actor } from "~/domain/context";
import { ownReport, ownReports } from "~/domain/yearly-reports/own-reports.server";
import { addSupport } from "~/domain/yearly-reports/supports.server";
import type { Places } from "./places";
import { MARKER } from "./roles";

export interface ReportThings {
  /** Of a product of the producer that was recognised today: begun, with one support. */
  readonly reported: { readonly awardId: string; readonly year: number };
  /** Another one, sent to the agency. */
  readonly sent: { readonly id: string; readonly version: number; readonly awardId: string };
}

/** The agency asks for reports in the year itself; the producer began one and sent another. */
export async function layOutReports(
  db: Database,
  { agencyId, producer, organiser }: { agencyId: string; producer: Actor; organiser: Actor },
): Promise<{ places: Places; things: ReportThings }> {
  await setReminders(contextOf(db, organiser), agencyId, {
    ...DEFAULT_REMINDERS,
    opensOn: "01-01",
    opensNextYear: false,
    dueOn: "12-31",
    dueNextYear: false,
    dueSource: undefined,
    expiryDaysBefore: [180],
  });
  const ctx = contextOf(db, producer);
  const [first, second] = (await ownReports(ctx)).reports;
  const reported = { awardId: first!.awardId, year: first!.year };
  await fillStep(ctx, reported, "quality", { keepsQuality: "no", qualityWords: MARKER, remarks: MARKER });
  await addSupport(ctx, reported, {
    kind: "training",
    what: MARKER,
    amount: 1_000_000,
    source: "local_promotion",
    month: 5,
    key: randomUUID(),
  });
  const { supports } = await ownReport(ctx, reported);
  const ref = { awardId: second!.awardId, year: second!.year };
  await fillStep(ctx, ref, "quality", { keepsQuality: "yes", remarks: MARKER });
  const version = await aSentReport(ctx, ref);
  const [row] = await db
    .select({ id: yearlyReports.id })
    .from(yearlyReports)
    .where(eq(yearlyReports.awardId, ref.awardId));
  return {
    places: {
      "/organiser/agencies/:slug/ending/list/:format": "csv",
      "/organiser/agencies/:slug/reports/list/:format": "csv",
      "/organiser/reports/:id": row!.id,
      "/producer/reports/:award": reported.awardId,
      "/producer/reports/:award/:year": String(reported.year),
      "/producer/reports/:award/:year/steps/:step": "business",
      "/producer/reports/:award/:year/supports/:support": supports[0]!.id,
    },
    things: { reported, sent: { id: row!.id, version, awardId: ref.awardId } },
  };
}
