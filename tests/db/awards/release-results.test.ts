import { asc, eq, inArray, sql } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aRecordedDecision, aSignedDecision, listDecided } from "#tests/factories/awards";
import { aListToDecide, type EntrySpec, papersCame } from "#tests/factories/council-lists";
import { anEstablishment } from "#tests/factories/establishments";
import { aMembership, anOrganiser, aUser } from "#tests/factories/people";
import { photosFor } from "#tests/factories/products";
import { setPhase } from "#tests/factories/rounds";
import { aScoredRound } from "#tests/factories/tallies";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { aSigner } from "#tests/support/signer";
import type { Database } from "~/db/client.server";
import {
  awards,
  certificates,
  decisionItems,
  decisions,
  galleryEntries,
  ledgerEvents,
  mails,
  products,
  releases,
} from "~/db/schema";
import { fileForReading } from "~/domain/attachments/queries.server";
import { announcedAt } from "~/domain/awards/announced-at.server";
import { releasedDecisions } from "~/domain/awards/decisions.server";
import { recordDecision } from "~/domain/awards/record-decision.server";
import { releaseResults } from "~/domain/awards/release-results.server";
import { reviewRelease } from "~/domain/awards/review-release.server";
import { withdrawDecision } from "~/domain/awards/withdraw-decision.server";
import { certificateByNumber } from "~/domain/certificates/queries.server";
import { entriesToName } from "~/domain/complaints/filing.server";
import { mergeEntries } from "~/domain/councils/merge-entries.server";
import { takeProposal } from "~/domain/councils/take-proposal.server";
import { roundAwardList } from "~/domain/exports/round-list.server";
import { productPage } from "~/domain/gallery/pages.server";
import { galleryStatistics } from "~/domain/gallery/statistics.server";
import { factsOfRound } from "~/domain/rounds/facts.server";
import { whyNotMove } from "~/domain/rounds/moves";
import { publicFigures } from "~/domain/rounds/public-figures.server";
import { roundById } from "~/domain/rounds/queries.server";
import { resultsOfRound } from "~/domain/rounds/round-results.server";
import { formatDateTime } from "~/i18n/formats";

const NOW = new Date("2026-06-10T03:00:00Z");
const LATER = new Date("2026-06-12T03:00:00Z");

const awardsOf = (db: Database, decisionId: string) =>
  db.select().from(awards).where(eq(awards.decisionId, decisionId)).orderBy(asc(awards.position));

const certificatesOf = (db: Database, roundId: string) =>
  db
    .select({
      number: certificates.number,
      issuedOn: certificates.issuedOn,
      validUntil: certificates.validUntil,
      nominationId: awards.nominationId,
    })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .where(eq(decisions.roundId, roundId))
    .orderBy(asc(certificates.number));

/** What each address was sent of results, one line a letter. */
async function toldTo(db: Database, emails: readonly string[]): Promise<Record<string, string[]>> {
  const rows = await db
    .select({ to: mails.recipient, body: mails.body })
    .from(mails)
    .where(inArray(mails.recipient, [...emails]))
    .orderBy(asc(mails.id));
  return Object.fromEntries(
    emails.map((email) => [email, rows.filter(({ to }) => to === email).map(({ body }) => body ?? "")]),
  );
}

/** Someone who acts for the maker of an entry. Returns the address. */
async function aReader(db: Database, establishmentId: string | null, locale = "vi"): Promise<string> {
  const user = await aUser(db, { locale });
  await aMembership(db, user.id, "producer", { establishmentId: establishmentId! });
  return user.email;
}

/** What a visitor can learn of the results of a round. */
async function publicOf(db: Database, roundId: string, productSlug: string) {
  const visitor = contextOf(db, null, NOW);
  const round = await roundById(visitor, roundId);
  const isFound = (reading: Promise<unknown>) =>
    reading.then(
      () => true,
      () => false,
    );
  return {
    results: (await resultsOfRound(visitor, roundId)).flatMap((decision) => decision.results).length,
    decisions: (await releasedDecisions(visitor, roundId)).length,
    figures: (await publicFigures(visitor, [round])).get(roundId)!.recognised,
    file: await isFound(roundAwardList(visitor, roundId)),
    product: await isFound(productPage(visitor, productSlug)),
    certificate: (await certificateByNumber(visitor, `${round.codePrefix}-2026-1493-001`)) !== null,
    statistics: (await galleryStatistics(visitor)).awards,
    complaints: await announcedAt(visitor, roundId),
    nameable: (await entriesToName(visitor, roundId)).length,
  };
}

test("nothing is public before the release, and everything after it", async ({ db }) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 85.5, 60], { now: NOW });
  const [winner, second, loser] = entries;
  const [publicPhoto] = await photosFor(db, winner!.product);
  const [privatePhoto] = await photosFor(db, loser!.product);
  const visitor = contextOf(db, null, NOW);
  const photos = () => Promise.all([publicPhoto, privatePhoto].map((id) => fileForReading(visitor, id!, "original")));
  const ctx = contextOf(db, organiser, NOW);
  const id = await aRecordedDecision(ctx, round.id, [winner!.id, second!.id]);

  const before = await publicOf(db, round.id, winner!.product.slug);
  expect(before).toEqual({
    results: 0,
    decisions: 0,
    figures: null,
    file: false,
    product: false,
    certificate: false,
    statistics: 0,
    complaints: null,
    nameable: 0,
  });
  expect(await photos()).toEqual([null, null]);
  expect(await db.$count(mails, eq(mails.purpose, "result"))).toBe(0);

  await releaseResults(ctx, aSigner(), id);

  expect(await publicOf(db, round.id, winner!.product.slug)).toEqual({
    results: 2,
    decisions: 1,
    figures: 2,
    file: true,
    product: true,
    certificate: true,
    statistics: 2,
    complaints: NOW,
    nameable: 2,
  });
  expect(await photos()).toEqual([expect.objectContaining({ public: true }), null]);
});

test("releaseResults makes awards, certificates and gallery rows, and leaves its counts in the release, ledger and audit", async ({
  db,
}) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 85.5, 70, 69.5], { now: NOW });
  const [winner, second] = entries;
  const ctx = contextOf(db, organiser, NOW);
  const id = await aRecordedDecision(ctx, round.id, [second!.id, winner!.id], { decidedOn: "2026-06-09" });
  const counts = { recognised: 2, establishments: 2, participants: 4 };
  expect(await reviewRelease(ctx, id)).toMatchObject({
    ...counts,
    reached: 0,
    entries: { recognised: 2, waiting: 0, not_recognised: 2 },
    validUntil: "2029-12-31",
    whyNot: null,
  });

  await releaseResults(ctx, aSigner(), id);

  const made = await awardsOf(db, id);
  expect(made).toMatchObject([
    {
      source: "decided",
      nominationId: winner!.id,
      productId: winner!.product.id,
      level: "province",
      year: 2026,
      provinceId: winner!.product.provinceId,
      groupCode: winner!.groupCode,
      tier: null,
      productName: winner!.product.name,
      address: "12 Huỳnh Thúc Kháng, Phường Mũi Né",
      decisionDate: "2026-06-09",
      position: 1,
    },
    { nominationId: second!.id, position: 2 },
  ]);
  const common = { issuedOn: "2026-06-09", validUntil: "2029-12-31" };
  expect(await certificatesOf(db, round.id)).toEqual([
    { number: `${round.codePrefix}-2026-1493-001`, nominationId: winner!.id, ...common },
    { number: `${round.codePrefix}-2026-1493-002`, nominationId: second!.id, ...common },
  ]);
  const ids = made.map((award) => award.id);
  expect(await db.$count(galleryEntries, inArray(galleryEntries.awardId, ids))).toBe(2);
  expect(await db.select().from(releases).where(eq(releases.decisionId, id))).toEqual([
    { decisionId: id, ...counts, reached: 0, releasedBy: organiser.userId, releasedAt: NOW },
  ]);
  const events = await db
    .select()
    .from(ledgerEvents)
    .where(eq(ledgerEvents.roundId, round.id))
    .orderBy(ledgerEvents.id);
  expect(events.at(-1)).toMatchObject({ kind: "results_released" });
  expect(JSON.parse(events.at(-1)!.payload)).toMatchObject({ decision: id, number: "1493/QĐ-UBND", ...counts });
  expect((await auditOf(db, round.id, { details: true })).at(-1)).toMatchObject({
    act: "decisions.released",
    after: { number: "1493/QĐ-UBND", ...counts, reached: 0 },
  });
});

test("results are released by organisers of the round's agency alone, once", async ({ db }) => {
  const { round, entries, organiser, jury } = await aScoredRound(db, [90], { now: NOW });
  const ctx = contextOf(db, organiser, NOW);
  const id = await aRecordedDecision(ctx, round.id, [entries[0]!.id]);

  const secretary = await anOrganiser(db, round.agencyId, "secretary");
  const support = await anOrganiser(db, round.agencyId, "support");
  const stranger = await anOrganiser(db, (await anAgency(db)).id);
  const refusals = [
    [secretary, "forbidden"],
    [support, "forbidden"],
    [stranger, "not_found"],
    [jury.head.actor, "not_found"],
    [null, "forbidden"],
  ] as const;
  for (const [actor, code] of refusals) {
    await expect(releaseResults(contextOf(db, actor, NOW), aSigner(), id)).rejects.toMatchObject({ code });
  }
  expect(await db.$count(releases, eq(releases.decisionId, id))).toBe(0);
  await expect(releaseResults(ctx, aSigner(), crypto.randomUUID())).rejects.toMatchObject({ code: "not_found" });

  await releaseResults(ctx, aSigner(), id);
  await expect(releaseResults(contextOf(db, organiser, LATER), aSigner(), id)).rejects.toMatchObject({
    code: "conflict",
    message: `Kết quả của quyết định này đã được công bố lúc ${formatDateTime(NOW)}.`,
  });
  await expect(withdrawDecision(ctx, id, { reason: "Nhầm" })).rejects.toMatchObject({
    code: "conflict",
    message: `Kết quả đã công bố lúc ${formatDateTime(NOW)} nên không rút quyết định được nữa.`,
  });
});

test("two officers who release at once: one release, each maker told once, and the other is told so", async ({
  db,
}) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 60], { now: NOW });
  const colleague = await anOrganiser(db, round.agencyId);
  const reader = await aReader(db, entries[0]!.product.establishmentId);
  const id = await aRecordedDecision(contextOf(db, organiser, NOW), round.id, [entries[0]!.id]);

  const results = await Promise.allSettled(
    [organiser, colleague].map((actor) => releaseResults(contextOf(db, actor, NOW), aSigner(), id)),
  );

  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results.find((result) => result.status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
  expect(await awardsOf(db, id)).toHaveLength(1);
  expect((await toldTo(db, [reader]))[reader]).toHaveLength(1);
});

test("every participant is told: winners, those in a set, those who wait, and those not recognised", async ({ db }) => {
  const maker = await anEstablishment(db);
  const specs: EntrySpec[] = [
    { points: 90, maker, name: "Bình gốm đất", groupCode: "A", materials: "Đất sét" },
    { points: 85, name: "Mật ong" },
    { points: 80, maker, name: "Bình gốm đồng", groupCode: "A", materials: "Đồng" },
    { points: 78, name: "Nước mắm", papersDueOn: "2026-07-01" },
    { points: 60, name: "Bánh tráng" },
  ];
  const { round, entries, ctx, organiser } = await aListToDecide(db, specs, { now: NOW });
  const readers: string[] = [];
  for (const [place, entry] of entries.entries()) {
    readers.push(await aReader(db, entry.product.establishmentId, place === 4 ? "en" : "vi"));
  }
  await mergeEntries(ctx, round.id, {
    nominationIds: [entries[0]!.id, entries[2]!.id],
    leadNominationId: entries[0]!.id,
    name: "Bộ bình gốm",
    setCase: "a",
    reason: "Cùng kiểu dáng",
  });
  await takeProposal(ctx, round.id);
  const id = await recordDecision(organiser, round.id, aSignedDecision(organiser));

  expect(await reviewRelease(organiser, id)).toMatchObject({
    recognised: 2,
    establishments: 2,
    participants: 5,
    reached: 5,
    entries: { recognised: 3, waiting: 1, not_recognised: 1 },
    unreachable: [],
  });
  await releaseResults(organiser, aSigner(), id);

  const told = await toldTo(db, readers);
  const potter = told[readers[0]!]!;
  expect(potter).toEqual(told[readers[2]!]);
  expect(potter).toEqual([
    expect.stringMatching(/Bình gốm đất .*được công nhận.*bộ sản phẩm Bộ bình gốm.*\/certificates\/.*-1493-001/s),
    expect.stringMatching(/Bình gốm đồng .*được công nhận.*bộ sản phẩm Bộ bình gốm.*\/certificates\/.*-1493-001/s),
  ]);
  expect(told[readers[1]!]).toEqual([expect.stringMatching(/Mật ong .*được công nhận.*\/certificates\/.*-1493-002/s)]);
  expect(told[readers[3]!]).toEqual([expect.stringMatching(/Nước mắm .*chưa có trong danh sách.*01\/07\/2026/)]);
  expect(told[readers[4]!]).toEqual([
    expect.stringMatching(/Bánh tráng .*was not recognised.*complaint may be sent until.*\/complaints\/new/s),
  ]);
  // The set is a product of its own now, with a page under its name and the award on its lead.
  const [set] = await awardsOf(db, id);
  expect(set).toMatchObject({ nominationId: entries[0]!.id, productName: "Bộ bình gốm", position: 1 });
  const [product] = await db.select().from(products).where(eq(products.id, set!.productId));
  expect(product!.archivedAt).toBeNull();
  expect(await productPage(contextOf(db, null, NOW), product!.slug)).toMatchObject({ name: "Bộ bình gốm" });
  const names = (await entriesToName(contextOf(db, null, NOW), round.id)).map((one) => one.productName);
  expect(names.sort()).toEqual(["Bộ bình gốm", "Mật ong"]);
});

test("an award prints the name of the tier that the council gave", async ({ db }) => {
  const tiers = [
    { code: "gold", name: "Giải A", nameEn: "Prize A", from: 8500, count: 1, money: null },
    { code: "silver", name: "Giải B", nameEn: "Prize B", from: null, count: null, money: null },
  ];
  const { round, ctx, organiser } = await aListToDecide(db, [{ points: 90 }, { points: 80 }], {
    now: NOW,
    rules: { tiers },
  });
  await takeProposal(ctx, round.id);
  const id = await recordDecision(organiser, round.id, aSignedDecision(organiser));
  await releaseResults(organiser, aSigner(), id);

  expect((await awardsOf(db, id)).map((award) => award.tier)).toEqual(["Giải A", "Giải B"]);
});

test("a second list follows the first: its own decision and release, running numbers, and only news in its letters", async ({
  db,
}) => {
  const specs = [{ points: 90 }, { points: 80, papersDueOn: "2026-07-01" }, { points: 60 }];
  const { round, entries, ctx, organiser } = await aListToDecide(db, specs, { now: NOW });
  const [first, second] = entries;
  const readers = await Promise.all(entries.map((entry) => aReader(db, entry.product.establishmentId)));
  await listDecided(organiser, round.id, [first!.id], [second!.id]);
  await releaseResults(organiser, aSigner(), await recordDecision(organiser, round.id, aSignedDecision(organiser)));
  expect((await toldTo(db, readers))[readers[1]!]).toEqual([expect.stringContaining("danh sách tiếp theo")]);

  await papersCame(db, second!.id, LATER);
  await takeProposal({ ...ctx, now: LATER }, round.id);
  const later = { ...organiser, now: LATER };
  const changes = { number: "1600/QĐ-UBND", decidedOn: "2026-06-11" };
  await listDecided(later, round.id, [second!.id]);
  const id = await recordDecision(later, round.id, aSignedDecision(later, changes));
  expect(await reviewRelease(later, id)).toMatchObject({
    recognised: 1,
    participants: 2,
    entries: { recognised: 1, waiting: 0, not_recognised: 1 },
  });
  await releaseResults(later, aSigner(), id);

  expect((await certificatesOf(db, round.id)).map(({ number, nominationId }) => [number, nominationId])).toEqual([
    [`${round.codePrefix}-2026-1493-001`, first!.id],
    [`${round.codePrefix}-2026-1600-002`, second!.id],
  ]);
  const told = await toldTo(db, readers);
  expect(readers.map((reader) => told[reader]!.length)).toEqual([1, 2, 2]);
  expect(told[readers[1]!]![1]).toContain("được công nhận");
  expect(told[readers[2]!]![1]).toContain("chưa được công nhận");
  expect(await announcedAt(later, round.id)).toEqual(LATER);
  expect(await releasedDecisions(contextOf(db, null, LATER), round.id)).toMatchObject([
    { number: "1493/QĐ-UBND", products: 1, releasedAt: NOW },
    { number: "1600/QĐ-UBND", products: 1, releasedAt: LATER },
  ]);
});

test("a round goes on to the complaints only when its results are released", async ({ db }) => {
  const { round, entries, organiser } = await aScoredRound(db, [90], { now: NOW });
  await setPhase(db, round.id, "decision", NOW);
  const ctx = contextOf(db, organiser, NOW);
  const id = await aRecordedDecision(ctx, round.id, [entries[0]!.id]);
  const whyNot = async () =>
    whyNotMove(await roundById(ctx, round.id), "complaints", await factsOfRound(ctx, round.id));

  expect(await whyNot()).toBe("Quyết định đã ghi nhưng kết quả chưa công bố.");
  await releaseResults(ctx, aSigner(), id);
  expect(await whyNot()).toBeNull();
});

test("the database adds nothing to a decision that is released or withdrawn, and releases no withdrawn one", async ({
  db,
}) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 85, 80], { now: NOW });
  const [first, second, third] = entries;
  const ctx = contextOf(db, organiser, NOW);
  const released = await aRecordedDecision(ctx, round.id, [first!.id]);
  await releaseResults(ctx, aSigner(), released);
  const withdrawn = await aRecordedDecision(ctx, round.id, [second!.id], { number: "1494/QĐ-UBND" });
  await withdrawDecision(ctx, withdrawn, { reason: "Nhầm" });
  const add = (decisionId: string) =>
    db
      .insert(decisionItems)
      .values({ decisionId, nominationId: third!.id, productId: third!.product.id, position: 9 })
      .then(() => null);

  for (const id of [released, withdrawn]) {
    await expect(add(id)).rejects.toMatchObject({ cause: { code: "23001", message: /released or withdrawn/ } });
  }
  const counts = { recognised: 0, establishments: 0, participants: 0, releasedBy: organiser.userId };
  await expect(db.insert(releases).values({ decisionId: withdrawn, ...counts })).rejects.toMatchObject({
    cause: { code: "23001", message: /withdrawn decision are not released/ },
  });
});

test("the database refuses an award whose results are not released, and one the decision does not name", async ({
  db,
}) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 80], { now: NOW });
  const ctx = contextOf(db, organiser, NOW);
  const id = await aRecordedDecision(ctx, round.id, [entries[0]!.id]);
  const award = ({ id: nominationId, product }: (typeof entries)[number]) =>
    db.insert(awards).values({
      source: "decided",
      decisionId: id,
      nominationId,
      productId: product.id,
      level: "province",
      year: 2026,
      provinceId: product.provinceId,
      productName: product.name,
    });

  await expect(award(entries[0]!)).rejects.toMatchObject({ cause: { code: "23001" } });
  await releaseResults(ctx, aSigner(), id);
  await expect(award(entries[1]!)).rejects.toMatchObject({ cause: { code: "23001" } });
  await expect(db.execute(sql`delete from releases where decision_id = ${id}`)).rejects.toThrow();
});
