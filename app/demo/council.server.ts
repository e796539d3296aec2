import { and, eq } from "drizzle-orm";
import { councilMembers, meetings, motions } from "~/db/schema";
import type { Context } from "~/domain/context";
import { callMeeting } from "~/domain/councils/call-meeting.server";
import { castVote } from "~/domain/councils/cast-vote.server";
import { closeMeeting } from "~/domain/councils/close-meeting.server";
import { closeMotion } from "~/domain/councils/close-motion.server";
import type { CallMeetingForm, OpenMotionForm } from "~/domain/councils/forms";
import { nameCouncilMember } from "~/domain/councils/name-council-member.server";
import { openMeeting } from "~/domain/councils/open-meeting.server";
import { openMotion } from "~/domain/councils/open-motion.server";
import { recordAttendance } from "~/domain/councils/record-attendance.server";
import { takeProposal } from "~/domain/councils/take-proposal.server";
import { writeMeetingNotes } from "~/domain/councils/write-meeting-notes.server";
import { proposeFrame } from "~/domain/frames/propose-frame.server";
import { roundById } from "~/domain/rounds/queries.server";
import { withMaxima } from "~/domain/schemes/criteria";
import { formatTime, todayInVietnam } from "~/lib/dates";
import type { CouncilRole, VoteChoice } from "~/lib/vocabulary";
import { DEMO_ACCOUNTS, type DemoAccount, demoEmail } from "./accounts.server";
import type { DemoRound, DemoWorld } from "./rounds.server";

const SEATS = [
  ["council1", "chair", "Phó Chủ tịch Ủy ban nhân dân tỉnh"],
  ["council2", "vice_chair", "Giám đốc Sở Công Thương"],
  ["council3", "secretary", "Trưởng phòng Quản lý công nghiệp, Sở Công Thương"],
  ["council4", "member", "Phó Giám đốc Sở Nông nghiệp và Môi trường"],
  ["council5", "member", "Phó Giám đốc Sở Khoa học và Công nghệ"],
  ["council6", "member", "Phó Giám đốc Sở Tài chính"],
  ["council7", "member", "Chủ tịch Liên minh Hợp tác xã tỉnh"],
] as const satisfies readonly (readonly [DemoAccount, CouncilRole, string])[];

type Seated = (typeof SEATS)[number][0];

const HOUR_MS = 3_600_000;
const PLACE = "Phòng họp số 2, Sở Công Thương, Đà Lạt";

/** A council of seven, as the programme wants one of a province. */
export async function seatCouncil({ db, people }: DemoWorld, round: DemoRound, now: Date): Promise<void> {
  const actor = await people.actor("organiser", now);
  for (const [account, role, title] of SEATS) {
    const seat = { email: demoEmail(account), name: DEMO_ACCOUNTS[account], title, role };
    await nameCouncilMember({ db, actor, now }, round.id, seat);
  }
}

const RULES = {
  title: "Thông qua Quy chế làm việc của Hội đồng",
  agenda: "Công bố quyết định thành lập Hội đồng\nThảo luận và biểu quyết Quy chế làm việc",
  absent: { council6: "Đi công tác" },
  motion: { kind: "other", text: "Thông qua Quy chế làm việc của Hội đồng bình chọn.", ballot: "open" },
} satisfies Partial<Course>;

/** The first meeting: the council takes its rules of work. One member is away. */
export async function adoptRules(world: DemoWorld, round: DemoRound, at: Date): Promise<void> {
  await hold(world, round, at, {
    ...RULES,
    votes: {},
    notes: "Ông Mai Văn Phúc đề nghị gửi tài liệu trước cuộc họp ít nhất ba ngày làm việc. Hội đồng thống nhất.",
  });
}

/** The same meeting while it goes on: some have voted, the chair and others not yet. */
export async function voteOnRules(world: DemoWorld, round: DemoRound, at: Date): Promise<void> {
  const { motionId } = await begin(world, round, at, RULES);
  for (const account of ["council2", "council4"] as const) {
    await castVote(await as(world, account, at), motionId, { choice: "for" });
  }
}

/** The meeting that decides: the council takes what the jury's result proposes and approves the list by a secret ballot. */
export async function approveList(world: DemoWorld, round: DemoRound, at: Date): Promise<void> {
  await hold(world, round, at, {
    title: "Xét danh sách sản phẩm đề nghị công nhận",
    agenda:
      "Ban giám khảo báo cáo kết quả chấm điểm\nThảo luận danh sách đề nghị công nhận\nBỏ phiếu kín thông qua danh sách",
    notes:
      "Trưởng Ban giám khảo báo cáo: chín giám khảo đã chấm đủ 45 hồ sơ.\nHội đồng thống nhất xét theo thứ tự điểm, giới hạn 30 sản phẩm.",
    absent: { council7: "Có đơn xin vắng" },
    before: (ctx) => takeProposal(ctx, round.id),
    motion: {
      kind: "list",
      text: "Thông qua danh sách sản phẩm đề nghị công nhận theo kết quả chấm điểm.",
      ballot: "secret",
    },
    votes: { council5: "abstain" },
  });
}

/** Calls the council to the meeting that will decide on the list; it has not begun. */
export async function callForList(world: DemoWorld, round: DemoRound, calledAt: Date, startsOn: Date): Promise<void> {
  await callMeeting(await as(world, "secretary", calledAt), round.id, {
    title: "Xét danh sách sản phẩm đề nghị công nhận",
    agenda: "Ban giám khảo báo cáo kết quả chấm điểm\nThảo luận danh sách đề nghị công nhận\nBiểu quyết",
    place: PLACE,
    startsOn: todayInVietnam(startsOn),
    startsAt: "08:30",
  });
}

/** A point frame that shifts one point between two criteria; it waits for the chair's decision. */
export async function proposeWaitingFrame({ db, people }: DemoWorld, round: DemoRound, now: Date): Promise<void> {
  const ctx = { db, now, actor: await people.actor("organiser", now) };
  const { rules } = await roundById(ctx, round.id);
  await proposeFrame(ctx, round.id, {
    criteria: withMaxima(rules.criteria.value, { "I.1": 1500, "I.2": 1100 }, rules.scoreStep.value),
    note: "Trưởng Ban giám khảo đề xuất: năm nay nhiều cơ sở đã cơ giới hóa, cần thêm 1 điểm cho quy mô sản xuất.",
  });
}

interface Course extends Pick<CallMeetingForm, "title" | "agenda"> {
  /** Who is away, and why; everyone else is there. */
  readonly absent: Partial<Record<Seated, string>>;
  /** What happens before the vote. */
  readonly before?: (ctx: Context) => Promise<unknown>;
  readonly motion: OpenMotionForm;
  /** Of those who do not vote for it. */
  readonly votes: Partial<Record<Seated, VoteChoice>>;
  readonly notes: string;
}

/** A whole meeting of two hours. */
async function hold(world: DemoWorld, round: DemoRound, at: Date, course: Course): Promise<void> {
  const { meetingId, motionId, there } = await begin(world, round, at, course);
  const voted = new Date(at.getTime() + HOUR_MS);
  for (const account of there) {
    await castVote(await as(world, account, voted), motionId, { choice: course.votes[account] ?? "for" });
  }
  await closeMotion(await as(world, "secretary", voted), motionId);
  const end = await as(world, "secretary", new Date(at.getTime() + 2 * HOUR_MS));
  await writeMeetingNotes(end, meetingId, { notes: course.notes });
  await closeMeeting(end, meetingId);
}

/** A meeting, called a week before, up to the moment when its motion is put. */
async function begin(
  world: DemoWorld,
  round: DemoRound,
  at: Date,
  { title, agenda, absent, before, motion }: Omit<Course, "votes" | "notes">,
) {
  const { db, people } = world;
  const called = await as(world, "secretary", new Date(at.getTime() - 7 * 24 * HOUR_MS));
  const when = { startsOn: todayInVietnam(at), startsAt: formatTime(at).replace("h", ":") };
  const number = await callMeeting(called, round.id, { title, agenda, place: PLACE, ...when });
  const [meeting] = await db
    .select({ id: meetings.id })
    .from(meetings)
    .where(and(eq(meetings.roundId, round.id), eq(meetings.number, number)));
  const meetingId = meeting!.id;
  const seats = await db
    .select({ memberId: councilMembers.id, userId: councilMembers.userId })
    .from(councilMembers)
    .where(eq(councilMembers.roundId, round.id));
  const memberOf = new Map(seats.map((seat) => [seat.userId, seat.memberId]));
  const ctx = await as(world, "secretary", at);
  await recordAttendance(ctx, meetingId, {
    members: SEATS.map(([account]) => ({
      memberId: memberOf.get(people.ids[account])!,
      presence: account in absent ? ("absent" as const) : ("present" as const),
      note: absent[account],
    })),
  });
  await openMeeting(ctx, meetingId);
  await before?.(ctx);
  await openMotion(ctx, meetingId, motion);
  const [put] = await db.select({ id: motions.id }).from(motions).where(eq(motions.meetingId, meetingId));
  const there = SEATS.map(([account]) => account).filter((account) => !(account in absent));
  return { meetingId, motionId: put!.id, there };
}

async function as({ db, people }: DemoWorld, account: DemoAccount, now: Date): Promise<Context> {
  return { db, now, actor: await people.actor(account, now) };
}
