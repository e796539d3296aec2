import { DESK, expect, graveProblems, PHONE } from "#tests/support/browser";
import { DEMO_PATIENCE_MS, test } from "#tests/support/demo";
import { aPerson } from "#tests/support/person";
import { listRoutes } from "../../scripts/routes";
import { crawl, type SeenPage } from "../../scripts/tour/crawl";
import { pathsFromMails } from "../../scripts/tour/mails";
import { demoVisitors } from "../../scripts/tour/visitors";

/** Those who mostly hold a phone. */
const ON_PHONES = ["visitor", "producer", "juror"];

test(
  "no page of the demo has a serious accessibility problem, an error or two things of one id",
  async ({ browser, demo }) => {
    const routes = await listRoutes();
    const visitors = await demoVisitors(demo.url);
    const fromMails = await pathsFromMails(demo.url, visitors.find(({ role }) => role === "admin")!);
    const pages: SeenPage[] = [];
    for (const visitor of visitors) {
      const known = new Set(pages.map((page) => page.route));
      // Each page once, as the first who sees it: what differs for the others is the head.
      pages.push(...(await crawl(demo.url, routes, visitor, fromMails)).filter((page) => !known.has(page.route)));
    }

    const problems: string[] = [];
    for (const { visitor, path, route } of pages) {
      const person = await aPerson(browser, demo, { viewport: ON_PHONES.includes(visitor.role) ? PHONE : DESK });
      if (visitor.session) {
        await person.page.context().addCookies([{ name: "session", value: visitor.session, url: demo.url }]);
      }
      await person.page.goto(path);
      // That a page says 404 of itself is what the one for unknown paths is for.
      const complaints = person.complaints.splice(0).filter((one) => !(route.pattern === "/*" && one.includes("404")));
      for (const problem of [...complaints, ...(await graveProblems(person.page))]) {
        problems.push(`${visitor.role} ${path}: ${problem}`);
      }
      await person.leave();
    }

    expect(problems).toEqual([]);
    expect(new Set(pages.map((page) => page.route.pattern)).size).toBeGreaterThan(40);
  },
  DEMO_PATIENCE_MS,
);
