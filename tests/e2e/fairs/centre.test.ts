import { anAgency } from "#tests/factories/agencies";
import { aPickedFair, aRowOfBooths, boothCalled, standing } from "#tests/factories/booths";
import { anApplication } from "#tests/factories/fairs";
import { anOrganiser } from "#tests/factories/people";
import { expect, expectAccessible, PHONE, signIn, test } from "#tests/support/browser";
import { contextOf } from "#tests/support/database";
import { aPerson, follow, press, visit } from "#tests/support/person";
import { exhibitors } from "~/db/schema";
import { reserveBooth } from "~/domain/booths/reserve-booth.server";
import { paths } from "~/http/paths";
import { formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { addDays, todayInVietnam } from "~/lib/dates";

const PATIENCE_MS = 60_000;
const CODES = ["B1", "B2", "B3"];

test(
  "a provincial centre takes all the booths it was given, and says on one page who stands where",
  async ({ browser, site }) => {
    const { db } = site;
    const today = todayInVietnam(new Date());
    const { fair, organiser } = await aPickedFair(db, { startsOn: addDays(today, 30), endsOn: addDays(today, 34) });
    const { id: agencyId } = await anAgency(db);
    const officer = await anOrganiser(db, agencyId);
    const application = await anApplication(db, { fairId: fair.id, agencyId, createdBy: officer.userId, granted: 3 });
    await db.insert(exhibitors).values(
      ["Xuân Hương", "Cầu Đất", "La Dạ"].map((signName, at) => ({
        ...{ applicationId: application.id, name: `HTX ${signName}`, signName, position: at + 1 },
      })),
    );
    await aRowOfBooths(db, fair, CODES.length);
    for (const code of CODES) {
      const booth = await boothCalled(db, fair, code);
      await reserveBooth(contextOf(db, organiser, new Date()), booth.id, { application: application.id });
    }
    const person = await aPerson(browser, site, { viewport: PHONE });
    const { page } = person;
    await signIn(page.context(), site, officer.email);
    await visit(page, paths.application(application.id));
    await follow(page, m.applications_todo_booths_answer({ booths: formatList(CODES) }));
    await expectAccessible(page);

    await press(page, m.booths_take_all({ count: CODES.length, codes: formatList(CODES) }));
    await page.getByText(m.booths_all_confirmed({ codes: formatList(CODES) })).waitFor();
    await follow(page, m.booths_stands_title(), paths.applicationStands(application.id));
    await page.getByLabel(m.plans_booth({ code: "B1" })).selectOption({ label: "Cầu Đất" });
    await page.getByLabel(m.plans_booth({ code: "B3" })).selectOption({ label: "Xuân Hương" });
    await expectAccessible(page);
    await press(page, m.common_save(), paths.applicationBooths(application.id));

    const { number } = application;
    expect(await standing(db, fair, new Date())).toEqual(CODES.map((code) => `${code} confirmed ${number}`));
    const stands = await page
      .getByRole("listitem")
      .filter({ hasText: /^Gian B\d/ })
      .allInnerTexts();
    expect(stands.map((text) => text.split("\n").at(-1))).toEqual(["Cầu Đất", m.booths_nobody_yet(), "Xuân Hương"]);
    await person.leave();
  },
  PATIENCE_MS,
);
