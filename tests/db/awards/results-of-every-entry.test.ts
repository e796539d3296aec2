import { eq, inArray } from "drizzle-orm";
import { aSignedDecision, listDecided } from "#tests/factories/awards";
import { aListToDecide, type ListToDecide, papersCame } from "#tests/factories/council-lists";
import { anEstablishment } from "#tests/factories/establishments";
import { aMembership, aUser } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import { aSigner } from "#tests/support/signer";
import type { Database } from "~/db/client.server";
import { awards, mails, releases, toldResults } from "~/db/schema";
import { announcedAt } from "~/domain/awards/announced-at.server";
import { decisionToRecord } from "~/domain/awards/decision-to-record.server";
import { releasedDecisions } from "~/domain/awards/decisions.server";
import { nextResultStep } from "~/domain/awards/next-step.server";
import { recordDecision } from "~/domain/awards/record-decision.server";
import { releaseResults } from "~/domain/awards/release-results.server";
import { reviewRelease } from "~/domain/awards/review-release.server";
import { toldResultsOf } from "~/domain/awards/told-results.server";
import { mergeEntries } from "~/domain/councils/merge-entries.server";
import { setListItems } from "~/domain/councils/set-list-items.server";
import { takeProposal } from "~/domain/councils/take-proposal.server";
import { roundAwardList } from "~/domain/exports/round-list.server";
import { factsOfRound } from "~/domain/rounds/facts.server";
import { movePhase } from "~/domain/rounds/move-phase.server";
import { blockersOf, consequencesOf, whyNotMove } from "~/domain/rounds/moves";
import { publicFigures } from "~/domain/rounds/public-figures.server";
import { roundById } from "~/domain/rounds/queries.server";
import { resultsOfRound } from "~/domain/rounds/round-results.server";

const NOW = new Date("2026-06-10T03:00:00Z");
const LATER = new Date("2026-06-25T03:00:00Z");
const MOVED = new Date("2026-06-12T03:00:00Z");
const SECOND = { number: "1600/QĐ-UBND", decidedOn: "2026-06-25" };

/** Someone who acts for the maker of an entry. Returns the address. */
async function aReader(db: Database, establishmentId: string | null): Promise<string> {
  const user = await aUser(db, { locale: "en" });
  await aMembership(db, user.id, "producer", { establishmentId: establishmentId! });
  return user.email;
}

const lettersTo = async (db: Database, email: string) =>
  (await db.select({ body: mails.body }).from(mails).where(eq(mails.recipient, email)).orderBy(mails.id)).map(
    ({ body }) => body ?? "",
  );

/** The best is recognised and released on the first day; the second waits for papers. */
async function aWaitingEntry(db: Database, phase: "decision" | "complaints" = "decision") {
  const specs = [{ points: 90 }, { points: 80, papersDueOn: "2026-07-01" }, { points: 60 }];
  const scene = await aListToDecide(db, specs, { now: NOW, phase: "decision" });
  const reader = await aReader(db, scene.entries[1]!.product.establishmentId);
  await takeProposal(scene.ctx, scene.round.id);
  const { organiser, round } = scene;
  await releaseResults(organiser, aSigner(), await recordDecision(organiser, round.id, aSignedDecision(organiser)));
  if (phase === "complaints") {
    await movePhase({ ...organiser, now: MOVED }, round.id, {
      from: "decision",
      to: "complaints",
      reason: "Đã công bố",
    });
  }
  return {
    ...scene,
    waiting: scene.entries[1]!,
    reader,
    later: { ...organiser, now: LATER },
    ctx: { ...scene.ctx, now: LATER },
  };
}

const turnDown = ({ ctx, round, waiting }: Pick<ListToDecide, "ctx" | "round"> & { waiting: { id: string } }) =>
  setListItems(ctx, round.id, {
    items: [{ nominationId: waiting.id, verdict: "not_recognise", tier: undefined }],
    reason: "Không bổ sung giấy tờ",
  });

test("while complaints are taken, papers that came still lead to a second list, and its maker is told", async ({
  db,
}) => {
  const scene = await aWaitingEntry(db, "complaints");
  const { round, waiting, later, ctx, reader } = scene;
  await papersCame(db, waiting.id, LATER);

  await takeProposal(ctx, round.id);
  expect(await nextResultStep(later, await roundById(later, round.id))).toEqual({ kind: "decision", recognised: 1 });
  const id = await recordDecision(later, round.id, aSignedDecision(later, SECOND));
  // Recorded and not released: the round does not end over it.
  expect(
    whyNotMove(await roundById(later, round.id), "closed", await factsOfRound(later, round.id), { override: true }),
  ).toBe("Quyết định đã ghi nhưng kết quả chưa công bố.");
  await releaseResults(later, aSigner(), id);

  expect(await db.$count(awards, eq(awards.decisionId, id))).toBe(1);
  expect(await lettersTo(db, reader)).toEqual([
    expect.stringContaining("because papers are missing"),
    expect.stringContaining("was recognised"),
  ]);
  expect((await releasedDecisions(later, round.id)).map((one) => one.number)).toEqual(["1493/QĐ-UBND", "1600/QĐ-UBND"]);
});

test("an upheld complaint leads to recognition: the council says otherwise, and a further decision follows", async ({
  db,
}) => {
  const { round, entries, ctx, organiser } = await aListToDecide(db, [{ points: 90 }, { points: 80 }], {
    now: NOW,
    phase: "decision",
  });
  await listDecided(organiser, round.id, [entries[0]!.id]);
  await releaseResults(organiser, aSigner(), await recordDecision(organiser, round.id, aSignedDecision(organiser)));
  const later = { ...organiser, now: LATER };
  await movePhase({ ...organiser, now: MOVED }, round.id, { from: "decision", to: "complaints", reason: "Đã công bố" });

  await setListItems({ ...ctx, now: LATER }, round.id, {
    items: [{ nominationId: entries[1]!.id, verdict: "recognise", tier: undefined }],
    reason: "Khiếu nại KN-1 được chấp nhận",
  });
  await releaseResults(later, aSigner(), await recordDecision(later, round.id, aSignedDecision(later, SECOND)));

  expect((await toldResultsOf(later, [entries[1]!.id])).get(entries[1]!.id)).toMatchObject({
    kind: "recognised",
    set: null,
  });
});

test("who goes on reads how many entries wait, and a round is not closed over them unawares", async ({ db }) => {
  const { round, later } = await aWaitingEntry(db);
  const facts = await factsOfRound(later, round.id);
  const { rules } = await roundById(later, round.id);

  expect(facts.waiting).toBe(1);
  expect(consequencesOf("complaints", facts)).toContain(
    "1 phiếu chờ danh sách tiếp theo: Hội đồng vẫn xét và công bố thêm được trong thời gian khiếu nại.",
  );
  expect(blockersOf("complaints", "closed", rules, facts)).toContainEqual({
    sentence: "1 phiếu đã được báo chờ danh sách tiếp theo mà chưa có kết quả.",
    mayOverride: true,
  });
});

test("an entry that was told to wait and is turned down later is told so, by a result that recognises nothing", async ({
  db,
}) => {
  const scene = await aWaitingEntry(db, "complaints");
  const { round, later, reader } = scene;
  const nothing = { code: "invalid", message: "Mọi mục mà Hội đồng đề nghị công nhận đã có trong quyết định." };
  await expect(recordDecision(later, round.id, aSignedDecision(later, SECOND))).rejects.toMatchObject(nothing);
  await turnDown(scene);

  const conclusion = { number: "88/TB-HĐBC", decidedOn: "2026-06-25" };
  const id = await recordDecision(later, round.id, aSignedDecision(later, conclusion));
  expect(await reviewRelease(later, id)).toMatchObject({
    recognised: 0,
    establishments: 0,
    participants: 2,
    reached: 1,
    entries: { recognised: 0, waiting: 0, not_recognised: 2 },
    validUntil: null,
    whyNot: null,
  });
  await releaseResults(later, aSigner(), id);

  expect((await lettersTo(db, reader)).at(-1)).toContain("was not recognised");
  expect((await factsOfRound(later, round.id)).waiting).toBe(0);
  // Nobody waits any more: there is nothing further to say.
  await expect(recordDecision(later, round.id, aSignedDecision(later, { number: "9/TB" }))).rejects.toMatchObject(
    nothing,
  );
});

test("a round in which nobody passes ends with a result that recognises nothing, and everyone is told", async ({
  db,
}) => {
  const { round, entries, organiser } = await aListToDecide(db, [{ points: 50 }, { points: 60 }], {
    now: NOW,
    phase: "decision",
  });
  const reader = await aReader(db, entries[0]!.product.establishmentId);
  const board = async () => nextResultStep(organiser, await roundById(organiser, round.id));

  expect(await board()).toEqual({ kind: "decision", recognised: 0 });
  expect(await decisionToRecord(organiser, await roundById(organiser, round.id))).toMatchObject({
    rows: [],
    whyNot: null,
  });
  const id = await recordDecision(organiser, round.id, aSignedDecision(organiser, { number: "88/TB-HĐBC" }));
  // One result at a time, and one is enough.
  await expect(
    recordDecision(organiser, round.id, aSignedDecision(organiser, { number: "89/TB" })),
  ).rejects.toMatchObject({
    code: "invalid",
  });
  await releaseResults(organiser, aSigner(), id);

  const [release] = await db.select().from(releases).where(eq(releases.decisionId, id));
  expect(release).toMatchObject({ recognised: 0, establishments: 0, participants: 2, reached: 1 });
  expect(await lettersTo(db, reader)).toEqual([expect.stringContaining("was not recognised")]);
  expect(await announcedAt(organiser, round.id)).toEqual(NOW);
  expect(await board()).toEqual({ kind: "released", waiting: 0 });
  expect(
    whyNotMove(await roundById(organiser, round.id), "complaints", await factsOfRound(organiser, round.id)),
  ).toBeNull();
  expect(await resultsOfRound(organiser, round.id)).toEqual([]);
  expect((await publicFigures(organiser, [await roundById(organiser, round.id)])).get(round.id)!.recognised).toBe(0);
  const rows: unknown[] = [];
  for await (const row of (await roundAwardList(contextOf(db, null, NOW), round.id)).rows) rows.push(row);
  expect(rows).toEqual([]);
});

test("where all that passed waits for papers there is nothing to record yet", async ({ db }) => {
  const specs = [{ points: 90, papersDueOn: "2026-07-01" }, { points: 60 }];
  const { round, ctx, organiser } = await aListToDecide(db, specs, { now: NOW, phase: "decision" });
  await takeProposal(ctx, round.id);

  await expect(recordDecision(organiser, round.id, aSignedDecision(organiser))).rejects.toMatchObject({
    code: "invalid",
    message: "Các mục đạt điểm đều đang chờ bổ sung giấy tờ nên chưa có gì để ghi vào quyết định.",
  });
});

test("a release counts whom its letters reach, and names the others with their address", async ({ db }) => {
  const maker = await anEstablishment(db, { name: "Cơ sở Mắm Nêm", address: "12 Trần Phú", commune: "Phường Mũi Né" });
  const specs = [{ points: 90 }, { points: 80, maker, name: "Mắm nêm" }, { points: 50 }];
  const { round, entries, ctx, organiser } = await aListToDecide(db, specs, { now: NOW, phase: "decision" });
  for (const place of [0, 0, 2]) await aReader(db, entries[place]!.product.establishmentId);
  await takeProposal(ctx, round.id);
  const id = await recordDecision(organiser, round.id, aSignedDecision(organiser));

  expect(await reviewRelease(organiser, id)).toMatchObject({
    participants: 3,
    reached: 2,
    unreachable: [
      {
        nominationId: entries[1]!.id,
        code: entries[1]!.code,
        productName: "Mắm nêm",
        establishmentName: "Cơ sở Mắm Nêm",
        address: expect.stringMatching(/^12 Trần Phú, Phường Mũi Né, /),
      },
    ],
  });
  await releaseResults(organiser, aSigner(), id);

  const [release] = await db.select().from(releases).where(eq(releases.decisionId, id));
  expect(release).toMatchObject({ participants: 3, reached: 2 });
  // Still there for whoever writes the letters after the release.
  expect((await reviewRelease(organiser, id)).unreachable.map((one) => one.nominationId)).toEqual([entries[1]!.id]);
});

test("what was told of an entry stays, whatever the council says later: alone, in a set, waiting, not recognised", async ({
  db,
}) => {
  const maker = await anEstablishment(db);
  const specs = [
    { points: 90, maker, groupCode: "A" as const, materials: "Đất sét", name: "Bình gốm" },
    { points: 85, maker, groupCode: "A" as const, materials: "Đồng", name: "Bình đồng" },
    { points: 80 },
    { points: 75, papersDueOn: "2026-07-01" },
    { points: 50 },
  ];
  const { round, entries, ctx, organiser } = await aListToDecide(db, specs, { now: NOW, phase: "decision" });
  const ids = entries.map((entry) => entry.id) as [string, string, string, string, string];
  await mergeEntries(ctx, round.id, {
    nominationIds: [ids[0], ids[1]],
    leadNominationId: ids[0],
    name: "Bộ bình",
    setCase: "a",
    reason: "Cùng kiểu dáng",
  });
  await takeProposal(ctx, round.id);
  const id = await recordDecision(organiser, round.id, aSignedDecision(organiser));
  expect(await toldResultsOf(organiser, ids)).toEqual(new Map());
  await releaseResults(organiser, aSigner(), id);
  await turnDown({ ctx, round, waiting: { id: ids[3] } });

  const number = (running: number) => `${round.codePrefix}-2026-1493-00${running}`;
  const told = await toldResultsOf(organiser, ids);
  expect(ids.map((one) => told.get(one))).toEqual([
    { kind: "recognised", certificateNumber: number(1), set: "Bộ bình" },
    { kind: "recognised", certificateNumber: number(1), set: "Bộ bình" },
    { kind: "recognised", certificateNumber: number(2), set: null },
    { kind: "waiting", papersDueOn: "2026-07-01" },
    { kind: "not_recognised" },
  ]);
  await expect(db.delete(toldResults).where(inArray(toldResults.nominationId, ids))).rejects.toMatchObject({
    cause: { code: expect.stringMatching(/^23001$|^P0001$/) },
  });
});

test("what was confirmed is what is released: a verdict that changed since the page was shown is a conflict", async ({
  db,
}) => {
  const specs = [{ points: 90 }, { points: 80, papersDueOn: "2026-07-01" }];
  const { round, entries, ctx, organiser } = await aListToDecide(db, specs, { now: NOW, phase: "decision" });
  await takeProposal(ctx, round.id);
  const id = await recordDecision(organiser, round.id, aSignedDecision(organiser));
  const { seal: seen } = await reviewRelease(organiser, id);
  await turnDown({ ctx, round, waiting: entries[1]! });

  await expect(releaseResults(organiser, aSigner(), id, { seen, supersede: [] })).rejects.toMatchObject({
    code: "conflict",
    message: "Kết quả vừa thay đổi so với những gì trang đã hiện. Hãy xem lại các con số rồi công bố.",
  });
  expect(await db.$count(releases, eq(releases.decisionId, id))).toBe(0);
  await releaseResults(organiser, aSigner(), id, { seen: (await reviewRelease(organiser, id)).seal, supersede: [] });
  expect(await db.$count(releases, eq(releases.decisionId, id))).toBe(1);
});
