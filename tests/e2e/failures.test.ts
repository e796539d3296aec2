import { sql } from "drizzle-orm";
import { DESK, expect, expectAccessible, test } from "#tests/support/browser";
import { aPerson } from "#tests/support/person";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";

const PATIENCE_MS = 600_000;

test(
  "an unknown path answers with a page that helps one on",
  async ({ browser, site }) => {
    const visitor = await aPerson(browser, site, { viewport: DESK });
    const { page } = visitor;

    const answer = await page.goto("/khong-co-trang-nay");

    expect(answer?.status()).toBe(404);
    await page.getByRole("heading", { name: m.errors_not_found_title() }).waitFor();
    await expectAccessible(page);
    await page.locator("main").getByRole("link", { name: m.errors_go_home() }).click();
    await page.waitForURL((url) => url.pathname === paths.home());
    expect(visitor.complaints.splice(0)).toEqual([expect.stringContaining("404")]);
    await visitor.leave();
  },
  PATIENCE_MS,
);

test(
  "when the database fails a page says so with an id that the log has, and works again afterwards",
  async ({ browser, site }) => {
    const visitor = await aPerson(browser, site, { viewport: DESK });
    const { page } = visitor;
    await site.db.execute(sql`alter table gallery_entries rename to gallery_entries_lost`);

    const answer = await page.goto(paths.products());
    const text = (await page.locator("main").textContent()) ?? "";
    const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(text)?.[0] ?? "no id";
    await expectAccessible(page);
    await site.db.execute(sql`alter table gallery_entries_lost rename to gallery_entries`);
    const again = await page.goto(paths.products());

    expect([answer?.status(), again?.status()]).toEqual([500, 200]);
    expect(text).toContain(m.errors_server_title());
    expect(text).not.toMatch(/gallery_entries|select|at .*\.js/);
    const logged = site
      .log()
      .split("\n")
      .filter((line) => line.includes(id));
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain("gallery_entries");
    expect(visitor.complaints.splice(0)).toEqual([expect.stringContaining("500")]);
    await visitor.leave();
  },
  PATIENCE_MS,
);
