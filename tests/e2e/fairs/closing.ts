import type { Page } from "playwright";
import { expect } from "#tests/support/browser";
import { fillIn, follow, press, visit } from "#tests/support/person";
import { readSpreadsheet } from "~/adapters/documents/read-spreadsheet.server";
import { Zip } from "~/adapters/documents/zip.server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { BUDGET } from "./setting-up";

export async function settleBudget(page: Page, slug: string): Promise<void> {
  await visit(page, paths.organiserFairSetup(slug, "budget"));
  await page
    .locator(`main a[href^="${paths.organiserFairSetup(slug, "budget")}/"]`)
    .first()
    .click();
  await page.waitForURL(/\/budget\/[\w-]{36}$/);
  await fillIn(page, { spent: String(BUDGET.spent) });
  await press(page, m.fairs_save(), paths.organiserFairSetup(slug, "budget"));
}

export async function writeWords(page: Page, slug: string, otherVisits: number, source: string): Promise<void> {
  await visit(page, paths.organiserFairReport(slug));
  await fillIn(page, {
    otherVisits: String(otherVisits),
    otherVisitsSource: source,
    results: "Ký kết một biên bản ghi nhớ.",
  });
  await press(page, m.closings_save(), paths.organiserFairReport(slug));
  await page.getByText(m.closings_saved()).waitFor();
}

export async function close(page: Page, slug: string): Promise<void> {
  await follow(page, m.closings_close(), paths.organiserFairReportClosing(slug));
  await press(page, m.closings_close(), paths.organiserFairReport(slug));
  await page.getByText(m.closings_closed_text()).waitFor();
}

/** The figures of the report as the page shows them, by what they are of, each with its note. */
export async function figuresShown(page: Page): Promise<Record<string, readonly string[]>> {
  const pairs = await page.locator("main dl:has(> div > dt) > div").evaluateAll((stats) =>
    stats.map((stat) => {
      const [name, detail] = [stat.querySelector("dt"), stat.querySelector("dd")];
      return [name?.textContent ?? "", [...(detail?.children ?? [])].map((part) => part.textContent ?? "")] as const;
    }),
  );
  return Object.fromEntries(pairs);
}

export async function sheetOf(page: Page, slug: string) {
  const answer = await page.request.get(paths.organiserFairReportFile(slug, "xlsx"));
  expect(answer.status()).toBe(200);
  const { rows } = await readSpreadsheet(await answer.body());
  return rows.map(({ cells }) => Array.from({ length: 4 }, (_, at) => cells[at] ?? null));
}

/** What the Word document says, without its marks. */
export async function wordsOf(page: Page, slug: string): Promise<string> {
  const answer = await page.request.get(paths.organiserFairReportFile(slug, "docx"));
  expect(answer.status()).toBe(200);
  const xml = await new Zip(await answer.body(), 10_000_000).read("word/document.xml");
  return xml!.toString("utf8").replace(/<[^>]+>/g, "");
}
