import { aFairWithPapers, anExhibitor } from "#tests/factories/exhibitor-papers";
import { expect, expectAccessible, PHONE, signIn, test } from "#tests/support/browser";
import { mailTo } from "#tests/support/mails";
import { aPerson, fillIn, follow, press, visit } from "#tests/support/person";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { addDays, todayInVietnam } from "~/lib/dates";
import { sendLetters, signsOf, takeLetter } from "./papers";

const PATIENCE_MS = 60_000;

test(
  "letters, boards and a message reach those who have a booth, and the message says what is theirs",
  async ({ browser, site }) => {
    const { db } = site;
    const today = todayInVietnam(new Date());
    const { fair, organiser } = await aFairWithPapers(db, { startsOn: addDays(today, 30), endsOn: addDays(today, 34) });
    const placed = await anExhibitor(db, fair.id, {
      codes: ["B1", "B2"],
      signName: "Gốm Phước Lâm",
      contactEmail: "gom@vidu.vn",
    });
    await anExhibitor(db, fair.id, { signName: "Chưa có gian", contactEmail: "chua@vidu.vn" });
    const office = await aPerson(browser, site);
    const { page } = office;
    await signIn(page.context(), site, organiser.email);

    await sendLetters(page, fair.slug, 1);
    await expectAccessible(page);
    expect([...(await signsOf(page, fair.slug))]).toEqual([
      ["B1", "Gốm Phước Lâm"],
      ["B2", "Gốm Phước Lâm"],
    ]);

    await visit(page, paths.organiserFairNewMessage(fair.slug));
    await fillIn(page, { booths: "confirmed", subject: "Giờ lắp dựng", body: "Mời {ten} đến lắp dựng gian {booths}." });
    await press(page, m.exhibitors_message_save());
    await page
      .getByText(m.exhibitors_unknown_field({ field: "{ten}" }).split("{ten}")[0]!.trim())
      .first()
      .waitFor();
    office.complaints.splice(0);
    await fillIn(page, { body: "Mời {sign_name} đến lắp dựng gian {booths}." });
    await press(page, m.exhibitors_message_save(), /\/messages\/[\w-]{36}$/);
    await page.getByText("Mời Gốm Phước Lâm đến lắp dựng gian B1").waitFor();
    const words = m.exhibitors_message_send({ count: "1" });
    await follow(page, words, /\/sending$/);
    await press(page, words, /\/messages\/[\w-]{36}$/);
    await page.getByText(m.exhibitors_message_send_done({ count: "1" })).waitFor();
    expect((await mailTo(site, "gom@vidu.vn", "Giờ lắp dựng")).text).toContain("gian B1");

    const exhibitor = await aPerson(browser, site, { viewport: PHONE });
    await signIn(exhibitor.page.context(), site, placed.producer.email);
    await takeLetter(exhibitor.page, placed.application.id);
    await exhibitor.page.getByText("Giờ lắp dựng").first().waitFor();
    await expectAccessible(exhibitor.page);
    await office.leave();
    await exhibitor.leave();
  },
  PATIENCE_MS,
);
