import { asc, eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aCouncil, aMeeting, aMotion, anOpenMeeting } from "#tests/factories/councils";
import { anActor, anOrganiser } from "#tests/factories/people";
import { aRound, type RoundOptions } from "#tests/factories/rounds";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { councilMembers, mails, users } from "~/db/schema";
import { adjournMeeting } from "~/domain/councils/adjourn-meeting.server";
import { callMeeting } from "~/domain/councils/call-meeting.server";
import { cancelMeeting } from "~/domain/councils/cancel-meeting.server";
import { changeMeeting } from "~/domain/councils/change-meeting.server";
import { closeMeeting } from "~/domain/councils/close-meeting.server";
import { endCouncilSeat } from "~/domain/councils/end-council-seat.server";
import { CallMeetingForm } from "~/domain/councils/forms";
import { meetingAt, meetingsOf } from "~/domain/councils/meetings.server";
import { openMeeting } from "~/domain/councils/open-meeting.server";
import { councilAt } from "~/domain/councils/queries.server";
import { recordAttendance } from "~/domain/councils/record-attendance.server";
import { writeMeetingNotes } from "~/domain/councils/write-meeting-notes.server";

const NOW = new Date("2026-06-10T03:00:00Z");

const typed = {
  title: " Xét danh sách ",
  place: "Phòng họp A",
  startsOn: "12/06/2026",
  startsAt: "8h30",
  agenda: "Báo cáo kết quả chấm\r\nBiểu quyết danh sách",
};
const call = () => CallMeetingForm.parse(typed);

async function aCouncilAtWork(db: Database, { size = 7, ...options }: RoundOptions & { size?: number } = {}) {
  const agency = await anAgency(db);
  const round = await aRound(db, { agencyId: agency.id, phase: "council", now: NOW, ...options });
  const council = await aCouncil(db, round.id, size, NOW);
  const secretary = contextOf(db, await anOrganiser(db, agency.id, "secretary"), NOW);
  return { agency, round, council, secretary, chair: contextOf(db, council.chair.actor, NOW) };
}

const at = async (ctx: ReturnType<typeof contextOf>, slug: string, number = "1") =>
  meetingAt(ctx, await councilAt(ctx, slug), number);

test("callMeeting numbers the meetings and writes to every member in force, in their language", async ({ db }) => {
  const { round, council, secretary, chair } = await aCouncilAtWork(db, { size: 3 });
  const [, second, third] = council.members;
  await db.update(users).set({ locale: "en" }).where(eq(users.id, second!.actor.userId));
  await endCouncilSeat(secretary, third!.memberId, { reason: "Chuyển công tác" });

  expect(await callMeeting(secretary, round.id, call())).toBe(1);
  expect(await callMeeting(chair, round.id, { ...call(), title: "Họp lần hai" })).toBe(2);

  expect(await meetingsOf(chair, round.id)).toMatchObject([
    {
      number: 1,
      title: "Xét danh sách",
      place: "Phòng họp A",
      startsAt: new Date("2026-06-12T01:30:00Z"),
      agenda: "Báo cáo kết quả chấm\nBiểu quyết danh sách",
      state: "called",
      motions: 0,
    },
    { number: 2, title: "Họp lần hai" },
  ]);
  const sent = await db.select().from(mails).where(eq(mails.purpose, "council_meeting")).orderBy(asc(mails.id));
  expect(sent.map((mail) => mail.recipient)).toEqual([
    council.chair.actor.email,
    second!.actor.email,
    council.chair.actor.email,
    second!.actor.email,
  ]);
  expect(sent[0]!.subject).toBe(`Mời họp Hội đồng bình chọn, cuộc họp số 1: Xét danh sách (${round.name})`);
  expect(sent[0]!.body).toContain("08h30, 12/06/2026 (giờ Việt Nam). Địa điểm: Phòng họp A.");
  expect(sent[0]!.body).toContain("- Báo cáo kết quả chấm\n- Biểu quyết danh sách");
  expect(sent[0]!.body).toContain(`/council/rounds/${round.slug}`);
  expect(sent[1]!.subject).toBe(`Council meeting no. 1: Xét danh sách (${round.nameEn})`);
  expect(await auditOf(db, round.id)).toEqual([
    "council.seat_ended",
    "council.meeting_called",
    "council.meeting_called",
  ]);
});

test("a meeting is called for an open round, until it is closed", async ({ db }) => {
  const early = await aCouncilAtWork(db, { phase: "nomination" });
  expect(await callMeeting(early.secretary, early.round.id, call())).toBe(1);

  const over = await aCouncilAtWork(db, { phase: "closed" });
  await expect(callMeeting(over.secretary, over.round.id, call())).rejects.toMatchObject({ code: "closed" });
  const draft = await aCouncilAtWork(db, { phase: null });
  await expect(callMeeting(draft.secretary, draft.round.id, call())).rejects.toMatchObject({ code: "closed" });
});

test("organiser, secretary and the council's chair and secretary run meetings; nobody else", async ({ db }) => {
  const { agency, round, council } = await aCouncilAtWork(db);
  const [, viceChair, , member] = council.members;
  const id = await aMeeting(db, council, NOW);
  const acts = (ctx: ReturnType<typeof contextOf>) => [
    () => callMeeting(ctx, round.id, call()),
    () => recordAttendance(ctx, id, { members: [] }),
    () => openMeeting(ctx, id),
    () => closeMeeting(ctx, id),
    () => writeMeetingNotes(ctx, id, { notes: "?" }),
    () => changeMeeting(ctx, id, call()),
    () => cancelMeeting(ctx, id, { reason: "?" }),
    () => adjournMeeting(ctx, id, { ...call(), reason: "?" }),
  ];

  for (const actor of [viceChair!.actor, member!.actor]) {
    for (const act of acts(contextOf(db, actor, NOW))) await expect(act()).rejects.toMatchObject({ code: "forbidden" });
  }
  const strangers = [
    null,
    await anActor(db),
    await anOrganiser(db, agency.id, "support"),
    await anOrganiser(db, (await anAgency(db)).id),
  ];
  for (const actor of strangers) {
    const ctx = contextOf(db, actor, NOW);
    for (const act of acts(ctx)) await expect(act()).rejects.toMatchObject({ code: "not_found" });
    await expect(councilAt(ctx, round.slug)).rejects.toMatchObject({ code: actor ? "not_found" : "forbidden" });
  }
  const runs = await Promise.all(
    [council.chair.actor, council.secretary.actor, member!.actor, await anOrganiser(db, agency.id)].map(
      async (actor) => (await councilAt(contextOf(db, actor, NOW), round.slug)).mayRun,
    ),
  );
  expect(runs).toEqual([true, true, false, true]);
});

test("attendance says who is there and may be corrected; what is not said stays", async ({ db }) => {
  const { round, council, chair } = await aCouncilAtWork(db, { size: 3 });
  const id = await aMeeting(db, council, NOW);
  const [first, second, third] = council.members.map((one) => one.memberId);

  await recordAttendance(chair, id, {
    members: [
      { memberId: first!, presence: "present" },
      { memberId: second!, presence: "absent", note: "Đi công tác" },
      { memberId: third! },
    ],
  });
  await recordAttendance(chair, id, { members: [{ memberId: third!, presence: "present", note: "Đến lúc 9h" }] });

  const meeting = await at(chair, round.slug);
  expect(meeting.attendees.map(({ memberId, isPresent, note }) => [memberId, isPresent, note])).toEqual([
    [first, true, null],
    [second, false, "Đi công tác"],
    [third, true, "Đến lúc 9h"],
  ]);
  expect(meeting.body).toEqual({ members: 3, present: 2 });
  expect(await auditOf(db, id)).toEqual(["council.attendance_recorded", "council.attendance_recorded"]);
});

test("attendance is refused for a stranger, while the council votes, and after the end", async ({ db }) => {
  const { council, chair } = await aCouncilAtWork(db);
  const other = await aCouncilAtWork(db);
  const id = await anOpenMeeting(db, council, { now: NOW });
  const mark = (memberId: string) => recordAttendance(chair, id, { members: [{ memberId, presence: "present" }] });

  await expect(mark(other.council.chair.memberId)).rejects.toMatchObject({ code: "invalid" });
  const motion = await aMotion(db, council, id, { now: NOW });
  await expect(mark(council.chair.memberId)).rejects.toMatchObject({ code: "closed" });
  await expect(closeMeeting(chair, id)).rejects.toMatchObject({ code: "conflict" });
  expect(motion).toBeTruthy();

  const ended = await anOpenMeeting(db, other.council, { now: NOW });
  await closeMeeting(other.chair, ended);
  await expect(
    recordAttendance(other.chair, ended, {
      members: [{ memberId: other.council.chair.memberId, presence: "absent" }],
    }),
  ).rejects.toMatchObject({ code: "closed", message: "Cuộc họp đã kết thúc." });
});

test("a meeting opens once, alone in its round, and closes once after it opened", async ({ db }) => {
  const { round, council, chair } = await aCouncilAtWork(db);
  const first = await aMeeting(db, council, NOW);
  const second = await aMeeting(db, council, NOW);

  await expect(closeMeeting(chair, first)).rejects.toMatchObject({ code: "conflict" });
  await openMeeting(chair, first);
  await expect(openMeeting(chair, first)).rejects.toMatchObject({ message: "Cuộc họp đang diễn ra." });
  await expect(openMeeting(chair, second)).rejects.toMatchObject({ code: "conflict" });
  await closeMeeting(chair, first);
  await expect(closeMeeting(chair, first)).rejects.toMatchObject({ code: "conflict" });
  await expect(openMeeting(chair, first)).rejects.toMatchObject({ code: "conflict" });
  await openMeeting(chair, second);

  expect((await meetingsOf(chair, round.id)).map((one) => one.state)).toEqual(["closed", "open"]);
  expect(await auditOf(db, first)).toEqual(["council.meeting_opened", "council.meeting_closed"]);
  for (const verb of [openMeeting, closeMeeting]) {
    await expect(verb(chair, crypto.randomUUID())).rejects.toMatchObject({ code: "not_found" });
    await expect(verb(chair, "not-an-id")).rejects.toMatchObject({ code: "not_found" });
  }
});

test("a closed meeting keeps the seats of its hour", async ({ db }) => {
  const { round, council, chair, secretary } = await aCouncilAtWork(db, { size: 3 });
  const id = await anOpenMeeting(db, council, { now: NOW });
  await closeMeeting(chair, id);
  const later = { ...secretary, now: new Date(NOW.getTime() + 60_000) };
  await endCouncilSeat(later, council.members[2]!.memberId, { reason: "Chuyển công tác" });
  const newcomer = await anActor(db);
  await db
    .insert(councilMembers)
    .values({ roundId: round.id, userId: newcomer.userId, role: "member", appointedAt: later.now });

  expect((await at(chair, round.slug)).body).toEqual({ members: 3, present: 3 });
});

test("notes are written and rewritten until the round is closed", async ({ db }) => {
  const { round, council, chair } = await aCouncilAtWork(db);
  const id = await aMeeting(db, council, NOW);

  await writeMeetingNotes(chair, id, { notes: "Ông A đề nghị xem lại mục 5." });
  expect((await at(chair, round.slug)).notes).toBe("Ông A đề nghị xem lại mục 5.");
  await writeMeetingNotes(chair, id, {});
  expect((await at(chair, round.slug)).notes).toBeNull();
});

test("a number that is none names no meeting", async ({ db }) => {
  const { round, council, chair } = await aCouncilAtWork(db);
  await aMeeting(db, council, NOW);

  for (const number of ["2", "0", "x", "1e1", "99999999999"]) {
    await expect(at(chair, round.slug, number)).rejects.toMatchObject({ code: "not_found" });
  }
});
