import type { Page } from "playwright";
import { anApplicant, aPickedFair } from "#tests/factories/booths";
import { aFullFair } from "#tests/factories/full-fair";
import { expect, test } from "#tests/support/browser";
import { aDevice } from "#tests/support/device";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { FAIR_PAGES_CACHE, KEPT_LANGUAGE_HEADER } from "~/offline/fair-caches";

const KB = 1000;
const PATIENCE_MS = 120_000;

/** What an answer weighs on the way, packed as a browser takes it. */
async function weightOf(url: string): Promise<{ readonly text: string; readonly bytes: number }> {
  const answer = await fetch(url, { headers: { "accept-encoding": "br" } });
  expect([url, answer.status, answer.headers.get("content-encoding")]).toEqual([url, 200, "br"]);
  return { text: await answer.text(), bytes: Number(answer.headers.get("content-length")) };
}

test(
  "the page of a fair with 500 booths that are taken weighs at most 60 kB with its styles and its program",
  async ({ site }) => {
    const { fair } = await aPickedFair(site.db);
    await aFullFair(site.db, fair, 500);
    const page = await weightOf(site.url + paths.fair(fair.slug));
    const parts = [...page.text.matchAll(/<(?:link[^>]+rel="stylesheet"[^>]+href|script[^>]+src)="([^"]+)"/g)];
    const others = await Promise.all(parts.map(([, href]) => weightOf(new URL(href!, site.url).href)));

    const bytes = others.reduce((sum, other) => sum + other.bytes, page.bytes);
    expect(page.text.match(/class="p\w+"/g)!.length).toBeGreaterThanOrEqual(500);
    expect([parts.length <= 7, bytes <= 60 * KB, bytes]).toEqual([true, true, bytes]);
  },
  PATIENCE_MS,
);

/** The language of the page that the device keeps of a fair; null while it keeps none. */
function languageKept(page: Page, slug: string): Promise<string | null> {
  return page.evaluate(
    async ([name, path, header]) => (await (await caches.open(name!)).match(path!))?.headers.get(header!) ?? null,
    [FAIR_PAGES_CACHE, paths.fair(slug), KEPT_LANGUAGE_HEADER],
  );
}

test(
  "the plan of a fair that was opened once opens without network as a stranger sees it, and says that it was kept",
  async ({ browser, site }) => {
    const { fair } = await aPickedFair(site.db);
    const { producer } = await anApplicant(site.db, fair);
    const device = await aDevice(browser, site, producer.email);
    const page = await device.context.newPage();
    await page.goto(paths.fair(fair.slug));
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
    // The worker keeps what it sees: the first visit was over before it worked.
    await page.goto(paths.fair(fair.slug));
    await expect.poll(() => languageKept(page, fair.slug)).toBe("vi");

    await device.loseNetwork();
    await page.goto(paths.fairBooth(fair.slug, "A2"));

    await page.locator(".floor-plan").getByText("A2", { exact: true }).last().waitFor();
    await page.getByText(m.plans_kept_at()).waitFor();
    expect(await page.locator("body").textContent()).not.toContain(producer.name);

    // Who reads English finds the kept page in English.
    await device.findNetwork();
    await page.goto(`${paths.fair(fair.slug)}?lang=en`);
    await expect.poll(() => languageKept(page, fair.slug)).toBe("en");
    await device.loseNetwork();
    await page.goto(paths.fair(fair.slug));
    await page.getByText(m.plans_kept_at({}, { locale: "en" })).waitFor();
  },
  PATIENCE_MS,
);
