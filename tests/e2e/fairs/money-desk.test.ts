import { aBilledFair, aPlacedApplication, issued, RENT } from "#tests/factories/invoices";
import { expect, expectAccessible, PHONE, signIn, test } from "#tests/support/browser";
import { aPerson, visit } from "#tests/support/person";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { addDays, todayInVietnam } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { expectPaid, importStatement } from "./money";

const PATIENCE_MS = 60_000;

test(
  "a statement is read, looked at and taken over once, also when the next one brings the same payment again",
  async ({ browser, site }) => {
    const { db } = site;
    const today = todayInVietnam(new Date());
    const billed = await aBilledFair(db, {
      startsOn: addDays(today, 40),
      endsOn: addDays(today, 44),
      depositDueOn: addDays(today, 10),
      balanceDueOn: addDays(today, 20),
    });
    const { slug } = billed.fair;
    const [one, two] = [await aPlacedApplication(db, billed.fair.id), await aPlacedApplication(db, billed.fair.id)];
    const [first, second] = await issued(db, billed, [one.application.id, two.application.id], new Date());
    const office = await aPerson(browser, site);
    await signIn(office.page.context(), site, billed.organiser.email);
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
