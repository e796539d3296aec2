import { eq, sql } from "drizzle-orm";
import { aReleasedDecision, aSignedDecision, listDecided, recordedAwards } from "#tests/factories/awards";
import { aListToDecide } from "#tests/factories/council-lists";
import { nextNumber } from "#tests/factories/counter";
import { anEstablishment } from "#tests/factories/establishments";
import { actorOf, aMembership, anOrganiser } from "#tests/factories/people";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { aSigner } from "#tests/support/signer";
import type { Database } from "~/db/client.server";
import { awards, decisions, galleryEntries, listItems, releases } from "~/db/schema";
import { listOfDecision } from "~/domain/awards/decision-list.server";
import { releasedDecisions } from "~/domain/awards/decisions.server";
import { awardsOfRound } from "~/domain/awards/queries.server";
import { recordDecision } from "~/domain/awards/record-decision.server";
import { releaseResults } from "~/domain/awards/release-results.server";
import { reviewRelease } from "~/domain/awards/review-release.server";
import { withdrawDecision } from "~/domain/awards/withdraw-decision.server";
import { mergeEntries } from "~/domain/councils/merge-entries.server";
import { setListItems } from "~/domain/councils/set-list-items.server";
import { takeProposal } from "~/domain/councils/take-proposal.server";
import { roundById } from "~/domain/rounds/queries.server";
import { resultsOfRound } from "~/domain/rounds/round-results.server";

const NOW = new Date("2026-06-10T03:00:00Z");
const IN_PHASE = { now: NOW, phase: "decision" } as const;
const TIERS = [
  { code: "gold", name: "Giải A", nameEn: "Prize A", from: 8500, count: null, money: null },
  { code: "silver", name: "Giải B", nameEn: "Prize B", from: null, count: null, money: null },
];

test("certificates that would have ended are not released: the day is a mistake", async ({ db }) => {
  const { round, entries, organiser } = await aListToDecide(db, [{ points: 90 }], IN_PHASE);
  await listDecided(organiser, round.id, [entries[0]!.id]);
  const id = await recordDecision(organiser, round.id, aSignedDecision(organiser));
  const years = { ...organiser, now: new Date("2030-01-01T03:00:00Z") };

  const whyNot =
    "Giấy chứng nhận theo ngày ký này chỉ có giá trị đến 31/12/2029, đã qua. Hãy rút quyết định và ghi lại với ngày ký đúng.";
  expect(await reviewRelease(years, id)).toMatchObject({ validUntil: "2029-12-31", whyNot });
  await expect(releaseResults(years, aSigner(), id)).rejects.toMatchObject({ code: "conflict", message: whyNot });
});

test("a tier the rules no longer have, or none where they have one for all, is no decision", async ({ db }) => {
  const { round, entries, ctx, organiser } = await aListToDecide(db, [{ points: 90 }, { points: 80 }], {
    ...IN_PHASE,
    rules: { tiers: TIERS },
  });
  await takeProposal(ctx, round.id);
  const reason = "Hội đồng họp";
  const give = (tier: string | null) =>
    db.update(listItems).set({ tier, reason }).where(eq(listItems.nominationId, entries[0]!.id));
  const decide = () => recordDecision(organiser, round.id, aSignedDecision(organiser));

  await give("diamond");
  await expect(decide()).rejects.toMatchObject({
    code: "invalid",
    message:
      "Danh sách có mục được xếp giải “diamond” mà thể lệ không còn. Hãy xếp lại giải trong danh sách của Hội đồng.",
  });
  await give(null);
  await expect(decide()).rejects.toMatchObject({
    code: "invalid",
    message: "Danh sách có mục được công nhận mà chưa xếp giải. Hãy xếp giải trong danh sách của Hội đồng.",
  });
  expect(await db.$count(decisions, eq(decisions.roundId, round.id))).toBe(0);
});

test("a decision taken back whose tiers are gone since says so, and loses none silently", async ({ db }) => {
  const { round, ctx, organiser } = await aListToDecide(db, [{ points: 90 }], { ...IN_PHASE, rules: { tiers: TIERS } });
  await takeProposal(ctx, round.id);
  const id = await recordDecision(organiser, round.id, aSignedDecision(organiser));
  await withdrawDecision(organiser, id, { reason: "Nhầm" });
  const reopened = await roundById(organiser, round.id);
  const rules = { ...reopened.rules, tiers: { ...reopened.rules.tiers, value: [] } };

  await expect(listOfDecision(organiser, { ...reopened, rules }, id)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("“gold” mà thể lệ không còn"),
  });
});

test("nobody lists, records or releases the product of their own establishment", async ({ db }) => {
  const maker = await anEstablishment(db);
  const specs = [
    { points: 90, maker, groupCode: "A" as const, materials: "Đất sét" },
    { points: 85, maker, groupCode: "A" as const, materials: "Đồng" },
    { points: 80 },
  ];
  const { round, entries, organiser } = await aListToDecide(db, specs, IN_PHASE);
  const user = { id: organiser.actor!.userId };
  await aMembership(db, user.id, "producer", { establishmentId: maker.id });
  const own = contextOf(db, await actorOf(db, user, NOW), NOW);
  const colleague = contextOf(db, await anOrganiser(db, round.agencyId), NOW);
  const refusal = {
    code: "forbidden",
    message:
      "Trong đó có sản phẩm của cơ sở mà bạn là thành viên: hãy để cán bộ tổ chức hoặc thư ký khác của cơ quan làm việc này.",
  };
  const say = (place: number, verdict: "recognise" | "not_recognise") => ({
    items: [{ nominationId: entries[place]!.id, verdict, tier: undefined }],
    reason: "Theo ý kiến của Hội đồng",
  });
  const set = {
    nominationIds: [entries[0]!.id, entries[1]!.id],
    leadNominationId: entries[0]!.id,
    name: "Bộ",
    setCase: "a" as const,
    reason: "Cùng kiểu dáng",
  };

  await expect(setListItems(own, round.id, say(0, "recognise"))).rejects.toMatchObject(refusal);
  await expect(takeProposal(own, round.id)).rejects.toMatchObject(refusal);
  await expect(mergeEntries(own, round.id, set)).rejects.toMatchObject(refusal);
  await setListItems(own, round.id, say(2, "recognise"));
  await takeProposal(colleague, round.id);
  await expect(recordDecision(own, round.id, aSignedDecision(own))).rejects.toMatchObject(refusal);
  const id = await recordDecision(colleague, round.id, aSignedDecision(colleague));
  expect((await reviewRelease(own, id)).whyNot).toBe(refusal.message);
  await expect(releaseResults(own, aSigner(), id)).rejects.toMatchObject({ message: refusal.message });
  expect(await db.$count(releases, eq(releases.decisionId, id))).toBe(0);
  await releaseResults(colleague, aSigner(), id);
  expect(await db.$count(releases, eq(releases.decisionId, id))).toBe(1);
});

test.for(["1493 /qđ-ubnd", "01493/QD-UBND", "1493/QĐ - UBND"])(
  "%s is the number 1493/QĐ-UBND",
  async (number, { db }) => {
    const { round, entries, organiser } = await aListToDecide(db, [{ points: 90 }, { points: 80 }], IN_PHASE);
    await aReleasedDecision(organiser, round.id, [entries[0]!.id]);
    await listDecided(organiser, round.id, [entries[1]!.id]);

    await expect(recordDecision(organiser, round.id, aSignedDecision(organiser, { number }))).rejects.toMatchObject({
      code: "conflict",
      fields: { number: [`Quyết định số ${number} ngày này đã được ghi.`] },
    });
    // Two at once meet in the database, which compares in the same way.
    const [first] = await db.select().from(decisions).where(eq(decisions.roundId, round.id));
    const { id: _, ...row } = first!;
    await expect(db.insert(decisions).values({ ...row, number })).rejects.toMatchObject({ cause: { code: "23505" } });
    await recordDecision(organiser, round.id, aSignedDecision(organiser, { number: "1494/QĐ-UBND" }));
  },
);

test("decisions stand in the order of their releases everywhere", async ({ db }) => {
  const { round, entries, organiser } = await aListToDecide(db, [{ points: 90 }, { points: 80 }], IN_PHASE);
  await listDecided(organiser, round.id, [entries[0]!.id], [entries[1]!.id]);
  const first = await recordDecision(organiser, round.id, aSignedDecision(organiser, { decidedOn: "2026-06-09" }));
  await listDecided(organiser, round.id, [entries[1]!.id]);
  const second = await recordDecision(
    organiser,
    round.id,
    aSignedDecision(organiser, { number: "12/QĐ-UBND", decidedOn: "2026-06-10" }),
  );
  await releaseResults({ ...organiser, now: new Date(NOW.getTime() + 60_000) }, aSigner(), second);
  await releaseResults({ ...organiser, now: new Date(NOW.getTime() + 120_000) }, aSigner(), first);

  const numbers = ["12/QĐ-UBND", "1493/QĐ-UBND"];
  expect((await releasedDecisions(organiser, round.id)).map((one) => one.number)).toEqual(numbers);
  expect((await awardsOfRound(organiser, round.id)).map((one) => one.decisionNumber)).toEqual(numbers);
  expect((await resultsOfRound(organiser, round.id)).map((one) => one.number)).toEqual(numbers);
});

/** The winner of a round, and what a list that came in between says of it and of others. */
async function aWinnerListedMeanwhile(db: Database, listed: "with its maker" | "without a maker") {
  const maker = await anEstablishment(db);
  const scene = await aListToDecide(db, [{ points: 90, name: `Nước mắm ${nextNumber()}`, maker }], IN_PHASE);
  const { round, entries, organiser } = scene;
  const name = entries[0]!.product.name;
  await listDecided(organiser, round.id, [entries[0]!.id]);
  const id = await recordDecision(organiser, round.id, aSignedDecision(organiser));
  const row = { year: 2026, province: "Lâm Đồng", product_name: name, establishment_name: maker.name };
  await recordedAwards(db, [
    {
      ...row,
      product_name: name.toUpperCase(),
      establishment_name: listed === "with its maker" ? maker.name : "",
      decision_number: "1493/QĐ-UBND",
    },
    { ...row, product_name: `Bánh căn ${name}` },
    { ...row, year: 2025 },
    { ...row, establishment_name: "Cơ sở khác" },
  ]);
  const left = async () => {
    const rows = await db
      .select({ name: awards.productName, year: awards.year, source: awards.source, maker: awards.establishmentName })
      .from(awards)
      .innerJoin(galleryEntries, eq(galleryEntries.awardId, awards.id))
      .where(sql`${awards.productName} ilike ${`%${name}`}`);
    return rows.map((one) => [one.name, one.year, one.source, one.maker].join("|")).sort();
  };
  const others = [
    `Bánh căn ${name}|2026|recorded|${maker.name}`,
    `${name}|2025|recorded|${maker.name}`,
    `${name}|2026|recorded|Cơ sở khác`,
  ];
  const own = `${name}|2026|decided|${maker.name}`;
  return { ...scene, id, name, maker, left, others, own };
}

test.for(["with its maker", "without a maker"] as const)(
  "a list that names the winner %s between decision and release is shown, and taken out where it is confirmed",
  async (listed, { db }) => {
    const { round, organiser, id, name, maker, left, others, own } = await aWinnerListedMeanwhile(db, listed);
    const { already, seal } = await reviewRelease(organiser, id);
    expect(already).toEqual([
      {
        awardId: expect.any(String),
        productName: name.toUpperCase(),
        establishmentName: listed === "with its maker" ? maker.name : null,
        decisionNumber: "1493/QĐ-UBND",
        sourceUrl: null,
        productId: expect.any(String),
        recognisedId: expect.any(String),
      },
    ]);
    const { awardId } = already[0]!;
    const [other] = await db
      .select()
      .from(awards)
      .where(eq(awards.productName, `Bánh căn ${name}`));
    await expect(
      releaseResults(organiser, aSigner(), id, { seen: seal, supersede: [other!.id] }),
    ).rejects.toMatchObject({
      code: "conflict",
    });

    await releaseResults(organiser, aSigner(), id, { seen: seal, supersede: [awardId] });

    expect(await left()).toEqual([...others, own].sort());
    expect((await auditOf(db, round.id, { details: true })).at(-1)).toMatchObject({
      act: "decisions.released",
      after: { superseded: [{ id: awardId, productName: name.toUpperCase(), recordKey: expect.any(String) }] },
    });
  },
);

test("what is not confirmed stays beside the decision's own: another maker may have a product of that name", async ({
  db,
}) => {
  const { organiser, id, name, left, others, own } = await aWinnerListedMeanwhile(db, "without a maker");

  await releaseResults(organiser, aSigner(), id, { seen: (await reviewRelease(organiser, id)).seal, supersede: [] });

  expect(await left()).toEqual([...others, own, `${name.toUpperCase()}|2026|recorded|`].sort());
});
