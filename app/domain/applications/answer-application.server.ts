import { eq } from "drizzle-orm";
import { applicationAsks } from "~/db/schema";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { claimsOf } from "./claims.server";
import type { AskForMoreForm, PriorityForm, RefuseForm, UndoForm, WaitForm, WithdrawRequestForm } from "./forms";
import { type LockedApplication, lockToDecide } from "./lock-application.server";
import { moreAskedMail, refusedMail, requestWithdrawnMail, undoneMail, waitingMail } from "./mails";
import { whyNotAnswer, whyNotSetPriority, whyNotUndo, whyNotWithdrawRequest } from "./policy";
import { lastRequest, recordEvent } from "./record-event.server";
import { countChange } from "./save-application.server";
import { liveApplication } from "./start-application.server";
import { aboutOf, writeToApplicant } from "./write-to-applicant.server";

/** Each is refused as `lockToDecide`, and "closed" when the application's state takes no such answer. */
type Answer = "more_asked" | "waiting" | "refused";

async function lockToAnswer(ctx: WriteContext, id: string, version: number, to: Answer): Promise<LockedApplication> {
  const locked = await lockToDecide(ctx, id, version);
  const refusal = whyNotAnswer(locked.row.state, to);
  if (refusal) throw new DomainError("closed", refusal);
  return locked;
}

/**
 * Give an application back to be completed, by a day; its applicant is told. Asked again, it has the new day. "invalid" for a day
 * that is past, not before the fair, or earlier than the one that stands: who was promised it counts on it. Refused as above.
 */
export function askForMore(ctx: Context, id: string, { version, note, dueOn }: AskForMoreForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockToAnswer(ctx, id, version, "more_asked");
    const { row, fair } = locked;
    const standing = row.state === "more_asked" ? (await lastRequest(ctx, id))?.dueOn : null;
    const wrong = whyNotBy(dueOn, {
      today: todayInVietnam(ctx.now),
      startsOn: fair.startsOn,
      standing: standing ?? null,
    });
    if (wrong) throw new DomainError("invalid", wrong, { dueOn: [wrong] });
    await countChange(ctx, locked, { state: "more_asked" });
    await recordEvent(ctx, id, "more_asked", { note, dueOn });
    await recordAudit(ctx, {
      act: "applications.more_asked",
      subject: { kind: "application", id },
      after: { note, dueOn },
    });
    await writeToApplicant(ctx, row, ({ name }) => moreAskedMail(name, aboutOf(row, fair), note, dueOn));
  });
}

function whyNotBy(
  dueOn: PlainDate,
  days: { readonly today: PlainDate; readonly startsOn: PlainDate; readonly standing: PlainDate | null },
): string | null {
  if (dueOn < days.today) return m.applications_day_is_past();
  if (dueOn >= days.startsOn) return m.applications_day_not_before_fair();
  return days.standing !== null && dueOn < days.standing
    ? m.applications_day_was_promised({ date: formatDate(days.standing) })
    : null;
}

/**
 * Take a request for more back, so that the application waits for an answer as it stands; its applicant is told. Refused as
 * `lockToDecide`; "closed" where nothing is asked for.
 */
export function withdrawRequest(ctx: Context, id: string, { version, reason }: WithdrawRequestForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockToDecide(ctx, id, version);
    const { row, fair } = locked;
    const refusal = whyNotWithdrawRequest(row.state);
    if (refusal) throw new DomainError("closed", refusal);
    await countChange(ctx, locked, { state: "submitted" });
    await recordEvent(ctx, id, "request_withdrawn", { note: reason });
    await recordAudit(ctx, {
      act: "applications.request_withdrawn",
      subject: { kind: "application", id },
      after: { reason },
    });
    await writeToApplicant(ctx, row, ({ name }) => requestWithdrawnMail(name, aboutOf(row, fair), reason));
  });
}

/** Put an application on the waiting list; its applicant is told. Refused as above. */
export function putOnWaitingList(ctx: Context, id: string, { version, note: typed }: WaitForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockToAnswer(ctx, id, version, "waiting");
    const note = typed ?? null;
    const { row, fair } = locked;
    await countChange(ctx, locked, { state: "waiting", decidedAt: ctx.now });
    await recordEvent(ctx, id, "waiting", { note });
    await recordAudit(ctx, { act: "applications.waiting", subject: { kind: "application", id }, after: { note } });
    await writeToApplicant(ctx, row, ({ name }) => waitingMail(name, aboutOf(row, fair), note));
  });
}

/** Refuse an application with a reason; its applicant is told. "closed" too while an offer to it stands. Refused as above. */
export function refuseApplication(ctx: Context, id: string, { version, reason }: RefuseForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockToAnswer(ctx, id, version, "refused");
    const { row, fair } = locked;
    if ((await claimsOf(ctx, id)).length > 0) throw new DomainError("closed", m.applications_refusal_has_offer());
    await countChange(ctx, locked, { state: "refused", decidedAt: ctx.now });
    await recordEvent(ctx, id, "refused", { note: reason });
    await recordAudit(ctx, { act: "applications.refused", subject: { kind: "application", id }, after: { reason } });
    await writeToApplicant(ctx, row, ({ name }) => refusedMail(name, aboutOf(row, fair), reason));
  });
}

/**
 * Take an answer back, so that the application waits for one again; nothing is granted any more, and its applicant is told.
 * Refused as `lockToDecide`; "closed" where there is none to take back or it has booths, "conflict" where its applicant has applied anew.
 */
export function undoAnswer(ctx: Context, id: string, { version, reason }: UndoForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockToDecide(ctx, id, version);
    const { row, fair } = locked;
    const refusal = whyNotUndo(row.state, (await claimsOf(ctx, id)).length);
    if (refusal) throw new DomainError("closed", refusal);
    if (row.state === "refused" && (await liveApplication(ctx, fair.id, row))) {
      throw new DomainError("conflict", m.applications_applied_anew());
    }
    await ctx.db.update(applicationAsks).set({ granted: null }).where(eq(applicationAsks.applicationId, id));
    await countChange(ctx, locked, { state: "submitted", decidedAt: null });
    await recordEvent(ctx, id, "decision_undone", { note: reason });
    await recordAudit(ctx, {
      act: "applications.decision_undone",
      subject: { kind: "application", id },
      before: { state: row.state },
      after: { reason },
    });
    await writeToApplicant(ctx, row, ({ name }) => undoneMail(name, aboutOf(row, fair), reason));
  });
}

/** Set an application's points otherwise than the rules count them, with a reason. Refused as `lockToDecide`; "closed" when it is placed no more. */
export function setPriority(ctx: Context, id: string, { version, points, reason }: PriorityForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockToDecide(ctx, id, version);
    const refusal = whyNotSetPriority(locked.row.state);
    if (refusal) throw new DomainError("closed", refusal);
    await countChange(ctx, locked, { priority: points, priorityReason: reason });
    await recordAudit(ctx, {
      act: "applications.priority_set",
      subject: { kind: "application", id },
      before: { priority: locked.row.priority },
      after: { priority: points, reason },
    });
  });
}
