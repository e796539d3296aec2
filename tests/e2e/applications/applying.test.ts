import { anAgency } from "#tests/factories/agencies";
import { aCall } from "#tests/factories/applications";
import { anEstablishment } from "#tests/factories/establishments";
import { anOrganiser, aProducer } from "#tests/factories/people";
import { expect, expectAccessible, PHONE, signIn, test } from "#tests/support/browser";
import { contextOf } from "#tests/support/database";
import { aPerson, fillIn, follow, press, visit } from "#tests/support/person";
import type { Database } from "~/db/client.server";
import { applicationQueue } from "~/domain/applications/application-queue.server";
import { ownApplication, ownApplications } from "~/domain/applications/own-applications.server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { addDays, formatDate, todayInVietnam } from "~/lib/dates";

const PATIENCE_MS = 600_000;
const DAY_MS = 86_400_000;

/** A fair that takes applications today. */
async function anOpenCall(db: Database) {
  const now = new Date();
  const today = todayInVietnam(now);
  return aCall(db, {
    applicationsOpenAt: new Date(now.getTime() - DAY_MS),
    applicationsCloseAt: new Date(now.getTime() + 30 * DAY_MS),
    startsOn: addDays(today, 60),
    endsOn: addDays(today, 64),
  });
}

test(
  "a producer applies on a phone while the page saves itself; the office asks for more and accepts",
  async ({ browser, site }) => {
    const { fair, organiser } = await anOpenCall(site.db);
    const establishment = await anEstablishment(site.db, { legalForm: "cooperative" });
    const producer = await aProducer(site.db, establishment.id);
    const maker = await aPerson(browser, site, { viewport: PHONE });
    const { page } = maker;
    await signIn(page.context(), site, producer.email);
    await visit(page, paths.newApplication({ fair: fair.slug }));
    await press(page, m.applications_begin(), /^\/applications\/[\w-]+$/);
    const id = new URL(page.url()).pathname.split("/").at(-1)!;
    const own = () => ownApplication(contextOf(site.db, producer), id);
    await visit(page, paths.application(id, { step: "places" }));
    await fillIn(page, { standard: "2", power: "4,5", corner: true });
    // Typed, and kept without a button; the cost moves along.
    await page.getByText("16.800.000").first().waitFor();
    await expect.poll(async () => (await own()).power).toBe(4500);
    await page.reload();
    expect(await page.locator("main [name=power]").inputValue()).toBe("4,5");
    await expectAccessible(page);

    await visit(page, paths.applicationLines(id, "goods"));
    await fillIn(page, { lines: "Rượu cần;bình;100\nMật ong;chai;ba" });
    await press(page, m.applications_paste_add(), paths.applicationPaste(id, "goods"));
    await page
      .getByText(/Dòng 2, cột “Số lượng”/)
      .first()
      .waitFor();
    maker.complaints.splice(0);
    await fillIn(page, { lines: "Rượu cần;bình;100\nMật ong;chai;30" });
    await press(page, m.applications_paste_add(), paths.applicationLines(id, "goods"));
    await page.getByText("Mật ong").first().waitFor();
    await follow(page, m.applications_step_send(), paths.applicationSubmission(id));
    await fillIn(page, { declared: true });
    await press(page, m.applications_send(), paths.application(id));
    const number = `${fair.code}-001`;
    await page.getByText(m.applications_sent({ number })).waitFor();

    const desk = await aPerson(browser, site);
    await signIn(desk.page.context(), site, organiser.email);
    await visit(desk.page, paths.organiserApplications(fair.slug, { q: establishment.name }));
    await follow(desk.page, establishment.name, paths.organiserApplication(fair.slug, number));
    await expectAccessible(desk.page);
    await follow(desk.page, m.applications_ask(), paths.organiserApplicationAct(fair.slug, number, "request"));
    const note = "Bổ sung giấy chứng nhận an toàn thực phẩm.";
    await fillIn(desk.page, { note, dueOn: formatDate(addDays(todayInVietnam(new Date()), 5)) });
    await press(desk.page, m.applications_ask_confirm(), paths.organiserApplication(fair.slug, number));

    await visit(page, paths.application(id));
    await page.getByText(note).first().waitFor();
    await visit(page, paths.applicationSubmission(id));
    await fillIn(page, { declared: true });
    await press(page, m.applications_send_again(), paths.application(id));

    await visit(desk.page, paths.organiserApplication(fair.slug, number));
    await follow(desk.page, m.applications_accept(), paths.organiserApplicationAct(fair.slug, number, "acceptance"));
    await fillIn(desk.page, { standard: "1" });
    await press(desk.page, m.applications_accept(), paths.organiserApplication(fair.slug, number));
    await desk.page.getByText(m.applications_accepted()).waitFor();
    await visit(page, paths.application(id));
    await page.getByText(m.applications_standing_accepted({ count: "1" })).waitFor();
    expect(await own()).toMatchObject({ state: "accepted", things: { asks: [{ booths: 2, granted: 1 }] } });
    await maker.leave();
    await desk.leave();
  },
  PATIENCE_MS,
);

test(
  "a centre applies for three establishments without scripts",
  async ({ browser, site }) => {
    const { fair, office } = await anOpenCall(site.db);
    const centre = await anAgency(site.db, { name: "Trung tâm Khuyến công Lâm Đồng" });
    const officer = await anOrganiser(site.db, centre.id);
    const person = await aPerson(browser, site, { javaScriptEnabled: false });
    const { page } = person;
    await signIn(page.context(), site, officer.email);
    await page.goto(paths.applications());
    await page.locator(`a[href="${paths.newApplication({ fair: fair.slug })}"]`).click();
    await press(page, m.applications_begin());
    await page.waitForURL(/step=sign/);
    const id = new URL(page.url()).pathname.split("/").at(-1)!;
    await fillIn(page, { contactPhone: "không có" });
    await press(page, m.steps_save_next());
    await page.getByText(m.establishments_phone_wrong()).first().waitFor();
    expect(await page.locator("main [name=contactPhone]").inputValue()).toBe("không có");
    person.complaints.splice(0);
    await fillIn(page, { contactPhone: "0912345678" });
    await press(page, m.steps_save_next());
    await page.waitForURL(/step=places/);
    await fillIn(page, { standard: "3" });
    await press(page, m.steps_save_next());
    await page.waitForURL(/\/exhibitors$/);
    await fillIn(page, { lines: "Hợp tác xã Hàm Minh\nCơ sở Bà Tư\nTổ dệt La Dạ" });
    await press(page, m.applications_paste_add());
    await page.getByText(m.applications_lines_added({ count: "3" })).waitFor();
    await page.goto(paths.applicationLines(id, "goods"));
    await fillIn(page, { name: "Thổ cẩm", quantity: "40" });
    await press(page, m.applications_line_add());
    await page.getByText(m.applications_line_added()).waitFor();
    await page.goto(paths.applicationSubmission(id));
    await fillIn(page, { declared: true });
    await press(page, m.applications_send());
    await page.getByText(m.applications_sent({ number: `${fair.code}-001` })).waitFor();

    expect(await ownApplications(contextOf(site.db, officer))).toMatchObject([{ id, state: "submitted" }]);
    const rows = await applicationQueue(contextOf(site.db, office.actor), fair);
    expect(rows).toMatchObject([{ isCentre: true, exhibitors: 3, asked: 3 }]);
    await person.leave();
  },
  PATIENCE_MS,
);
