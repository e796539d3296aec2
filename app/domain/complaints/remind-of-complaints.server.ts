import { and, eq, isNull, lte } from "drizzle-orm";
import { auditEntries, complaints } from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { deadlineOf } from "../holidays/queries.server";
import { queueLetter } from "../notifications/queue-mail.server";
import { inTransaction } from "../transaction.server";
import { type FoundComplaint, readComplaint } from "./find-complaint.server";
import { reminderMail } from "./mails";
import { type PersonAround, peopleAround } from "./people-around.server";
import { complaintLabel, SOON_DAYS } from "./rules";

type Kind = "due_soon" | "overdue";

/**
 * Remind of complaints that wait for their answer: once when two working days or fewer are left, once when the last day is past.
 * Whoever it is assigned to is written to; where nobody is, or they may no longer see it, those who run the round. Returns how
 * many complaints were reminded of.
 */
export async function remindOfComplaints(ctx: Context): Promise<number> {
  const today = todayInVietnam(ctx.now);
  const soon = await deadlineOf(ctx, ctx.now, SOON_DAYS);
  const waiting = await ctx.db
    .select({ id: complaints.id })
    .from(complaints)
    .where(and(isNull(complaints.answeredAt), lte(complaints.dueOn, soon)))
    .orderBy(complaints.dueOn, complaints.id);
  let reminded = 0;
  for (const { id } of waiting) if (await remindOf(ctx, id, today)) reminded += 1;
  return reminded;
}

/** One complaint, in a transaction of its own: what fails does not hold up the others. */
function remindOf(ctx: Context, id: string, today: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select({ id: complaints.id })
      .from(complaints)
      .where(and(eq(complaints.id, id), isNull(complaints.answeredAt)))
      .for("update", { skipLocked: true });
    const complaint = row && (await readComplaint(ctx, id));
    if (!complaint) return false;
    const kind: Kind = today > complaint.row.dueOn ? "overdue" : "due_soon";
    if ((await kindsToldOf(ctx, id)).has(kind)) return false;
    const readers = readersAmong(await peopleAround(ctx, complaint), complaint);
    await recordAudit(ctx, {
      act: "complaints.reminded",
      subject: { kind: "complaint", id },
      after: { kind, to: readers.map((reader) => reader.userId) },
    });
    const { number, dueOn } = complaint.row;
    const facts = { label: complaintLabel(number), round: complaint.round, dueOn, isOverdue: kind === "overdue" };
    for (const reader of readers)
      await queueLetter(ctx, reader, () => reminderMail({ ...facts, name: reader.name }, id));
    return true;
  });
}

async function kindsToldOf(ctx: Context, id: string): Promise<ReadonlySet<unknown>> {
  const rows = await ctx.db
    .select({ after: auditEntries.after })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.subjectKind, "complaint"),
        eq(auditEntries.subjectId, id),
        eq(auditEntries.act, "complaints.reminded"),
      ),
    );
  return new Set(rows.map((row) => (row.after as { kind?: Kind } | null)?.kind));
}

function readersAmong(people: readonly PersonAround[], { assignedTo }: FoundComplaint): PersonAround[] {
  const able = people.filter((person) => person.maySee);
  const assignee = able.filter((person) => person.userId === assignedTo);
  return assignee.length > 0 ? assignee : able.filter(({ role }) => role === "organiser" || role === "secretary");
}
