import { eq } from "drizzle-orm";
import { aListToDecide, type ListToDecide } from "#tests/factories/council-lists";
import { aMotion, anOpenMeeting, aVotedMotion } from "#tests/factories/councils";
import { capsForm } from "#tests/factories/section-forms";
import { type contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { motions } from "~/db/schema";
import { recordDecision } from "~/domain/awards/record-decision.server";
import { closeMotion } from "~/domain/councils/close-motion.server";
import { councilList } from "~/domain/councils/council-list.server";
import { listOfRound } from "~/domain/councils/list.server";
import { openMotion } from "~/domain/councils/open-motion.server";
import { councilAt } from "~/domain/councils/queries.server";
import { setListItems } from "~/domain/councils/set-list-items.server";
import { takeProposal } from "~/domain/councils/take-proposal.server";
import { roundById } from "~/domain/rounds/queries.server";
import { reopenRules } from "~/domain/rounds/reopen-rules.server";
import { saveRoundRules } from "~/domain/rounds/save-rules.server";
import { startReopening } from "~/domain/rounds/start-reopening.server";

const NOW = new Date("2026-06-10T03:00:00Z");
const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const LIST = { kind: "list", text: "Thông qua danh sách", ballot: "open" } as const;
const ALL_FOR = ["for", "for", "for", "for"] as const;
const DECISION = { number: "95/QĐ-HĐBC", decidedOn: "2026-06-10", reason: "Hội đồng họp ngày 10/06/2026" };

/** A list of three of group B that the council took as proposed; its meeting goes on. */
async function aTakenList(db: Database) {
  const specs = [90, 85, 80].map((points) => ({ points }));
  const made = await aListToDecide(db, specs, { now: NOW, rules: { cap: 10 } });
  const meetingId = await anOpenMeeting(db, made.council, { now: NOW });
  await takeProposal(made.ctx, made.round.id);
  return { ...made, meetingId };
}

/** Limits become others by a decision of the council. */
async function reopen({ organiser, round }: ListToDecide, minutes: number, caps: { cap?: number; b?: number }) {
  const ctx = { ...organiser, now: minutesLater(minutes) };
  await startReopening(ctx, round.id);
  const { rules, rulesVersion: version } = await roundById(ctx, round.id);
  const groupCaps = caps.b === undefined ? [] : [{ code: "B", most: caps.b }];
  const form = { ...capsForm(rules, { version, cap: caps.cap ?? 10 }), groupCaps, groupCapsSource: "Quy chế" };
  await saveRoundRules(ctx, round.id, { section: "caps", form });
  const written = await roundById(ctx, round.id);
  await reopenRules(ctx, round.id, { ...DECISION, version: written.rulesVersion });
}

const stateOf = async (ctx: ReturnType<typeof contextOf>, slug: string) => listOfRound(ctx, await councilAt(ctx, slug));

test("rules that are reopened after the vote take it away, until the council votes again", async ({ db }) => {
  const list = await aTakenList(db);
  const { round, council, ctx, meetingId } = list;
  const first = await aVotedMotion(db, council, meetingId, ALL_FOR, { ...LIST, now: minutesLater(1) });
  expect((await stateOf(ctx, round.slug)).approval).toMatchObject({ isCurrent: true, changed: null });

  await reopen(list, 2, { cap: 9 });

  const after = { ...ctx, now: minutesLater(3) };
  expect((await stateOf(after, round.slug)).approval).toMatchObject({
    motion: { id: first },
    isCurrent: false,
    changed: "rules",
  });
  expect((await councilList(after, round.id)).motion).toBeNull();
  const second = await aVotedMotion(db, council, meetingId, ALL_FOR, { ...LIST, now: minutesLater(4) });
  expect((await stateOf(after, round.slug)).approval).toMatchObject({ motion: { id: second }, isCurrent: true });
});

test("a verdict that reopened rules no longer propose needs its grounds before a vote and a decision", async ({
  db,
}) => {
  const list = await aTakenList(db);
  const { round, entries, organiser, ctx, meetingId } = list;
  await reopen(list, 1, { b: 1 });
  const after = { ...ctx, now: minutesLater(2) };
  const names = entries.slice(1).map((entry) => entry.product.name);
  const refused = {
    message: expect.stringMatching(/khác với đề nghị hiện nay mà chưa có lý do/),
  };

  expect((await stateOf(after, round.slug)).unexplained).toEqual(names);
  await expect(openMotion(after, meetingId, LIST)).rejects.toMatchObject({ code: "closed", ...refused });
  const decide = () =>
    recordDecision({ ...organiser, now: minutesLater(5) }, round.id, {
      number: "1493/QĐ-UBND",
      decidedOn: "2026-06-10",
      place: "Đà Lạt",
      signerName: "Phan Ngọc Sơn",
      signerTitle: "Phó Chủ tịch",
      putForward: [],
      approvalNote: "Chủ tịch Hội đồng thống nhất",
    });
  await expect(decide()).rejects.toMatchObject({ code: "invalid", ...refused });

  const items = entries.slice(1).map(({ id }) => ({ nominationId: id, verdict: "recognise" as const }));
  await setListItems({ ...ctx, now: minutesLater(3) }, round.id, { items, reason: "Sản phẩm mới của làng nghề" });
  expect((await stateOf({ ...ctx, now: minutesLater(4) }, round.slug)).unexplained).toEqual([]);
  await decide();
});

test("rules are not reopened while the council votes on the list; what is being written of them stays", async ({
  db,
}) => {
  const list = await aTakenList(db);
  const { round, council, ctx, meetingId } = list;
  const motionId = await aMotion(db, council, meetingId, { ...LIST, now: minutesLater(1) });
  const { rulesHash } = await roundById(ctx, round.id);

  await expect(reopen(list, 2, { cap: 9 })).rejects.toMatchObject({ code: "closed", message: /đang biểu quyết/ });

  expect((await roundById(ctx, round.id)).rulesHash).toBe(rulesHash);
  await closeMotion({ ...ctx, now: minutesLater(3) }, motionId);
  const at = { ...list.organiser, now: minutesLater(4) };
  await reopenRules(at, round.id, { ...DECISION, version: (await roundById(at, round.id)).rulesVersion });
  expect((await roundById(ctx, round.id)).rulesHash).not.toBe(rulesHash);
  const [motion] = await db.select().from(motions).where(eq(motions.id, motionId));
  expect(motion!.rulesHash).toBe(rulesHash);
});
