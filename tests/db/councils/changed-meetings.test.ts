import { and, asc, eq, inArray } from "drizzle-orm";
import { aCouncil, aMeeting, aMotion, anOpenMeeting, type TestCouncil } from "#tests/factories/councils";
import { anOrganiser } from "#tests/factories/people";
import { aRound, setPhase } from "#tests/factories/rounds";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { mails, meetings } from "~/db/schema";
import { adjournMeeting } from "~/domain/councils/adjourn-meeting.server";
import { callMeeting } from "~/domain/councils/call-meeting.server";
import { cancelMeeting } from "~/domain/councils/cancel-meeting.server";
import { changeMeeting } from "~/domain/councils/change-meeting.server";
import { closeMeeting } from "~/domain/councils/close-meeting.server";
import { AdjournMeetingForm, CallMeetingForm } from "~/domain/councils/forms";
import { meetingAt, meetingsOf, notContinued } from "~/domain/councils/meetings.server";
import { draftMinutes } from "~/domain/councils/minutes.server";
import { openMeeting } from "~/domain/councils/open-meeting.server";
import { openMotion } from "~/domain/councils/open-motion.server";
import { councilAt } from "~/domain/councils/queries.server";
import { recordAttendance } from "~/domain/councils/record-attendance.server";
import { writeMeetingNotes } from "~/domain/councils/write-meeting-notes.server";

const NOW = new Date("2026-06-10T03:00:00Z");

async function aCouncilAtWork(db: Database, size = 7) {
  const round = await aRound(db, { phase: "council", now: NOW });
  const council = await aCouncil(db, round.id, size, NOW);
  return { round, council, chair: contextOf(db, council.chair.actor, NOW) };
}

/** As the factory calls it, with changes. */
const asCalled = (changes: Record<string, string> = {}) =>
  CallMeetingForm.parse({
    title: "Xét danh sách công nhận",
    place: "Phòng họp A, Sở Công Thương",
    startsOn: "12/06/2026",
    startsAt: "8h30",
    agenda: "Báo cáo kết quả chấm\nBiểu quyết danh sách",
    ...changes,
  });

const later = (reason: string) =>
  AdjournMeetingForm.parse({ reason, startsOn: "19/06/2026", startsAt: "14h", place: "Phòng họp B" });

const at = async (ctx: ReturnType<typeof contextOf>, slug: string, number: number) =>
  meetingAt(ctx, await councilAt(ctx, slug), String(number));

/** What the members of a council were written. */
const sentFor = (db: Database, purpose: string, council: TestCouncil) =>
  db
    .select()
    .from(mails)
    .where(
      and(
        eq(mails.purpose, purpose),
        inArray(
          mails.recipient,
          council.members.map((member) => member.actor.email),
        ),
      ),
    )
    .orderBy(asc(mails.id));

test("a meeting that has not begun is moved, and every member is told the old time and the new", async ({ db }) => {
  const { round, council, chair } = await aCouncilAtWork(db, 3);
  const id = await aMeeting(db, council, NOW);

  expect(await changeMeeting(chair, id, asCalled({ startsOn: "15/06/2026", startsAt: "14h00" }))).toEqual({
    changed: true,
  });

  expect(await at(chair, round.slug, 1)).toMatchObject({ startsAt: new Date("2026-06-15T07:00:00Z"), state: "called" });
  const sent = await sentFor(db, "council_meeting_changed", council);
  expect(sent.map((mail) => mail.recipient)).toEqual(council.members.map((member) => member.actor.email));
  expect(sent[0]!.body).toContain("14h00, 15/06/2026");
  expect(sent[0]!.body).toContain("Lịch đã báo trước đây: 08h30, 12/06/2026");
  expect(sent[0]!.body).not.toContain("Báo cáo kết quả chấm");
  expect(await auditOf(db, id, { details: true })).toMatchObject([
    { act: "council.meeting_changed", before: { startsAt: "2026-06-12T01:30:00.000Z" } },
  ]);
});

test("a new agenda is told with its points; what is the same is neither kept nor told", async ({ db }) => {
  const { council, chair } = await aCouncilAtWork(db, 3);
  const id = await aMeeting(db, council, NOW);

  expect(await changeMeeting(chair, id, asCalled())).toEqual({ changed: false });
  expect(await sentFor(db, "council_meeting_changed", council)).toEqual([]);
  expect(await auditOf(db, id)).toEqual([]);

  await changeMeeting(chair, id, asCalled({ agenda: "Xét bộ sản phẩm\nBiểu quyết" }));
  const [mail] = await sentFor(db, "council_meeting_changed", council);
  expect(mail!.body).toContain("- Xét bộ sản phẩm\n- Biểu quyết");
  expect(mail!.body).not.toContain("Lịch đã báo trước đây");
});

test("a meeting is cancelled with its reason, which every member reads; then nothing happens there", async ({ db }) => {
  const { round, council, chair } = await aCouncilAtWork(db, 3);
  const id = await aMeeting(db, council, NOW);

  await cancelMeeting(chair, id, { reason: "Bão số 3" });

  const meeting = await at(chair, round.slug, 1);
  expect(meeting).toMatchObject({ state: "cancelled", cancelledAt: NOW, cancelledReason: "Bão số 3" });
  const sent = await sentFor(db, "council_meeting_cancelled", council);
  expect(sent).toHaveLength(3);
  expect(sent[0]!.body).toContain("Lý do: Bão số 3");
  expect(await auditOf(db, id)).toEqual(["council.meeting_cancelled"]);
  const cancelled = { message: "Cuộc họp này đã hủy." };
  await expect(openMeeting(chair, id)).rejects.toMatchObject({ code: "conflict", ...cancelled });
  await expect(changeMeeting(chair, id, asCalled())).rejects.toMatchObject({ code: "conflict", ...cancelled });
  await expect(cancelMeeting(chair, id, { reason: "?" })).rejects.toMatchObject({ code: "conflict", ...cancelled });
  await expect(adjournMeeting(chair, id, later("?"))).rejects.toMatchObject({ code: "conflict", ...cancelled });
  await expect(closeMeeting(chair, id)).rejects.toMatchObject({ code: "conflict", ...cancelled });
  await expect(recordAttendance(chair, id, { members: [] })).rejects.toMatchObject({ code: "closed", ...cancelled });
  await expect(writeMeetingNotes(chair, id, { notes: "?" })).rejects.toMatchObject({ code: "closed", ...cancelled });
  const motion = { kind: "other", text: "?", ballot: "open" } as const;
  await expect(openMotion(chair, id, motion)).rejects.toMatchObject({ code: "closed", ...cancelled });
  const council_ = await councilAt(chair, round.slug);
  await expect(draftMinutes(chair, council_, meeting)).rejects.toMatchObject({ code: "closed", ...cancelled });
});

test("what was opened is neither moved nor cancelled, and the database holds to it", async ({ db }) => {
  const { council, chair } = await aCouncilAtWork(db);
  const id = await anOpenMeeting(db, council, { now: NOW });

  const open = { code: "conflict", message: "Cuộc họp đang diễn ra." };
  await expect(changeMeeting(chair, id, asCalled())).rejects.toMatchObject(open);
  await expect(cancelMeeting(chair, id, { reason: "?" })).rejects.toMatchObject(open);
  const cancelled = { cancelledAt: NOW, cancelledBy: chair.actor!.userId, cancelledReason: "?" };
  await expect(db.update(meetings).set(cancelled).where(eq(meetings.id, id))).rejects.toMatchObject({
    cause: { constraint_name: "meetings_cancelled" },
  });
  await closeMeeting(chair, id);
  const closed = { code: "conflict", message: "Cuộc họp đã kết thúc." };
  await expect(changeMeeting(chair, id, asCalled())).rejects.toMatchObject(closed);
  await expect(cancelMeeting(chair, id, { reason: "?" })).rejects.toMatchObject(closed);
  await expect(adjournMeeting(chair, id, later("?"))).rejects.toMatchObject(closed);
});

test("a meeting moves to a time to come, and a correction of its agenda leaves a time that is past", async ({ db }) => {
  const { round, council, chair } = await aCouncilAtWork(db, 3);
  const id = await aMeeting(db, council, NOW);

  await expect(changeMeeting(chair, id, asCalled({ startsOn: "10/06/2026", startsAt: "9h" }))).rejects.toMatchObject({
    code: "invalid",
    fields: { startsOn: [/sau lúc này/] },
  });

  const late = { ...chair, now: new Date("2026-06-12T02:00:00Z") };
  expect(await changeMeeting(late, id, asCalled({ agenda: "Biểu quyết" }))).toEqual({ changed: true });
  expect(await at(late, round.slug, 1)).toMatchObject({ agenda: "Biểu quyết", state: "called" });
});

test("of a closed round no meeting is moved or cancelled", async ({ db }) => {
  const { round, council } = await aCouncilAtWork(db, 3);
  const id = await aMeeting(db, council, NOW);
  const organiser = contextOf(db, await anOrganiser(db, round.agencyId), NOW);
  await setPhase(db, round.id, "closed", NOW);

  const over = { code: "closed" };
  await expect(changeMeeting(organiser, id, asCalled({ startsOn: "15/06/2026" }))).rejects.toMatchObject(over);
  await expect(cancelMeeting(organiser, id, { reason: "?" })).rejects.toMatchObject(over);
  expect(await auditOf(db, id)).toEqual([]);
});

test("where the meeting that was to go on is cancelled, another goes on, and the minutes name that one", async ({
  db,
}) => {
  const { round, council, chair } = await aCouncilAtWork(db);
  const first = await anOpenMeeting(db, council, { present: 3, now: NOW });
  await adjournMeeting(chair, first, later("Có mặt 3 trên 7 người"));
  const call = (continues: number) =>
    callMeeting(chair, round.id, { ...asCalled({ startsOn: "26/06/2026" }), continues });
  const waiting = async () => (await notContinued(chair, round.id)).map((meeting) => meeting.number);

  expect(await waiting()).toEqual([]);
  await expect(call(1)).rejects.toMatchObject({ code: "conflict", fields: { continues: [/số 1/] } });
  await cancelMeeting(chair, (await at(chair, round.slug, 2)).id, { reason: "Bão số 3" });
  expect(await at(chair, round.slug, 1)).toMatchObject({ continuedBy: null });
  expect(await waiting()).toEqual([1]);
  await expect(call(2)).rejects.toMatchObject({ code: "conflict" });
  expect(await call(1)).toBe(3);

  expect(await waiting()).toEqual([]);
  expect(await at(chair, round.slug, 1)).toMatchObject({ continuedBy: { number: 3 } });
  expect(await at(chair, round.slug, 3)).toMatchObject({ continues: { number: 1 } });
  const minutes = await draftMinutes(chair, await councilAt(chair, round.slug), await at(chair, round.slug, 1));
  expect(JSON.stringify(minutes)).toContain("Họp tiếp tại cuộc họp số 3");
});

test("a meeting without a quorum is adjourned to another, and that one again when too few come twice", async ({
  db,
}) => {
  const { round, council, chair } = await aCouncilAtWork(db);
  const first = await anOpenMeeting(db, council, { present: 3, now: NOW });

  expect(await adjournMeeting(chair, first, later("Có mặt 3 trên 7 người"))).toBe(2);
  const next = await at(chair, round.slug, 2);
  await openMeeting(chair, next.id);
  expect(await adjournMeeting(chair, next.id, { ...later("Lại thiếu người"), startsOn: "2026-06-26" })).toBe(3);

  expect((await meetingsOf(chair, round.id)).map(({ number, state }) => [number, state])).toEqual([
    [1, "adjourned"],
    [2, "adjourned"],
    [3, "called"],
  ]);
  expect(await at(chair, round.slug, 2)).toMatchObject({
    title: "Xét danh sách công nhận",
    agenda: "Báo cáo kết quả chấm\nBiểu quyết danh sách",
    adjournedReason: "Lại thiếu người",
    continues: { number: 1 },
    continuedBy: { number: 3, place: "Phòng họp B", startsAt: new Date("2026-06-26T07:00:00Z") },
  });
  const sent = await sentFor(db, "council_meeting_adjourned", council);
  expect(sent).toHaveLength(14);
  expect(sent[0]!.subject).toContain("Hoãn cuộc họp số 1, mời họp tiếp cuộc họp số 2");
  expect(sent[0]!.body).toContain("Lý do: Có mặt 3 trên 7 người");
  expect((await auditOf(db, first)).at(-1)).toBe("council.meeting_adjourned");
  const minutes = JSON.stringify(
    await draftMinutes(chair, await councilAt(chair, round.slug), await at(chair, round.slug, 2)),
  );
  expect(minutes).toContain("Họp tiếp cuộc họp số 1");
  expect(minutes).toContain("Lý do: Lại thiếu người. Họp tiếp tại cuộc họp số 3: 14h00");
});

test("a meeting is adjourned once it began, not while it votes, and to a time to come", async ({ db }) => {
  const { council, chair } = await aCouncilAtWork(db);
  const called = await aMeeting(db, council, NOW);
  await expect(adjournMeeting(chair, called, later("?"))).rejects.toMatchObject({
    code: "conflict",
    message: "Cuộc họp chưa khai mạc.",
  });
  const id = await anOpenMeeting(db, council, { now: NOW });
  await expect(
    adjournMeeting(chair, id, { ...later("?"), startsOn: "2026-06-10", startsAt: "09:00" }),
  ).rejects.toMatchObject({ code: "invalid", fields: { startsOn: [/sau lúc này/] } });
  await aMotion(db, council, id, { now: NOW });
  await expect(adjournMeeting(chair, id, later("?"))).rejects.toMatchObject({ code: "conflict" });
});
