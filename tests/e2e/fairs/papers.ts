import type { Page } from "playwright";
import { expect } from "#tests/support/browser";
import { fillIn, follow, press, visit } from "#tests/support/person";
import { readSpreadsheet } from "~/adapters/documents/read-spreadsheet.server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";

/** Names who signs, and sends each exhibitor the letter of its booths. */
export async function sendLetters(page: Page, slug: string, count: number): Promise<void> {
  await visit(page, paths.organiserFairLetterTexts(slug));
  await fillIn(page, {
    signerTitle: "Cục trưởng",
    signerName: "Ngô Quang Trung",
    notes: "Không chuyển nhượng gian hàng.",
  });
  await press(page, m.exhibitors_texts_save(), paths.organiserFairLetters(slug));
  const words = m.exhibitors_letters_issue({ count: String(count) });
  await follow(page, words, paths.organiserFairLettersIssuing(slug));
  await press(page, words, paths.organiserFairLetters(slug));
  await page.getByText(m.exhibitors_letters_issued({ count: String(count) })).waitFor();
}

/** What stands on which booth, as the contractor's list has it: code and sign. */
export async function signsOf(page: Page, slug: string): Promise<Map<string, string>> {
  const answer = await page.request.get(paths.organiserFairList(slug, "signs", "xlsx"));
  expect(answer.status()).toBe(200);
  const { rows } = await readSpreadsheet(await answer.body());
  const cells = rows.map((row) => row.cells.map(String));
  const head = cells.findIndex((row) => row.includes("Mã gian"));
  const [code, sign] = ["Mã gian", "Biển tên"].map((title) => cells[head]!.findIndex((cell) => cell.startsWith(title)));
  return new Map(cells.slice(head + 1).map((row) => [row[code!]!, row[sign!]!]));
}

/** An exhibitor takes their letter from their phone: a PDF. */
export async function takeLetter(page: Page, id: string): Promise<void> {
  await visit(page, paths.applicationPapers(id));
  const href = await page.getByRole("link", { name: m.exhibitors_own_letter_take() }).getAttribute("href");
  const letter = await page.request.get(href!);
  expect([letter.status(), (await letter.body()).subarray(0, 5).toString()]).toEqual([200, "%PDF-"]);
}

/** Passes for the people of an exhibitor. Returns their codes as a gate reads them. */
export async function issueStaffPasses(page: Page, id: string, names: readonly string[]): Promise<string[]> {
  await visit(page, paths.applicationDays(id));
  await follow(page, m.days_issue(), paths.applicationStaffPasses(id));
  await fillIn(page, { names: names.join("\n") });
  await press(page, m.days_issue(), paths.applicationDays(id));
  await page.getByText(m.days_passes_issued({ count: String(names.length) })).waitFor();
  return page.locator('main a.font-mono[href^="/passes/"]').allInnerTexts();
}

/** A pass that the office issues by hand. Returns its code. */
export async function issueGuestPass(page: Page, slug: string, holder: string): Promise<string> {
  await visit(page, paths.organiserFairPasses(slug));
  await fillIn(page, { kind: "guest", holder });
  await press(page, m.days_issue(), paths.organiserFairPasses(slug));
  const row = page.getByRole("row", { name: new RegExp(holder) });
  await row.waitFor();
  return (await row.locator("a.font-mono").textContent())!;
}
