import { asc, eq, inArray } from "drizzle-orm";
import { aSignedDecision } from "#tests/factories/awards";
import { aListToDecide, type EntrySpec } from "#tests/factories/council-lists";
import { anEstablishment } from "#tests/factories/establishments";
import { expect, test } from "#tests/support/database";
import { aSigner } from "#tests/support/signer";
import { awards, galleryEntries, products } from "~/db/schema";
import { recordDecision } from "~/domain/awards/record-decision.server";
import { releaseResults } from "~/domain/awards/release-results.server";
import { reviewRelease } from "~/domain/awards/review-release.server";
import { councilList } from "~/domain/councils/council-list.server";
import { listOfRound } from "~/domain/councils/list.server";
import { mergeEntries } from "~/domain/councils/merge-entries.server";
import { councilAt } from "~/domain/councils/queries.server";
import { takeProposal } from "~/domain/councils/take-proposal.server";

// Khánh Hòa 2023: 75 scored, 54 passed, and the council joined them into 35 products and sets.

const NOW = new Date("2026-06-10T03:00:00Z");
/** How many entries of each of the twelve makers that come with several: 31 entries in all. */
const SETS = [3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2];
const SINGLES = 23;
const FAILED = 21;

test("75 scored, 54 passed, merged into 35 recognised products and sets", async ({ db }) => {
  const specs: (EntrySpec & { set?: number })[] = [];
  for (const [set, size] of SETS.entries()) {
    const maker = await anEstablishment(db);
    // A set's entries lie apart: its lead among the first, the others among the last that pass.
    for (let part = 0; part < size; part += 1) {
      specs.push({
        points: part === 0 ? 98 - set : 80 - set / 2 - part * 0.5,
        maker,
        name: `Sản phẩm ${set + 1}.${part + 1}`,
        set,
      });
    }
  }
  for (let single = 0; single < SINGLES; single += 1)
    specs.push({ points: 86 - single * 0.5, name: `Đơn ${single + 1}` });
  for (let failed = 0; failed < FAILED; failed += 1) specs.push({ points: 69.5 - failed, name: `Trượt ${failed + 1}` });
  const { round, entries, ctx, organiser } = await aListToDecide(db, specs, { now: NOW });

  const before = await listOfRound(ctx, await councilAt(ctx, round.slug));
  expect(before).toMatchObject({ entries: 75, passed: 54, notPassed: 21 });
  for (const set of SETS.keys()) {
    const parts = entries.filter((_, place) => specs[place]!.set === set);
    await mergeEntries(ctx, round.id, {
      nominationIds: parts.map((part) => part.id),
      leadNominationId: parts[0]!.id,
      name: `Bộ sản phẩm ${set + 1}`,
      setCase: "b",
      reason: "Cùng công dụng, cùng chất liệu, khác kiểu dáng",
    });
  }
  expect(await takeProposal(ctx, round.id)).toBe(35);

  const list = await councilList(ctx, round.id);
  expect(list.recognised.map((one) => one.productName)).toEqual([
    ...SETS.map((_, set) => `Bộ sản phẩm ${set + 1}`),
    ...Array.from({ length: SINGLES }, (_, single) => `Đơn ${single + 1}`),
  ]);
  expect(list.recognised.map((one) => one.nominationIds.length)).toEqual([...SETS, ...Array(SINGLES).fill(1)]);
  expect(list.recognised.map((one) => one.position)).toEqual(Array.from({ length: 35 }, (_, place) => place + 1));
  expect(new Set(list.recognised.flatMap((one) => one.nominationIds)).size).toBe(54);
  expect([list.pending, list.notRecognised, list.undecided]).toEqual([[], [], []]);

  const decisionId = await recordDecision(organiser, round.id, aSignedDecision(organiser));
  expect(await reviewRelease(organiser, decisionId)).toMatchObject({
    recognised: 35,
    establishments: 35,
    participants: 75,
    entries: { waiting: 0, not_recognised: FAILED },
  });
  await releaseResults(organiser, aSigner(), decisionId);

  const awarded = await db.select().from(awards).where(eq(awards.decisionId, decisionId)).orderBy(asc(awards.position));
  expect(awarded.map((award) => award.productName)).toEqual(list.recognised.map((one) => one.productName));
  const shown = await db
    .select({ name: galleryEntries.name, archivedAt: products.archivedAt })
    .from(galleryEntries)
    .innerJoin(products, eq(products.id, galleryEntries.productId))
    .where(
      inArray(
        galleryEntries.awardId,
        awarded.map((award) => award.id),
      ),
    );
  expect(shown).toHaveLength(35);
  expect(shown.every((one) => one.archivedAt === null)).toBe(true);
});
