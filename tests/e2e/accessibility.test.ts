import type { Browser, ViewportSize } from "playwright";
import { DESK, expect, graveProblems, PHONE } from "#tests/support/browser";
import { DEMO_PATIENCE_MS, test } from "#tests/support/demo";
import { aPerson, type Person, ready } from "#tests/support/person";
import type { Locale } from "~/i18n/locale";
import { listRoutes } from "../../scripts/routes";
import type { SpawnedServer } from "../../scripts/spawn-server";
import { crawl, type SeenPage } from "../../scripts/tour/crawl";
import { pathsFromMails } from "../../scripts/tour/mails";
import { namedPages, PAGES, seenByTheirOwn, UNSEEN } from "../../scripts/tour/pages";
import { demoVisitors } from "../../scripts/tour/visitors";

interface Reading {
  readonly page: SeenPage;
  readonly viewport: ViewportSize;
  readonly locale: Locale;
}

test(
  "no page has a serious accessibility problem, an error, two things of one id or something wider than the window",
  async ({ browser, demo }) => {
    const routes = await listRoutes();
    const visitors = await demoVisitors(demo.url);
    const fromMails = await pathsFromMails(demo.url, visitors.find(({ role }) => role === "admin")!);
    const seen: SeenPage[] = [];
    for (const visitor of visitors.filter(({ role }) => Object.values(PAGES).includes(role))) {
      seen.push(...(await crawl(demo.url, routes, visitor, fromMails)));
    }
    const pages = seenByTheirOwn(seen);

    const shown = routes.filter((route) => route.isPage).map(({ pattern }) => pattern);
    expect(namedPages()).toEqual(shown.toSorted());
    expect(seen.filter(({ route }) => route.pattern in UNSEEN)).toEqual([]);
    expect(Object.fromEntries(pages.map(({ route, visitor }) => [route.pattern, visitor.role]))).toEqual(PAGES);

    const [onPhones, onDesks] = await Promise.all([
      problemsAt(PHONE, browser, demo, pages),
      // A page in another state has the same parts: the narrow window shows what is wrong with them.
      problemsAt(
        DESK,
        browser,
        demo,
        pages.filter(({ variant }) => variant === 1),
      ),
    ]);
    expect([...onPhones, ...onDesks]).toEqual([]);
  },
  // Some two hundred pages, most of them twice.
  2 * DEMO_PATIENCE_MS,
);

/** Every page at one width, each role with a window of its own; what the public reads in both languages. */
async function problemsAt(
  viewport: ViewportSize,
  browser: Browser,
  demo: SpawnedServer,
  pages: readonly SeenPage[],
): Promise<string[]> {
  const problems: string[] = [];
  for (const visitor of new Set(pages.map((page) => page.visitor))) {
    const person = await aPerson(browser, demo, { viewport });
    if (visitor.session) {
      await person.page.context().addCookies([{ name: "session", value: visitor.session, url: demo.url }]);
    }
    const locales: readonly Locale[] = visitor.role === "visitor" ? ["vi", "en"] : ["vi"];
    for (const page of pages.filter((page) => page.visitor === visitor)) {
      for (const locale of locales) problems.push(...(await read(person, { page, viewport, locale })));
    }
    await person.leave();
  }
  return problems;
}

async function read(person: Person, { page: { path, route, visitor }, viewport, locale }: Reading): Promise<string[]> {
  const { page } = person;
  await page.goto(`${path}${path.includes("?") ? "&" : "?"}lang=${locale}`);
  await ready(page);
  const language = await page.locator("html").getAttribute("lang");
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const found = [
    // That a page says 404 of itself is what the one for unknown paths is for.
    ...person.complaints.splice(0).filter((one) => !(route.pattern === "/*" && one.includes("404"))),
    ...(language === locale ? [] : [`speaks ${language}`]),
    ...(excess > 0 ? [`is ${excess} px wider than the window`] : []),
    // The same parts stand in the wide window: there the public pages are looked at as closely, of the others errors and widths.
    ...(viewport === PHONE || visitor.role === "visitor" ? await graveProblems(page) : []),
  ];
  return found.map((problem) => `${visitor.role} ${path} at ${viewport.width} px in ${locale}: ${problem}`);
}
