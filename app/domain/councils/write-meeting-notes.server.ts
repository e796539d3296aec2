import { eq } from "drizzle-orm";
import { meetings } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { MeetingNotesForm } from "./forms";
import { lockMeeting } from "./lock-council.server";
import { whyNotWriteNotes } from "./policy";

/** What was said, for the minutes; it may be worked over until the round is closed. */
export function writeMeetingNotes(ctx: Context, meetingId: string, { notes = "" }: MeetingNotesForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { round, meeting } = await lockMeeting(ctx, meetingId);
    const closed = whyNotWriteNotes(round, meeting);
    if (closed) throw new DomainError("closed", closed);

    await ctx.db
      .update(meetings)
      .set({ notes: notes || null })
      .where(eq(meetings.id, meeting.id));
    await recordAudit(ctx, {
      act: "council.notes_written",
      subject: { kind: "meeting", id: meeting.id },
      before: { notes: meeting.notes },
      after: { notes: notes || null },
    });
  });
}
