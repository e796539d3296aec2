import { and, eq, isNull, max } from "drizzle-orm";
import { complaints, users } from "~/db/schema";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { deadlineOf } from "../holidays/queries.server";
import { queueLetter } from "../notifications/queue-mail.server";
import { lockRound } from "../rounds/lock-round.server";
import type { RoundDetails } from "../rounds/queries.server";
import { inTransaction } from "../transaction.server";
import { complaintWindow, entriesToName } from "./filing.server";
import { readComplaint } from "./find-complaint.server";
import type { FileComplaintForm } from "./forms";
import { acknowledgementMail, receivedMail } from "./mails";
import { peopleAround } from "./people-around.server";
import { whyNotFile } from "./policy";
import { complaintLabel } from "./rules";

/**
 * Take a complaint about a round or one of its entries, from anybody. It gets its number and its last day, the sender is told by
 * mail that it came in, and so are those who run the round. The same words of the same sender once more are the complaint that
 * is there already. Returns its id.
 * acknowledge: false where the mailbox was written to enough from here.
 * Refused: "closed" before results and after the last day, "invalid" for an entry that is not the sender's to name.
 * Source: docs/rules/complaints.md#filing.
 */
export function fileComplaint(
  ctx: Context,
  roundId: string,
  input: FileComplaintForm,
  { acknowledge = true }: { acknowledge?: boolean } = {},
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, roundId);
    if (!round.openedAt) throw new DomainError("not_found", m.rounds_not_found());
    const closed = whyNotFile(await complaintWindow(ctx, round), ctx.now);
    if (closed) throw new DomainError("closed", closed);
    const nominationId = await checkEntry(ctx, round.id, input.nominationId);
    const repeated = await sameComplaint(ctx, round.id, nominationId, input);
    if (repeated) return repeated;

    const id = await insertComplaint(ctx, round, nominationId, input, acknowledge);
    const found = (await readComplaint(ctx, id))!;
    const { number, dueOn } = found.row;
    // Without the sender's name: the audit tells who did what, and the sender is no officer.
    await recordAudit(ctx, {
      act: "complaints.filed",
      subject: { kind: "complaint", id },
      after: { number, nominationId, dueOn },
    });
    const facts = { label: complaintLabel(number), round: found.round, dueOn };
    if (acknowledge) await queueLetter(ctx, await senderOf(ctx, input.email), () => acknowledgementMail(facts, id));
    for (const person of await peopleAround(ctx, found)) {
      if (!person.maySee || !["organiser", "secretary"].includes(person.role)) continue;
      await queueLetter(ctx, person, () => receivedMail({ ...facts, name: person.name }, id));
    }
    return id;
  });
}

async function checkEntry(ctx: Context, roundId: string, wanted: string | null): Promise<string | null> {
  if (wanted === null) return null;
  const entries = await entriesToName(ctx, roundId);
  if (entries.some((entry) => entry.id === wanted)) return wanted;
  throw new DomainError("invalid", m.complaints_entry_unknown(), { nominationId: [m.complaints_entry_unknown()] });
}

/** A form sent twice, by an impatient finger or a reload. */
async function sameComplaint(
  ctx: Context,
  roundId: string,
  nominationId: string | null,
  { email, text }: FileComplaintForm,
): Promise<string | null> {
  const [row] = await ctx.db
    .select({ id: complaints.id })
    .from(complaints)
    .where(
      and(
        eq(complaints.roundId, roundId),
        nominationId === null ? isNull(complaints.nominationId) : eq(complaints.nominationId, nominationId),
        eq(complaints.email, email),
        eq(complaints.text, text),
      ),
    );
  return row?.id ?? null;
}

async function insertComplaint(
  ctx: WriteContext,
  round: RoundDetails,
  nominationId: string | null,
  { name, email, phone, text }: FileComplaintForm,
  acknowledge: boolean,
): Promise<string> {
  // The round's row is locked: numbers follow each other without a gap.
  const [latest] = await ctx.db
    .select({ number: max(complaints.number) })
    .from(complaints)
    .where(eq(complaints.roundId, round.id));
  const [row] = await ctx.db
    .insert(complaints)
    .values({
      roundId: round.id,
      number: (latest?.number ?? 0) + 1,
      nominationId,
      name,
      email,
      phone: phone ?? null,
      consentAt: ctx.now,
      text,
      filedBy: ctx.actor?.userId ?? null,
      receivedAt: ctx.now,
      dueOn: await deadlineOf(ctx, ctx.now, round.rules.answerDays.value),
      acknowledgedAt: acknowledge ? ctx.now : null,
    })
    .returning({ id: complaints.id });
  return row!.id;
}

/** Someone signed in is written to in the language of their account, anybody else in that of the page. */
async function senderOf(ctx: Context, email: string): Promise<{ email: string; locale: string }> {
  if (!ctx.actor) return { email, locale: getLocale() };
  const [user] = await ctx.db.select({ locale: users.locale }).from(users).where(eq(users.id, ctx.actor.userId));
  return { email, locale: user?.locale ?? getLocale() };
}
