import type { Page } from "playwright";
import { expect } from "#tests/support/browser";
import { fillIn, follow, press, visit } from "#tests/support/person";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";

const SOLVER_PATIENCE_MS = 60_000;

/** Has everybody placed and takes the plan over. booths: all that were granted. */
export async function placeAll(page: Page, slug: string, applications: number, booths: number): Promise<void> {
  await visit(page, paths.organiserAllocation(slug));
  await page.getByText(m.allocations_settings(), { exact: true }).click();
  await fillIn(page, { seconds: "4" });
  await press(page, m.allocations_run_start({ count: String(applications) }), paths.organiserAllocationRun(slug, 1));
  // The page asks by itself how far it is.
  const adopt = page.getByRole("link", { name: m.allocations_adopt(), exact: true });
  await adopt.waitFor({ timeout: SOLVER_PATIENCE_MS });
  await page.getByText(m.allocations_stat_of({ some: String(booths), all: String(booths) }), { exact: true }).waitFor();
  await adopt.click();
  await press(page, m.allocations_adopt_confirm({ number: 1 }), paths.organiserAllocationRun(slug, 1));
  await page.getByText(m.allocations_adopted({ given: String(booths), moved: "0" })).waitFor();
}

/** An exhibitor says yes to each booth they were given. Returns their codes. */
export async function takeBooths(page: Page, id: string): Promise<string[]> {
  await visit(page, paths.applicationBooths(id));
  const section = page.locator("section", { has: page.getByRole("heading", { name: m.booths_own_title() }) });
  const own = section.locator('a[href*="booth="]');
  await own.first().waitFor();
  const codes = await own.evaluateAll((links) =>
    links.map((link) => new URL((link as HTMLAnchorElement).href).searchParams.get("booth")!),
  );
  for (const code of codes) {
    await visit(page, paths.applicationBooths(id, { booth: code }));
    await press(page, m.booths_take_this());
    await page.getByText(m.booths_now_confirmed({ code })).waitFor();
  }
  return codes;
}

export async function declineBooth(page: Page, id: string, code: string): Promise<void> {
  await visit(page, paths.applicationBooths(id, { booth: code }));
  await follow(page, m.booths_decline(), /\/refusal$/);
  await fillIn(page, { reason: "Cơ sở chỉ đủ hàng cho một gian." });
  await press(page, m.booths_decline(), paths.applicationBooths(id));
  await page.getByText(m.booths_declined({ code })).waitFor();
}

/** The first on the waiting list is offered what became free. */
export async function offerTo(page: Page, slug: string, code: string): Promise<void> {
  await visit(page, paths.organiserFairWaiting(slug));
  await page.getByText(m.booths_could_be_offered({ codes: code })).waitFor();
  await press(page, m.booths_offer({ count: 1 }));
  await page.getByText(m.booths_withdraw_offer()).waitFor();
}

export async function acceptOffer(page: Page, id: string, code: string): Promise<void> {
  await visit(page, paths.applicationBooths(id));
  expect(await page.getByText(m.booths_offered_you({ codes: code })).count()).toBe(1);
  await press(page, m.booths_accept_offer({ count: 1 }));
  await page.getByText(m.booths_offer_taken()).waitFor();
}
