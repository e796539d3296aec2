import type { Browser, CDPSession } from "playwright";
import { DESK, expect, graveProblems, idsTwice, PHONE } from "#tests/support/browser";
import { DEMO_PATIENCE_MS, test } from "#tests/support/demo";
import { partsOf } from "#tests/support/parts";
import { aPerson, type Person, ready } from "#tests/support/person";
import type { Locale } from "~/i18n/locale";
import { listRoutes } from "../../scripts/routes";
import type { SpawnedServer } from "../../scripts/spawn-server";
import { crawl, type SeenPage } from "../../scripts/tour/crawl";
import { pathsFromMails } from "../../scripts/tour/mails";
import { gapsOf, PAGES, seenByTheirOwn } from "../../scripts/tour/pages";
import { demoVisitors, type Visitor } from "../../scripts/tour/visitors";

/** Windows in which pages are read at once: while one waits for the server another is looked at. */
const WINDOWS = 3;

/** Who reads pages in one window, which is a phone's and can be made a desk's. */
interface Reader {
  readonly person: Person;
  readonly device: CDPSession;
  /** Of each route in each language: what it has been looked at for. */
  readonly parts: Map<string, Set<number>>;
}

test(
  "no page has a serious accessibility problem, an error, two things of one id or something wider than the window",
  async ({ browser, demo }) => {
    const routes = await listRoutes();
    const visitors = await demoVisitors(demo.url);
    const fromMails = await pathsFromMails(demo.url, visitors.find(({ role }) => role === "admin")!);
    const own = visitors.filter(({ role }) => Object.values(PAGES).flat().includes(role));
    const seen = (await Promise.all(own.map((visitor) => crawl(demo.url, routes, visitor, fromMails)))).flat();
    const pages = seenByTheirOwn(seen);

    expect(gapsOf(routes, seen)).toEqual([]);

    const shares = Array.from({ length: WINDOWS }, (_, window) =>
      pages.filter(({ route }) => routes.indexOf(route) % WINDOWS === window),
    );
    const problems = await Promise.all(shares.map((share) => problemsOf(share, browser, demo)));
    expect(problems.flat()).toEqual([]);
  },
  // Some two hundred pages, most of them in several states.
  2 * DEMO_PATIENCE_MS,
);

/** Each role with a window of its own; what the public reads in both languages. */
async function problemsOf(pages: readonly SeenPage[], browser: Browser, demo: SpawnedServer): Promise<string[]> {
  const problems: string[] = [];
  for (const [visitor, share] of Map.groupBy(pages, (page) => page.visitor)) {
    const reader = await aReader(browser, demo, visitor);
    const locales: readonly Locale[] = visitor.role === "visitor" ? ["vi", "en"] : ["vi"];
    for (const page of share) {
      for (const locale of locales) problems.push(...(await read(reader, page, locale)));
    }
    await reader.person.leave();
  }
  return problems;
}

async function aReader(browser: Browser, demo: SpawnedServer, visitor: Visitor): Promise<Reader> {
  const person = await aPerson(browser, demo, { viewport: PHONE });
  const context = person.page.context();
  if (visitor.session) await context.addCookies([{ name: "session", value: visitor.session, url: demo.url }]);
  return { person, device: await context.newCDPSession(person.page), parts: new Map() };
}

/** A page as a phone shows it, then in the window of a desk. */
async function read({ person, device, parts }: Reader, seen: SeenPage, locale: Locale): Promise<string[]> {
  const { page, complaints } = person;
  const { path, route, visitor, variant } = seen;
  const told = (width: number, problems: readonly string[]) =>
    problems.map((problem) => `${visitor.role} ${path} at ${width} px in ${locale}: ${problem}`);
  const tooWide = async () => {
    const excess = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    return excess > 0 ? [`is ${excess} px wider than the window`] : [];
  };
  await page.goto(`${path}${path.includes("?") ? "&" : "?"}lang=${locale}`);
  await ready(page);
  const language = await page.locator("html").getAttribute("lang");
  // A page in another state is looked at closely for what it has beside.
  const known = parts.get(`${locale} ${route.pattern}`) ?? new Set();
  const own = await partsOf(page);
  const isNew = own.some((part) => !known.has(part));
  parts.set(`${locale} ${route.pattern}`, new Set([...known, ...own]));
  const onPhone = [
    ...(language === locale ? [] : [`speaks ${language}`]),
    ...(await tooWide()),
    ...(isNew ? await graveProblems(page) : await idsTwice(page)),
  ];
  const onDesk: string[] = [];
  // The narrow window shows what is wrong with a page in another state.
  if (variant === 1) {
    await page.setViewportSize(DESK);
    await device.send("Emulation.setTouchEmulationEnabled", { enabled: false });
    // Of others than the public pages the same parts stand there.
    onDesk.push(...(await tooWide()), ...(visitor.role === "visitor" ? await graveProblems(page) : []));
    await device.send("Emulation.setTouchEmulationEnabled", { enabled: true });
    await page.setViewportSize(PHONE);
  }
  // That a page says 404 of itself is what the one for unknown paths is for.
  const heard = complaints.splice(0).filter((one) => !(route.pattern === "/*" && one.includes("404")));
  return [...told(PHONE.width, [...heard, ...onPhone]), ...told(DESK.width, onDesk)];
}
