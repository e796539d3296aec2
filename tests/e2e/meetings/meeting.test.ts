import { asc, eq, sql } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anEstablishment } from "#tests/factories/establishments";
import { aClaim, aFair, anApplication } from "#tests/factories/fairs";
import { aMeetingSession } from "#tests/factories/meetings";
import { anOrganiser, aProducer } from "#tests/factories/people";
import { expect, expectAccessible, PHONE, signIn, test } from "#tests/support/browser";
import { aPerson, fillIn, follow, press, visit } from "#tests/support/person";
import type { Database } from "~/db/client.server";
import { booths, fairMeetings, meetingBuyers, meetingSessions } from "~/db/schema";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { addDays, todayInVietnam } from "~/lib/dates";

const PATIENCE_MS = 240_000;
const HOUR_MS = 3_600_000;

/** A fair of today with an exhibitor who has a booth, and a session that begins in an hour. */
async function aFairOfToday(db: Database) {
  const now = Date.now();
  const today = todayInVietnam(new Date(now));
  const agency = await anAgency(db);
  const organiser = await anOrganiser(db, agency.id);
  const fair = await aFair(db, { agencyId: agency.id, startsOn: addDays(today, -1), endsOn: addDays(today, 2) });
  const establishment = await anEstablishment(db);
  const producer = await aProducer(db, establishment.id);
  const application = await anApplication(db, {
    ...{ fairId: fair.id, establishmentId: establishment.id, createdBy: producer.userId },
  });
  const [booth] = await db.select().from(booths).where(eq(booths.fairId, fair.id)).orderBy(asc(booths.code));
  const claim = { boothId: booth!.id, applicationId: application.id, during: "[2020-01-01,)" };
  await aClaim(db, { ...claim, state: "confirmed" });
  const [startsAt, endsAt] = [new Date(now + HOUR_MS), new Date(now + 5 * HOUR_MS)];
  const session = await aMeetingSession(db, {
    ...{ fairId: fair.id, createdBy: organiser.userId, day: today, startsAt, endsAt, closesAt: endsAt },
  });
  return { fair, organiser, producer, application, session };
}

/** Two hours pass. */
async function wait(db: Database, sessionId: string): Promise<void> {
  const earlier = (column: string) => sql.raw(`${column} - interval '2 hours'`);
  await db
    .update(meetingSessions)
    .set({ startsAt: earlier("starts_at"), endsAt: earlier("ends_at"), closesAt: earlier("closes_at") })
    .where(eq(meetingSessions.id, sessionId));
  await db
    .update(fairMeetings)
    .set({ during: sql`tstzrange(lower(during) - interval '2 hours', upper(during) - interval '2 hours')` })
    .where(eq(fairMeetings.sessionId, sessionId));
}

test(
  "a buyer registers on a phone and asks for an exhibitor, who accepts; the organiser arranges; what came of it is in the report",
  async ({ browser, site }) => {
    const { db } = site;
    const { fair, organiser, producer, application, session } = await aFairOfToday(db);

    const buyer = await aPerson(browser, site, { viewport: PHONE });
    await visit(buyer.page, paths.fair(fair.slug));
    await follow(buyer.page, m.meetings_register(), paths.fairMeetings(fair.slug));
    await visit(buyer.page, paths.fairExhibitors(fair.slug));
    await follow(buyer.page, m.meetings_ask_title({ other: application.signName }), paths.fairMeetings(fair.slug));
    await buyer.page.getByText(m.meetings_register_asked({ other: application.signName })).waitFor();
    await expectAccessible(buyer.page);
    await fillIn(buyer.page, { organisation: "Siêu thị Hoa Sen", name: "Phạm Thị Mua", phone: "0912 345 678" });
    await fillIn(buyer.page, { looksFor: "Rượu cần, 200 bình", consent: true });
    await press(buyer.page, m.meetings_register_now(), /^\/meetings\/[A-Z0-9]{10}$/);
    await buyer.page.getByText(application.signName).first().waitFor();
    await expectAccessible(buyer.page);

    const exhibitor = await aPerson(browser, site, { viewport: PHONE });
    await signIn(exhibitor.page.context(), site, producer.email);
    await visit(exhibitor.page, paths.application(application.id));
    await follow(exhibitor.page, m.meetings_title(), paths.applicationMeetings(application.id));
    expect(await exhibitor.page.getByText("Phạm Thị Mua").count()).toBe(0);
    await expectAccessible(exhibitor.page);
    await follow(exhibitor.page, m.meetings_accept(), /\/acceptance$/);
    await press(exhibitor.page, m.meetings_accept(), paths.applicationMeetings(application.id));
    await exhibitor.page.getByText("Phạm Thị Mua").first().waitFor();

    const desk = await aPerson(browser, site);
    await signIn(desk.page.context(), site, organiser.email);
    await visit(desk.page, paths.organiserMeetings(fair.slug));
    await follow(desk.page, /Nhà hội thảo/, paths.organiserMeetingSession(fair.slug, session.id));
    await expectAccessible(desk.page);
    await press(desk.page, m.meetings_arrange(), paths.organiserMeetingSession(fair.slug, session.id));
    await desk.page.getByText(m.meetings_arranged({ placed: "1", unplaced: "0" })).waitFor();
    await follow(desk.page, m.meetings_plan(), paths.organiserMeetingPlan(fair.slug, session.id));
    await desk.page.getByText("Siêu thị Hoa Sen").waitFor();
    await expectAccessible(desk.page);

    const [row] = await db.select().from(meetingBuyers).where(eq(meetingBuyers.sessionId, session.id));
    await visit(buyer.page, paths.buyer(row!.code));
    await buyer.page.getByText("1 · Nhà hội thảo", { exact: true }).waitFor();

    await wait(db, session.id);
    await visit(exhibitor.page, paths.applicationMeetings(application.id));
    await follow(exhibitor.page, m.meetings_enter_result(), /\/result$/);
    await fillIn(exhibitor.page, { outcome: "contract", value: "120 triệu", note: "200 bình" });
    await press(exhibitor.page, m.meetings_save(), paths.applicationMeetings(application.id));
    await exhibitor.page.getByText(m.meetings_outcome_contract()).first().waitFor();

    await visit(desk.page, paths.organiserFairReport(fair.slug));
    await desk.page.getByText("120.000.000").first().waitFor();
    expect(await desk.page.getByText(m.closings_meeting_contracts()).count()).toBe(1);

    await visit(buyer.page, paths.buyer(row!.code));
    await follow(buyer.page, m.meetings_forget(), paths.buyerForgetting(row!.code));
    await press(buyer.page, m.meetings_forget(), paths.fair(fair.slug));
    await buyer.page.getByText(m.meetings_forgotten()).waitFor();
    for (const person of [buyer, exhibitor, desk]) expect(person.complaints).toEqual([]);
  },
  PATIENCE_MS,
);
