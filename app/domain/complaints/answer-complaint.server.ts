import { and, eq, isNull, ne } from "drizzle-orm";
import { openAccountOf } from "~/db/maker-joins.server";
import { complaints, memberships, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { queueLetter } from "../notifications/queue-mail.server";
import { inTransaction } from "../transaction.server";
import { type FoundComplaint, lockComplaint } from "./find-complaint.server";
import type { AnswerForm } from "./forms";
import { answerMail, type ComplaintAnswer, entrantMail, upheldMail } from "./mails";
import { peopleAround } from "./people-around.server";
import { mayHandle, whyNotWork } from "./policy";
import { complaintLabel } from "./rules";

/**
 * Answer a complaint, once and for good; after its last day too, and then it is marked late. The sender gets the answer by mail;
 * the maker of the entry it is about may read it; the council is told of what was found justified.
 * Refused: "not_found", "forbidden", "conflict" when someone has answered already.
 * Source: docs/rules/complaints.md#answer.
 */
export function answerComplaint(ctx: Context, id: string, input: AnswerForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const complaint = await lockComplaint(ctx, id);
    if (!mayHandle(ctx.actor, complaint)) throw new DomainError("forbidden", m.complaints_handlers_only());
    const done = whyNotWork(complaint);
    if (done) throw new DomainError("conflict", done);

    await ctx.db
      .update(complaints)
      .set({ ...input, answeredAt: ctx.now, answeredBy: ctx.actor!.userId })
      .where(eq(complaints.id, id));
    const isLate = todayInVietnam(ctx.now) > complaint.row.dueOn;
    await recordAudit(ctx, {
      act: "complaints.answered",
      subject: { kind: "complaint", id },
      after: { outcome: input.outcome, isLate },
    });
    const answer = { label: complaintLabel(complaint.row.number), round: complaint.round, ...input };
    await tellSender(ctx, complaint, answer);
    // A complaint that was taken back was never heard of by the one it was about.
    if (input.outcome !== "withdrawn") await tellEntrant(ctx, complaint, answer);
    if (input.outcome === "upheld" || input.outcome === "partly_upheld") await tellCouncil(ctx, complaint, answer);
  });
}

async function tellSender(ctx: WriteContext, { row }: FoundComplaint, answer: ComplaintAnswer): Promise<void> {
  // Only of an answered complaint it may have been erased.
  if (row.email === null) return;
  const [account] = row.filedBy
    ? await ctx.db.select({ locale: users.locale }).from(users).where(eq(users.id, row.filedBy))
    : [];
  await queueLetter(ctx, { email: row.email, locale: account?.locale ?? "vi" }, () => answerMail(answer));
}

async function tellEntrant(ctx: WriteContext, complaint: FoundComplaint, answer: ComplaintAnswer): Promise<void> {
  const { entry, establishmentId, filedBy, row } = complaint;
  if (!entry || !establishmentId) return;
  const readers = await ctx.db
    .select({ name: users.name, email: users.email, locale: users.locale })
    .from(memberships)
    .innerJoin(users, openAccountOf())
    .where(
      and(
        eq(memberships.establishmentId, establishmentId),
        isNull(memberships.endedAt),
        // Who complained of their own entry has the answer already.
        filedBy ? ne(users.id, filedBy) : undefined,
      ),
    );
  for (const reader of readers) {
    const facts = { ...answer, name: reader.name, product: entry.productName };
    await queueLetter(ctx, reader, () => entrantMail(facts, row.id));
  }
}

async function tellCouncil(ctx: WriteContext, complaint: FoundComplaint, answer: ComplaintAnswer): Promise<void> {
  const people = await peopleAround(ctx, complaint);
  for (const member of people) {
    if (!member.isCouncil || member.userId === ctx.actor?.userId) continue;
    const facts = { ...answer, name: member.name, product: complaint.entry?.productName ?? null };
    // A member who also sits on the jury is told the outcome and no more.
    await queueLetter(ctx, member, () => upheldMail(facts, member.maySee ? complaint.row.id : null));
  }
}
