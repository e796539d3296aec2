import { DESK, expect, PHONE, signIn, test } from "#tests/support/browser";
import { contextOf } from "#tests/support/database";
import { aPerson, type Person, visit } from "#tests/support/person";
import { sealChainOf } from "~/domain/nominations/seal-chain.server";
import { dossierForJury } from "~/domain/nominations/sealed-dossier.server";
import { paths } from "~/http/paths";
import { awardStatusName, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import {
  type Brought,
  decideByProposal,
  expectChain,
  expectClosed,
  openFromSummaryList,
  release,
  sendUp,
} from "./levels/organiser";
import { aMaker, enter, expectExtractStays, handIn, openPutForward, upgrade } from "./levels/producer";
import { fourSelections, scoreAndClose } from "./levels/selections";
import { admit, admitHere } from "./whole-road/organiser";

const MINUTES = 60_000;
const YEAR = Number(todayInVietnam(new Date()).slice(0, 4));
/** The year of the decision is the first of four. */
const LAST_DAY = `31/12/${YEAR + 3}`;

/** What the maker makes in a year when it hands in at the lowest level, and more at each that follows. */
const capacityAt = (place: number) => `${(place + 1) * 60}.000 lít`;

test(
  "one product goes from its commune to the nation through four agencies, and its page shows all four titles",
  async ({ browser, site }) => {
    const selections = await fourSelections(site.db);
    const maker = await aMaker(site);
    const producer = await aPerson(browser, site, { viewport: PHONE });
    await signIn(producer.page.context(), site, maker.email);
    const ids: string[] = [];
    const certificates: string[] = [];
    let brought: Brought | null = null;

    for (const [place, selection] of selections.entries()) {
      const organiser = await aPerson(browser, site, { viewport: DESK });
      await signIn(organiser.page.context(), site, selection.organiser.email);
      const upgraded = { before: capacityAt(place - 1), now: capacityAt(place) };

      // Regions and the nation take only what an agency puts forward.
      const id: string = brought
        ? await openPutForward(producer, site, maker, selection)
        : await enter(producer, site, maker, selections);
      if (brought) {
        await expectExtractStays(producer, site, id);
        await upgrade(producer, id, upgraded.now);
      }
      const code = await handIn(producer, id);

      if (brought) {
        const desk = await openFromSummaryList(organiser, selection, maker.product.name, brought);
        expect(desk).toBe(paths.organiserNomination(id));
        await expectChain(organiser, selections.slice(0, place), upgraded);
        await admitHere(organiser, code);
      } else {
        await admit(organiser, selection.round.slug, code);
      }
      const total = await scoreAndClose(site.db, selection);
      await decideByProposal(organiser, selection);
      await release(organiser, selection);
      const [certificate] = await certificatesShown(producer, maker.product.slug);
      certificates.unshift(certificate!);
      brought = { from: selection, certificate: certificate!, total };
      const above = selections[place + 1];
      if (above) await sendUp(organiser, selection, above);

      const others = selections.filter((other) => other !== selection);
      await expectClosed(organiser, others, ids);
      ids.push(id);
      await organiser.leave();
    }
    await producer.leave();

    const visitor = await aPerson(browser, site, { viewport: PHONE });
    const { page } = visitor;
    expect(await certificatesShown(visitor, maker.product.slug)).toEqual(certificates);
    expect(await page.locator("main li p.font-semibold").allTextContents()).toEqual(
      (["nation", "region", "province", "commune"] as const).map((level) =>
        m.gallery_award_line({ level: levelTitle(level), year: YEAR }),
      ),
    );
    expect(new Set(certificates).size).toBe(4);
    for (const number of certificates) {
      await visit(page, paths.certificate(number));
      const told = await page.locator("main").textContent();
      expect(told).toContain(maker.product.name);
      expect(told).toContain(m.certificates_valid_text({ date: LAST_DAY }));
    }
    await visitor.leave();

    const nation = contextOf(site.db, selections[3]!.organiser.actor);
    const { dossier, ...seal } = await dossierForJury(nation, ids[3]!);
    const { own, links, isCut } = await sealChainOf(nation, dossier, seal);
    expect([own?.matches, isCut]).toEqual([true, false]);
    expect(links.map(({ nominationId, matches }) => [nominationId, matches])).toEqual(
      ids
        .slice(0, 3)
        .toReversed()
        .map((id) => [id, true]),
    );
  },
  12 * MINUTES,
);

/** Numbers of the certificates on a product's public page, the highest level first; all of them are valid. */
async function certificatesShown({ page }: Person, slug: string): Promise<string[]> {
  await visit(page, paths.product(slug));
  const awards = page.locator("main li").filter({ has: page.locator("a[href^='/certificates/']") });
  const texts = await awards.allTextContents();
  expect(texts).toEqual(texts.map(() => expect.stringContaining(awardStatusName("valid"))));
  return awards
    .locator("a[href^='/certificates/']")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")!.split("/").at(-1)!));
}
