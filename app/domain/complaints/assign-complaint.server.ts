import { eq } from "drizzle-orm";
import { complaints } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { queueLetter } from "../notifications/queue-mail.server";
import { inTransaction } from "../transaction.server";
import { lockComplaint } from "./find-complaint.server";
import type { AssignComplaintForm } from "./forms";
import { assignedMail } from "./mails";
import { peopleAround } from "./people-around.server";
import { mayAssign, whyNotWork } from "./policy";
import { complaintLabel } from "./rules";

/**
 * Give a complaint to someone of the agency or the council to work on; they are told by mail. Refused: "not_found", "forbidden",
 * "conflict" once it is answered, "invalid" for someone outside or with an interest in it.
 */
export function assignComplaint(ctx: Context, id: string, { assignee }: AssignComplaintForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const complaint = await lockComplaint(ctx, id);
    if (!mayAssign(ctx.actor, complaint)) throw new DomainError("forbidden", m.complaints_runners_only());
    const done = whyNotWork(complaint);
    if (done) throw new DomainError("conflict", done);
    const people = await peopleAround(ctx, complaint);
    const person = people.find((one) => one.userId === assignee && one.maySee);
    if (!person) {
      throw new DomainError("invalid", m.complaints_not_assignable(), { assignee: [m.complaints_not_assignable()] });
    }
    if (complaint.assignedTo === assignee) return;

    await ctx.db.update(complaints).set({ assignedTo: assignee, assignedAt: ctx.now }).where(eq(complaints.id, id));
    await recordAudit(ctx, {
      act: "complaints.assigned",
      subject: { kind: "complaint", id },
      before: { assignee: complaint.assignedTo },
      after: { assignee, name: person.name },
    });
    if (assignee === ctx.actor?.userId) return;
    const { number, dueOn } = complaint.row;
    const facts = { name: person.name, label: complaintLabel(number), round: complaint.round, dueOn };
    await queueLetter(ctx, person, () => assignedMail(facts, id));
  });
}
