import { eq } from "drizzle-orm";
import { aListToDecide } from "#tests/factories/council-lists";
import { anOpenMeeting, aVotedMotion } from "#tests/factories/councils";
import { expect, test } from "#tests/support/database";
import { councilMembers, users } from "~/db/schema";
import type { Context } from "~/domain/context";
import { closeMeeting } from "~/domain/councils/close-meeting.server";
import { councilList } from "~/domain/councils/council-list.server";
import { endCouncilSeat } from "~/domain/councils/end-council-seat.server";
import { meetingAt } from "~/domain/councils/meetings.server";
import { draftMinutes } from "~/domain/councils/minutes.server";
import { nameCouncilMember } from "~/domain/councils/name-council-member.server";
import { councilAt } from "~/domain/councils/queries.server";
import { setListItems } from "~/domain/councils/set-list-items.server";
import { takeProposal } from "~/domain/councils/take-proposal.server";

const NOW = new Date("2026-06-12T01:30:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const ALL = ["for", "for", "for", "for", "for"] as const;

async function blocksOf(ctx: Context, slug: string) {
  const council = await councilAt(ctx, slug);
  return (await draftMinutes(ctx, council, await meetingAt(ctx, council, "1"))).blocks;
}

test("minutes of a meeting that has ended keep the list it voted on", async ({ db }) => {
  const { round, entries, council, ctx } = await aListToDecide(
    db,
    [
      { points: 90, name: "Mật ong" },
      { points: 80, name: "Trà sen" },
    ],
    { now: NOW },
  );
  await takeProposal(ctx, round.id);
  const meeting = await anOpenMeeting(db, council, { now: NOW });
  await aVotedMotion(db, council, meeting, ALL, { kind: "list", text: "Thông qua danh sách", now: later(10) });
  await closeMeeting({ ...ctx, now: later(60) }, meeting);
  const before = await blocksOf({ ...ctx, now: later(61) }, round.slug);

  await setListItems({ ...ctx, now: later(90) }, round.id, {
    items: [{ nominationId: entries[1]!.id, verdict: "not_recognise" }],
    reason: "Bị xử phạt",
  });

  const table = before.find((block) => block.kind === "table");
  expect(table?.rows.length).toBe(2);
  expect(await blocksOf({ ...ctx, now: later(91) }, round.slug)).toEqual(before);
});

test("a member who comes back has a seat of their own, and earlier minutes keep the one of then", async ({ db }) => {
  const { round, council, ctx, organiser } = await aListToDecide(db, [{ points: 90 }], { now: NOW });
  const meeting = await anOpenMeeting(db, council, { now: NOW });
  await closeMeeting({ ...ctx, now: later(60) }, meeting);
  const attendees = async (at: number) => {
    const reading = { ...ctx, now: later(at) };
    return (await meetingAt(reading, await councilAt(reading, round.slug), "1")).attendees;
  };
  const before = await attendees(61);
  const member = council.members[5]!;
  const [user] = await db.select().from(users).where(eq(users.id, member.actor.userId));

  await endCouncilSeat({ ...organiser, now: later(120) }, member.memberId, { reason: "Chuyển công tác" });
  const again = await nameCouncilMember({ ...organiser, now: later(180) }, round.id, {
    email: user!.email,
    name: user!.name,
    role: "vice_chair",
    title: "Phó Giám đốc",
  });

  expect(await attendees(181)).toEqual(before);
  const terms = await db.select().from(councilMembers).where(eq(councilMembers.userId, user!.id));
  expect(terms.map(({ id, role, endedAt }) => [id, role, endedAt])).toEqual([
    [member.memberId, before.find((one) => one.memberId === member.memberId)!.role, later(120)],
    [again, "vice_chair", null],
  ]);
  await expect(
    db.insert(councilMembers).values({ roundId: round.id, userId: user!.id, role: "member" }),
  ).rejects.toMatchObject({ cause: { constraint_name: "council_members_seat" } });
});

test("a vote on the list is not kept alive by a later motion about something else", async ({ db }) => {
  const { round, entries, council, ctx } = await aListToDecide(db, [{ points: 90 }, { points: 80 }], { now: NOW });
  await takeProposal(ctx, round.id);
  const meeting = await anOpenMeeting(db, council, { now: NOW });
  await aVotedMotion(db, council, meeting, ALL, { kind: "list", text: "Thông qua danh sách", now: later(10) });
  const pause = await aVotedMotion(db, council, meeting, ALL, { kind: "other", text: "Nghỉ giải lao", now: later(20) });
  const items = [{ nominationId: entries[0]!.id, verdict: "not_recognise" as const }];

  await expect(setListItems({ ...ctx, now: later(30) }, round.id, { items, motionId: pause })).rejects.toMatchObject({
    code: "invalid",
    fields: { motionId: ["Chỉ căn cứ được vào nội dung đã biểu quyết thông qua của kỳ này."] },
  });
  const about = await aVotedMotion(db, council, meeting, ALL, { kind: "deviation", text: "Loại một", now: later(40) });
  await setListItems({ ...ctx, now: later(50) }, round.id, { items, motionId: about });
  expect((await councilList({ ...ctx, now: later(51) }, round.id)).motion).not.toBe(null);
});
