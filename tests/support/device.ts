import type { Browser, BrowserContext } from "playwright";
import { onTestFinished } from "vitest";
import { PHONE, signIn } from "./browser";
import { aFrailWay } from "./frail-way";
import type { TestServer } from "./server";

/** A phone with a network of its own. */
export interface Device {
  readonly context: BrowserContext;
  loseNetwork(): Promise<void>;
  findNetwork(): Promise<void>;
}

/**
 * A phone that somebody is signed in on. The browser alone only plays at having no network: a page just opened and a worker just
 * restarted may get through before it plays for them too. So the way to the site is cut as well.
 */
export async function aDevice(browser: Browser, site: TestServer, email: string): Promise<Device> {
  const way = await aFrailWay(site.url);
  onTestFinished(way.close);
  const context = await browser.newContext({
    baseURL: way.url,
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    viewport: PHONE,
    hasTouch: true,
  });
  onTestFinished(() => context.close());
  await signIn(context, { ...site, url: way.url }, email);
  return {
    context,
    async loseNetwork() {
      way.cut();
      await context.setOffline(true);
    },
    async findNetwork() {
      way.join();
      await context.setOffline(false);
    },
  };
}
