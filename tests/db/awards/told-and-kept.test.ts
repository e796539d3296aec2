import { eq } from "drizzle-orm";
import { aRecordedDecision, aSignedDecision, recordedAwards } from "#tests/factories/awards";
import { aListToDecide, papersCame } from "#tests/factories/council-lists";
import { nextNumber } from "#tests/factories/counter";
import { anEstablishment } from "#tests/factories/establishments";
import { aMembership, aUser } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import { waitingForLock } from "#tests/support/locks";
import { aSigner } from "#tests/support/signer";
import type { Database } from "~/db/client.server";
import { awards, mails, products } from "~/db/schema";
import { recordDecision } from "~/domain/awards/record-decision.server";
import { releaseResults } from "~/domain/awards/release-results.server";
import { reviewRelease } from "~/domain/awards/review-release.server";
import { toldResultsOf } from "~/domain/awards/told-results.server";
import { takeProposal } from "~/domain/councils/take-proposal.server";
import { productMovedTo, productPage } from "~/domain/gallery/pages.server";
import { importAwardFile } from "~/domain/imports/import-awards.server";
import { movePapersDay } from "~/domain/nominations/move-papers-day.server";
import { inTransaction } from "~/domain/transaction.server";

const NOW = new Date("2026-06-10T03:00:00Z");
const IN_PHASE = { now: NOW, phase: "decision" } as const;

/** Somebody who acts for the maker of an entry, and reads Vietnamese. Returns their address. */
async function aReader(db: Database, establishmentId: string | null): Promise<string> {
  const user = await aUser(db, { locale: "vi" });
  await aMembership(db, user.id, "producer", { establishmentId: establishmentId! });
  return user.email;
}

const lettersTo = async (db: Database, email: string) =>
  (await db.select({ body: mails.body }).from(mails).where(eq(mails.recipient, email)).orderBy(mails.id)).map(
    (row) => row.body,
  );

test("letters and the list for the post name what was judged, as the certificate does", async ({ db }) => {
  const specs = [
    { points: 90, name: "Mật ong" },
    { points: 50, name: "Mắm" },
  ];
  const { round, entries, ctx, organiser } = await aListToDecide(db, specs, IN_PHASE);
  const email = await aReader(db, entries[0]!.product.establishmentId);
  for (const { productId } of entries) {
    await db.update(products).set({ name: "Tên mới" }).where(eq(products.id, productId));
  }
  await takeProposal(ctx, round.id);
  const id = await recordDecision(organiser, round.id, aSignedDecision(organiser));
  await releaseResults(organiser, aSigner(), id);

  const [award] = await db.select({ name: awards.productName }).from(awards).where(eq(awards.decisionId, id));
  const [letter] = await lettersTo(db, email);
  const { unreachable } = await reviewRelease(organiser, id);
  expect(award).toEqual({ name: "Mật ong" });
  expect(letter).toContain("Mật ong");
  expect(letter).not.toContain("Tên mới");
  expect(unreachable.map((one) => [one.productName, one.kind])).toEqual([["Mắm", "not_recognised"]]);
});

test("the page of a release that is made says what it did, also after a second list and a new account", async ({
  db,
}) => {
  const specs = [{ points: 90 }, { points: 80, papersDueOn: "2026-07-01" }, { points: 60 }];
  const { round, entries, ctx, organiser } = await aListToDecide(db, specs, IN_PHASE);
  await aReader(db, entries[0]!.product.establishmentId);
  await takeProposal(ctx, round.id);
  const first = await recordDecision(organiser, round.id, aSignedDecision(organiser));
  const shown = await reviewRelease(organiser, first);
  await releaseResults(organiser, aSigner(), first);

  await papersCame(db, entries[1]!.id, NOW);
  await takeProposal(ctx, round.id);
  await aReader(db, entries[1]!.product.establishmentId);
  await releaseResults(
    organiser,
    aSigner(),
    await recordDecision(organiser, round.id, aSignedDecision(organiser, { number: "1600/QĐ-UBND" })),
  );

  const { recognised, establishments, participants, reached, unreachable, validUntil } = shown;
  expect(unreachable.map((one) => one.kind)).toEqual(["waiting", "not_recognised"]);
  expect(await reviewRelease(organiser, first)).toMatchObject({
    ...{ recognised, establishments, participants, reached, unreachable, validUntil },
    entries: { recognised: 1, waiting: 1, not_recognised: 1 },
    already: [],
    overdue: [],
    seal: undefined,
    whyNot: expect.stringMatching(/./),
  });
});

test("nobody is told to send papers until a day that is past: a later day is set first, and the letter names it", async ({
  db,
}) => {
  const specs = [{ points: 90 }, { points: 80, name: "Mắm nêm", papersDueOn: "2026-06-09" }];
  const { round, entries, ctx, organiser } = await aListToDecide(db, specs, IN_PHASE);
  const late = entries[1]!;
  const email = await aReader(db, late.product.establishmentId);
  await takeProposal(ctx, round.id);
  const id = await recordDecision(organiser, round.id, aSignedDecision(organiser));

  const whyNot = `Đã quá hạn bổ sung giấy tờ của Mắm nêm (${late.code}). Hãy gia hạn, xác nhận đã đủ giấy tờ hoặc để Hội đồng có ý kiến khác, rồi công bố.`;
  expect(await reviewRelease(organiser, id)).toMatchObject({
    whyNot,
    overdue: [{ nominationId: late.id, code: late.code, productName: "Mắm nêm", papersDueOn: "2026-06-09" }],
  });
  await expect(releaseResults(organiser, aSigner(), id)).rejects.toMatchObject({ code: "conflict", message: whyNot });

  await movePapersDay(organiser, late.id, { papersDueOn: "2026-06-30", reason: "Cơ quan cấp giấy trả chậm" });
  await releaseResults(organiser, aSigner(), id);
  expect((await lettersTo(db, email)).at(-1)).toContain("30/06/2026");
  const told = async () => (await toldResultsOf(organiser, [late.id])).get(late.id);
  expect(await told()).toEqual({ kind: "waiting", papersDueOn: "2026-06-30" });

  // Its pages say the day that stands, whatever its letter said.
  await movePapersDay(organiser, late.id, { papersDueOn: "2026-07-15", reason: "Cơ quan cấp giấy trả chậm" });
  expect(await told()).toEqual({ kind: "waiting", papersDueOn: "2026-07-15" });
});

test("the day that is today is no reason to hold a release back", async ({ db }) => {
  const specs = [{ points: 90 }, { points: 80, papersDueOn: "2026-06-10" }];
  const { round, ctx, organiser } = await aListToDecide(db, specs, IN_PHASE);
  await takeProposal(ctx, round.id);
  const id = await recordDecision(organiser, round.id, aSignedDecision(organiser));
  expect(await reviewRelease(organiser, id)).toMatchObject({ whyNot: null, overdue: [] });
});

test("an import that goes on and a release record a winner once: the release waits, and asks to look again", async ({
  db,
}) => {
  const name = `Rượu cần ${nextNumber()}`;
  const maker = await anEstablishment(db);
  const { round, ctx, organiser } = await aListToDecide(db, [{ points: 90, name, maker }], { ...IN_PHASE, year: 2026 });
  await takeProposal(ctx, round.id);
  const id = await recordDecision(organiser, round.id, aSignedDecision(organiser));
  const { seal } = await reviewRelease(organiser, id);
  const bytes = Buffer.from(`year,level,province,product,establishment\n2026,tỉnh,Lâm Đồng,${name},${maker.name}\n`);

  let releasing: Promise<unknown> = Promise.resolve();
  await inTransaction({ db, actor: null, now: NOW }, async (ctx) => {
    expect(await importAwardFile(ctx, { name: "list.csv", bytes })).toMatchObject({ created: 1, errors: [] });
    releasing = releaseResults(organiser, aSigner(), id, { seen: seal, supersede: [] }).catch((error) => error);
    await waitingForLock(db);
  });

  expect(await releasing).toMatchObject({ code: "conflict" });
  const { already, seal: seen } = await reviewRelease(organiser, id);
  await releaseResults(organiser, aSigner(), id, { seen, supersede: already.map((one) => one.awardId) });
  const named = await db.select({ source: awards.source }).from(awards).where(eq(awards.productName, name));
  expect(named).toEqual([{ source: "decided" }]);
});

test("a product whose only award a decision takes over leads to what was recognised; one with another award stays", async ({
  db,
}) => {
  const [alone, known] = [`Nước mắm ${nextNumber()}`, `Bánh căn ${nextNumber()}`];
  const maker = await anEstablishment(db);
  const specs = [
    { points: 90, name: alone, maker },
    { points: 85, name: known, maker },
  ];
  const { round, entries, organiser } = await aListToDecide(db, specs, IN_PHASE);
  const ids = entries.map((entry) => entry.id);
  const id = await aRecordedDecision(organiser, round.id, ids);
  const row = { year: 2026, province: "Lâm Đồng", establishment_name: maker.name };
  await recordedAwards(db, [
    { ...row, product_name: alone },
    { ...row, product_name: known },
    { ...row, product_name: known, year: 2025 },
  ]);
  const { already, seal } = await reviewRelease(organiser, id);
  const slugs = await Promise.all(already.map((one) => slugOf(db, one.productId)));
  expect(already.map((one) => one.productName)).toEqual([known, alone]);

  await releaseResults(organiser, aSigner(), id, { seen: seal, supersede: already.map((one) => one.awardId) });

  const visitor = contextOf(db, null, NOW);
  const [first, second] = entries.map((entry) => entry.product.slug);
  expect(await Promise.all(slugs.map((slug) => productMovedTo(visitor, slug)))).toEqual([null, first]);
  expect((await productPage(visitor, slugs[0]!)).awards.map((one) => one.year)).toEqual([2025]);
  expect(await productMovedTo(visitor, second!)).toBeNull();
  await expect(productPage(visitor, slugs[1]!)).rejects.toMatchObject({ code: "not_found" });
});

const slugOf = async (db: Database, productId: string) =>
  (await db.select({ slug: products.slug }).from(products).where(eq(products.id, productId)))[0]!.slug;
