import { eq } from "drizzle-orm";
import { aCouncil, aMeeting, aMotion, anOpenMeeting, aVotedMotion } from "#tests/factories/councils";
import { anActor, anOrganiser } from "#tests/factories/people";
import { aRound, type RoundOptions } from "#tests/factories/rounds";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { auditEntries, motions, secretVotes, votes } from "~/db/schema";
import { castVote } from "~/domain/councils/cast-vote.server";
import { closeMeeting } from "~/domain/councils/close-meeting.server";
import { closeMotion } from "~/domain/councils/close-motion.server";
import { endCouncilSeat } from "~/domain/councils/end-council-seat.server";
import { meetingAt } from "~/domain/councils/meetings.server";
import { ballotPaper, carriedMotionsOf } from "~/domain/councils/motions.server";
import { nameCouncilMember } from "~/domain/councils/name-council-member.server";
import { openMotion } from "~/domain/councils/open-motion.server";
import { councilAt } from "~/domain/councils/queries.server";
import { recordAttendance } from "~/domain/councils/record-attendance.server";
import { recordHands } from "~/domain/councils/record-hands.server";
import { sizeExceptionsOf } from "~/domain/councils/size-exceptions.server";

const NOW = new Date("2026-06-10T03:00:00Z");
const A_MOTION = { kind: "other", text: "Thông qua quy chế làm việc", ballot: "open" } as const;

async function aSitting(
  db: Database,
  { size = 7, present, ...options }: RoundOptions & { size?: number; present?: number } = {},
) {
  const round = await aRound(db, { phase: "council", now: NOW, ...options });
  const council = await aCouncil(db, round.id, size, NOW);
  const meetingId = await anOpenMeeting(db, council, { now: NOW, ...(present !== undefined && { present }) });
  const ctxOf = (place: number) => contextOf(db, council.members[place]!.actor, NOW);
  const secretary = contextOf(db, council.secretary.actor, NOW);
  const see = async (place: number) => {
    const ctx = ctxOf(place);
    return (await meetingAt(ctx, await councilAt(ctx, round.slug), "1")).motions;
  };
  return { round, council, meetingId, ctxOf, secretary, see };
}

test("a motion needs an open meeting with a quorum, and no other motion open", async ({ db }) => {
  const { council, meetingId, secretary } = await aSitting(db, { size: 7, present: 4 });

  await expect(openMotion(secretary, meetingId, A_MOTION)).rejects.toMatchObject({
    code: "closed",
    message: "Chưa đủ số người họp: có mặt 4 trên 7 người, cần ít nhất 5 người.",
  });
  await recordAttendance(secretary, meetingId, {
    members: [{ memberId: council.members[4]!.memberId, presence: "present" }],
  });
  expect(await openMotion(secretary, meetingId, A_MOTION)).toBe(1);
  await expect(openMotion(secretary, meetingId, A_MOTION)).rejects.toMatchObject({ code: "closed" });

  const called = await aMeeting(db, council, NOW);
  await expect(openMotion(secretary, called, A_MOTION)).rejects.toMatchObject({ message: "Cuộc họp chưa khai mạc." });
});

test("nothing is put to the vote in a meeting that is over", async ({ db }) => {
  const { meetingId, secretary } = await aSitting(db);
  await closeMeeting(secretary, meetingId);

  await expect(openMotion(secretary, meetingId, A_MOTION)).rejects.toMatchObject({ message: "Cuộc họp đã kết thúc." });
});

test("motions about the list wait for the council's phase; others do not", async ({ db }) => {
  const { meetingId, secretary } = await aSitting(db, { phase: "screening" });

  for (const kind of ["list", "merge", "deviation"] as const) {
    await expect(openMotion(secretary, meetingId, { ...A_MOTION, kind })).rejects.toMatchObject({ code: "closed" });
  }
  expect(await openMotion(secretary, meetingId, { ...A_MOTION, kind: "frame" })).toBe(1);
});

test("a council of a size the rules do not allow votes only with a reason, asked once for that size", async ({
  db,
}) => {
  const { round, council, meetingId, secretary } = await aSitting(db, { size: 6 });
  const sentence =
    "Hội đồng đang có 6 người; quy định cho cấp này là 7 hoặc 9 người (Thông tư 14/2018/TT-BCT, sửa đổi Thông tư 26/2014/TT-BCT).";

  await expect(openMotion(secretary, meetingId, A_MOTION)).rejects.toMatchObject({
    code: "invalid",
    fields: { sizeReason: [sentence] },
  });
  await openMotion(secretary, meetingId, { ...A_MOTION, sizeReason: "Một thành viên nghỉ hưu, chưa kiện toàn" });
  expect(await sizeExceptionsOf(secretary, round.id)).toEqual([
    { meetingId, seats: 6, reason: "Một thành viên nghỉ hưu, chưa kiện toàn" },
  ]);
  const [open] = await db.select().from(motions).where(eq(motions.meetingId, meetingId));
  await closeMotion(secretary, open!.id);
  const later = { ...secretary, now: new Date(NOW.getTime() + 1000) };
  expect(await openMotion(later, meetingId, A_MOTION)).toBe(2);
  await closeMotion(later, (await db.select().from(motions).where(eq(motions.number, 2)))[0]!.id);

  await endCouncilSeat(contextOf(db, await anOrganiser(db, round.agencyId), NOW), council.members[5]!.memberId, {
    reason: "Chuyển công tác",
  });
  await expect(openMotion(later, meetingId, A_MOTION)).rejects.toMatchObject({ code: "invalid" });
});

test("members vote in person, and the counts of an open ballot name who voted how once it is closed", async ({
  db,
}) => {
  const { council, meetingId, ctxOf, secretary, see } = await aSitting(db, { size: 7, present: 6 });
  const id = await aMotion(db, council, meetingId, { now: NOW });
  await castVote(ctxOf(0), id, { choice: "for" });
  await castVote(ctxOf(3), id, { choice: "against" });

  // Another member sees who has voted, the one who runs it also how; nobody a count.
  expect(await see(4)).toMatchObject([{ result: null, votes: [{ choice: null }, { choice: null }] }]);
  expect(await see(2)).toMatchObject([{ result: null, votes: [{ choice: "for" }, { choice: "against" }] }]);
  await castVote(ctxOf(1), id, { choice: "for" });
  await castVote(ctxOf(2), id, { choice: "for" });
  await castVote(ctxOf(4), id, { choice: "for" });
  expect(await closeMotion(secretary, id)).toEqual({
    votesFor: 4,
    votesAgainst: 1,
    abstentions: 0,
    present: 6,
    members: 7,
    isCarried: true,
  });

  const [seen] = await see(4);
  expect(seen).toMatchObject({ result: { votesFor: 4, isCarried: true } });
  expect(seen!.votes.map(({ name, choice }) => [name, choice])).toEqual([
    ["Ủy viên 01", "for"],
    ["Ủy viên 02", "for"],
    ["Ủy viên 03", "for"],
    ["Ủy viên 04", "against"],
    ["Ủy viên 05", "for"],
  ]);
  expect(await auditOf(db, id)).toEqual([...Array.from({ length: 5 }, () => "council.voted"), "council.motion_closed"]);
});

test("exactly half of those present does not carry; of all members it takes more", async ({ db }) => {
  const present = await aSitting(db, { size: 7, present: 6 });
  const half = await aVotedMotion(db, present.council, present.meetingId, ["for", "for", "for", "against"], {
    now: NOW,
  });
  const more = await aVotedMotion(db, present.council, present.meetingId, ["for", "for", "for", "for"], { now: NOW });
  const members = await aSitting(db, {
    size: 9,
    present: 6,
    rules: { majority: { numerator: 1, denominator: 2, of: "members" } },
  });
  const few = await aVotedMotion(db, members.council, members.meetingId, ["for", "for", "for", "for"], { now: NOW });

  const rows = await db.select().from(motions);
  const carried = [half, more, few].map((id) => rows.find((row) => row.id === id)!.isCarried);
  expect(carried).toEqual([false, true, false]);
  expect((await carriedMotionsOf(present.secretary, present.round.id)).map((one) => one.id)).toEqual([more]);
});

test("a vote is refused twice, too late, from who is not there, and to outsiders", async ({ db }) => {
  const { council, meetingId, ctxOf, secretary } = await aSitting(db, { size: 7, present: 6 });
  const id = await aMotion(db, council, meetingId, { now: NOW });
  await castVote(ctxOf(0), id, { choice: "for" });

  await expect(castVote(ctxOf(0), id, { choice: "against" })).rejects.toMatchObject({ code: "conflict" });
  await expect(castVote(ctxOf(6), id, { choice: "for" })).rejects.toMatchObject({
    code: "closed",
    message: "Bạn chưa được ghi nhận có mặt. Hãy báo với Thư ký Hội đồng.",
  });
  const elsewhere = await aSitting(db);
  for (const actor of [await anActor(db), elsewhere.council.chair.actor]) {
    await expect(castVote(contextOf(db, actor, NOW), id, { choice: "for" })).rejects.toMatchObject({
      code: "not_found",
    });
  }
  await expect(castVote(contextOf(db, null, NOW), id, { choice: "for" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(castVote(ctxOf(0), "x", { choice: "for" })).rejects.toMatchObject({ code: "not_found" });
  await closeMotion(secretary, id);
  await expect(castVote(ctxOf(1), id, { choice: "for" })).rejects.toMatchObject({ code: "closed" });
  await expect(closeMotion(secretary, id)).rejects.toMatchObject({ code: "conflict" });
  expect(await db.select({ choice: votes.choice }).from(votes).where(eq(votes.motionId, id))).toEqual([
    { choice: "for" },
  ]);
});

test("who gave up the seat no longer votes, and no seat changes while the council votes", async ({ db }) => {
  const { round, council, meetingId, ctxOf, secretary } = await aSitting(db, { size: 9 });
  const organiser = contextOf(db, await anOrganiser(db, round.agencyId), NOW);
  await endCouncilSeat(organiser, council.members[8]!.memberId, { reason: "Chuyển công tác" });
  await endCouncilSeat(organiser, council.members[7]!.memberId, { reason: "Chuyển công tác" });
  const id = await aMotion(db, council, meetingId, { now: NOW });

  await expect(castVote(ctxOf(8), id, { choice: "for" })).rejects.toMatchObject({ code: "not_found" });
  await expect(
    endCouncilSeat(organiser, council.members[6]!.memberId, { reason: "Chuyển công tác" }),
  ).rejects.toMatchObject({ code: "conflict" });
  await expect(
    nameCouncilMember(organiser, round.id, { email: "moi@tinhhoa.test", name: "Mới", title: "Sở", role: "member" }),
  ).rejects.toMatchObject({ code: "conflict" });
  expect(await closeMotion(secretary, id)).toMatchObject({ present: 7, members: 7 });
});

test("a secret ballot keeps who voted and what was said apart, and shows no count before the end", async ({ db }) => {
  const { council, meetingId, ctxOf, secretary, see } = await aSitting(db);
  const id = await aMotion(db, council, meetingId, { ballot: "secret", now: NOW });
  await castVote(ctxOf(0), id, { choice: "against" });
  await castVote(ctxOf(1), id, { choice: "for" });
  await castVote(ctxOf(2), id, { choice: "for" });
  await castVote(ctxOf(3), id, { choice: "for" });
  await castVote(ctxOf(4), id, { choice: "for" });
  await castVote(ctxOf(5), id, { choice: "abstain" });

  expect(await db.select({ choice: votes.choice }).from(votes).where(eq(votes.motionId, id))).toEqual(
    Array.from({ length: 6 }, () => ({ choice: null })),
  );
  const papers = await db.select().from(secretVotes).where(eq(secretVotes.motionId, id));
  expect(papers.map((paper) => Object.keys(paper).sort())).toEqual(papers.map(() => ["choice", "id", "motionId"]));
  expect(papers.map((paper) => paper.choice).sort()).toEqual(["abstain", "against", "for", "for", "for", "for"]);
  for (const place of [0, 2, 6]) {
    const [seen] = await see(place);
    expect(seen!.result).toBeNull();
    expect(seen!.votes.map((vote) => vote.choice)).toEqual([null, null, null, null, null, null]);
  }
  const acts = await db.select({ after: auditEntries.after }).from(auditEntries).where(eq(auditEntries.subjectId, id));
  expect(JSON.stringify(acts)).not.toMatch(/against|abstain|"for"/);

  expect(await closeMotion(secretary, id)).toMatchObject({
    votesFor: 4,
    votesAgainst: 1,
    abstentions: 1,
    isCarried: true,
  });
  const [seen] = await see(2);
  expect(seen!.result).toMatchObject({ votesFor: 4, votesAgainst: 1, abstentions: 1 });
  expect(seen!.votes.map((vote) => vote.choice)).toEqual([null, null, null, null, null, null]);
  expect(await ballotPaper(ctxOf(0), id)).toMatchObject({ hasVoted: true, ownChoice: null });
});

test("a second secret vote leaves no second paper", async ({ db }) => {
  const { council, meetingId, ctxOf } = await aSitting(db);
  const id = await aMotion(db, council, meetingId, { ballot: "secret", now: NOW });
  await castVote(ctxOf(0), id, { choice: "for" });

  await expect(castVote(ctxOf(0), id, { choice: "for" })).rejects.toMatchObject({ code: "conflict" });
  expect(await db.$count(secretVotes, eq(secretVotes.motionId, id))).toBe(1);
});

test("a show of hands is written for those there; who voted alone keeps the own vote", async ({ db }) => {
  const { council, meetingId, ctxOf, secretary, see } = await aSitting(db, { present: 6 });
  const id = await aMotion(db, council, meetingId, { now: NOW });
  const hands = (...said: readonly [number, "for" | "against"][]) => ({
    hands: Object.fromEntries(said.map(([place, choice]) => [council.members[place]!.memberId, choice])),
  });
  await castVote(ctxOf(0), id, { choice: "against" });

  expect(await recordHands(secretary, id, hands([0, "for"], [1, "for"], [2, "for"]))).toBe(2);
  await expect(recordHands(secretary, id, hands([4, "for"], [6, "for"]))).rejects.toMatchObject({
    code: "invalid",
  });
  await expect(recordHands(ctxOf(1), id, hands([4, "for"]))).rejects.toMatchObject({ code: "forbidden" });
  expect((await see(2))[0]!.votes.map((vote) => vote.choice)).toEqual(["against", "for", "for"]);
  const [entry] = (await auditOf(db, id, { details: true })).filter((one) => one.act === "council.hands_recorded");
  expect(entry!.after).toEqual({
    recordedBy: secretary.actor!.userId,
    votes: [1, 2].map((place) => ({ memberId: council.members[place]!.memberId, choice: "for" })),
  });

  await closeMotion(secretary, id);
  await expect(recordHands(secretary, id, hands([5, "for"]))).rejects.toMatchObject({ code: "closed" });
  const secret = await aMotion(db, council, meetingId, { ballot: "secret", now: NOW });
  await expect(recordHands(secretary, secret, hands([5, "for"]))).rejects.toMatchObject({ code: "closed" });
  expect(await db.$count(secretVotes, eq(secretVotes.motionId, secret))).toBe(0);
});

test("everyone else's hand may be written at once", async ({ db }) => {
  const { council, meetingId, ctxOf, secretary } = await aSitting(db, { present: 6 });
  const id = await aMotion(db, council, meetingId, { now: NOW });
  await castVote(ctxOf(0), id, { choice: "against" });
  const hands = { [council.members[1]!.memberId]: "abstain" as const };

  expect(await recordHands(secretary, id, { hands, rest: "for" })).toBe(5);
  expect(await closeMotion(secretary, id)).toMatchObject({ votesFor: 4, votesAgainst: 1, abstentions: 1, present: 6 });
});

test("two votes of one member at one moment: one is kept", async ({ db }) => {
  const { council, meetingId, ctxOf } = await aSitting(db);
  for (const ballot of ["open", "secret"] as const) {
    const id = await aMotion(db, council, meetingId, { ballot, now: NOW });
    const both = await Promise.allSettled([
      castVote(ctxOf(0), id, { choice: "for" }),
      castVote(ctxOf(0), id, { choice: "against" }),
    ]);

    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.$count(votes, eq(votes.motionId, id))).toBe(1);
    expect(await db.$count(secretVotes, eq(secretVotes.motionId, id))).toBe(ballot === "secret" ? 1 : 0);
    await closeMotion(contextOf(db, council.secretary.actor, NOW), id);
  }
});

test("votes cast while the motion is being closed are counted or refused, never lost", async ({ db }) => {
  const { council, meetingId, ctxOf, secretary } = await aSitting(db);
  for (let turn = 0; turn < 8; turn += 1) {
    const ballot = turn % 2 === 0 ? "open" : "secret";
    const id = await aMotion(db, council, meetingId, { ballot, now: NOW });
    const cast = [0, 1, 2, 3, 4, 5, 6].map((place) => castVote(ctxOf(place), id, { choice: "for" }));
    const [closed, ...voted] = await Promise.allSettled([closeMotion(secretary, id), ...cast]);

    const kept = voted.filter((one) => one.status === "fulfilled").length;
    const refused = voted.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
    expect(new Set(refused)).toEqual(new Set(refused.length > 0 ? ["closed"] : []));
    expect(closed).toMatchObject({ status: "fulfilled", value: { votesFor: kept } });
    expect(await db.$count(votes, eq(votes.motionId, id))).toBe(kept);
  }
});

test("the paper a member votes on says whether they are there and have voted", async ({ db }) => {
  const { round, council, meetingId, ctxOf } = await aSitting(db, { present: 6 });
  const id = await aMotion(db, council, meetingId, { now: NOW });

  expect(await ballotPaper(ctxOf(0), id)).toMatchObject({
    motion: { id, number: 1, text: "Thông qua quy chế làm việc", ballot: "open", closedAt: null },
    round: { slug: round.slug },
    meeting: { number: 1, title: "Xét danh sách công nhận" },
    isPresent: true,
    hasVoted: false,
    ownChoice: null,
  });
  expect(await ballotPaper(ctxOf(6), id)).toMatchObject({ isPresent: false });
  await castVote(ctxOf(0), id, { choice: "abstain" });
  expect(await ballotPaper(ctxOf(0), id)).toMatchObject({ hasVoted: true, ownChoice: "abstain" });
  for (const actor of [await anActor(db), await anOrganiser(db, round.agencyId)]) {
    await expect(ballotPaper(contextOf(db, actor, NOW), id)).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(ballotPaper(ctxOf(0), crypto.randomUUID())).rejects.toMatchObject({ code: "not_found" });
});
