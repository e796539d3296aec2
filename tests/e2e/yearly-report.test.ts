import { heldTitles } from "#tests/factories/yearly-reports";
import { expect, expectAccessible, PHONE, signIn, test } from "#tests/support/browser";
import { contextOf } from "#tests/support/database";
import { aPerson, arrive, fillIn, follow, press, visit } from "#tests/support/person";
import { setReminders } from "~/domain/certificates/reminder-settings.server";
import { DEFAULT_REMINDERS } from "~/domain/certificates/reminders";
import { ownReport } from "~/domain/yearly-reports/own-reports.server";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

const PATIENCE_MS = 600_000;

test(
  "a maker finds the report on their first page, writes and sends it, and the agency takes note",
  async ({ browser, site }) => {
    const { agencyId, organiser, titles, year } = await heldTitles(site.db);
    const [{ awardId, producer, productName }] = titles as [(typeof titles)[number]];
    const days = { opensOn: "01-01", opensNextYear: false, dueOn: "12-31", dueNextYear: false };
    const settings = { ...DEFAULT_REMINDERS, ...days, dueSource: undefined, expiryDaysBefore: [180] };
    await setReminders(contextOf(site.db, organiser), agencyId, settings);
    const report = paths.producerReport(awardId, year);
    const title = m.reports_of_product({ product: productName, year: String(year) });

    const maker = await aPerson(browser, site, { viewport: PHONE });
    const { page } = maker;
    await signIn(page.context(), site, producer.email);
    await visit(page, paths.producerHome());
    await page.getByRole("heading", { name: title }).waitFor();
    await follow(page, m.reports_next_write(), report);
    await fillIn(page, {
      revenue: "1.250.000.000",
      exportValue: "50 triệu",
      outputQuantity: "12.500",
      outputUnit: "kg",
      workers: "14",
      labourIncome: "8 triệu",
    });
    await press(page, m.steps_save_next());
    await page.waitForURL(/step=support/);

    const support = { kind: "technology", source: "local_promotion", what: "Máy tráng bánh", month: "3" };
    await fillIn(page, { ...support, amount: "25 triệu" });
    // A finger that trembles.
    await page.getByRole("button", { name: m.reports_support_add(), exact: true }).dblclick();
    await page.getByText(m.reports_support_added()).waitFor();
    await follow(page, m.reports_support_edit(), /\/supports\/[\w-]+$/);
    expect(await page.locator("main [name=amount]").inputValue()).toBe("25.000.000");
    await fillIn(page, { amount: "30 triệu" });
    await press(page, m.common_save(), report);
    await page.getByText(m.reports_support_edited()).waitFor();
    await expectAccessible(page);
    await follow(page, m.reports_support_next(), report);
    await page.waitForURL(/step=quality/);
    await fillIn(page, { keepsQuality: "yes" });
    await press(page, m.steps_save_next(), paths.producerReportAct(awardId, year, "submission"));
    await fillIn(page, { declared: true });
    await press(page, m.reports_send(), report);
    await page.getByText(m.reports_sent()).waitFor();

    const desk = await aPerson(browser, site);
    await signIn(desk.page.context(), site, organiser.email);
    await visit(desk.page, paths.organiserReports());
    await arrive(desk.page, /^\/organiser\/agencies\/[\w-]+\/reports$/);
    const current = desk.page.locator(`nav a[href="${paths.organiserReports()}"][aria-current=page]`);
    expect(await current.filter({ visible: true }).count()).toBe(1);
    await follow(desk.page, productName, /^\/organiser\/reports\//);
    await desk.page.getByText(formatNumber(30_000_000)).first().waitFor();
    await press(desk.page, m.reports_take_note());
    await desk.page.getByText(m.reports_noted()).waitFor();
    await expectAccessible(desk.page);

    await page.reload();
    await page
      .getByText(/đã ghi nhận báo cáo/i)
      .first()
      .waitFor();
    expect(await ownReport(contextOf(site.db, producer), { awardId, year })).toMatchObject({
      standing: "acknowledged",
      supports: [{ ...support, month: 3, amount: 30_000_000 }],
    });
    await maker.leave();
    await desk.leave();
  },
  PATIENCE_MS,
);
