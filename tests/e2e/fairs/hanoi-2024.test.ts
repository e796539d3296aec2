import { eq } from "drizzle-orm";
import { onTestFailed, onTestFinished } from "vitest";
import { anAgency } from "#tests/factories/agencies";
import { anEstablishment } from "#tests/factories/establishments";
import { anActor, anOrganiser, aProducer } from "#tests/factories/people";
import { LAM_DONG } from "#tests/factories/provinces";
import { DESK, expect, PHONE, signIn, test } from "#tests/support/browser";
import { aPerson } from "#tests/support/person";
import { startTestServer } from "#tests/support/server";
import { applications, boothClaims, booths, checkIns, checkInVerdicts, fairInvoices, fairs } from "~/db/schema";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { addDays, todayInVietnam } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { PASS_KINDS } from "~/lib/vocabulary";
import { acceptAll, applyForMany, applyForTwo, putOnWaitingList } from "./applying";
import { close, figuresShown, settleBudget, sheetOf, wordsOf, writeWords } from "./closing";
import {
  addGate,
  answerSurvey,
  appointGatekeeper,
  check,
  countFives,
  getVisitorPass,
  noteLead,
  reportSales,
  resolveIncident,
  standAt,
  takeConsentBack,
  tellIncident,
} from "./days";
import { BOOTHS_EACH, daysGoBy, fortyProvinces, manyApply, manyReport, manyTake, SOLD_EACH } from "./many";
import { expectPaid, importStatement, matchByHand, nameAccount, payableFor, sendNotices } from "./money";
import { issueGuestPass, issueStaffPasses, sendLetters, signsOf, takeLetter } from "./papers";
import { acceptOffer, declineBooth, offerTo, placeAll, takeBooths } from "./placing";
import { WITH_WATER } from "./plan";
import { BUDGET, drawHall, plan, publish, setQuotas, setUpFair } from "./setting-up";

const NAME = "Hội chợ hàng công nghiệp nông thôn tiêu biểu Hà Nội";
const CODE = "HN24";
/** Days from the call to the first day of the fair, and the days of the fair. */
const LEAD_DAYS = 30;
const FAIR_DAYS = 3;
const BROUGHT = ["Hợp tác xã Hàm Minh", "Cơ sở Bà Tư", "Tổ dệt La Dạ", "Cơ sở Hòn Rơm", "Gốm Phước Lâm", "Trà Cầu Đất"];
const OWN_SALES = { revenue: 42_000_000, orders: 95, contracts: 1, contractValue: 300_000_000 };
const OTHER_VISITS = 28_000;
const SOURCE = "Ban quản lý Cung Văn hóa";
const PATIENCE_MS = 300_000;

test(
  "a fair of 270 booths and forty provinces is run from its call to its report",
  async ({ browser }) => {
    const site = await startTestServer();
    onTestFinished(site.stop);
    onTestFailed(() => console.error(site.log().slice(-4000)));
    const { db } = site;
    const signedIn = async (email: string, viewport = DESK) => {
      const person = await aPerson(browser, site, { viewport });
      await signIn(person.page.context(), site, email);
      return person;
    };
    const today = todayInVietnam(new Date());
    const startsOn = addDays(today, LEAD_DAYS);

    // The office sets the fair up, draws three halls and opens the call.
    const host = await anAgency(db, { name: "Cục Công Thương địa phương", level: "nation", provinceId: null });
    const officer = await anOrganiser(db, host.id);
    const office = await signedIn(officer.email);
    const desk = office.page;
    const endsOn = addDays(startsOn, FAIR_DAYS - 1);
    const slug = await setUpFair(desk, { name: NAME, code: CODE, startsOn, endsOn, today });
    const provinces = await fortyProvinces(db);
    const quotas = new Map([...Map.groupBy(provinces, (one) => one.newId)].map(([id, ones]) => [id, 6 * ones.length]));
    quotas.set(LAM_DONG, quotas.get(LAM_DONG)! + 6);
    expect([provinces.length, quotas.size]).toEqual([40, 34]);
    await setQuotas(desk, slug, quotas);
    await plan(desk, slug, startsOn);
    for (const letter of ["A", "B", "C"]) await drawHall(desk, slug, letter);
    await publish(desk, slug);
    const [fair] = await db.select({ id: fairs.id }).from(fairs).where(eq(fairs.slug, slug));
    const fairId = fair!.id;

    // A producer applies on a phone, a centre for six it brings, and 121 others.
    const maker = await anEstablishment(db, { name: "Rượu cần Lâm Đồng", legalForm: "cooperative" });
    const producer = await aProducer(db, maker.id);
    const exhibitor = await signedIn(producer.email, PHONE);
    const own = await applyForTwo(exhibitor.page, slug);
    const centre = await anAgency(db, { name: "Trung tâm Khuyến công Lâm Đồng" });
    const promoter = await anOrganiser(db, centre.id);
    const province = await signedIn(promoter.email);
    const broughtId = await applyForMany(province.page, slug, BROUGHT);
    const { many, decliner, late } = await manyApply(db, { fairId, code: CODE, from: 3 });

    // All that the quotas allow are accepted at once; the last of Hà Nội waits.
    const accepted = many.length + 2;
    const granted = many.length * BOOTHS_EACH + 2 + 4;
    const left = m.applications_bulk_beyond_quota({ province: "Hà Nội", left: "0", asked: "1" });
    await acceptAll(desk, slug, accepted, granted, left);
    await putOnWaitingList(desk, slug, late.number);

    // Everybody is placed by the solver; two say yes themselves, and one gives the place with water back to who waits for it.
    await placeAll(desk, slug, accepted, granted);
    const ownCodes = await takeBooths(exhibitor.page, own);
    expect(ownCodes).toHaveLength(2);
    expect(await takeBooths(province.page, broughtId)).toHaveLength(4);
    const neighbour = await signedIn(decliner.producer.email, PHONE);
    await declineBooth(neighbour.page, decliner.id, WITH_WATER);
    await neighbour.leave();
    await offerTo(desk, slug, WITH_WATER);
    const waiter = await signedIn(late.producer.email, PHONE);
    await acceptOffer(waiter.page, late.id, WITH_WATER);
    await waiter.leave();
    await manyTake(
      db,
      many.map((one) => one.id),
    );
    const live = await db
      .select({ id: applications.id, code: booths.code, kind: booths.kind })
      .from(boothClaims)
      .innerJoin(booths, eq(booths.id, boothClaims.boothId))
      .innerJoin(applications, eq(applications.id, boothClaims.applicationId))
      .where(eq(boothClaims.state, "confirmed"));
    expect(live).toHaveLength(granted);
    expect(live.find((one) => one.code === WITH_WATER)).toMatchObject({ id: late.id });

    // Notices go out; a statement brings one payment as it should be, one too small and one under a name the bank misspelt.
    const payables = [...Map.groupBy(live, (one) => one.id)].map(([id, ones]) => {
      return [id, payableFor(ones.map((one) => one.kind))] as const;
    });
    const payable = payables.reduce((sum, [, one]) => sum + one, 0);
    await nameAccount(desk, slug);
    await sendNotices(desk, slug, accepted + 1, payable);
    const notices = await db.select().from(fairInvoices).where(eq(fairInvoices.fairId, fairId));
    const noticeOf = (id: string) => notices.find((one) => one.applicationId === id)!;
    const misspelt = many.find((one) => one.id !== decliner.id)!;
    expect(noticeOf(own).payable).toBe(new Map(payables).get(own));
    const transfers = [
      { amount: noticeOf(own).deposit, text: `Ruou can dat coc ${noticeOf(own).reference}` },
      { amount: 1_000_000, text: `TTKC Lam Dong ${noticeOf(broughtId).reference}` },
      { amount: noticeOf(misspelt.id).deposit, text: `Dat coc ${noticeOf(misspelt.id).reference.slice(0, -1)}` },
    ];
    const findings = [m.invoices_finding_exact(), m.invoices_finding_too_small(), m.invoices_finding_wrong_reference()];
    await importStatement(desk, slug, transfers, findings);
    await expectPaid(desk, slug, payable, transfers[0]!.amount + 1_000_000);
    await matchByHand(desk, slug, transfers[2]!.text, noticeOf(misspelt.id).reference);
    await expectPaid(
      desk,
      slug,
      payable,
      transfers.reduce((sum, one) => sum + one.amount, 0),
    );

    // Letters, boards and passes.
    await sendLetters(desk, slug, accepted + 1);
    await takeLetter(exhibitor.page, own);
    const signs = await signsOf(desk, slug);
    expect([...signs.keys()].sort()).toEqual(live.map((one) => one.code).sort());
    expect(ownCodes.map((code) => signs.get(code))).toEqual([maker.name, maker.name]);
    const [staffPass] = await issueStaffPasses(exhibitor.page, own, ["Nguyễn Văn Bảy", "Trần Thị Sáu"]);
    const guestPass = await issueGuestPass(desk, slug, "Lê Thị Khách");
    await addGate(desk, slug, "Bắc", PASS_KINDS);
    await addGate(desk, slug, "Nam", ["exhibitor", "staff"]);
    const keepers = [await anActor(db), await anActor(db)] as const;
    for (const { email } of keepers) await appointGatekeeper(desk, slug, email);

    // The first day. One gate has a network, one has none, and each knows only of its own scans.
    await daysGoBy(db, fairId, LEAD_DAYS);
    const visitor = await aPerson(browser, site, { viewport: PHONE });
    const visitorPass = await getVisitorPass(visitor.page, slug, "Phạm Thị Khách", "0912 345 678");
    const north = await standAt(browser, site, keepers[0].email, slug, "Bắc");
    const south = await standAt(browser, site, keepers[1].email, slug, "Nam");
    await check(south, staffPass!, m.days_verdict_admitted());
    await check(south, visitorPass, m.days_verdict_wrong_gate());
    await north.loseNetwork();
    await check(north, visitorPass, m.days_verdict_admitted());
    await check(north, visitorPass, m.days_verdict_already_in());
    await check(north, guestPass, m.days_verdict_admitted());
    await check(north, staffPass!, m.days_verdict_admitted());
    await countFives(north, 4);
    await north.findNetwork();
    const verdicts = () =>
      db
        .select({ verdict: checkInVerdicts.verdict })
        .from(checkIns)
        .innerJoin(checkInVerdicts, eq(checkInVerdicts.checkInId, checkIns.id))
        .orderBy(checkIns.at);
    await expect
      .poll(async () => (await verdicts()).map((one) => one.verdict), { timeout: 30_000 })
      .toEqual(["admitted", "wrong_gate", "admitted", "already_in", "admitted", "already_in"]);

    await noteLead(exhibitor.page, own, visitorPass, "Phạm Thị Khách");
    await takeConsentBack(visitor.page, visitorPass);
    await exhibitor.page.reload();
    await exhibitor.page.getByText(m.days_lead_erased()).waitFor();
    await reportSales(exhibitor.page, own, today, OWN_SALES);
    await manyReport(
      db,
      many.map((one) => one.id),
      today,
      producer,
    );
    await tellIncident(exhibitor.page, own);
    await resolveIncident(desk, slug);
    await answerSurvey(visitor.page, paths.fairSurvey(slug), 5);
    await answerSurvey(exhibitor.page, paths.applicationSurvey(own), 4);

    // It is over: what the report says is what happened.
    await daysGoBy(db, fairId, FAIR_DAYS);
    await settleBudget(desk, slug);
    await writeWords(desk, slug, OTHER_VISITS, SOURCE);
    await close(desk, slug);
    const visits = 2 + 20;
    const revenue = OWN_SALES.revenue + many.length * SOLD_EACH.revenue;
    const count = (number: number) => number.toLocaleString("vi-VN");
    const establishments = many.length + 1 + 1 + BROUGHT.length;
    expect(await figuresShown(desk)).toMatchObject({
      [m.closings_booths()]: [count(granted), m.closings_booths_note({ all: "270", area: count(granted * 9) })],
      [m.closings_establishments()]: [count(establishments)],
      [m.closings_provinces()]: ["34"],
      [m.closings_visits()]: [
        count(visits + OTHER_VISITS),
        `${m.closings_visits_note({ other: count(OTHER_VISITS), source: SOURCE })} · ${m.closings_passes_note({ passes: "2" })}`,
      ],
      [m.closings_revenue()]: [
        formatMoney(revenue),
        m.closings_reported_note({ reported: count(many.length + 1), all: count(accepted + 1) }),
      ],
      [m.closings_contracts()]: ["1", formatMoney(OWN_SALES.contractValue)],
      [m.closings_incidents()]: ["1"],
    });
    const rows = await sheetOf(desk, slug);
    const whole = m.closings_part_whole();
    expect(rows.filter(([part]) => part === whole)).toEqual([
      [whole, m.closings_establishments(), establishments, null],
      [whole, m.closings_provinces(), 34, null],
      [whole, m.closings_products(), 0, 0],
      [whole, m.closings_visits(), visits + OTHER_VISITS, OTHER_VISITS],
      [whole, m.days_passes_came(), 2, null],
      [whole, m.closings_revenue(), revenue, null],
      [whole, m.closings_contracts(), 1, OWN_SALES.contractValue],
    ]);
    expect(rows).toContainEqual([m.closings_part_provinces(), "Hà Nội", 6, 4]);
    expect(rows).toContainEqual([m.closings_part_money(), expect.any(String), BUDGET.planned, BUDGET.spent]);
    const words = await wordsOf(desk, slug);
    for (const said of [
      `${count(granted)} gian hàng của ${count(establishments)} đơn vị đến từ 34 tỉnh, thành phố.`,
      `${count(visits)} lượt đếm tại cổng và ${count(OTHER_VISITS)} lượt theo ${SOURCE}.`,
      formatMoney(revenue),
    ]) {
      expect(words).toContain(said);
    }
    for (const person of [office, exhibitor, province, visitor]) await person.leave();
  },
  PATIENCE_MS,
);
