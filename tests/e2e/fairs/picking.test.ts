import { eq } from "drizzle-orm";
import { anApplicant, aPickedFair, boothCalled } from "#tests/factories/booths";
import { expect, expectAccessible, PHONE, signIn, test } from "#tests/support/browser";
import { aPerson, press, visit } from "#tests/support/person";
import { booths } from "~/db/schema";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { addDays, todayInVietnam } from "~/lib/dates";

const PATIENCE_MS = 60_000;
const DAY_MS = 86_400_000;

test(
  "of two exhibitors who want the same corner one has it, and the other is told and shown what is free beside it",
  async ({ browser, site }) => {
    const { db } = site;
    const now = new Date();
    const today = todayInVietnam(now);
    const { fair } = await aPickedFair(db, {
      picksOpenAt: new Date(now.getTime() - DAY_MS),
      picksCloseAt: new Date(now.getTime() + 10 * DAY_MS),
      startsOn: addDays(today, 30),
      endsOn: addDays(today, 34),
    });
    const corner = await boothCalled(db, fair, "A1");
    await db.update(booths).set({ kind: "corner", openTo: "SW" }).where(eq(booths.id, corner.id));
    const [first, second] = [await anApplicant(db, fair), await anApplicant(db, fair)];
    const phone = async ({ producer, application }: typeof first) => {
      const person = await aPerson(browser, site, { viewport: PHONE });
      await signIn(person.page.context(), site, producer.email);
      await visit(person.page, paths.applicationBooths(application.id, { booth: "A1" }));
      return person;
    };
    const [quick, slow] = [await phone(first), await phone(second)];
    await expectAccessible(quick.page);

    // Both see it free, and both press.
    await press(quick.page, m.booths_hold_this());
    await quick.page.getByText(m.booths_now_held({ code: "A1" })).waitFor();
    await press(slow.page, m.booths_hold_this());
    const refusal = m.booths_is_held({ code: "A1", until: "" }).replace(/\s*\.$/, "");
    await slow.page.getByRole("alert").getByText(refusal).waitFor();
    slow.complaints.splice(0);
    await slow.page.locator("#panel").getByRole("link", { name: "A2" }).click();
    await press(slow.page, m.booths_hold_this());
    await slow.page.getByText(m.booths_now_held({ code: "A2" })).waitFor();

    for (const [{ page }, code] of [
      [quick, "A1"],
      [slow, "A2"],
    ] as const) {
      await press(page, m.booths_confirm_this());
      await page.getByText(m.booths_now_confirmed({ code })).waitFor();
    }
    await visit(slow.page, paths.applicationBooths(second.application.id, { booth: "A1" }));
    expect(await slow.page.getByRole("button", { name: m.booths_hold_this() }).count()).toBe(0);
    await quick.leave();
    await slow.leave();
  },
  PATIENCE_MS,
);
