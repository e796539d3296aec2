import type { Browser, Page } from "playwright";
import { expect } from "#tests/support/browser";
import { aDevice, type Device } from "#tests/support/device";
import { fillIn, follow, press, ready, visit } from "#tests/support/person";
import type { TestServer } from "#tests/support/server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { formatDate, formatTime, type PlainDate } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import type { PassKind } from "~/lib/vocabulary";

/** Adds a gate that lets these kinds of passes in. */
export async function addGate(page: Page, slug: string, name: string, admits: readonly PassKind[]): Promise<void> {
  await visit(page, paths.organiserFairGates(slug));
  await fillIn(page, { name });
  for (const box of await page.locator('main input[name="admits"]').all()) {
    await box.setChecked(admits.includes((await box.inputValue()) as PassKind));
  }
  await press(page, m.days_add_gate());
  await page.getByText(m.days_gate_added({ name })).waitFor();
}

export async function appointGatekeeper(page: Page, slug: string, email: string): Promise<void> {
  await visit(page, paths.organiserFairGates(slug));
  await follow(page, m.days_appoint(), paths.organiserFairGatekeepers(slug));
  await fillIn(page, { email });
  await press(page, m.days_appoint(), paths.organiserFairGates(slug));
  await page.getByText(email).waitFor();
}

/** A visitor gets a pass on their phone and lets exhibitors keep their name. Returns its code. */
export async function getVisitorPass(page: Page, slug: string, name: string, contact: string): Promise<string> {
  await visit(page, paths.fair(slug));
  await follow(page, m.days_visitor_pass(), paths.fairVisitorPass(slug));
  await fillIn(page, { name, contact, share: true });
  await press(page, m.days_get_pass(), /^\/passes\//);
  return (await page.locator("main p.font-mono").textContent())!;
}

export interface Gate extends Device {
  readonly page: Page;
}

/** A gatekeeper with a phone at a gate, whose page is kept for the time without a network. */
export async function standAt(
  browser: Browser,
  site: TestServer,
  email: string,
  slug: string,
  name: string,
): Promise<Gate> {
  const device = await aDevice(browser, site, email);
  const page = await device.context.newPage();
  await visit(page, paths.gates());
  await page.locator(`a[href="${paths.gate(slug)}"]`).click();
  await page.waitForURL(`**${paths.gate(slug)}`);
  await ready(page);
  await page.getByText(m.days_gate_is_kept()).waitFor({ timeout: 60_000 });
  await page.getByLabel(m.days_gate(), { exact: true }).selectOption({ label: name });
  return { ...device, page };
}

/** Enters the code of a pass and reads what the gate says. */
export async function check({ page }: Gate, code: string, verdict: string): Promise<void> {
  await page.getByLabel(m.days_code()).fill(code);
  await page.getByRole("button", { name: m.days_check() }).click();
  const told = page.locator('[aria-live="assertive"]');
  await expect.poll(() => told.textContent()).toContain(verdict);
}

/** Counts those who come without a pass, five at a time. */
export async function countFives({ page }: Gate, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await page.getByRole("button", { name: m.days_counter_step({ people: "5" }) }).click();
  }
}

/** An exhibitor reads a visitor's pass, and sees the name they agreed to give. */
export async function noteLead(page: Page, id: string, code: string, name: string): Promise<void> {
  await visit(page, paths.applicationDays(id));
  await follow(page, m.days_lead_scan(), paths.applicationLeadScan(id));
  await fillIn(page, { code, interest: "Rượu cần, mua sỉ" });
  await page.getByRole("button", { name: m.days_save() }).click();
  await page.getByText(m.days_lead_noted()).waitFor();
  await visit(page, paths.applicationDays(id));
  await page.getByText(name).first().waitFor();
}

export async function takeConsentBack(page: Page, code: string): Promise<void> {
  await visit(page, paths.pass(code.replace("-", "")));
  await press(page, m.days_forget());
  await page.getByText(m.days_not_shared()).waitFor();
}

export interface Sold {
  readonly revenue: number;
  readonly orders: number;
  readonly contracts: number;
  readonly contractValue: number;
}

export async function reportSales(page: Page, id: string, day: PlainDate, sold: Sold): Promise<void> {
  await visit(page, paths.applicationDays(id));
  await follow(page, m.days_report(), paths.applicationSales(id, day));
  await fillIn(page, Object.fromEntries(Object.entries(sold).map(([name, value]) => [name, String(value)])));
  await press(page, m.days_save(), paths.applicationDays(id));
  await page.getByText(m.days_sales_saved({ date: formatDate(day) })).waitFor();
  await page.getByText(formatMoney(sold.revenue)).first().waitFor();
}

export async function tellIncident(page: Page, id: string): Promise<void> {
  await visit(page, paths.applicationIncidents(id));
  await fillIn(page, {
    time: formatTime(new Date()),
    kind: "technical",
    severity: "low",
    place: "Nhà A",
    text: "Mất điện mười phút ở dãy A.",
  });
  await press(page, m.days_tell_incident(), paths.applicationDays(id));
}

export async function resolveIncident(page: Page, slug: string): Promise<void> {
  await visit(page, paths.organiserFairIncidents(slug));
  await follow(page, m.days_resolve(), /\/resolution$/);
  await fillIn(page, { resolution: "Đã đóng lại cầu dao." });
  await press(page, m.days_resolve(), paths.organiserFairIncidents(slug));
  await page.getByText(m.days_incident_resolved()).waitFor();
}

export async function answerSurvey(page: Page, path: string, mark: number): Promise<void> {
  await visit(page, path);
  await fillIn(page, { whole: String(mark), running: String(mark), meeting: String(mark), comesAgain: "yes" });
  await press(page, m.closings_send_survey());
  await page.getByText(m.closings_survey_thanks()).waitFor();
}
