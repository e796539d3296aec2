import { eq } from "drizzle-orm";
import { anApplicant, aPickedFair, boothCalled } from "#tests/factories/booths";
import { aClaim } from "#tests/factories/fairs";
import { expect, expectAccessible, PHONE, signIn, test } from "#tests/support/browser";
import { aPerson, fillIn, press, visit } from "#tests/support/person";
import { fairPasses, leads } from "~/db/schema";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { addDays, todayInVietnam } from "~/lib/dates";
import { answerSurvey, getVisitorPass, noteLead, takeConsentBack } from "./days";

const PATIENCE_MS = 60_000;
const NAME = "Phạm Thị Khách Thăm";

test(
  "an exhibitor keeps a visitor's contact by consent alone, and it goes everywhere when the visitor takes it back",
  async ({ browser, site }) => {
    const { db } = site;
    const today = todayInVietnam(new Date());
    const { fair } = await aPickedFair(db, { startsOn: today, endsOn: addDays(today, 2) });
    const { application, producer } = await anApplicant(db, fair);
    const booth = await boothCalled(db, fair, "A1");
    await aClaim(db, { boothId: booth.id, applicationId: application.id, state: "confirmed", during: "[2026-01-01,)" });
    const visitor = await aPerson(browser, site, { viewport: PHONE });
    const exhibitor = await aPerson(browser, site, { viewport: PHONE });
    await signIn(exhibitor.page.context(), site, producer.email);

    // A name without the consent it is for is not taken.
    await visit(visitor.page, paths.fairVisitorPass(fair.slug));
    await fillIn(visitor.page, { name: NAME });
    await press(visitor.page, m.days_get_pass());
    await visitor.page.getByText(m.days_contact_needs_share()).first().waitFor();
    expect(await visitor.page.locator("main [name=name]").inputValue()).toBe(NAME);
    visitor.complaints.splice(0);
    const code = await getVisitorPass(visitor.page, fair.slug, NAME, "khach@vidu.vn");
    await expectAccessible(visitor.page);

    await noteLead(exhibitor.page, application.id, code, NAME);
    await exhibitor.page.getByText("khach@vidu.vn").first().waitFor();
    await expectAccessible(exhibitor.page);
    await takeConsentBack(visitor.page, code);
    await exhibitor.page.reload();
    await exhibitor.page.getByText(m.days_lead_erased()).first().waitFor();
    const kept = [
      await db
        .select({ name: leads.name, contact: leads.contact })
        .from(leads)
        .where(eq(leads.applicationId, application.id)),
      await db
        .select({ name: fairPasses.holder, contact: fairPasses.contact })
        .from(fairPasses)
        .where(eq(fairPasses.fairId, fair.id)),
    ];
    expect(kept).toEqual([[{ name: null, contact: null }], [{ name: null, contact: null }]]);

    // The pass still is one, and what was taken back is not scanned again.
    await visit(exhibitor.page, paths.applicationLeadScan(application.id));
    await fillIn(exhibitor.page, { code });
    await press(exhibitor.page, m.days_save());
    await exhibitor.page.getByText(m.days_lead_not_agreed()).first().waitFor();
    exhibitor.complaints.splice(0);
    await visitor.leave();
    await exhibitor.leave();
  },
  PATIENCE_MS,
);

test(
  "visitors and exhibitors say what they think, and an exhibitor once",
  async ({ browser, site }) => {
    const { db } = site;
    const today = todayInVietnam(new Date());
    const { fair, organiser } = await aPickedFair(db, { startsOn: today, endsOn: addDays(today, 2) });
    const { application, producer } = await anApplicant(db, fair);
    const visitor = await aPerson(browser, site, { viewport: PHONE });
    const exhibitor = await aPerson(browser, site, { viewport: PHONE });
    await signIn(exhibitor.page.context(), site, producer.email);

    await visit(visitor.page, paths.fairSurvey(fair.slug));
    await expectAccessible(visitor.page);
    for (const mark of [5, 2]) await answerSurvey(visitor.page, paths.fairSurvey(fair.slug), mark);
    await answerSurvey(exhibitor.page, paths.applicationSurvey(application.id), 4);
    await visit(exhibitor.page, paths.applicationSurvey(application.id));
    await exhibitor.page.getByText(m.closings_survey_done()).waitFor();

    const office = await aPerson(browser, site);
    await signIn(office.page.context(), site, organiser.email);
    await visit(office.page, paths.organiserFairReport(fair.slug));
    for (const said of [m.closings_answers({ count: 2 }), m.closings_answers({ count: 1 })]) {
      await office.page.getByText(said).first().waitFor();
    }
    expect(await office.page.getByText("3,5", { exact: true }).count()).toBe(3);
    for (const person of [visitor, exhibitor, office]) await person.leave();
  },
  PATIENCE_MS,
);
