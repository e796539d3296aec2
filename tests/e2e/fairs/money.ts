import type { Page } from "playwright";
import { statementCsv } from "#tests/factories/invoices";
import { expect } from "#tests/support/browser";
import { fillIn, press, visit } from "#tests/support/person";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { formatDate, todayInVietnam } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { RENT, SUPPORT, SURCHARGE } from "./setting-up";

/** What an exhibitor pays for booths of these kinds, as the prices and the terms of the fair say it: two are supported, the dearest. */
export function payableFor(kinds: readonly string[]): number {
  const rents = kinds.map((kind) => (kind === "corner" ? RENT + (RENT * SURCHARGE) / 100 : RENT)).sort((a, b) => b - a);
  return rents.reduce((sum, rent, at) => sum + (at < 2 ? rent - (rent * SUPPORT) / 100 : rent), 0);
}

export async function nameAccount(page: Page, slug: string): Promise<void> {
  await visit(page, paths.organiserBankAccount(slug));
  await fillIn(page, { bankBin: "970415", number: "113366668888", holder: "TRUNG TAM KHUYEN CONG" });
  await press(page, m.invoices_account_save(), paths.organiserMoney(slug));
}

export async function sendNotices(page: Page, slug: string, count: number, payable: number): Promise<void> {
  await visit(page, paths.organiserInvoiceIssuing(slug));
  await page
    .getByText(m.invoices_issue_effect({ count: String(count), amount: formatMoney(payable) }))
    .first()
    .waitFor();
  await press(page, m.invoices_issue(), paths.organiserMoney(slug));
  await page.getByText(m.invoices_issued({ count: String(count) })).waitFor();
}

export interface Transfer {
  readonly amount: number;
  readonly text: string;
}

/** Brings a statement in and takes over what is certain; the preview says what each line is. */
export async function importStatement(
  page: Page,
  slug: string,
  transfers: readonly Transfer[],
  findings: readonly string[],
): Promise<void> {
  const today = formatDate(todayInVietnam(new Date()));
  await visit(page, paths.organiserStatements(slug));
  await page.locator("main input[type=file]").setInputFiles({
    name: "sao-ke.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      statementCsv(transfers.map(({ amount, text }, at) => [today, `FT24${at}`, String(amount), text] as const)),
    ),
  });
  await press(page, m.invoices_statement_upload(), /\/statements\/[\w-]{36}$/);
  const rows = page.locator("main table tbody tr");
  expect(await rows.count()).toBe(findings.length);
  for (const [at, finding] of findings.entries()) expect(await rows.nth(at).textContent()).toContain(finding);
  await press(page, m.invoices_statement_apply());
  await page.getByRole("button", { name: m.invoices_statement_apply() }).waitFor({ state: "detached" });
}

/** Settles by hand whom a transfer pays. */
export async function matchByHand(page: Page, slug: string, text: string, notice: string): Promise<void> {
  await visit(page, paths.organiserStatements(slug));
  await page.getByRole("link", { name: text }).click();
  await page.getByRole("heading", { name: m.invoices_match_title() }).waitFor();
  await fillIn(page, { invoice: notice });
  await press(page, m.invoices_match());
  await page.getByText(m.invoices_matched()).waitFor();
}

/** What the page says was paid in all. */
export async function expectPaid(page: Page, slug: string, payable: number, paid: number): Promise<void> {
  await visit(page, paths.organiserMoney(slug));
  const figures = await page.locator("main dl dd > span:first-child").allInnerTexts();
  expect(figures.slice(0, 3)).toEqual([payable, paid, payable - paid].map((sum) => formatMoney(sum)));
}
