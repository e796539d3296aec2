import { eq } from "drizzle-orm";
import type { Page } from "playwright";
import { anAgency } from "#tests/factories/agencies";
import { aFair } from "#tests/factories/fairs";
import { aShape } from "#tests/factories/floor-plans";
import { anOrganiser } from "#tests/factories/people";
import { expect, PHONE, signIn, test } from "#tests/support/browser";
import { aPerson, visit } from "#tests/support/person";
import { booths, halls } from "~/db/schema";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";

const PATIENCE_MS = 60_000;

/** A finger goes over the plan from one place of the hall to another. Decimetres, of a hall of 30 x 20 m. */
async function slide(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const box = (await page.locator("svg.plan-editor").boundingBox())!;
  const at = ([x, y]: readonly [number, number]) => ({
    x: box.x + (x / 300) * box.width,
    y: box.y + (y / 200) * box.height,
    id: 0,
  });
  const session = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: ReturnType<typeof at>[]) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints });
  await touch("touchStart", [at(from)]);
  for (const part of [0.25, 0.5, 0.75, 1]) {
    await touch("touchMove", [at([from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part])]);
  }
  // As a finger is lifted: the page has drawn where it is.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await touch("touchEnd", []);
}

test(
  "a booth is moved by a finger on a phone, saved by itself, and goes back at a tap",
  async ({ browser, site }) => {
    const { db } = site;
    const agency = await anAgency(db);
    const organiser = await anOrganiser(db, agency.id);
    const fair = await aFair(db, { agencyId: agency.id });
    const furniture = [aShape({ x: 130, y: 190 })];
    const [hall] = await db.update(halls).set({ furniture }).where(eq(halls.fairId, fair.id)).returning();
    const places = async () =>
      (await db.select().from(booths).where(eq(booths.fairId, fair.id))).map(({ code, x }) => `${code} ${x}`).sort();
    const desk = await aPerson(browser, site, { viewport: PHONE });
    const { page } = desk;
    await signIn(page.context(), site, organiser.email);
    await visit(page, paths.organiserHall(fair.slug, hall!.id));
    await page.locator("svg.plan-editor").scrollIntoViewIfNeeded();

    await slide(page, [85, 55], [165, 55]);
    await expect.poll(places).toEqual(["A1 40", "A2 150"]);
    await page.getByText(m.ui_saved(), { exact: true }).waitFor();
    await page.getByRole("button", { name: m.plans_ed_undo(), exact: true }).first().tap();
    await expect.poll(places).toEqual(["A1 40", "A2 70"]);
    await desk.leave();
  },
  PATIENCE_MS,
);
