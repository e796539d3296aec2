import AxeBuilder from "@axe-core/playwright";
import chromium from "@sparticuz/chromium";
import { type BrowserContext, type Page, chromium as playwright, type ViewportSize } from "playwright";
import { test as base, expect } from "vitest";
import { startTestServer, type TestServer } from "./server";
import { aSessionOf } from "./sessions";

export const PHONE: ViewportSize = { width: 390, height: 844 };
export const DESK: ViewportSize = { width: 1280, height: 800 };

/**
 * `site`: the built server of this run. `page`: a fresh browser window on it; the test fails when the page writes an error
 * to the console, throws, or asks its own origin for something that is not there.
 */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures are needed.
  .extend("site", { scope: "worker" }, async ({}, { onCleanup }) => {
    const server = await startTestServer();
    onCleanup(server.stop);
    return server;
  })
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures are needed.
  .extend("browser", { scope: "worker" }, async ({}, { onCleanup }) => {
    const browser = await playwright.launch({
      executablePath: await chromium.executablePath(),
      args: ["--no-sandbox", "--disable-gpu"],
    });
    onCleanup(() => browser.close());
    return browser;
  })
  .extend("context", async ({ browser, site }, { onCleanup }) => {
    const context = await browser.newContext({
      baseURL: site.url,
      locale: "vi-VN",
      timezoneId: "Asia/Ho_Chi_Minh",
      viewport: DESK,
    });
    onCleanup(() => context.close());
    return context;
  })
  .extend("page", async ({ context, site }, { onCleanup }) => {
    const complaints = watch(context, site);
    onCleanup(() => expect(complaints, "the page complained").toEqual([]));
    return context.newPage();
  });

export { expect };

/**
 * What the pages opened in a window from now on complain about. Tests that provoke a refusal may empty the list:
 * `watch(context, site).length = 0`.
 */
export function watch(context: BrowserContext, site: Pick<TestServer, "url">): string[] {
  const complaints: string[] = [];
  context.on("page", (page) => listen(page, site, complaints));
  return complaints;
}

function listen(page: Page, site: Pick<TestServer, "url">, complaints: string[]) {
  page.on("console", (message) => {
    // A page that is left takes along what it was still reading, which Remix writes to the console.
    if (message.type() === "error" && !message.text().startsWith("AbortError: BodyStreamBuffer was aborted"))
      complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => complaints.push(`thrown: ${error.message}`));
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    // A page that is left takes its open requests along. Without scripts none is loaded ("csp"); what the policy of a page
    // itself refuses is written to the console too.
    if (request.url().startsWith(site.url) && reason !== "net::ERR_ABORTED" && reason !== "csp")
      complaints.push(`failed: ${request.url()} ${reason}`);
  });
}

/** Signs the window in by a session row, without the login page. */
export async function signIn(context: BrowserContext, site: TestServer, email: string): Promise<void> {
  const value = await aSessionOf(site.db, email);
  await context.addCookies([{ name: "session", value, url: site.url, httpOnly: true, sameSite: "Lax" }]);
}

/** What takes time and cannot find something serious: styles read anew, lists of what holds, rules of less weight that look at everything. */
const ONLY_GRAVE: Parameters<AxeBuilder["options"]>[0] = {
  resultTypes: ["violations"],
  preload: false,
  rules: { region: { enabled: false }, "heading-order": { enabled: false } },
};

/** What the accessibility rules of axe call serious or critical, and ids that more than one thing has. */
export async function graveProblems(page: Page): Promise<string[]> {
  // Without frames of other sites there is nothing to gather from a second page, which takes as long as the rules.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options(ONLY_GRAVE).analyze();
  const grave = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `axe ${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  return [...grave, ...(await idsTwice(page))];
}

/** A sentence for each id that more than one thing has. */
export async function idsTwice(page: Page): Promise<string[]> {
  const twice = await page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    return [...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))];
  });
  return twice.map((id) => `two things of the id "${id}"`);
}

export async function expectAccessible(page: Page): Promise<void> {
  expect(await graveProblems(page), page.url()).toEqual([]);
}
