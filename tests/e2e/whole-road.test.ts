import { DESK, expect, PHONE, test } from "#tests/support/browser";
import { mailTo } from "#tests/support/mails";
import { aPerson, visit } from "#tests/support/person";
import { readSpreadsheet } from "~/adapters/documents/read-spreadsheet.server";
import { paths } from "~/http/paths";
import { outcomeName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { answerForAll, expectSigned, score } from "./whole-road/juror";
import {
  admit,
  askForMore,
  decide,
  makeAgency,
  moveOn,
  nameJury,
  openARound,
  release,
  takeList,
} from "./whole-road/organiser";
import { acceptByMail, makeAdmin, registerByMail, signInByPage } from "./whole-road/people";
import {
  enterRound,
  expectNoPlaceInPhotos,
  registerEstablishment,
  registerProduct,
  submit,
} from "./whole-road/producer";
import { findProduct, openCertificate } from "./whole-road/visitor";

const ORGANISER = { name: "Nguyễn Thị Thanh Hà", email: "ha@tinhhoa.test" };
const WINNER = {
  name: "Võ Thị Hạnh",
  email: "hanh@tinhhoa.test",
  establishment: "Công ty TNHH Mắm Tôm Chua Gò Cát",
  taxCode: "0100112437",
  product: "Mắm tôm chua Gò Cát",
};
const LOSER = {
  name: "Trần Văn Đức",
  email: "duc@tinhhoa.test",
  establishment: "Hợp tác xã Bánh tráng Phú Yên Hạ",
  taxCode: "0314409058",
  product: "Bánh tráng mè đen Phú Hạ",
};
const JURORS = ["Lê Văn Bình", "Phạm Cẩm Vân", "Hoàng Đức Long", "Đỗ Thị Mai", "Vũ Quốc Huy"].map((name, place) => ({
  name,
  email: `giamkhao${place + 1}@tinhhoa.test`,
}));
/** 85 on average for the winner, 75 for the other; the jurors differ in the first criterion. */
const FIRST = ["13", "13,5", "14", "14,5", "15"];
const REST = {
  winner: ["9", "7", "5", "10", "10", "7", "7", "4", "4", "8"],
  other: ["8", "6", "4", "9", "9", "6", "6", "4", "3", "6"],
};
const TOTALS = { winner: ["84", "84,5", "85", "85,5", "86"], other: ["74", "74,5", "75", "75,5", "76"] };
const MINUTES = 60_000;

test(
  "from an empty database to a certificate that a visitor finds",
  async ({ browser, site }) => {
    const open = (viewport = DESK) => aPerson(browser, site, { viewport });

    await makeAdmin(site, "admin@tinhhoa.test");
    const admin = await open();
    await signInByPage(admin, "admin@tinhhoa.test", paths.admin());
    await makeAgency(admin, "Ủy ban nhân dân tỉnh Lâm Đồng", ORGANISER);
    await admin.leave();

    const organiser = await open();
    await acceptByMail(organiser, site, ORGANISER.email, paths.organiser());
    const round = await openARound(organiser);

    const winner = await open(PHONE);
    await registerByMail(winner, site, WINNER.name, WINNER.email);
    await registerEstablishment(winner, WINNER);
    await registerProduct(winner, WINNER);
    await expectNoPlaceInPhotos(winner);
    const code = await enterRound(winner, round.name);
    const loser = await open(PHONE);
    await registerByMail(loser, site, LOSER.name, LOSER.email);
    await registerEstablishment(loser, LOSER);
    await registerProduct(loser, LOSER);
    const otherCode = await enterRound(loser, round.name);
    await loser.leave();
    expect([code, otherCode].map((one) => one.slice(-3))).toEqual(["001", "002"]);

    await askForMore(organiser, round.slug, code, "Xin bổ sung giấy chứng nhận an toàn thực phẩm.");
    await mailTo(site, WINNER.email, "Xin bổ sung giấy chứng nhận an toàn thực phẩm.");
    await visit(winner.page, paths.producerHome());
    await winner.page.locator("main a[href^='/producer/nominations/']").first().click();
    await winner.page.getByText("Xin bổ sung giấy chứng nhận an toàn thực phẩm.").first().waitFor();
    await visit(winner.page, `${new URL(winner.page.url()).pathname}/submission`);
    expect(await submit(winner, true)).toBe(code);
    await winner.leave();

    await admit(organiser, round.slug, code);
    await admit(organiser, round.slug, otherCode);
    await nameJury(organiser, round.slug, JURORS);
    await moveOn(organiser, round.slug, "screening");
    await moveOn(organiser, round.slug, "scoring");

    for (const [place, { email }] of JURORS.entries()) {
      const juror = await open(PHONE);
      await acceptByMail(juror, site, email, paths.judge());
      await answerForAll(juror, round.slug, 2);
      const points = (which: "winner" | "other") => [FIRST[place]!, ...REST[which]];
      await score(juror, { round: round.slug, code, points: points("winner"), total: TOTALS.winner[place]! });
      await score(juror, { round: round.slug, code: otherCode, points: points("other"), total: TOTALS.other[place]! });
      await expectSigned(juror, round.slug, 2);
      await juror.leave();
    }

    await moveOn(organiser, round.slug, "council");
    await visit(organiser.page, paths.organiserTally(round.slug));
    expect(await tallyOf(organiser.page)).toEqual([
      [WINNER.product, "1", "5", "85,00", m.tallies_proposed_count()],
      [LOSER.product, "2", "5", "75,00", outcomeName("passed_over_cap")],
    ]);
    await moveOn(organiser, round.slug, "decision");
    await visit(organiser.page, paths.organiserTally(round.slug));
    await takeList(organiser, round.slug);
    await decide(organiser, round.slug, WINNER.product, LOSER.product);
    const unknown = await open(PHONE);
    const early = await unknown.page.request.get(paths.roundAwards(round.slug, "csv"));
    expect(early.status()).toBe(404);
    await unknown.leave();
    await release(organiser, round.slug);
    await expectAwardList(organiser.page, round.slug);

    const visitor = await open(PHONE);
    await findProduct(visitor, "mam tom chua", WINNER.product, LOSER.product);
    const number = await openCertificate(visitor, WINNER.product);
    expect(number).toMatch(/^[A-Z]+-\d{4}-1493-001$/);
    await visitor.leave();

    expect((await mailTo(site, WINNER.email, code)).text).toContain(WINNER.product);
    const told = await mailTo(site, LOSER.email, otherCode);
    expect(told.text).toContain(LOSER.product);
    await organiser.leave();
  },
  12 * MINUTES,
);

type Page = Awaited<ReturnType<typeof aPerson>>["page"];

/** Product, rank, sheets, mean and outcome of each row, as shown. */
function tallyOf(page: Page): Promise<string[][]> {
  return page.locator("main table tbody tr").evaluateAll((rows) =>
    rows.map((row) => {
      const cells = [...row.children];
      const first = (at: number) => cells[at]?.querySelector("span")?.textContent ?? cells[at]?.textContent ?? "";
      return [first(1), cells[0]?.textContent ?? "", cells[3]?.textContent ?? "", first(4), first(5)];
    }),
  );
}

/** The files the organiser downloads hold the winner, and nobody else. */
async function expectAwardList(page: Page, slug: string) {
  const workbook = await page.request.get(paths.roundAwards(slug, "xlsx"));
  expect(workbook.status()).toBe(200);
  const { rows } = await readSpreadsheet(await workbook.body());
  const cells = JSON.stringify(rows);
  const csv = await (await page.request.get(paths.roundAwards(slug, "csv"))).text();
  for (const text of [cells, csv]) {
    expect(text).toContain(WINNER.product);
    expect(text).toContain(WINNER.establishment);
    expect(text).not.toContain(LOSER.product);
  }
}
