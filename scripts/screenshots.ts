// `npm run screenshots -- DIR [--url URL] [--only TEXT]`: pictures of every page as every role, from the demo.
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import chromium from "@sparticuz/chromium";
import { type Page, chromium as playwright } from "playwright";
import { listRoutes, nameOfPattern, type SiteRoute } from "./routes";
import { spawnServer } from "./spawn-server";
import { crawl, type SeenPage } from "./tour/crawl";
import { pathsFromMails } from "./tour/mails";
import { gapsOf } from "./tour/pages";
import { demoVisitors } from "./tour/visitors";

const WIDTHS = [390, 1280];
/** What a browser draws in one picture. */
const LONGEST = 16_000;

interface Trouble {
  readonly role: string;
  readonly path: string;
  readonly width: number;
  readonly what: string;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { url: { type: "string" }, only: { type: "string" } },
});
const folder = positionals[0];
if (!folder) {
  process.stderr.write("Say where the pictures go: npm run screenshots -- DIR [--url URL] [--only TEXT]\n");
  process.exit(1);
}
fs.mkdirSync(folder, { recursive: true });

const server = values.url ? undefined : await spawnServer({ DEMO: "auto" });
try {
  process.exitCode = await takeAll(server?.url ?? values.url!.replace(/\/$/, ""), folder);
} finally {
  await server?.stop();
}

/** Returns the code to exit with. */
async function takeAll(url: string, target: string): Promise<number> {
  const routes = await listRoutes();
  const pages = await findPages(url, routes);
  const gaps = gapsOf(routes, pages);
  const wanted = pages.filter(({ visitor, path: where, route }) =>
    `${visitor.role} ${where} ${route.pattern}`.includes(values.only ?? ""),
  );
  const troubles = await picture(url, target, wanted);
  process.stdout.write(`${wanted.length * WIDTHS.length} pictures in ${target}\n`);
  if (troubles.length > 0) process.stdout.write(`\n${tableOf(troubles)}\n`);
  for (const gap of gaps) process.stderr.write(`${gap}\n`);
  return troubles.length + gaps.length > 0 ? 1 : 0;
}

async function findPages(url: string, routes: readonly SiteRoute[]): Promise<SeenPage[]> {
  const visitors = await demoVisitors(url);
  const fromMails = await pathsFromMails(url, visitors.find(({ role }) => role === "admin")!);
  const pages: SeenPage[] = [];
  for (const visitor of visitors) {
    const own = await crawl(url, routes, visitor, fromMails);
    process.stderr.write(`${visitor.role}: ${own.length} pages\n`);
    pages.push(...own);
  }
  return pages;
}

async function picture(url: string, target: string, pages: readonly SeenPage[]): Promise<Trouble[]> {
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const troubles: Trouble[] = [];
  for (const [index, seen] of pages.entries()) {
    const { visitor, path: where, route, step, variant, status } = seen;
    process.stderr.write(`[${index + 1}/${pages.length}] ${visitor.role} ${where}\n`);
    for (const width of WIDTHS) {
      // A window of its own each: a page that is only made wider keeps measures of the narrow one.
      const context = await browser.newContext({
        locale: "vi-VN",
        timezoneId: "Asia/Ho_Chi_Minh",
        reducedMotion: "reduce",
        viewport: { width, height: width < 600 ? 844 : 800 },
        hasTouch: width < 600,
      });
      if (visitor.session) await context.addCookies([{ name: "session", value: visitor.session, url }]);
      const page = await context.newPage();
      const complaints = listen(page, url + where);
      await page.goto(url + where, { waitUntil: "load" });
      const { height, tooWide } = await settle(page);
      const state = (step && `-${step}`) + (variant > 1 ? `~${variant}` : "");
      const name = `${visitor.role}__${nameOfPattern(route.pattern)}${state}@${width}.png`;
      // A window as long as the page: a picture of the "full page" is taken without touch, in other measures than a phone's.
      await page.setViewportSize({ width, height: Math.min(height, LONGEST) });
      await page.screenshot({ path: path.join(target, name) });
      const told = { role: visitor.role, path: where, width };
      if (status >= 500) complaints.push(`status ${status}`);
      for (const what of complaints.splice(0)) troubles.push({ ...told, what });
      if (tooWide > 0) troubles.push({ ...told, what: `${tooWide} px wider than the window` });
      await context.close();
    }
  }
  await browser.close();
  return troubles;
}

/** Errors of the console and of scripts; that the page for unknown paths says 404 is none. */
function listen(page: Page, address: string): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    const isOwnStatus = message.location().url === address && /status of 404/.test(message.text());
    if (message.type() === "error" && !isOwnStatus) complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`thrown: ${error.message}`));
  return complaints;
}

/** Waits for pictures and fonts, also below the fold. Returns how long the page is, and by how many pixels too wide. */
async function settle(page: Page): Promise<{ height: number; tooWide: number }> {
  return page.evaluate(async () => {
    for (const image of document.images) image.loading = "eager";
    const waits = [...document.images].map((image) => image.decode().catch(() => {}));
    await Promise.race([Promise.all([document.fonts.ready, ...waits]), new Promise((done) => setTimeout(done, 5000))]);
    const { scrollHeight, scrollWidth, clientWidth } = document.documentElement;
    return { height: scrollHeight, tooWide: scrollWidth - clientWidth };
  });
}

function tableOf(troubles: readonly Trouble[]): string {
  const rows = troubles.map(({ role, path: where, width, what }) => [role, String(width), where, what]);
  const all = [["role", "width", "path", "trouble"], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]!.length)));
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")).join("\n");
}
