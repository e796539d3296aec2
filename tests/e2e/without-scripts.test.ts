import { DESK, expect, PHONE } from "#tests/support/browser";
import { DEMO_PATIENCE_MS, test } from "#tests/support/demo";
import { aPerson, fillIn, forgive, type Person } from "#tests/support/person";
import { DEMO_PASSWORD, demoEmail } from "~/demo/accounts.server";
import { paths } from "~/http/paths";
import { shortGroupName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";

async function signIn({ page }: Person, account: "producer" | "juror1") {
  await page.goto(paths.login());
  await fillIn(page, { email: demoEmail(account), password: DEMO_PASSWORD });
  await page.getByRole("button", { name: m.common_sign_in(), exact: true }).click();
  await page.waitForURL((url) => url.pathname !== paths.login());
}

test(
  "without JavaScript a visitor searches, filters, and checks a certificate",
  async ({ browser, demo }) => {
    const visitor = await aPerson(browser, demo, { viewport: DESK, javaScriptEnabled: false });
    const { page } = visitor;

    await page.goto(paths.home());
    await page.locator("main input[type=search]").first().fill("banh trang");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === paths.products());
    const found = await page.locator("main").textContent();
    await page.goto(paths.products({ level: "province" }));
    await page
      .locator("main section li a")
      .filter({ hasText: shortGroupName("B") })
      .first()
      .click();
    await page.waitForURL((url) => url.searchParams.get("group") === "B");
    const active = page.locator('section li a[aria-current="true"]');

    expect(found).toMatch(/bánh tráng/i);
    expect(await active.count()).toBeGreaterThanOrEqual(2);

    const sitemap = await (await page.request.get("/api/v1/awards?status=valid&pageSize=1")).json();
    const { certificateNumber, productName } = sitemap.items[0];
    await page.goto(paths.verify());
    await page.locator("main [name=number]").fill(certificateNumber.toLowerCase());
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === paths.certificate(certificateNumber));

    expect(await page.locator("main").textContent()).toContain(productName);
    await visitor.leave();
  },
  DEMO_PATIENCE_MS,
);

test(
  "without JavaScript a producer saves a dossier, and what cannot be read comes back as it was typed",
  async ({ browser, demo }) => {
    const producer = await aPerson(browser, demo, { viewport: PHONE, javaScriptEnabled: false });
    const { page } = producer;
    await signIn(producer, "producer");
    const typed = "Bánh tráng tráng tay trên vải, phơi sương một đêm, nướng than.\nGiữ được sáu tháng.";

    const nomination = await draftOf(producer);
    await page.goto(`${nomination}?step=product`);
    await fillIn(page, { description: typed });
    await page.getByRole("button", { name: m.steps_save_stay(), exact: true }).click();
    await page.waitForLoadState();
    await page.goto(`${nomination}?step=product`);

    expect(await page.locator("main [name=description]").inputValue()).toBe(typed);

    await page.goto(`${nomination}?step=production`);
    await fillIn(page, { capacity: "nhiều lắm", workers: "hai chục" });
    await page.getByRole("button", { name: m.steps_save_stay(), exact: true }).click();
    await page.waitForLoadState();

    expect(await page.locator("main").textContent()).toContain(m.nominations_not_whole());
    expect(await page.locator("main [name=workers]").inputValue()).toBe("hai chục");
    expect(await page.locator("main [name=capacity]").inputValue()).toBe("nhiều lắm");
    forgive(producer, 422);
    await producer.leave();
  },
  DEMO_PATIENCE_MS,
);

async function draftOf({ page }: Person): Promise<string> {
  await page.goto(paths.producerHome());
  const hrefs = await page
    .locator("main a[href^='/producer/nominations/']")
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  for (const href of new Set(hrefs)) {
    await page.goto(`${href}?step=product`);
    if ((await page.locator("main form [name=description]").count()) > 0) return href;
  }
  throw new Error("the demo's producer has no draft");
}

test(
  "without JavaScript a juror saves a sheet, goes on and finds the points again",
  async ({ browser, demo }) => {
    const juror = await aPerson(browser, demo, { viewport: PHONE, javaScriptEnabled: false });
    const { page } = juror;
    await signIn(juror, "juror1");

    await page.goto(paths.judge());
    await page.locator("main a[href^='/judge/sheets/']").first().click();
    await page.waitForURL((url) => /^\/judge\/sheets\//.test(url.pathname));
    const sheet = new URL(page.url()).pathname;
    const fields = page.locator("[data-points]");
    await fields.nth(0).fill("12,5");
    await fields.nth(1).fill("8");
    await page.getByRole("button", { name: m.judge_save(), exact: true }).last().click();
    await page.waitForLoadState();
    await page.goto(sheet);

    expect(await fields.nth(0).inputValue()).toBe("12,5");
    expect(await fields.nth(1).inputValue()).toBe("8");

    await fields.nth(0).fill("999");
    await page.getByRole("button", { name: m.judge_save(), exact: true }).last().click();
    await page.waitForLoadState();

    expect(await fields.nth(0).inputValue()).toBe("999");
    expect(await page.getByRole("alert").first().textContent()).toContain("16");
    forgive(juror, 422);
    await juror.leave();
  },
  DEMO_PATIENCE_MS,
);
