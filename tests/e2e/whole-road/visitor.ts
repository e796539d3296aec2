import { expect } from "vitest";
import { arrive, type Person, visit } from "#tests/support/person";
import { paths } from "~/http/paths";
import { levelTitle, shortGroupName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";

/** Finds a product by words without their tones, and by the facets; opens it. */
export async function findProduct({ page }: Person, typed: string, product: string, loser: string): Promise<void> {
  await visit(page, paths.home());
  await page.locator("main input[type=search]").first().fill(typed);
  await page.keyboard.press("Enter");
  await arrive(page, paths.products());
  await page.getByRole("link", { name: product }).first().waitFor();
  expect(await page.locator("main").textContent()).not.toContain(loser);

  await visit(page, paths.products());
  for (const choice of [shortGroupName("B"), levelTitle("province"), String(new Date().getFullYear())]) {
    await chooseFacet(page, choice);
  }
  await page.getByRole("link", { name: product }).first().click();
  await arrive(page, /^\/products\/[\w-]+$/);
}

/** On a phone the facets are folded away, and again after each choice. */
async function chooseFacet(page: Person["page"], label: string) {
  await page.locator("summary").filter({ hasText: m.gallery_filters() }).click();
  await page.locator("details section li a").filter({ hasText: label }).first().click();
  await page
    .locator('section li a[aria-current="true"]')
    .filter({ hasText: label })
    .first()
    .waitFor({ state: "attached" });
}

/** Opens the certificate from the product's page. Returns its number. */
export async function openCertificate({ page }: Person, product: string): Promise<string> {
  await page.locator("main a[href^='/certificates/']").first().click();
  await arrive(page, /^\/certificates\/[\w-]+$/);
  const number = new URL(page.url()).pathname.split("/").at(-1)!;
  const text = (await page.locator("main").textContent()) ?? "";
  expect(text).toContain(product);
  expect(text).toContain(number);
  expect(text).toContain("1493/QĐ-UBND");
  // The year of the decision is the first of four.
  expect(text).toContain(m.certificates_valid_text({ date: `31/12/${new Date().getFullYear() + 3}` }));

  const code = page.locator(`img[src="${paths.certificateQr(number)}"]`);
  expect(await code.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  const pdf = await page.request.get(paths.certificatePdf(number));
  expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, "%PDF-"]);
  return number;
}
