import { anApplicant, aPickedFair, aRowOfBooths, standing } from "#tests/factories/booths";
import { expect, expectAccessible, signIn, test } from "#tests/support/browser";
import { aPerson, fillIn, press, visit } from "#tests/support/person";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { addDays, todayInVietnam } from "~/lib/dates";

const PATIENCE_MS = 90_000;

test(
  "a plan is computed, says why each has its place, and gives the booths only when it is taken over",
  async ({ browser, site }) => {
    const { db } = site;
    const today = todayInVietnam(new Date());
    const { fair, organiser } = await aPickedFair(db, { startsOn: addDays(today, 30), endsOn: addDays(today, 34) });
    await aRowOfBooths(db, fair, 4);
    const wishes = { corner: false, booths: ["B2"], near: [], apart: [], note: "" };
    const { application: wisher } = await anApplicant(db, fair, { priority: 30, wishes });
    const { application: other } = await anApplicant(db, fair, { granted: 2 });
    const office = await aPerson(browser, site);
    const { page } = office;
    await signIn(page.context(), site, organiser.email);

    await visit(page, paths.organiserAllocation(fair.slug));
    await page.getByText(m.allocations_settings(), { exact: true }).click();
    await fillIn(page, { seconds: "khong" });
    await press(page, m.allocations_run_start({ count: "2" }));
    await page.getByText(m.errors_not_whole()).first().waitFor();
    await fillIn(page, { seconds: "2" });
    await press(page, m.allocations_run_start({ count: "2" }), paths.organiserAllocationRun(fair.slug, 1));
    await page.getByRole("link", { name: m.allocations_adopt(), exact: true }).waitFor({ timeout: 40_000 });
    await expectAccessible(page);
    expect(await standing(db, fair, new Date())).toEqual([]);
    const row = page.getByRole("row", { name: new RegExp(wisher.number!) });
    expect(await row.getByText("B2", { exact: true }).count()).toBe(1);
    await row.getByText(m.allocations_why()).click();
    await row.getByText(m.allocations_points_of()).waitFor();

    await page.getByRole("link", { name: m.allocations_adopt(), exact: true }).click();
    await press(page, m.allocations_adopt_confirm({ number: 1 }), paths.organiserAllocationRun(fair.slug, 1));
    await page.getByText(m.allocations_adopted({ given: "3", moved: "0" })).waitFor();
    const given = await standing(db, fair, new Date());
    expect(given).toContain(`B2 reserved ${wisher.number}`);
    expect(given.filter((one) => one.endsWith(` reserved ${other.number}`))).toHaveLength(2);
    await office.leave();
  },
  PATIENCE_MS,
);
