import { aListToDecide, decisionOn, papersCame } from "#tests/factories/council-lists";
import { aMotion, anOpenMeeting, aVotedMotion } from "#tests/factories/councils";
import { anActor, anOrganiser } from "#tests/factories/people";
import { setPhase } from "#tests/factories/rounds";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { closeMotion } from "~/domain/councils/close-motion.server";
import { councilList } from "~/domain/councils/council-list.server";
import { listOfRound } from "~/domain/councils/list.server";
import { openMotion } from "~/domain/councils/open-motion.server";
import { councilAt } from "~/domain/councils/queries.server";
import { setListItems } from "~/domain/councils/set-list-items.server";
import { takeProposal } from "~/domain/councils/take-proposal.server";
import type { ListVerdict } from "~/lib/vocabulary";

const NOW = new Date("2026-06-10T03:00:00Z");
const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const points = (...list: number[]) => list.map((one) => ({ points: one }));
const say = (nominationId: string, verdict: ListVerdict, tier?: string) => ({ nominationId, verdict, tier });

const stateOf = async (ctx: ReturnType<typeof contextOf>, slug: string) => listOfRound(ctx, await councilAt(ctx, slug));
const verdicts = async (ctx: ReturnType<typeof contextOf>, slug: string) =>
  (await stateOf(ctx, slug)).rows.map((row) => [row.lead.nominationId, row.verdict]);

test("the list holds what passed, best first, and nothing is said of it at first", async ({ db }) => {
  const { round, entries, ctx } = await aListToDecide(db, points(90, 60, 80), { now: NOW, rules: { cap: 1 } });

  expect(await stateOf(ctx, round.slug)).toMatchObject({
    rows: [
      {
        lead: { nominationId: entries[0]!.id, rank: 1 },
        proposal: { verdict: "recognise" },
        verdict: null,
        item: null,
      },
      {
        lead: { nominationId: entries[2]!.id, rank: 2 },
        proposal: { verdict: "not_recognise" },
        choice: { kind: "over_cap", cap: { kind: "cap", limit: 1 }, needed: 2 },
      },
    ],
    entries: 3,
    notPassed: 1,
    passed: 2,
    proposed: 1,
    recognised: 0,
    undecided: 2,
    approval: null,
    isDecided: false,
  });
});

test("taking the proposal says it of every row, once, and leaves ties to the council", async ({ db }) => {
  const { round, entries, ctx } = await aListToDecide(db, points(90, 80, 80, 75), { now: NOW, rules: { cap: 2 } });

  expect(await takeProposal(ctx, round.id)).toBe(2);
  expect(await takeProposal(ctx, round.id)).toBe(0);
  expect(await verdicts(ctx, round.slug)).toEqual([
    [entries[0]!.id, "recognise"],
    [entries[1]!.id, null],
    [entries[2]!.id, null],
    [entries[3]!.id, "not_recognise"],
  ]);
  expect(await stateOf(ctx, round.slug)).toMatchObject({ recognised: 1, undecided: 2 });
});

test("a tie is resolved with a reason, and never over the cap", async ({ db }) => {
  const { round, entries, ctx } = await aListToDecide(db, points(90, 80, 80), { now: NOW, rules: { cap: 2 } });
  await takeProposal(ctx, round.id);
  const [, second, third] = entries.map((one) => one.id);
  const items = [say(second!, "recognise"), say(third!, "not_recognise")];

  await expect(setListItems(ctx, round.id, { items })).rejects.toMatchObject({
    code: "invalid",
    fields: { reason: [expect.stringContaining(entries[1]!.product.name)] },
  });
  await expect(
    setListItems(ctx, round.id, { items: [say(second!, "recognise"), say(third!, "recognise")], reason: "Cả hai" }),
  ).rejects.toMatchObject({
    code: "invalid",
    message: "Danh sách sẽ có 3 sản phẩm (kể cả mục chờ giấy tờ), quá số tối đa 2. Hãy để lại mục khác trước.",
  });
  await setListItems(ctx, round.id, { items, reason: "Nhiều lao động hơn" });

  const { rows, undecided } = await stateOf(ctx, round.slug);
  expect(undecided).toBe(0);
  expect(rows.map(({ item, isDeviation }) => [item!.verdict, item!.reason, isDeviation])).toEqual([
    ["recognise", null, false],
    ["recognise", "Nhiều lao động hơn", true],
    ["not_recognise", "Nhiều lao động hơn", true],
  ]);
});

test("leaving out a proposed one and taking the next needs its reason, and both may go together", async ({ db }) => {
  const { round, entries, ctx } = await aListToDecide(db, points(90, 85, 80), { now: NOW, rules: { cap: 2 } });
  await takeProposal(ctx, round.id);
  const [, second, third] = entries.map((one) => one.id);
  const swap = [say(second!, "not_recognise"), say(third!, "recognise")];

  await expect(setListItems(ctx, round.id, { items: [swap[1]!], reason: "Xứng đáng" })).rejects.toMatchObject({
    code: "invalid",
  });
  await expect(setListItems(ctx, round.id, { items: swap })).rejects.toMatchObject({ code: "invalid" });
  await setListItems(ctx, round.id, { items: swap, reason: "Cơ sở đang bị xử phạt" });

  const list = await councilList(ctx, round.id);
  expect(list.recognised.map(({ position, nominationId }) => [position, nominationId])).toEqual([
    [1, entries[0]!.id],
    [2, third],
  ]);
  expect(list.notRecognised.map((one) => one.nominationId)).toEqual([second]);
  const [, entry] = (await auditOf(db, round.id, { details: true })).filter((one) => one.act === "council.list_set");
  expect(entry).toMatchObject({
    before: {
      items: [
        { nominationId: second, verdict: "recognise", tier: null },
        { nominationId: third, verdict: "not_recognise", tier: null },
      ],
    },
    after: { reason: "Cơ sở đang bị xử phạt", motionId: null },
  });
});

test("over a cap of a group one is recognised with a reason, without a cap over all anyone", async ({ db }) => {
  const { round, entries, ctx } = await aListToDecide(db, points(90, 85, 80), {
    now: NOW,
    rules: { groupCaps: { B: 1 } },
  });
  await takeProposal(ctx, round.id);
  const over = [say(entries[1]!.id, "recognise"), say(entries[2]!.id, "recognise")];

  await expect(setListItems(ctx, round.id, { items: over })).rejects.toMatchObject({ code: "invalid" });
  await setListItems(ctx, round.id, { items: over, reason: "Nhóm khác không có sản phẩm đạt" });

  expect(await stateOf(ctx, round.slug)).toMatchObject({ recognised: 3 });
});

test("who did not pass is never recognised, nor an entry of another round", async ({ db }) => {
  const { round, entries, ctx } = await aListToDecide(db, points(90, 69.5), { now: NOW });
  const other = await aListToDecide(db, points(90), { now: NOW });

  for (const id of [entries[1]!.id, other.entries[0]!.id]) {
    await expect(
      setListItems(ctx, round.id, { items: [say(id, "recognise")], reason: "Xứng đáng" }),
    ).rejects.toMatchObject({ code: "invalid", message: "Chỉ những mục đạt điểm mới vào danh sách." });
  }
});

test("another tier than proposed needs a reason; a full or unknown one is refused", async ({ db }) => {
  const tier = (code: string, count: number | null) => ({
    code,
    name: code,
    nameEn: code,
    from: null,
    count,
    money: null,
  });
  const { round, entries, ctx } = await aListToDecide(db, points(95, 90, 85), {
    now: NOW,
    rules: { tiers: [tier("gold", 1), tier("silver", null)] },
  });
  expect(await takeProposal(ctx, round.id)).toBe(3);
  const [first, second] = entries.map((one) => one.id);
  const set = (items: ReturnType<typeof say>[], reason?: string) => setListItems(ctx, round.id, { items, reason });

  await expect(set([say(first!, "recognise", "silver")])).rejects.toMatchObject({ code: "invalid" });
  await expect(set([say(second!, "recognise", "gold")], "Hội đồng chọn")).rejects.toMatchObject({
    message: "Mức “gold” có tối đa 1 sản phẩm.",
  });
  await expect(set([say(first!, "recognise", "bronze")], "?")).rejects.toMatchObject({ code: "invalid" });
  await set([say(first!, "recognise", "silver"), say(second!, "recognise", "gold")], "Hội đồng chọn");

  expect((await councilList(ctx, round.id)).recognised.map((one) => one.tier)).toEqual(["silver", "gold", "silver"]);
});

test("equals that do not fit one tier are left to the council", async ({ db }) => {
  const tier = (code: string, count: number | null) => ({
    code,
    name: code,
    nameEn: code,
    from: null,
    count,
    money: null,
  });
  const { round, entries, ctx } = await aListToDecide(db, points(90, 90, 85), {
    now: NOW,
    rules: { tiers: [tier("gold", 1), tier("silver", null)] },
  });

  expect(await takeProposal(ctx, round.id)).toBe(1);
  const items = [say(entries[0]!.id, "recognise", "gold"), say(entries[1]!.id, "recognise", "silver")];
  await expect(setListItems(ctx, round.id, { items })).rejects.toMatchObject({ code: "invalid" });
  await setListItems(ctx, round.id, { items, reason: "Bốc thăm" });
  expect((await stateOf(ctx, round.slug)).undecided).toBe(0);
});

test("papers that are missing put an entry on the second list, and its place is kept", async ({ db }) => {
  const { round, entries, ctx, organiser } = await aListToDecide(
    db,
    [{ points: 90 }, { points: 85, papersDueOn: "2026-07-01" }, { points: 80 }],
    { now: NOW, rules: { cap: 2 } },
  );
  const [first, second, third] = entries.map((one) => one.id);
  expect(await takeProposal(ctx, round.id)).toBe(3);
  expect(await verdicts(ctx, round.slug)).toEqual([
    [first, "recognise"],
    [second, "pending"],
    [third, "not_recognise"],
  ]);
  await expect(
    setListItems(ctx, round.id, { items: [say(third!, "recognise")], reason: "Còn chỗ" }),
  ).rejects.toMatchObject({ code: "invalid" });

  await decisionOn(organiser, round, [entries[0]!]);
  await papersCame(db, second!, NOW);
  const later = { ...ctx, now: minutesLater(60) };
  expect(await takeProposal(later, round.id)).toBe(1);

  const list = await councilList(later, round.id);
  expect(list.decided.map((one) => one.nominationId)).toEqual([first]);
  expect(list.recognised).toMatchObject([{ position: 1, nominationId: second, mergeId: null, tier: null }]);
  expect(list.pending).toEqual([]);
  expect(list.notRecognised.map((one) => one.nominationId)).toEqual([third]);
});

test("what a decision recognises no longer changes, and takes its place under the cap", async ({ db }) => {
  const { round, entries, ctx, organiser } = await aListToDecide(db, points(90, 85), { now: NOW, rules: { cap: 1 } });
  await decisionOn(organiser, round, [entries[0]!]);

  await expect(
    setListItems(ctx, round.id, { items: [say(entries[0]!.id, "not_recognise")], reason: "?" }),
  ).rejects.toMatchObject({ code: "conflict" });
  await expect(
    setListItems(ctx, round.id, { items: [say(entries[1]!.id, "recognise")], reason: "?" }),
  ).rejects.toMatchObject({ code: "invalid" });
  expect(await stateOf(ctx, round.slug)).toMatchObject({ recognised: 1, undecided: 1, isDecided: true });
});

test("the list is decided by those who run the council, from the end of scoring to the close of the round", async ({
  db,
}) => {
  const { round, entries, council, ctx } = await aListToDecide(db, points(90), { now: NOW });
  const item = { items: [say(entries[0]!.id, "recognise")] };
  const member = contextOf(db, council.members[4]!.actor, NOW);

  await expect(setListItems(member, round.id, item)).rejects.toMatchObject({ code: "forbidden" });
  await expect(takeProposal(member, round.id)).rejects.toMatchObject({ code: "forbidden" });
  for (const actor of [null, await anActor(db), await anOrganiser(db, round.agencyId, "support")]) {
    const stranger = contextOf(db, actor, NOW);
    await expect(setListItems(stranger, round.id, item)).rejects.toMatchObject({ code: "not_found" });
    await expect(takeProposal(stranger, round.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(councilList(stranger, round.id)).rejects.toMatchObject({ code: "not_found" });
  }
  for (const phase of ["closed", "scoring"] as const) {
    await setPhase(db, round.id, phase, NOW);
    await expect(setListItems(ctx, round.id, item)).rejects.toMatchObject({ code: "closed" });
    await expect(takeProposal(ctx, round.id)).rejects.toMatchObject({ code: "closed" });
  }
  await expect(councilList(ctx, round.id)).rejects.toMatchObject({ code: "closed" });
});

test("a motion on the list asks for a whole list, freezes it, and approves it as it stood", async ({ db }) => {
  const { round, entries, council, ctx } = await aListToDecide(db, points(90, 85, 80), { now: NOW, rules: { cap: 2 } });
  const meetingId = await anOpenMeeting(db, council, { now: NOW });
  const list = { kind: "list", text: "Thông qua danh sách", ballot: "open" } as const;
  await expect(openMotion(ctx, meetingId, list)).rejects.toMatchObject({
    code: "closed",
    message: "Còn 3 mục đạt điểm mà Hội đồng chưa có ý kiến.",
  });
  await takeProposal(ctx, round.id);
  const motionId = await aMotion(db, council, meetingId, { ...list, now: minutesLater(1) });
  const swap = {
    items: [say(entries[1]!.id, "not_recognise"), say(entries[2]!.id, "recognise")],
    reason: "Cơ sở đang bị xử phạt",
  };
  await expect(setListItems(ctx, round.id, swap)).rejects.toMatchObject({ code: "closed" });
  await expect(takeProposal(ctx, round.id)).rejects.toMatchObject({ code: "closed" });
  await closeMotion({ ...ctx, now: minutesLater(2) }, motionId);
  expect((await councilList(ctx, round.id)).motion).toBeNull();

  const carried = await aVotedMotion(db, council, meetingId, ["for", "for", "for", "for"], {
    ...list,
    now: minutesLater(3),
  });
  expect((await councilList(ctx, round.id)).motion).toMatchObject({ id: carried, meetingNumber: 1, number: 2 });

  await setListItems({ ...ctx, now: minutesLater(4) }, round.id, swap);
  expect((await stateOf(ctx, round.slug)).approval).toMatchObject({ motion: { id: carried }, isCurrent: false });
  expect((await councilList(ctx, round.id)).motion).toBeNull();
});

test("a later motion that was carried changes an approved list without a new vote on all of it", async ({ db }) => {
  const { round, entries, council, ctx } = await aListToDecide(db, points(90, 85, 80), { now: NOW, rules: { cap: 2 } });
  const meetingId = await anOpenMeeting(db, council, { now: NOW });
  await takeProposal(ctx, round.id);
  const vote = ["for", "for", "for", "for"] as const;
  const list = await aVotedMotion(db, council, meetingId, vote, { kind: "list", now: minutesLater(1) });
  const lost = await aVotedMotion(db, council, meetingId, ["for"], { kind: "deviation", now: minutesLater(2) });
  const deviation = await aVotedMotion(db, council, meetingId, vote, { kind: "deviation", now: minutesLater(3) });
  const items = [say(entries[1]!.id, "not_recognise"), say(entries[2]!.id, "recognise")];
  const later = { ...ctx, now: minutesLater(4) };

  await expect(setListItems(later, round.id, { items, motionId: lost })).rejects.toMatchObject({
    code: "invalid",
    fields: { motionId: ["Chỉ căn cứ được vào nội dung đã biểu quyết thông qua của kỳ này."] },
  });
  await setListItems(later, round.id, { items, motionId: deviation });

  expect((await stateOf(ctx, round.slug)).approval).toMatchObject({ motion: { id: list }, isCurrent: true });
});
