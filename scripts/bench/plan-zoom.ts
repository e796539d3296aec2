import chromium from "@sparticuz/chromium";
import { type CDPSession, type Page, chromium as playwright } from "playwright";
import { aPickedFair } from "#tests/factories/booths";
import { aFullFair } from "#tests/factories/full-fair";
import { paths } from "~/http/paths";
import { spawnServer } from "../spawn-server";
import { type Benchmark, type Figure, middleOf } from "./benchmark";

const BOOTHS = 500;
const RUNS = 3;
/** A phone of the middle is about so many times slower than a desk. */
const SLOWER = 4;
/** A screen shows 60 a second; one that comes late by less than a frame in a second is not seen. */
const FLUENT = 58;

/** Two fingers on the public plan of a fair, in a browser that is slowed down as a phone of the middle is. */
export const planZoom: Benchmark = {
  name: "plan-zoom",
  work: `zoom the public plan of ${BOOTHS} booths with two fingers, processor ${SLOWER} times slower; against the same page left alone`,
  async run(lab) {
    const { fair } = await aPickedFair(lab.db);
    await aFullFair(lab.db, fair, BOOTHS);
    const site = await spawnServer({ DATABASE_URL: lab.url });
    const browser = await playwright.launch({
      executablePath: await chromium.executablePath(),
      args: ["--no-sandbox", "--disable-gpu"],
    });
    try {
      const context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        hasTouch: true,
        isMobile: true,
        serviceWorkers: "block",
      });
      const page = await context.newPage();
      await page.goto(site.url + paths.fair(fair.slug), { waitUntil: "load" });
      await page.locator(".plan-frame").first().scrollIntoViewIfNeeded();
      const devtools = await context.newCDPSession(page);
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
      const runs: { still: number; zooming: number }[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        const still = await framesWhile(page, () => page.waitForTimeout(1_500));
        runs.push({ still, zooming: await framesWhile(page, () => pinch(page, devtools)) });
      }
      return [figureOf(runs)];
    } finally {
      await browser.close();
      await site.stop();
    }
  },
};

function figureOf(runs: readonly { still: number; zooming: number }[]): Figure {
  return {
    what: "frames while two fingers move",
    value: middleOf(runs.map((run) => run.zooming)),
    unit: "/s",
    target: { least: FLUENT },
    detail: `${middleOf(runs.map((run) => run.still)).toFixed(1)}/s while nothing moves`,
  };
}

// As text: what tsx makes of functions names helpers that a page does not have.
const BEGIN = `{
  const drawn = (window.drawn = { at: [], isOver: false });
  requestAnimationFrame(function note(at) {
    drawn.at.push(at);
    if (!drawn.isOver) requestAnimationFrame(note);
  });
}`;
const END = `window.drawn.isOver = true; window.drawn.at`;

/** Frames a second that the page was asked to draw meanwhile. */
async function framesWhile(page: Page, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(BEGIN);
  await act();
  const at = await page.evaluate<number[]>(END);
  return ((at.length - 1) * 1000) / (at.at(-1)! - at[0]!);
}

/** Apart and together again, about the middle of the plan. */
async function pinch(page: Page, devtools: CDPSession): Promise<void> {
  const box = (await page.locator(".plan-frame").first().boundingBox())!;
  const place = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + Math.min(box.height, 300) / 2) };
  for (const scaleFactor of [2.5, 0.4]) {
    await devtools.send("Input.synthesizePinchGesture", {
      ...place,
      scaleFactor,
      relativeSpeed: 300,
      gestureSourceType: "touch",
    });
  }
}
