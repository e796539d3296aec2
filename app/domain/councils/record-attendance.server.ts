import { sql } from "drizzle-orm";
import { attendances } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { attendeesOf } from "./attendance.server";
import type { AttendanceForm } from "./forms";
import { lockMeeting, openMotionsOf } from "./lock-council.server";
import { whyNotRecordAttendance } from "./policy";

/**
 * Write down who of the council is there; members of whom nothing is said stay as they were. It may be corrected until the
 * meeting is closed. Refused: "closed" after that and while the council votes, "invalid" for someone without a seat in force.
 */
export function recordAttendance(ctx: Context, meetingId: string, input: AttendanceForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { round, meeting } = await lockMeeting(ctx, meetingId);
    const isVoting = (await openMotionsOf(ctx, round)).some((motion) => motion.meetingId === meeting.id);
    const closed = whyNotRecordAttendance(meeting, isVoting);
    if (closed) throw new DomainError("closed", closed);
    const seated = new Set((await attendeesOf(ctx, meeting)).map((one) => one.memberId));
    const said = input.members.filter((one) => one.presence !== undefined);
    if (said.some((one) => !seated.has(one.memberId))) throw new DomainError("invalid", m.councils_seat_unknown());
    if (said.length === 0) return;

    const rows = said.map(({ memberId, presence, note }) => ({
      meetingId: meeting.id,
      memberId,
      isPresent: presence === "present",
      note: note ?? null,
      recordedBy: ctx.actor!.userId,
      recordedAt: ctx.now,
    }));
    await ctx.db
      .insert(attendances)
      .values(rows)
      .onConflictDoUpdate({
        target: [attendances.meetingId, attendances.memberId],
        set: {
          isPresent: sql`excluded.is_present`,
          note: sql`excluded.note`,
          recordedBy: sql`excluded.recorded_by`,
          recordedAt: sql`excluded.recorded_at`,
        },
      });
    await recordAudit(ctx, {
      act: "council.attendance_recorded",
      subject: { kind: "meeting", id: meeting.id },
      after: {
        present: rows.filter((row) => row.isPresent).map((row) => row.memberId),
        absent: rows.filter((row) => !row.isPresent).map((row) => row.memberId),
      },
    });
  });
}
