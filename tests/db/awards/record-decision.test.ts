import { asc, eq, inArray } from "drizzle-orm";
import { aNomination } from "#tests/factories/nominations";
import { aMembership, anActor, anOrganiser, aUser } from "#tests/factories/people";
import { photosFor } from "#tests/factories/products";
import { setPhase } from "#tests/factories/rounds";
import { aScoredRound } from "#tests/factories/tallies";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import {
  awards,
  certificates,
  decisions,
  galleryEntries,
  ledgerEvents,
  mails,
  tallies,
  tallyEntries,
} from "~/db/schema";
import { fileForReading } from "~/domain/attachments/queries.server";
import { reviewDecision } from "~/domain/awards/check-decision.server";
import { decisionsOfRound } from "~/domain/awards/decisions.server";
import type { DecisionForm } from "~/domain/awards/forms";
import { recordDecision } from "~/domain/awards/record-decision.server";

const NOW = new Date("2026-06-10T03:00:00Z");

const aDecision = (nominationIds: readonly string[], changes: Partial<DecisionForm> = {}): DecisionForm => ({
  number: "1493/QĐ-UBND",
  decidedOn: "2026-06-09",
  place: "Đà Lạt",
  signerName: "Nguyễn Văn Sơn",
  signerTitle: "Phó Chủ tịch",
  nominationIds: [...nominationIds],
  ...changes,
});

/** Everything a decision writes, counted: after a refusal nothing has changed. */
const written = async (db: Database, roundId: string) => ({
  decisions: await db.$count(decisions, eq(decisions.roundId, roundId)),
  tallies: await db.$count(tallies, eq(tallies.roundId, roundId)),
  awards: await db.$count(awards, inArray(awards.decisionId, idsOf(db, roundId))),
  results: await db.$count(mails, eq(mails.purpose, "result")),
  decidedEvents: await db.$count(ledgerEvents, eq(ledgerEvents.kind, "decision_recorded")),
});
const idsOf = (db: Database, roundId: string) =>
  db.select({ id: decisions.id }).from(decisions).where(eq(decisions.roundId, roundId));

const certificatesOf = (db: Database, roundId: string) =>
  db
    .select({
      number: certificates.number,
      issuedOn: certificates.issuedOn,
      validUntil: certificates.validUntil,
      nominationId: awards.nominationId,
      position: awards.position,
    })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .where(inArray(awards.decisionId, idsOf(db, roundId)))
    .orderBy(asc(certificates.number));

test("recordDecision makes awards, certificates, public photos and gallery rows, and keeps the tally it rests on", async ({
  db,
}) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 85.5, 70, 69.5], { now: NOW, rules: { cap: 3 } });
  const [winner, second, , last] = entries;
  const [publicPhoto] = await photosFor(db, winner!.product);
  const [privatePhoto] = await photosFor(db, last!.product);

  const decisionId = await recordDecision(contextOf(db, organiser, NOW), round.id, aDecision([second!.id, winner!.id]));

  const [decision] = await db.select().from(decisions).where(eq(decisions.id, decisionId));
  expect(decision).toMatchObject({
    roundId: round.id,
    agencyId: round.agencyId,
    agencyName: "Ủy ban nhân dân tỉnh Lâm Đồng",
    number: "1493/QĐ-UBND",
    decidedOn: "2026-06-09",
    place: "Đà Lạt",
    signerName: "Nguyễn Văn Sơn",
    signerTitle: "Phó Chủ tịch",
    recordedBy: organiser.userId,
    recordedAt: NOW,
  });
  const made = await db.select().from(awards).where(eq(awards.decisionId, decisionId)).orderBy(asc(awards.position));
  expect(made).toMatchObject([
    {
      source: "decided",
      nominationId: winner!.id,
      productId: winner!.product.id,
      level: "province",
      year: 2026,
      provinceId: winner!.product.provinceId,
      groupCode: winner!.groupCode,
      productName: winner!.product.name,
      address: "12 Huỳnh Thúc Kháng, Phường Mũi Né",
      position: 1,
    },
    { nominationId: second!.id, position: 2 },
  ]);
  const common = { issuedOn: "2026-06-09", validUntil: "2029-12-31" };
  expect(await certificatesOf(db, round.id)).toEqual([
    { number: `${round.codePrefix}-2026-1493-001`, nominationId: winner!.id, position: 1, ...common },
    { number: `${round.codePrefix}-2026-1493-002`, nominationId: second!.id, position: 2, ...common },
  ]);
  const visitor = contextOf(db, null, NOW);
  const seen = await Promise.all([publicPhoto, privatePhoto].map((id) => fileForReading(visitor, id!, "original")));
  expect(seen).toEqual([expect.objectContaining({ public: true }), null]);
  const shown = await db
    .select()
    .from(galleryEntries)
    .where(
      inArray(
        galleryEntries.awardId,
        made.map((award) => award.id),
      ),
    )
    .orderBy(asc(galleryEntries.certificateNumber));
  expect(shown).toMatchObject([
    { productId: winner!.product.id, name: winner!.product.name, validUntil: "2029-12-31" },
    { productId: second!.product.id },
  ]);
  const kept = await db
    .select({
      nominationId: tallyEntries.nominationId,
      rank: tallyEntries.rank,
      outcome: tallyEntries.outcome,
      sum: tallyEntries.sum,
    })
    .from(tallyEntries)
    .where(eq(tallyEntries.tallyId, decision!.tallyId))
    .orderBy(asc(tallyEntries.rank));
  expect(kept).toEqual([
    { nominationId: entries[0]!.id, rank: 1, outcome: "recognised", sum: 9000n },
    { nominationId: entries[1]!.id, rank: 2, outcome: "recognised", sum: 8550n },
    { nominationId: entries[2]!.id, rank: 3, outcome: "recognised", sum: 7000n },
    { nominationId: entries[3]!.id, rank: 4, outcome: "not_passed", sum: 6950n },
  ]);
});

test("recordDecision leaves the tally and the decision in the ledger, and an entry in the audit", async ({ db }) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 60], { now: NOW });

  const id = await recordDecision(contextOf(db, organiser, NOW), round.id, aDecision([entries[0]!.id]));

  const events = await db
    .select()
    .from(ledgerEvents)
    .where(eq(ledgerEvents.roundId, round.id))
    .orderBy(asc(ledgerEvents.id));
  const [taken, recorded] = events.slice(-2);
  const [kept] = await db.select().from(tallies).where(eq(tallies.roundId, round.id));
  const common = { actor: organiser.userId, at: NOW.toISOString(), round: round.id };
  expect(kept).toMatchObject({ takenAt: NOW, takenBy: organiser.userId, rulesHash: round.rulesHash, ledgerSize: 22 });
  expect(JSON.parse(taken!.payload)).toEqual({
    ...common,
    kind: "tally_taken",
    operation: taken!.operationId,
    tally: kept!.id,
    rulesHash: round.rulesHash,
    ledgerSize: 22,
    entries: [
      { nomination: entries[0]!.id, sheets: 1, mean: "9000/100", rank: 1, outcome: "recognised" },
      { nomination: entries[1]!.id, sheets: 1, mean: "6000/100", rank: 2, outcome: "not_passed" },
    ],
  });
  expect(JSON.parse(recorded!.payload)).toEqual({
    ...common,
    kind: "decision_recorded",
    operation: recorded!.operationId,
    decision: id,
    number: "1493/QĐ-UBND",
    decidedOn: "2026-06-09",
    recognised: [entries[0]!.id],
  });
  expect(await auditOf(db, round.id, { details: true })).toEqual([
    {
      act: "decisions.recorded",
      before: null,
      after: { number: "1493/QĐ-UBND", decidedOn: "2026-06-09", recognised: 1 },
      at: NOW,
    },
  ]);
});

test("every entrant is told what the decision says, winners and others, each in their language", async ({ db }) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 60], { now: NOW });
  const [winner, other] = entries;
  const vietnamese = await aUser(db);
  const english = await aUser(db, { locale: "en" });
  const gone = await aUser(db, { disabledAt: NOW });
  await aMembership(db, vietnamese.id, "producer", { establishmentId: winner!.product.establishmentId! });
  for (const user of [english, gone]) {
    await aMembership(db, user.id, "producer", { establishmentId: other!.product.establishmentId! });
  }
  const withdrawn = await aNomination(db, { roundId: round.id, state: "withdrawn" });
  const absent = await aUser(db);
  await aMembership(db, absent.id, "producer", { establishmentId: withdrawn.product.establishmentId! });

  await recordDecision(contextOf(db, organiser, NOW), round.id, aDecision([winner!.id]));

  const letters = await db
    .select({ to: mails.recipient, subject: mails.subject, body: mails.body })
    .from(mails)
    .where(inArray(mails.recipient, [vietnamese.email, english.email, gone.email, absent.email]))
    .orderBy(asc(mails.id));
  expect(letters).toEqual([
    {
      to: vietnamese.email,
      subject: `Kết quả ${round.name}`,
      body: expect.stringContaining(`${winner!.product.name} (mã số ${winner!.code}) được công nhận`),
    },
    {
      to: english.email,
      subject: expect.stringContaining(round.nameEn),
      body: expect.stringMatching(/not recognised/),
    },
  ]);
});

test("a second list goes on counting, and does not tell earlier winners that they lost", async ({ db }) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 80, 75], { now: NOW });
  const [first, second] = entries;
  const winner = await aUser(db);
  await aMembership(db, winner.id, "producer", { establishmentId: first!.product.establishmentId! });
  const ctx = contextOf(db, organiser, NOW);

  await recordDecision(ctx, round.id, aDecision([first!.id]));
  await recordDecision(ctx, round.id, aDecision([second!.id], { number: "1600/QĐ-UBND" }));

  expect((await certificatesOf(db, round.id)).map((row) => row.number)).toEqual([
    `${round.codePrefix}-2026-1493-001`,
    `${round.codePrefix}-2026-1600-002`,
  ]);
  expect(await decisionsOfRound(ctx, round.id)).toMatchObject([
    { number: "1493/QĐ-UBND", products: 1 },
    { number: "1600/QĐ-UBND", products: 1 },
  ]);
  const told = await db.select({ body: mails.body }).from(mails).where(eq(mails.recipient, winner.email));
  expect(told).toEqual([{ body: expect.stringContaining("được công nhận") }]);
});

test("a decision belongs to the round's agency: jury, council, producers and other agencies are refused", async ({
  db,
}) => {
  const { round, entries, jury } = await aScoredRound(db, [90], { now: NOW });
  const elsewhere = await aScoredRound(db, [90], { now: NOW });
  const strangers = [
    null,
    await anActor(db),
    jury.head.actor,
    elsewhere.organiser,
    await anOrganiser(db, round.agencyId, "support"),
  ];

  for (const actor of strangers) {
    const ctx = contextOf(db, actor, NOW);
    await expect(recordDecision(ctx, round.id, aDecision([entries[0]!.id]))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(reviewDecision(ctx, round.id, aDecision([entries[0]!.id]))).rejects.toMatchObject({
      code: "forbidden",
    });
  }
  const before = await written(db, round.id);
  expect(before).toMatchObject({ decisions: 0, tallies: 0, awards: 0 });
  const secretary = contextOf(db, await anOrganiser(db, round.agencyId, "secretary"), NOW);
  await recordDecision(secretary, round.id, aDecision([entries[0]!.id]));
  expect(await written(db, round.id)).toMatchObject({ decisions: 1, awards: 1 });
});

test.for(["nomination", "screening", "scoring", "complaints", "closed"] as const)(
  "no decision in the phase %s",
  async (phase, { db }) => {
    const { round, entries, organiser } = await aScoredRound(db, [90], { now: NOW });
    await setPhase(db, round.id, phase, NOW);

    const attempt = recordDecision(contextOf(db, organiser, NOW), round.id, aDecision([entries[0]!.id]));

    await expect(attempt).rejects.toMatchObject({
      code: "closed",
      message: "Quyết định được ghi sau khi chấm điểm kết thúc và trước thời gian khiếu nại.",
    });
  },
);

test("refusals name the field, are told at the review already, and leave nothing behind", async ({ db }) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 80, 75, 60], { now: NOW, rules: { cap: 2 } });
  const [first, second, third, below] = entries.map((entry) => entry.id) as [string, string, string, string];
  const draft = await aNomination(db, { roundId: round.id, state: "submitted" });
  const stranger = await aNomination(db);
  const ctx = contextOf(db, organiser, NOW);
  const before = await written(db, round.id);

  const cases: [DecisionForm, object][] = [
    [
      aDecision([first], { decidedOn: "2026-06-11" }),
      { code: "invalid", fields: { decidedOn: ["Ngày quyết định không thể ở sau hôm nay."] } },
    ],
    [aDecision([first], { decidedOn: "2007-12-31" }), { code: "invalid", fields: { decidedOn: [expect.any(String)] } }],
    [
      aDecision([first, below]),
      {
        code: "invalid",
        fields: { nominationIds: [`Hồ sơ ${entries[3]!.code} chưa đạt mức điểm nên không thể công nhận.`] },
      },
    ],
    [
      aDecision([first, second, third]),
      { code: "invalid", fields: { nominationIds: ["Đã chọn 3 sản phẩm, vượt quá số lượng tối đa 2."] } },
    ],
    [aDecision([first, crypto.randomUUID()]), { code: "invalid", fields: { nominationIds: [expect.any(String)] } }],
    [aDecision([first, draft.id]), { code: "invalid", fields: { nominationIds: [expect.any(String)] } }],
    [aDecision([first, stranger.id]), { code: "invalid", fields: { nominationIds: [expect.any(String)] } }],
  ];
  for (const [form, refusal] of cases) {
    await expect(recordDecision(ctx, round.id, form)).rejects.toMatchObject(refusal);
    await expect(reviewDecision(ctx, round.id, form)).rejects.toMatchObject(refusal);
  }

  expect(await written(db, round.id)).toEqual(before);
});

test("what a first decision did binds the second: its number, its winners and the cap", async ({ db }) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 80, 75, 72], { now: NOW, rules: { cap: 3 } });
  const [first, second, third, fourth] = entries.map((entry) => entry.id) as [string, string, string, string];
  const ctx = contextOf(db, organiser, NOW);
  await recordDecision(ctx, round.id, aDecision([first, second]));

  const other = (ids: string[]) => aDecision(ids, { number: "1600/QĐ-UBND" });
  const cases: [DecisionForm, object][] = [
    [
      aDecision([third]),
      { code: "conflict", fields: { number: ["Quyết định số 1493/QĐ-UBND ngày này đã được ghi."] } },
    ],
    [
      other([second, third]),
      { code: "conflict", message: "Danh sách có hồ sơ đã được công nhận trong quyết định trước." },
    ],
    [
      other([third, fourth]),
      { code: "invalid", fields: { nominationIds: ["Đã chọn 4 sản phẩm, vượt quá số lượng tối đa 3."] } },
    ],
  ];
  for (const [form, refusal] of cases) {
    await expect(reviewDecision(ctx, round.id, form)).rejects.toMatchObject(refusal);
    await expect(recordDecision(ctx, round.id, form)).rejects.toMatchObject(refusal);
  }
  // The same number on another day is another decision, and the last place under the cap is free.
  await recordDecision(ctx, round.id, aDecision([third], { decidedOn: "2026-06-10" }));
  expect(await written(db, round.id)).toMatchObject({ decisions: 2, awards: 3 });
});

test("two who record at once: one decision, or two that do not overlap; never an entry recognised twice", async ({
  db,
}) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 80, 75], { now: NOW, rules: { cap: 2 } });
  const colleague = await anOrganiser(db, round.agencyId);
  const [first, second, third] = entries.map((entry) => entry.id) as [string, string, string];

  const same = await Promise.allSettled([
    recordDecision(contextOf(db, organiser, NOW), round.id, aDecision([first])),
    recordDecision(contextOf(db, colleague, NOW), round.id, aDecision([first])),
  ]);
  const over = await Promise.allSettled([
    recordDecision(contextOf(db, organiser, NOW), round.id, aDecision([second], { number: "2/QĐ-UBND" })),
    recordDecision(contextOf(db, colleague, NOW), round.id, aDecision([third], { number: "3/QĐ-UBND" })),
  ]);

  for (const results of [same, over]) {
    expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  }
  expect(same.find((result) => result.status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
  expect(over.find((result) => result.status === "rejected")).toMatchObject({ reason: { code: "invalid" } });
  expect(await written(db, round.id)).toMatchObject({ decisions: 2, awards: 2, tallies: 2 });
});

test("one number a day holds across the rounds of an agency, even at once", async ({ db }) => {
  const one = await aScoredRound(db, [90], { now: NOW });
  const two = await aScoredRound(db, [90], { now: NOW, agencyId: one.round.agencyId, year: 2027 });

  const results = await Promise.allSettled(
    [one, two].map(({ round, entries }) =>
      recordDecision(contextOf(db, one.organiser, NOW), round.id, aDecision([entries[0]!.id])),
    ),
  );

  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results.find((result) => result.status === "rejected")).toMatchObject({
    reason: { code: "conflict", fields: { number: ["Quyết định số 1493/QĐ-UBND ngày này đã được ghi."] } },
  });
});

test("the review says what the act would do, and does nothing", async ({ db }) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 80, 75], { now: NOW });
  const before = await written(db, round.id);

  const review = await reviewDecision(
    contextOf(db, organiser, NOW),
    round.id,
    aDecision(entries.map((entry) => entry.id)),
  );

  expect(review).toEqual({ products: 3, establishments: 3, validUntil: "2029-12-31" });
  expect(await written(db, round.id)).toEqual(before);
});
