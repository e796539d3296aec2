import type { Browser } from "playwright";
import { aBilledFair, aPlacedApplication, issued, RENT } from "#tests/factories/invoices";
import { expect, expectAccessible, PHONE, signIn, test } from "#tests/support/browser";
import { aPerson, fillIn, follow, press, visit } from "#tests/support/person";
import type { TestServer } from "#tests/support/server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { addDays, formatDate, todayInVietnam } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { expectPaid, importStatement } from "./money";

const PATIENCE_MS = 60_000;

/** A billed fair in six weeks, with its organiser at their desk. */
async function aDesk(browser: Browser, site: TestServer) {
  const today = todayInVietnam(new Date());
  const billed = await aBilledFair(site.db, {
    startsOn: addDays(today, 40),
    endsOn: addDays(today, 44),
    depositDueOn: addDays(today, 10),
    balanceDueOn: addDays(today, 20),
  });
  const office = await aPerson(browser, site);
  await signIn(office.page.context(), site, billed.organiser.email);
  return { billed, office, slug: billed.fair.slug };
}

test(
  "a statement is read, looked at and taken over once, also when the next one brings the same payment again",
  async ({ browser, site }) => {
    const { db } = site;
    const { billed, office, slug } = await aDesk(browser, site);
    const [one, two] = [await aPlacedApplication(db, billed.fair.id), await aPlacedApplication(db, billed.fair.id)];
    const [first, second] = await issued(db, billed, [one.application.id, two.application.id], new Date());
    const whole = { amount: RENT, text: `Nop tien gian hang ${first!.reference}` };
    const beyond = { amount: RENT + 500_000, text: `Gian hang ${second!.reference}` };

    await importStatement(office.page, slug, [whole], [m.invoices_finding_exact()]);
    await importStatement(office.page, slug, [whole, beyond], [m.invoices_known(), m.invoices_finding_too_large()]);
    await expectPaid(office.page, slug, 2 * RENT, 2 * RENT);
    await expectAccessible(office.page);
    await visit(office.page, paths.organiserStatements(slug));
    expect(await office.page.getByRole("link", { name: beyond.text }).count()).toBe(1);
    expect(await office.page.getByRole("link", { name: whole.text }).count()).toBe(0);

    const exhibitor = await aPerson(browser, site, { viewport: PHONE });
    await signIn(exhibitor.page.context(), site, one.producer.email);
    await visit(exhibitor.page, paths.applicationInvoices(one.application.id));
    await exhibitor.page.getByText(m.invoices_own_nothing_due()).waitFor();
    expect(await exhibitor.page.getByText(formatMoney(RENT)).count()).toBeGreaterThan(0);
    await expectAccessible(exhibitor.page);
    await office.leave();
    await exhibitor.leave();
  },
  PATIENCE_MS,
);

test(
  "a statement with headings nobody knows is read by the columns that are chosen for it",
  async ({ browser, site }) => {
    const { billed, office, slug } = await aDesk(browser, site);
    const { page } = office;
    const { application } = await aPlacedApplication(site.db, billed.fair.id);
    const [notice] = await issued(site.db, billed, [application.id], new Date());
    const day = formatDate(todayInVietnam(new Date()));
    const csv = `Khi nào;Bao nhiêu;Chuyện gì\r\n${day};${RENT};Gian hang ${notice!.reference}\r\n`;
    await visit(page, paths.organiserStatements(slug));
    const file = { name: "sao-ke.csv", mimeType: "text/csv", buffer: Buffer.from(csv) };
    await page.locator("main input[type=file]").setInputFiles(file);
    await press(page, m.invoices_statement_upload(), /\/columns$/);
    await page.getByText(m.invoices_columns_unread()).waitFor();
    await expectAccessible(page);
    await fillIn(page, { heading: "1", date: "0", credit: "1", text: "2" });
    await press(page, m.invoices_columns_read(), /\/statements\/[\w-]{36}$/);
    await page.getByText(m.invoices_finding_exact()).first().waitFor();
    await office.leave();
  },
  PATIENCE_MS,
);

test(
  "a fair that was cancelled is taken up again from its desk, and its page says so no more",
  async ({ browser, site }) => {
    const { office, slug } = await aDesk(browser, site);
    const { page } = office;
    await visit(page, paths.organiserFair(slug));
    await follow(page, m.fairs_cancel(), paths.organiserFairCancellation(slug));
    await fillIn(page, { reason: "Bão số 9 đổ bộ." });
    await press(page, m.fairs_cancel(), paths.organiserFair(slug));
    // Nobody paid anything.
    await page.getByText(m.fairs_next_none()).waitFor();
    await follow(page, m.fairs_restore(), paths.organiserFairRestoration(slug));
    await expectAccessible(page);
    await fillIn(page, { reason: "Bão đổi hướng." });
    await press(page, m.fairs_restore(), paths.organiserFairSetup(slug, "deadlines"));
    await visit(page, paths.organiserFair(slug));
    expect(await page.getByText("Bão số 9 đổ bộ.").count()).toBe(0);
    await visit(page, paths.fair(slug));
    expect(await page.getByText(m.fairs_cancelled_notice()).count()).toBe(0);
    await office.leave();
  },
  PATIENCE_MS,
);
