import { asc, count, eq } from "drizzle-orm";
import { complaints, nominations, rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { complaintLabel } from "./rules";

/** The complaints the reader filed when signed in, as they wrote them, with the contact they gave; the oldest first. */
export async function filedComplaints(ctx: Context) {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const rows = await ctx.db
    .select({
      id: complaints.id,
      number: complaints.number,
      round: rounds.name,
      entry: nominations.code,
      name: complaints.name,
      email: complaints.email,
      phone: complaints.phone,
      consentAt: complaints.consentAt,
      text: complaints.text,
      receivedAt: complaints.receivedAt,
      answeredAt: complaints.answeredAt,
      outcome: complaints.outcome,
      answer: complaints.answer,
    })
    .from(complaints)
    .innerJoin(rounds, eq(rounds.id, complaints.roundId))
    .leftJoin(nominations, eq(nominations.id, complaints.nominationId))
    .where(eq(complaints.filedBy, ctx.actor.userId))
    .orderBy(asc(complaints.receivedAt), asc(complaints.id));
  return rows.map(({ number, ...row }) => ({ ...row, label: complaintLabel(number) }));
}

export async function countFiledComplaints(ctx: Context): Promise<number> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const [row] = await ctx.db
    .select({ total: count() })
    .from(complaints)
    .where(eq(complaints.filedBy, ctx.actor.userId));
  return row!.total;
}
