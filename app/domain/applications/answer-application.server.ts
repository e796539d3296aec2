import { eq } from "drizzle-orm";
import { applicationAsks } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { claimsOf } from "./claims.server";
import type { AskForMoreForm, PriorityForm, RefuseForm, UndoForm, WaitForm } from "./forms";
import { type LockedApplication, lockToDecide } from "./lock-application.server";
import { moreAskedMail, refusedMail, undoneMail, waitingMail } from "./mails";
import { whyNotAnswer, whyNotSetPriority, whyNotUndo } from "./policy";
import { recordEvent } from "./record-event.server";
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
 * Give an application back to be completed, by a day; its applicant is told. Asked again, it has the later day. "invalid" for a day that
 * is past, or not before the fair. Refused as above.
 */
export function askForMore(ctx: Context, id: string, { version, note, dueOn }: AskForMoreForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockToAnswer(ctx, id, version, "more_asked");
    const { row, fair } = locked;
    const wrong =
      dueOn < todayInVietnam(ctx.now)
        ? m.applications_day_is_past()
        : dueOn >= fair.startsOn
          ? m.applications_day_not_before_fair()
          : null;
    if (wrong) throw new DomainError("invalid", wrong, { dueOn: [wrong] });
    await countChange(ctx, locked, { state: "more_asked" });
    await recordEvent(ctx, id, "more_asked", note, dueOn);
    await recordAudit(ctx, {
      act: "applications.more_asked",
      subject: { kind: "application", id },
      after: { note, dueOn },
    });
    await writeToApplicant(ctx, row, (name) => moreAskedMail(name, aboutOf(row, fair), note, dueOn));
  });
}

/** Put an application on the waiting list; its applicant is told. Refused as above. */
export function putOnWaitingList(ctx: Context, id: string, { version, note: typed }: WaitForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockToAnswer(ctx, id, version, "waiting");
    const note = typed ?? null;
    const { row, fair } = locked;
    await countChange(ctx, locked, { state: "waiting", decidedAt: ctx.now });
    await recordEvent(ctx, id, "waiting", note);
    await recordAudit(ctx, { act: "applications.waiting", subject: { kind: "application", id }, after: { note } });
    await writeToApplicant(ctx, row, (name) => waitingMail(name, aboutOf(row, fair), note));
  });
}

/** Refuse an application with a reason; its applicant is told. "closed" too while an offer to it stands. Refused as above. */
export function refuseApplication(ctx: Context, id: string, { version, reason }: RefuseForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockToAnswer(ctx, id, version, "refused");
    const { row, fair } = locked;
    if ((await claimsOf(ctx, id)).length > 0) throw new DomainError("closed", m.applications_refusal_has_offer());
    await countChange(ctx, locked, { state: "refused", decidedAt: ctx.now });
    await recordEvent(ctx, id, "refused", reason);
    await recordAudit(ctx, { act: "applications.refused", subject: { kind: "application", id }, after: { reason } });
    await writeToApplicant(ctx, row, (name) => refusedMail(name, aboutOf(row, fair), reason));
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
    await recordEvent(ctx, id, "decision_undone", reason);
    await recordAudit(ctx, {
      act: "applications.decision_undone",
      subject: { kind: "application", id },
      before: { state: row.state },
      after: { reason },
    });
    await writeToApplicant(ctx, row, (name) => undoneMail(name, aboutOf(row, fair), reason));
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
