import { eq } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { councilMembers, meetings, motions } from "~/db/schema";
import type { Actor } from "~/domain/context";
import { callMeeting } from "~/domain/councils/call-meeting.server";
import { castVote } from "~/domain/councils/cast-vote.server";
import { closeMotion } from "~/domain/councils/close-motion.server";
import type { OpenMotionForm } from "~/domain/councils/forms";
import { openMeeting } from "~/domain/councils/open-meeting.server";
import { openMotion } from "~/domain/councils/open-motion.server";
import { recordAttendance } from "~/domain/councils/record-attendance.server";
import type { CouncilRole, VoteChoice } from "~/lib/vocabulary";
import { only } from "./counter";
import { actorOf, aUser } from "./people";

export interface TestMember {
  readonly memberId: string;
  readonly role: CouncilRole;
  readonly actor: Actor;
}

export interface TestCouncil {
  readonly roundId: string;
  /** The chair first, then the vice-chair and the secretary, then the members. */
  readonly members: readonly TestMember[];
  readonly chair: TestMember;
  readonly secretary: TestMember;
}

const ROLES: readonly CouncilRole[] = ["chair", "vice_chair", "secretary"];

/** A council of a round, all seats in force: chair, vice-chair, secretary, then members. */
export async function aCouncil(db: Database, roundId: string, size = 7, now = new Date()): Promise<TestCouncil> {
  const members: TestMember[] = [];
  for (let index = 0; index < size; index += 1) {
    const user = await aUser(db, { name: `Ủy viên ${String(index + 1).padStart(2, "0")}` });
    const role = ROLES[index] ?? "member";
    const seat = only(
      await db
        .insert(councilMembers)
        .values({
          roundId,
          userId: user.id,
          role,
          title: "Sở Công Thương",
          appointedAt: new Date(now.getTime() - 1000),
        })
        .returning(),
    );
    members.push({ memberId: seat.id, role, actor: await actorOf(db, user) });
  }
  const [chair, , secretary] = members;
  if (!chair || !secretary) throw new Error("a council has at least a chair, a vice-chair and a secretary");
  return { roundId, members, chair, secretary };
}

/** A meeting called by the council's secretary; its id. */
export async function aMeeting(db: Database, council: TestCouncil, now = new Date()): Promise<string> {
  const ctx = { db, actor: council.secretary.actor, now };
  const number = await callMeeting(ctx, council.roundId, {
    title: "Xét danh sách công nhận",
    place: "Phòng họp A, Sở Công Thương",
    startsOn: "2026-06-12",
    startsAt: "08:30",
    agenda: "Báo cáo kết quả chấm\nBiểu quyết danh sách",
  });
  const rows = await db.select().from(meetings).where(eq(meetings.roundId, council.roundId));
  return rows.find((row) => row.number === number)!.id;
}

/** The same, opened, with the first members there. */
export async function anOpenMeeting(
  db: Database,
  council: TestCouncil,
  { present = council.members.length, now = new Date() }: { present?: number; now?: Date } = {},
): Promise<string> {
  const id = await aMeeting(db, council, now);
  const ctx = { db, actor: council.secretary.actor, now };
  await recordAttendance(ctx, id, {
    members: council.members.map(({ memberId }, place) => ({
      memberId,
      presence: place < present ? ("present" as const) : ("absent" as const),
    })),
  });
  await openMeeting(ctx, id);
  return id;
}

/** A motion put by the secretary; its id. */
export async function aMotion(
  db: Database,
  council: TestCouncil,
  meetingId: string,
  { now = new Date(), ...values }: Partial<OpenMotionForm> & { now?: Date } = {},
): Promise<string> {
  const form = { kind: "other" as const, text: "Thông qua quy chế làm việc", ballot: "open" as const, ...values };
  const number = await openMotion({ db, actor: council.secretary.actor, now }, meetingId, form);
  const rows = await db.select().from(motions).where(eq(motions.meetingId, meetingId));
  return rows.find((row) => row.number === number)!.id;
}

/** The first members vote for a motion, in their order, and it is closed; its id. */
export async function aVotedMotion(
  db: Database,
  council: TestCouncil,
  meetingId: string,
  choices: readonly VoteChoice[],
  values: Parameters<typeof aMotion>[3] = {},
): Promise<string> {
  const id = await aMotion(db, council, meetingId, values);
  for (const [place, choice] of choices.entries()) {
    await castVote({ db, actor: council.members[place]!.actor, now: values.now ?? new Date() }, id, { choice });
  }
  await closeMotion({ db, actor: council.secretary.actor, now: values.now ?? new Date() }, id);
  return id;
}
