import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { actorOf } from "#tests/factories/people";
import { FULL_ANSWERS, fillStep } from "#tests/factories/yearly-reports";
import { contextOf } from "#tests/support/database";
import { certificates, releases, yearlyReports } from "~/db/schema";
import { ownReport } from "~/domain/yearly-reports/own-reports.server";
import { form, type Makers, plain } from "./posting";
import * as typed from "./typed";

/** Yearly reports, and what an agency's winners are reminded of. */
export const REPORT_POSTINGS: Makers = {
  "/organiser/agencies/:slug/reminders": form(() => ({
    opensOn: "01/01",
    opensNextYear: "next",
    dueOn: "31/01",
    dueNextYear: "next",
    dueSource: "Công văn 95/SCT-QLCN",
    reportDaysBefore: "14",
    expiryDaysBefore: "180, 60, 14",
    firstYear: "",
    version: "1",
  })),
  "/organiser/agencies/:slug/reports/reminder": async ({ things: { reported } }, db) => {
    // Recognised, and made known, a year earlier: of that year nothing was sent, and its day is past.
    await db.execute(sql`set local session_replication_role = replica`);
    await db
      .update(certificates)
      .set({ issuedOn: `${reported.year - 1}-06-01` })
      .where(eq(certificates.awardId, reported.awardId));
    await db.execute(sql`update ${releases} set released_at = make_timestamptz(${reported.year - 1}, 6, 1, 9, 0, 0)
      where decision_id = (select decision_id from awards where id = ${reported.awardId})`);
    await db.execute(sql`set local session_replication_role = origin`);
    return { query: `?year=${reported.year - 1}` };
  },
  "/organiser/reports/:id/note": ({ things: { sent } }) => ({ form: { version: String(sent.version) } }),
  "/organiser/reports/:id/return": ({ things: { sent } }) => ({
    form: { version: String(sent.version), ...typed.reason },
  }),
  "/producer/reports/:award/:year": () => ({
    form: { version: "0", seen: "{}", revenue: "1.250.000.000" },
    query: "?step=business",
  }),
  "/producer/reports/:award/:year/last-year": async ({ people, things: { reported } }, db) => {
    const by = people.producer!.userId;
    await db.insert(yearlyReports).values({
      ...FULL_ANSWERS.business,
      awardId: reported.awardId,
      year: reported.year - 1,
      keepsQuality: true,
      hasNoSupport: true,
      state: "submitted",
      updatedBy: by,
      submittedBy: by,
      submittedAt: new Date(),
    });
    return {};
  },
  "/producer/reports/:award/:year/steps/:step": form(() => ({ version: "0", seen: "{}", workers: "14" })),
  "/producer/reports/:award/:year/submission": async ({ people, things: { reported } }, db) => {
    // With the establishment they joined since the world was laid out.
    const ctx = contextOf(db, await actorOf(db, { id: people.producer!.userId }));
    await fillStep(ctx, reported, "business");
    return { form: { version: String((await ownReport(ctx, reported)).version), declared: "on" } };
  },
  "/producer/reports/:award/:year/supports": form(() => ({
    kind: "fair",
    what: "Gian hàng hội chợ vùng",
    amount: "12 triệu",
    source: "local_promotion",
    month: "9",
    key: randomUUID(),
  })),
  "/producer/reports/:award/:year/supports/:support": form(() => ({
    kind: "fair",
    what: "Gian hàng hội chợ vùng",
    amount: "12 triệu",
    source: "local_promotion",
    month: "9",
  })),
  "/producer/reports/:award/:year/supports/:support/removal": plain,
};
