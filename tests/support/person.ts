import type { Browser, Page, ViewportSize } from "playwright";
import { expect, onTestFailed, onTestFinished } from "vitest";
import { DESK, watch } from "./browser";
import type { TestServer } from "./server";

/** Someone at a device of their own. */
export interface Person {
  readonly page: Page;
  /** What the pages complained of so far; a test that provokes a refusal empties it. */
  readonly complaints: string[];
  /** Closes the window; the test fails when a page complained. */
  leave(): Promise<void>;
}

let people = 0;

export async function aPerson(
  browser: Browser,
  site: Pick<TestServer, "url">,
  { viewport = DESK, javaScriptEnabled = true }: { viewport?: ViewportSize; javaScriptEnabled?: boolean } = {},
): Promise<Person> {
  const context = await browser.newContext({
    baseURL: site.url,
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    viewport,
    javaScriptEnabled,
    hasTouch: viewport.width < 600,
  });
  const complaints = watch(context, site);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  let hasLeft = false;
  people += 1;
  const picture = `test-results/person-${people}.png`;
  // What a person saw last, for whoever reads the failure.
  onTestFailed(async () => {
    if (!page.isClosed()) await page.screenshot({ path: picture, fullPage: true });
  });
  // Whoever is forgotten at their device is heard all the same.
  onTestFinished(() => {
    if (!hasLeft) expect(complaints, "a page complained").toEqual([]);
  });
  return {
    page,
    complaints,
    async leave() {
      hasLeft = true;
      await context.close();
      expect(complaints, "a page complained").toEqual([]);
    },
  };
}

/** Forgets the refusals that a test provoked, which the browser writes to its console; whatever else was heard stays. */
export function forgive({ complaints }: Person, status: 404 | 409 | 422 | 500): void {
  const others = complaints.filter((one) => !one.includes(`responded with a status of ${status} `));
  complaints.splice(0, complaints.length, ...others);
}

/** Opens a path and waits until its scripts, if it has any, have taken over. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await ready(page);
}

/** A page that sends scripts can be used before they run; what is typed then may be typed over. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    if (!("__remixContext" in window)) return true;
    const root = document.querySelector("main") ?? document.body;
    return Object.keys(root).some((key) => key.startsWith("__reactFiber"));
  });
}

/** Fills a form in by the names of its fields; true and false are for boxes, a choice is named by its value. */
export async function fillIn(page: Page, values: Readonly<Record<string, string | boolean>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`main [name="${name}"]:not([type=hidden])`);
    const kind = await field
      .first()
      .evaluate((element) => (element instanceof HTMLInputElement ? element.type : element.tagName.toLowerCase()));
    if (kind === "radio") await page.locator(`main [name="${name}"][value="${value}"]`).check();
    else if (kind === "checkbox") await field.setChecked(value === true);
    else if (kind === "select") await field.selectOption(String(value));
    else await field.fill(String(value));
  }
}

/** Presses a button by its words and waits for the page that it leads to. */
export async function press(page: Page, words: string, leadsTo?: RegExp | string): Promise<void> {
  await page.getByRole("button", { name: words, exact: true }).click();
  if (leadsTo !== undefined) await arrive(page, leadsTo);
}

export async function follow(page: Page, words: string | RegExp, leadsTo?: RegExp | string): Promise<void> {
  await page
    .getByRole("link", { name: words, ...(typeof words === "string" && { exact: true }) })
    .first()
    .click();
  if (leadsTo !== undefined) await arrive(page, leadsTo);
}

export async function arrive(page: Page, at: RegExp | string): Promise<void> {
  await page.waitForURL((url) => (typeof at === "string" ? url.pathname === at : at.test(url.pathname)));
  await ready(page);
}
