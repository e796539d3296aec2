import { expect } from "vitest";
import { arrive, fillIn, follow, type Person, press, visit } from "#tests/support/person";
import { paths } from "~/http/paths";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { formatPoints } from "~/lib/points";
import { dayFromNow } from "../whole-road/organiser";
import type { Selection } from "./selections";

const ONE = m.common_products_count({ count: 1 });

/** What a product brings along from the level below. */
export interface Brought {
  readonly from: Selection;
  readonly certificate: string;
  /** In hundredths. */
  readonly total: number;
}

/** The summary list names sender and title; from its line one opens the dossier. Returns the dossier's address. */
export async function openFromSummaryList(
  { page }: Person,
  { round }: Selection,
  product: string,
  { from, certificate, total }: Brought,
): Promise<string> {
  await visit(page, paths.organiserIncoming(round.slug));
  const letter = page.locator("main section").filter({ hasText: from.letter });
  const told = (await letter.textContent()) ?? "";
  for (const fact of [
    from.agency,
    from.round.name,
    product,
    certificate,
    levelTitle(from.level),
    formatPoints(total, "vi", 2),
  ]) {
    expect(told).toContain(fact);
  }
  await letter.getByRole("link", { name: m.forwardings_open(), exact: true }).click();
  await arrive(page, /^\/organiser\/nominations\/[\w-]{36}$/);
  return new URL(page.url()).pathname;
}

/** The desk names every dossier below, the nearest first, each seal as it is kept, and what was upgraded since. */
export async function expectChain(
  { page }: Person,
  below: readonly Selection[],
  upgraded: { readonly before: string; readonly now: string },
): Promise<void> {
  const links = await page.locator("#chain ol > li").allTextContents();
  expect(links).toHaveLength(below.length);
  for (const [place, { level, round, agency, decision }] of below.toReversed().entries()) {
    for (const fact of [levelTitle(level), round.name, agency, decision, m.forwardings_chain_matches()]) {
      expect(links[place]).toContain(fact);
    }
  }
  const changed = await page.locator("#chain details").filter({ hasText: upgraded.now }).textContent();
  expect(changed).toContain(upgraded.before);
}

/** The council's proposal is taken, and the decision on it written down; nothing is announced by it. */
export async function decideByProposal({ page }: Person, { round, decision }: Selection): Promise<void> {
  await visit(page, paths.organiserList(round.slug));
  await press(page, m.councils_take_proposal({ count: 1 }));
  await page
    .getByText(m.councils_proposal_taken({ count: 1 }))
    .first()
    .waitFor();
  await visit(page, paths.organiserDecision(round.slug));
  await fillIn(page, {
    number: decision,
    decidedOn: dayFromNow(0),
    signerName: "Nguyễn Văn Sơn",
    signerTitle: "Phó Chủ tịch",
    place: "Đà Lạt",
    approvalNote: "Biên bản họp Hội đồng số 12/BB-HĐBC",
  });
  await press(page, m.awards_record({ products: ONE }));
  await page.getByText(m.awards_decision_recorded({ number: decision })).waitFor();
}

/** Announces the results, with the counts seen. */
export async function release({ page }: Person, { round, decision }: Selection): Promise<void> {
  await follow(page, m.awards_release());
  await arrive(page, /\/release$/);
  const title = m.awards_confirm_title({ products: ONE, establishments: m.common_establishments_count({ count: 1 }) });
  await page.getByRole("heading", { name: title }).waitFor();
  expect(await page.locator("main").textContent()).toContain(m.awards_effect_told({ count: 1 }));
  await press(page, m.awards_release_do({ products: ONE }), paths.organiserDecision(round.slug));
  await page.getByText(m.awards_released({ products: ONE, number: decision })).waitFor();
}

/** Puts the winner forward to the round above, by a letter that is reviewed before it goes. */
export async function sendUp({ page }: Person, { round, letter }: Selection, to: Selection): Promise<void> {
  await visit(page, paths.organiserForwarding(round.slug));
  // Other tests have opened rounds of that level too.
  const another = page.locator(`main a[href="${paths.organiserForwarding(round.slug, { to: to.round.slug })}"]`);
  if ((await another.count()) > 0) await another.click();
  await page.getByRole("heading", { name: to.round.name }).waitFor();
  await fillIn(page, {
    awardIds: true,
    number: letter,
    datedOn: dayFromNow(0),
    signerName: "Lê Thị Thu",
    signerTitle: "Phó Giám đốc",
  });
  await press(page, m.forwardings_review());
  await press(page, m.forwardings_confirm({ products: ONE }));
  await page.getByText(m.forwardings_done({ products: ONE, round: to.round.name })).waitFor();
}

/** Nothing of the other levels' rounds opens for this organiser, whatever they know of the addresses. */
export async function expectClosed(
  { page }: Person,
  others: readonly Selection[],
  dossiers: readonly string[],
): Promise<void> {
  const pages = others.flatMap(({ round: { slug } }) =>
    [
      paths.organiserRound,
      paths.organiserNominations,
      paths.organiserIncoming,
      paths.organiserForwarding,
      paths.organiserList,
      paths.organiserDecision,
    ].map((path) => path(slug)),
  );
  const opened: string[] = [];
  for (const path of [...pages, ...dossiers.map((id) => paths.organiserNomination(id))]) {
    const status = (await page.request.get(path)).status();
    if (status !== 403 && status !== 404) opened.push(`${status} ${path}`);
  }
  expect(opened).toEqual([]);
}
