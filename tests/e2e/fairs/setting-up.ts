import type { Page } from "playwright";
import { arrive, fillIn, follow, press, ready, visit } from "#tests/support/person";
import { planAsJson } from "~/domain/floor-plans/exchange";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { addDays, formatDate, type PlainDate } from "~/lib/dates";
import { BOOTH_KINDS } from "~/lib/vocabulary";
import { aHallPlan } from "./plan";

export const RENT = 8_000_000;
/** Percent of the rent of a standard booth. */
export const SURCHARGE = 10;
/** Percent of the rent that public money bears, of two booths of an application. */
export const SUPPORT = 50;
export const BUDGET = { item: "Thuê mặt bằng, dàn dựng 270 gian", planned: 850_000_000, spent: 845_500_000 };

export interface FairToMake {
  readonly name: string;
  readonly code: string;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  readonly today: PlainDate;
}

/** From the first form to the last part of the setting up. Returns the fair's slug. */
export async function setUpFair(page: Page, { name, code, startsOn, endsOn, today }: FairToMake): Promise<string> {
  const day = (offset: number) => formatDate(addDays(today, offset));
  await visit(page, paths.organiserFairs());
  await follow(page, m.fairs_new_title(), paths.organiserNewFair());
  await fillIn(page, {
    name,
    nameEn: "Fair of rural industrial products, Hanoi",
    code,
    level: "nation",
    venue: "Cung Văn hóa Hữu nghị, 91 Trần Hưng Đạo",
    provinceId: "new-01",
    startsOn: formatDate(startsOn),
    endsOn: formatDate(endsOn),
  });
  await press(page, m.fairs_new_create(), /\/deadlines$/);
  const slug = new URL(page.url()).pathname.split("/").at(-2)!;
  const step = (named: Parameters<typeof paths.organiserFairSetup>[1]) => paths.organiserFairSetup(slug, named);

  await fillIn(page, {
    applicationsOpenOn: day(-1),
    applicationsCloseOn: day(20),
    depositDueOn: day(22),
    balanceDueOn: day(27),
  });
  await press(page, m.fairs_save(), step("prices"));
  await fillIn(page, { [`prices[${BOOTH_KINDS.indexOf("standard")}].price`]: String(RENT) });
  await press(page, m.fairs_save(), step("terms"));
  await page.getByRole("button", { name: m.fairs_add_row(), exact: true }).first().click();
  await page.locator('[name="support[0].share"]').waitFor();
  await fillIn(page, {
    "support[0].share": String(SUPPORT),
    "support[0].booths": "2",
    supportSource: "Thông tư 28/2018/TT-BTC",
    cornerSurcharge: String(SURCHARGE),
  });
  await press(page, m.fairs_save(), step("quotas"));
  return slug;
}

/** How many booths each province may take, of all that the form names. */
export async function setQuotas(page: Page, slug: string, quotas: ReadonlyMap<string, number>): Promise<void> {
  await visit(page, paths.organiserFairSetup(slug, "quotas"));
  const ids = await page
    .locator('main input[type=hidden][name$=".provinceId"]')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  for (const [at, id] of ids.entries()) {
    await page.locator(`[name="rows[${at}].booths"]`).fill(String(quotas.get(id) ?? ""));
  }
  await press(page, m.fairs_save(), paths.organiserFairSetup(slug, "programme"));
}

export async function plan(page: Page, slug: string, startsOn: PlainDate): Promise<void> {
  await fillIn(page, {
    kind: "opening",
    title: "Khai mạc hội chợ",
    titleEn: "Opening",
    day: formatDate(startsOn),
    from: "08h00",
    until: "10h30",
    place: "Sân khấu chính",
  });
  await press(page, m.fairs_event_add());
  await page.getByText(m.fairs_event_added()).waitFor();
  await visit(page, paths.organiserFairSetup(slug, "budget"));
  await fillIn(page, { item: BUDGET.item, source: "national_promotion", planned: String(BUDGET.planned) });
  await press(page, m.fairs_budget_add());
  await page.getByText(m.fairs_budget_added()).waitFor();
}

/** Adds a hall and draws it from a file. */
export async function drawHall(page: Page, slug: string, letter: string): Promise<void> {
  const drawn = aHallPlan(letter);
  await visit(page, paths.organiserHalls(slug));
  await fillIn(page, {
    name: `Nhà ${letter}`,
    nameEn: `Hall ${letter}`,
    width: String(drawn.width / 10),
    height: String(drawn.height / 10),
  });
  await press(page, m.plans_hall_add(), /\/halls\/[\w-]{36}$/);
  await follow(page, m.plans_hall_settings(), /\/settings$/);
  await follow(page, m.plans_import(), /\/import$/);
  await page.locator("main input[type=file]").setInputFiles({
    name: `nha-${letter}.json`,
    mimeType: "application/json",
    buffer: Buffer.from(planAsJson(drawn)),
  });
  await press(page, m.plans_import_act());
  await arrive(page, /\/halls\/[\w-]{36}$/);
  await page.getByText(m.plans_imported()).waitFor();
}

export async function publish(page: Page, slug: string): Promise<void> {
  await visit(page, paths.organiserFair(slug));
  await follow(page, m.fairs_publish(), paths.organiserFairPublication(slug));
  await page.getByText(m.fairs_publish_plan({ count: "270" })).waitFor();
  await press(page, m.fairs_publish(), paths.organiserFair(slug));
  await page.getByText(m.fairs_published()).waitFor();
  await ready(page);
}
