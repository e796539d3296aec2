import { asc, eq } from "drizzle-orm";
import { aCouncilMember, aJury } from "#tests/factories/panels";
import { anOrganiser } from "#tests/factories/people";
import { aRound, setPhase } from "#tests/factories/rounds";
import { capsForm } from "#tests/factories/section-forms";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { ledgerEvents, ruleChanges } from "~/db/schema";
import { decideFrame } from "~/domain/frames/decide-frame.server";
import { proposeBands, proposeFrame } from "~/domain/frames/propose-frame.server";
import { frameAt, frameBandsAt, framesOf } from "~/domain/frames/queries.server";
import { returnFrame } from "~/domain/frames/return-frame.server";
import { withFrame } from "~/domain/frames/rules";
import { sampleBands } from "~/domain/frames/sample-bands";
import { criteriaTree, roundById } from "~/domain/rounds/queries.server";
import { reopenRules } from "~/domain/rounds/reopen-rules.server";
import { saveRoundRules } from "~/domain/rounds/save-rules.server";
import { startReopening } from "~/domain/rounds/start-reopening.server";
import { everyCriterion, withMaxima } from "~/domain/schemes/criteria";
import type { BandsForm } from "~/domain/schemes/forms";
import type { CriterionRule } from "~/domain/schemes/rules";
import { askedOf } from "~/domain/sheets/rules";
import { todayInVietnam } from "~/lib/dates";
import { saidChanges } from "~/ui/schemes/change-texts";

const DECISION = { number: "95/QĐ-HĐBC", decidedOn: "2026-10-01" };

/** A round in screening with a head of jury, another juror, and a chair. */
async function aFrameRound(db: Database) {
  const round = await aRound(db, { phase: "screening" });
  const { jurors } = await aJury(db, round.id, 2);
  const chair = await aCouncilMember(db, round.id, "chair");
  const rules = (await roundById(contextOf(db, null), round.id)).rules;
  return { round, rules, head: jurors[0]!.actor, member: jurors[1]!.actor, chair };
}

/** The round's own tree with I.1 and I.2 changed by 100 hundredths against each other. */
const shifted = (criteria: readonly CriterionRule[]) => withMaxima(criteria, { "I.1": 1500, "I.2": 1100 }, 50);

test("a frame is proposed by the head, decided by the chair, and becomes what sheets are made of", async ({ db }) => {
  const { round, rules, head, chair } = await aFrameRound(db);

  const frameId = await proposeFrame(contextOf(db, head), round.id, {
    criteria: shifted(rules.criteria.value),
    note: "Nhóm B chiếm hai phần ba hồ sơ",
  });
  const [proposed] = await framesOf(contextOf(db, head), round.id);
  await decideFrame(contextOf(db, chair), frameId, { ...DECISION, seen: proposed!.proposedAt });

  const after = await roundById(contextOf(db, null), round.id);
  const tree = await criteriaTree(contextOf(db, null), round.id);
  expect(after.rules.criteria.source).toBe("Quyết định 95/QĐ-HĐBC ngày 01/10/2026 về khung điểm");
  expect(tree[0]!.parts.map(({ code, maximum }) => [code, maximum])).toEqual([
    ["I.1", 1500],
    ["I.2", 1100],
    ["I.3", 800],
    ["I.4", 600],
  ]);
  const [change] = await db.select().from(ruleChanges).where(eq(ruleChanges.roundId, round.id));
  expect(change).toMatchObject({ kind: "frame", ...DECISION, hashBefore: round.rulesHash, hashAfter: after.rulesHash });
  const frozen = await db
    .select({ payload: ledgerEvents.payload })
    .from(ledgerEvents)
    .where(eq(ledgerEvents.roundId, round.id))
    .orderBy(asc(ledgerEvents.id));
  expect(JSON.parse(frozen.at(-1)!.payload)).toMatchObject({ kind: "rules_frozen", rulesHash: after.rulesHash });
});

test("a frame keeps the criteria of the first rank and adds up", async ({ db }) => {
  const { round, rules, head } = await aFrameRound(db);
  const ctx = contextOf(db, head);
  const [first, second, ...rest] = rules.criteria.value;
  const propose = (criteria: CriterionRule[]) => proposeFrame(ctx, round.id, { criteria, note: null });

  await expect(propose([{ ...first!, maximum: 3000 }, { ...second!, maximum: 5000 }, ...rest])).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringContaining("Tiêu chí I là 40 điểm theo quy chế, khung điểm ghi 30."),
  });
  await expect(propose(withMaxima(rules.criteria.value, { "I.1": 1500 }, 50))).rejects.toMatchObject({
    code: "invalid",
  });

  expect(await framesOf(ctx, round.id)).toEqual([]);
});

test("a proposal that changes nothing is refused: neither what is in force nor the one that waits is sent anew", async ({
  db,
}) => {
  const { round, rules, head } = await aFrameRound(db);
  const ctx = contextOf(db, head);
  const propose = (criteria: CriterionRule[], note: string | null) => proposeFrame(ctx, round.id, { criteria, note });

  await expect(propose(rules.criteria.value, "Giữ nguyên")).rejects.toMatchObject({
    code: "invalid",
    message: "Đề xuất giống hệt khung điểm đang áp dụng. Hãy sửa ít nhất một tiêu chí trước khi gửi.",
  });
  expect(await framesOf(ctx, round.id)).toEqual([]);

  const id = await propose(shifted(rules.criteria.value), "Sửa I.1");
  await expect(propose(shifted(rules.criteria.value), "Sửa I.1")).rejects.toMatchObject({
    code: "invalid",
    message: "Đề xuất này đang chờ Chủ tịch Hội đồng quyết định, chưa có gì thay đổi.",
  });
  expect(await propose(shifted(rules.criteria.value), "Sửa I.1 và I.2")).toBe(id);
});

test("who is neither head nor chair neither proposes nor decides, and a replaced frame is not decided unseen", async ({
  db,
}) => {
  const { round, rules, head, member, chair } = await aFrameRound(db);
  const criteria = shifted(rules.criteria.value);
  const seen = (at: Date) => ({ ...DECISION, seen: at });

  await expect(proposeFrame(contextOf(db, member), round.id, { criteria, note: null })).rejects.toMatchObject({
    code: "forbidden",
  });
  const id = await proposeFrame(contextOf(db, head), round.id, { criteria, note: null });
  const [first] = await framesOf(contextOf(db, chair), round.id);
  await expect(decideFrame(contextOf(db, member), id, seen(first!.proposedAt))).rejects.toMatchObject({
    code: "forbidden",
  });
  const later = { ...contextOf(db, head), now: new Date(first!.proposedAt.getTime() + 60_000) };
  expect(await proposeFrame(later, round.id, { criteria, note: "Sửa" })).toBe(id);
  await expect(decideFrame(contextOf(db, chair), id, seen(first!.proposedAt))).rejects.toMatchObject({
    code: "conflict",
  });

  await returnFrame(contextOf(db, chair), id, { reason: "Tách riêng nhóm C", seen: later.now });
  await expect(decideFrame(contextOf(db, chair), id, seen(later.now))).rejects.toMatchObject({ code: "conflict" });
  expect(await framesOf(contextOf(db, head), round.id)).toMatchObject([
    { id, number: null, returnedReason: "Tách riêng nhóm C" },
  ]);
});

test("once scoring has begun the frame is locked, also in the database", async ({ db }) => {
  const { round, rules, chair } = await aFrameRound(db);
  const organiser = await anOrganiser(db, round.agencyId);
  const criteria = shifted(rules.criteria.value);
  const id = await proposeFrame(contextOf(db, organiser), round.id, { criteria, note: null });
  const [frame] = await framesOf(contextOf(db, organiser), round.id);
  await setPhase(db, round.id, "scoring");

  await expect(decideFrame(contextOf(db, chair), id, { ...DECISION, seen: frame!.proposedAt })).rejects.toMatchObject({
    code: "closed",
  });
  await expect(proposeFrame(contextOf(db, organiser), round.id, { criteria, note: null })).rejects.toMatchObject({
    code: "closed",
  });
  await expect(
    returnFrame(contextOf(db, chair), id, { reason: "Muộn", seen: frame!.proposedAt }),
  ).rejects.toMatchObject({
    code: "closed",
  });
  await expect(
    proposeBands(contextOf(db, organiser), round.id, "I.1", { version: frame!.proposedAt.getTime(), bands: [] }),
  ).rejects.toMatchObject({ code: "closed" });
  await expect(db.execute("update criteria set maximum = maximum")).rejects.toMatchObject({
    cause: { message: "the criteria of an open round are frozen" },
  });
});

/** The council reopens the rules for another limit of entries, after what was proposed. */
async function reopenedSince(db: Database, round: { id: string; agencyId: string }, now: Date) {
  const ctx = contextOf(db, await anOrganiser(db, round.agencyId), now);
  await startReopening(ctx, round.id);
  const { rules, rulesVersion } = await roundById(ctx, round.id);
  const form = capsForm(rules, { version: rulesVersion, cap: 31, capSource: "Kinh phí" });
  await saveRoundRules(ctx, round.id, { section: "caps", form });
  const { rulesVersion: version } = await roundById(ctx, round.id);
  await reopenRules(ctx, round.id, { ...DECISION, decidedOn: todayInVietnam(now), reason: "Kinh phí", version });
}

test("a frame written against rules that the council changed since is not decided, only sent back or written anew", async ({
  db,
}) => {
  const { round, rules, head, chair } = await aFrameRound(db);
  const ctx = contextOf(db, head);
  const later = new Date(ctx.now.getTime() + 60_000);
  const criteria = shifted(rules.criteria.value);
  const id = await proposeFrame(ctx, round.id, { criteria, note: "Sửa I.1" });
  await reopenedSince(db, round, later);

  const decide = (seen: Date) => decideFrame(contextOf(db, chair, later), id, { ...DECISION, seen });
  await expect(decide(ctx.now)).rejects.toMatchObject({ code: "conflict", message: /Quy chế của kỳ đã thay đổi/ });
  expect((await roundById(ctx, round.id)).rules).toMatchObject({
    cap: { value: 31 },
    criteria: { value: rules.criteria.value },
  });
  expect((await frameBandsAt(ctx, round.slug, "I.3")).version).toBe(0);

  await returnFrame(contextOf(db, chair, later), id, { reason: "Quy chế đã đổi", seen: ctx.now });
  expect((await frameBandsAt(ctx, round.slug, "I.3")).version).toBe(0);
  const anew = await proposeFrame({ ...ctx, now: later }, round.id, { criteria, note: null });
  await decideFrame(contextOf(db, chair, later), anew, { ...DECISION, seen: later });
  expect((await roundById(ctx, round.id)).rules).toMatchObject({ cap: { value: 31 }, criteria: { value: criteria } });
});

const bandsForm = (version: number, bands: BandsForm["bands"]): BandsForm => ({ version, bands });
const said = (from: number, to: number, text: string, groups: string[] = []) => ({
  from,
  to,
  text,
  textEn: text,
  groups,
});

test("what the points of a criterion mean, for one group or the others, is proposed and decided with the frame", async ({
  db,
}) => {
  const { round, rules, head, chair } = await aFrameRound(db);
  const bands = [
    said(0, 1600, "Theo hợp đồng đã ký", ["A"]),
    said(800, 1600, "Bán tại ba tỉnh", ["B", "C", "D"]),
    said(0, 750, "Bán trong tỉnh", ["B", "C", "D"]),
  ];
  const maximum = everyCriterion(rules.criteria.value).find((one) => one.code === "I.1")!.maximum;
  const fitted = bands.map((band) => ({ ...band, to: band.to === 1600 ? maximum : band.to }));

  const id = await proposeBands(contextOf(db, head), round.id, "I.1", bandsForm(0, fitted));
  const at = await frameAt(contextOf(db, chair), round.slug);
  const texts = saidChanges(at.changes, at.round.rules, withFrame(at.round.rules, at.frames[0]!.criteria, ""));
  expect(texts.flatMap((group) => group.changes.map((change) => change.after)).join("\n")).toContain("Bán tại ba tỉnh");
  await decideFrame(contextOf(db, chair), id, { ...DECISION, seen: at.frames[0]!.proposedAt });

  const tree = await criteriaTree(contextOf(db, null), round.id);
  const textsOf = (group: string) => askedOf(tree, group)[0]!.parts[0]!.levels.map(({ from, text }) => [from, text]);
  expect(textsOf("A")).toEqual([[0, "Theo hợp đồng đã ký"]]);
  expect(textsOf("D")).toEqual([
    [800, "Bán tại ba tỉnh"],
    [0, "Bán trong tỉnh"],
  ]);
});

test("bands with a gap or an overlap are refused in words, and so are those of no leaf and those written over another proposal", async ({
  db,
}) => {
  const { round, rules, head, member } = await aFrameRound(db);
  const ctx = contextOf(db, head);
  const propose = (bands: BandsForm["bands"], code = "I.3", version = 0) =>
    proposeBands(ctx, round.id, code, bandsForm(version, bands));

  await expect(propose([said(0, 300, "Thấp"), said(500, 800, "Cao")])).rejects.toMatchObject({
    code: "invalid",
    fields: { bands: [expect.stringContaining("I.3")] },
  });
  await expect(propose([said(0, 500, "Thấp"), said(400, 800, "Cao")])).rejects.toMatchObject({ code: "invalid" });
  await expect(propose([], "I")).rejects.toMatchObject({ code: "not_found" });
  await expect(
    proposeBands(contextOf(db, member), round.id, "I.3", bandsForm(0, [said(0, 800, "Đạt")])),
  ).rejects.toMatchObject({ code: "forbidden" });
  await proposeFrame(ctx, round.id, { criteria: shifted(rules.criteria.value), note: "Sửa I.1" });
  await expect(propose([said(0, 800, "Đạt")])).rejects.toMatchObject({ code: "conflict" });
  const { version } = await frameBandsAt(ctx, round.slug, "I.3");
  await propose([said(0, 800, "Đạt")], "I.3", version);

  const [frame] = await framesOf(ctx, round.id);
  const parts = frame!.criteria[0]!.parts!;
  expect([frame!.note, parts[0]!.maximum, parts[2]!.levels!.map((band) => band.text)]).toEqual([
    "Sửa I.1",
    1500,
    ["Đạt"],
  ]);
});

test("texts to begin with fill the whole of a criterion and say that they are examples", () => {
  const bands = sampleBands(1600, 50);

  expect(bands.map(({ from, to }) => [from, to])).toEqual([
    [1300, 1600],
    [800, 1250],
    [0, 750],
  ]);
  for (const { text, textEn } of bands) expect([text.slice(0, 6), textEn.slice(0, 8)]).toEqual(["Ví dụ:", "Example:"]);
});
