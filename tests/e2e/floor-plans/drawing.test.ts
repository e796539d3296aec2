import { eq } from "drizzle-orm";
import type { Page } from "playwright";
import { anAgency } from "#tests/factories/agencies";
import { aFair } from "#tests/factories/fairs";
import { aShape } from "#tests/factories/floor-plans";
import { anOrganiser } from "#tests/factories/people";
import { expect, expectAccessible, PHONE, signIn, test } from "#tests/support/browser";
import { aPerson, arrive, fillIn, follow, forgive, press, visit } from "#tests/support/person";
import type { TestServer } from "#tests/support/server";
import { booths, halls } from "~/db/schema";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";

const PATIENCE_MS = 600_000;

/** The hall of a fair, 30 x 20 m with a gate, A1 and A2, and its organiser. */
async function aHall({ db }: TestServer) {
  const agency = await anAgency(db);
  const organiser = await anOrganiser(db, agency.id);
  const fair = await aFair(db, { agencyId: agency.id });
  const furniture = [aShape({ x: 130, y: 190 })];
  const [hall] = await db.update(halls).set({ furniture }).where(eq(halls.fairId, fair.id)).returning();
  const codes = async () => {
    const rows = await db.select().from(booths).where(eq(booths.hallId, hall!.id));
    return rows.map(({ code, x, y }) => `${code} ${x} ${y}`).sort();
  };
  return { fair, hall: hall!, organiser, codes, path: paths.organiserHall(fair.slug, hall!.id) };
}

const plan = (page: Page) => page.locator("svg.plan-editor");
const piece = (page: Page, code: string) => plan(page).getByRole("button", { name: m.plans_booth({ code }) });
const tool = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).first();

/** Where a place of the hall, in decimetres, is on the screen. */
async function at(page: Page, x: number, y: number) {
  const box = (await plan(page).boundingBox())!;
  return [box.x + (x / 300) * box.width, box.y + (y / 200) * box.height] as const;
}

async function drag(page: Page, from: readonly [number, number], to: readonly [number, number]) {
  await page.mouse.move(...(await at(page, ...from)));
  await page.mouse.down();
  await page.mouse.move(...(await at(page, ...to)), { steps: 6 });
  await page.mouse.up();
}

/** Until what was drawn is with the server. */
const saved = (page: Page) =>
  page.waitForResponse((answer) => answer.url().endsWith("/plan") && answer.request().method() === "POST");

test(
  "a row is drawn by mouse and another by keys, steps are taken back, and all of it is there after a reload",
  async ({ browser, site }) => {
    const { organiser, path, codes } = await aHall(site);
    const desk = await aPerson(browser, site, { viewport: { width: 1280, height: 1100 } });
    const { page } = desk;
    await signIn(page.context(), site, organiser.email);
    await visit(page, path);
    await plan(page).waitFor();

    await tool(page, m.plans_ed_row()).click();
    await drag(page, [41, 99], [139, 128]);
    expect(await piece(page, "B3").getAttribute("aria-pressed")).toBe("true");
    await saved(page);
    expect(await codes()).toEqual(["A1 40 40", "A2 70 40", "B1 40 100", "B2 70 100", "B3 100 100"]);

    // By keys: the tool, how many, and the button that puts the row at the foot.
    await tool(page, m.plans_ed_row()).focus();
    await page.keyboard.press("Enter");
    await page.getByLabel(m.plans_count(), { exact: true }).fill("2");
    await page.getByRole("button", { name: m.plans_ed_draw_row() }).focus();
    await page.keyboard.press("Enter");
    await piece(page, "C1").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowUp");
    await saved(page);
    expect((await codes()).slice(5)).toEqual(["C1 20 155", "C2 50 155"]);

    // From booth to booth, one is chosen and taken off, and that is taken back.
    await page.keyboard.press("Escape");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Space");
    await page.keyboard.press("Delete");
    await expect.poll(() => piece(page, "C2").count()).toBe(0);
    await page.keyboard.press("Control+z");
    await piece(page, "C2").waitFor();
    await page.keyboard.press("Control+y");
    await expect.poll(() => piece(page, "C2").count()).toBe(0);
    await saved(page);
    await page.getByText(m.ui_saved(), { exact: true }).waitFor();

    await page.reload();
    await plan(page).waitFor();
    expect(await piece(page, "B3").count()).toBe(1);
    expect(await piece(page, "C2").count()).toBe(0);
    await expectAccessible(page);
    await desk.leave();
  },
  PATIENCE_MS,
);

test(
  "booths over each other are told at once and not saved until they are apart; of two devices neither loses its plan",
  async ({ browser, site }) => {
    const { organiser, path, codes } = await aHall(site);
    const first = await aPerson(browser, site, { viewport: { width: 1280, height: 1100 } });
    const second = await aPerson(browser, site, { viewport: { width: 1280, height: 1100 } });
    for (const { page } of [first, second]) {
      await signIn(page.context(), site, organiser.email);
      await visit(page, path);
      await plan(page).waitFor();
    }

    await drag(first.page, [85, 55], [65, 55]);
    const fault = first.page.getByRole("button", { name: m.plans_found_overlap({ one: "A1", other: "A2" }) });
    await fault.waitFor();
    expect(await codes()).toEqual(["A1 40 40", "A2 70 40"]);
    await drag(first.page, [65, 55], [165, 55]);
    await saved(first.page);
    expect(await codes()).toEqual(["A1 40 40", "A2 150 40"]);

    await drag(second.page, [55, 55], [55, 105]);
    await second.page.getByText(m.plans_ed_other_title({ name: organiser.name, at: "" }).trim()).waitFor();
    await second.page.getByRole("button", { name: m.plans_ed_take_theirs() }).click();
    await expect.poll(() => piece(second.page, "A2").getAttribute("aria-label")).toContain("15 m");
    await second.page.keyboard.press("Control+z");
    await saved(second.page);
    expect(await codes()).toEqual(["A1 40 90", "A2 70 40"]);
    forgive(second, 409);
    await first.leave();
    await second.leave();
  },
  PATIENCE_MS,
);

test(
  "without scripts a hall is added, a row drawn, a booth changed and the plan looked at and printed",
  async ({ browser, site }) => {
    const { fair, organiser } = await aHall(site);
    const desk = await aPerson(browser, site, { viewport: PHONE, javaScriptEnabled: false });
    const { page } = desk;
    await signIn(page.context(), site, organiser.email);
    await visit(page, paths.organiserHalls(fair.slug));

    await fillIn(page, { name: "Nhà B", nameEn: "Hall B", width: "30", height: "20" });
    await press(page, m.plans_hall_add(), /\/halls\/[\w-]+$/);
    await follow(page, m.plans_add_row(), /\/rows$/);
    await fillIn(page, { prefix: "K", start: "1", count: "4", skip: "2", x: "3", y: "3", power: "2000" });
    await press(page, m.plans_row_add(), /\/halls\/[\w-]+$/);
    await page.getByText(m.plans_row_added({ count: "4" })).waitFor();
    expect(await page.locator("table tbody tr").count()).toBe(4);
    await follow(page, "K3", /\/booths\/[\w-]+$/);
    await fillIn(page, { code: "k9", x: "20" });
    await press(page, m.plans_booth_save(), /\/halls\/[\w-]+$/);
    await page.getByText(m.plans_booth_saved({ code: "K9" })).waitFor();
    await page.getByText(m.plans_found_no_gate()).waitFor();
    await follow(page, m.plans_shapes(), /\/shapes$/);
    await fillIn(page, { kind: "gate", label: "Cổng chính", x: "10", y: "19" });
    await press(page, m.plans_shape_add());
    await page.getByText(m.plans_shape_added()).waitFor();
    await visit(page, paths.fair(fair.slug));
    await page.locator("svg.floor-plan").last().waitFor();
    await page.locator(`svg a[href="${paths.fairBooth(fair.slug, "K9")}"]`).click();
    await arrive(page, paths.fair(fair.slug));
    await page
      .getByText(m.plans_booth({ code: "K9" }))
      .first()
      .waitFor();
    await desk.leave();
  },
  PATIENCE_MS,
);

test(
  "the public plan grows under two fingers by a transform alone, and is laid out anew when they are lifted",
  async ({ browser, site }) => {
    const { fair } = await aHall(site);
    const visitor = await aPerson(browser, site, { viewport: PHONE });
    const { page } = visitor;
    await visit(page, paths.fair(fair.slug));
    const drawing = page.locator("svg.floor-plan").first();
    await drawing.scrollIntoViewIfNeeded();
    const before = (await drawing.boundingBox())!;
    const middle = { x: before.x + 100, y: before.y + 60 };
    const session = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", apart: number) =>
      session.send("Input.dispatchTouchEvent", {
        type,
        touchPoints:
          type === "touchEnd"
            ? []
            : [
                { x: middle.x - apart, y: middle.y, id: 0 },
                { x: middle.x + apart, y: middle.y, id: 1 },
              ],
      });

    await touch("touchStart", 20);
    for (const apart of [30, 40, 50, 60]) await touch("touchMove", apart);
    // The sheet of paper it is drawn on grows, the drawing itself is not laid out anew.
    const paper = drawing.locator("..");
    expect(await paper.evaluate((sheet) => sheet.style.transform)).toMatch(/^scale/);
    expect(await drawing.evaluate((svg) => svg.style.width)).toBe("");
    await touch("touchEnd", 0);
    await expect.poll(async () => (await drawing.boundingBox())!.width / before.width).toBeGreaterThan(2);
    expect(await paper.evaluate((sheet) => sheet.style.transform)).toBe("");
    await visitor.leave();
  },
  PATIENCE_MS,
);
