import { expect } from "vitest";
import { arrive, fillIn, follow, type Person, press, visit } from "#tests/support/person";
import { paths } from "~/http/paths";
import { phaseName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { LEVELS, type PhaseKind } from "~/lib/vocabulary";

/** Days from today, as one types them. */
export const dayFromNow = (days: number) => {
  const day = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat("vi-VN", {
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    timeZone: "Asia/Ho_Chi_Minh",
  }).format(day);
};

/** Makes an agency and asks someone by mail to run its rounds. */
export async function makeAgency({ page }: Person, name: string, organiser: { name: string; email: string }) {
  await visit(page, paths.adminNewAgency());
  await fillIn(page, {
    name,
    validFrom: "01/07/2025",
    level: "province",
    provinceId: "new-68",
    place: "Đà Lạt",
  });
  await press(page, m.agencies_create());
  await arrive(page, /^\/admin\/agencies\/(?!new$)[\w-]+$/);
  await fillIn(page, { ...organiser, role: "organiser" });
  await press(page, m.people_invite_button());
  await page.getByText(m.people_invitation_sent({ email: organiser.email })).waitFor();
}

/** Makes a round under the programme's rules that recognises one product, and opens it. Returns its slug and name. */
export async function openARound({ page }: Person): Promise<{ slug: string; name: string }> {
  await visit(page, paths.organiserNewRound());
  const name = await page.locator("main [name=name]").inputValue();
  await press(page, m.rounds_new_create());
  await arrive(page, /^\/organiser\/rounds\/[\w-]+\/agencies$/);
  const slug = new URL(page.url()).pathname.split("/")[3]!;
  await visit(page, paths.organiserRoundTimetable(slug));
  await fillIn(page, {
    nominationOpensOn: dayFromNow(0),
    nominationClosesOn: dayFromNow(20),
    scoringOn: dayFromNow(30),
    councilOn: dayFromNow(35),
    expectedListOn: "",
    decisionOn: dayFromNow(40),
  });
  await press(page, m.rounds_step_save(), paths.organiserRoundRules(slug));
  // Nobody selected in the communes this year: what the round recognises comes without a title of theirs.
  await visit(page, paths.organiserRulesSection(slug, "entry"));
  await fillIn(page, { [`levels[${LEVELS.indexOf("province")}].lowerTitle`]: "none" });
  await press(page, m.schemes_save_section());
  await page.getByText(m.schemes_saved()).waitFor();
  await visit(page, paths.organiserRulesSection(slug, "caps"));
  await fillIn(page, { cap: "1", capSource: "Kinh phí khuyến công của năm" });
  await press(page, m.schemes_save_section());
  await page.getByText(m.schemes_saved()).waitFor();
  await visit(page, paths.organiserRoundOpening(slug));
  await press(page, m.rounds_opening_confirm(), paths.organiserRound(slug));
  await page.getByText(phaseName("nomination")).first().waitFor();
  return { slug, name };
}

/** Opens a dossier from the queue by its code. */
async function openDossier({ page }: Person, slug: string, code: string) {
  await visit(page, paths.organiserNominations(slug));
  await page.locator("main a").filter({ hasText: code }).or(rowLink(page, code)).first().click();
  await arrive(page, /^\/organiser\/nominations\/[\w-]{36}$/);
}

const rowLink = (page: Person["page"], code: string) =>
  page.locator("main tr, main li").filter({ hasText: code }).locator("a");

export async function askForMore(person: Person, slug: string, code: string, note: string): Promise<void> {
  const { page } = person;
  await openDossier(person, slug, code);
  await page.locator("summary").filter({ hasText: m.rounds_nomination_ask() }).click();
  await page.locator("#answer textarea[name=note]").fill(note);
  await press(page, m.rounds_nomination_ask());
  await page.getByText(note).first().waitFor();
}

export async function admit(person: Person, slug: string, code: string): Promise<void> {
  await openDossier(person, slug, code);
  await admitHere(person, code);
}

/** Admits the dossier that is open on the desk. */
export async function admitHere({ page }: Person, code: string): Promise<void> {
  await press(page, m.rounds_nomination_admit());
  await page.getByText(m.rounds_nomination_admitted({ code })).waitFor();
}

export async function nameJury({ page }: Person, slug: string, jurors: readonly { name: string; email: string }[]) {
  await visit(page, paths.organiserJury(slug));
  for (const [place, juror] of jurors.entries()) {
    const role = place === 0 ? "head" : place === 1 ? "deputy" : "member";
    await fillIn(page, { ...juror, title: "Chuyên viên Sở Công Thương", role });
    await press(page, m.rounds_jury_name_act());
    await page.getByText(juror.email).first().waitFor();
    await page.locator("main [name=email]").and(page.locator(':not([value]), [value=""]')).waitFor();
  }
}

/** Moves a round on by the board's button and the page that names what it will do. */
export async function moveOn({ page }: Person, slug: string, to: PhaseKind): Promise<void> {
  await visit(page, paths.organiserRoundPhase(slug, { to }));
  await fillIn(page, { reason: "Theo kế hoạch số 95/KH-HĐBC" });
  await press(page, m.rounds_phase_confirm({ phase: phaseName(to) }), paths.organiserRound(slug));
}

/** The council's list: what the tally proposes is taken for both. */
export async function takeList({ page }: Person, slug: string): Promise<void> {
  await follow(page, m.awards_to_list(), paths.organiserList(slug));
  await press(page, m.councils_take_proposal({ count: 2 }));
  await page
    .getByText(m.councils_proposal_taken({ count: 2 }))
    .first()
    .waitFor();
}

/** Writes down the decision on what the council's list recognises. Nothing is announced by it. */
export async function decide({ page }: Person, slug: string, winner: string, loser: string): Promise<void> {
  await visit(page, paths.organiserRound(slug));
  await follow(page, m.awards_step_decision(), paths.organiserDecision(slug));
  await fillIn(page, {
    number: "1493/QĐ-UBND",
    decidedOn: dayFromNow(0),
    signerName: "Nguyễn Văn Sơn",
    signerTitle: "Phó Chủ tịch",
    place: "Đà Lạt",
    approvalNote: "Biên bản họp Hội đồng số 12/BB-HĐBC",
  });
  const listed = (await page.locator("main table").first().textContent()) ?? "";
  expect([listed.includes(winner), listed.includes(loser)]).toEqual([true, false]);
  await press(page, m.awards_record({ products: m.common_products_count({ count: 1 }) }));
  await page.getByText(m.awards_decision_recorded({ number: "1493/QĐ-UBND" })).waitFor();
}

/** Announces the results: the page with its counts, then the act. */
export async function release({ page }: Person, slug: string): Promise<void> {
  await follow(page, m.awards_release());
  await arrive(page, /\/release$/);
  const products = m.common_products_count({ count: 1 });
  const title = m.awards_confirm_title({ products, establishments: m.common_establishments_count({ count: 1 }) });
  await page.getByRole("heading", { name: title }).waitFor();
  const told = (await page.locator("main").textContent()) ?? "";
  expect(told).toContain(m.awards_effect_told({ count: 2 }));
  expect(told).toContain(`31/12/${new Date().getFullYear() + 3}`);
  await press(page, m.awards_release_do({ products }), paths.organiserDecision(slug));
  await page.getByText(m.awards_released({ products, number: "1493/QĐ-UBND" })).waitFor();
}
