import { and, eq, gte } from "drizzle-orm";
import { applicationEvents } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { instantOf, todayInVietnam } from "~/lib/dates";
import { writeToStaff } from "../agencies/write-to-staff.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { correctionWords, EventCorrection } from "./event-correction";
import type { CorrectSignForm } from "./forms";
import { type LockedApplication, lockToChange } from "./lock-application.server";
import { correctedMail } from "./mails";
import { recordEvent } from "./record-event.server";
import { countChange, keepOwnSign } from "./save-application.server";
import { aboutOf } from "./write-to-applicant.server";

/**
 * What stands on the board of an application that was accepted. The office is told.
 * Refused: as `lockToChange`; "closed" before it was accepted, where its form says it; "conflict" when it changed since it was read.
 */
export function correctSign(ctx: Context, id: string, { version, signName }: CorrectSignForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockToChange(ctx, id, "sign");
    const { row } = locked;
    if (row.state !== "accepted") throw new DomainError("closed", m.applications_correction_only_accepted());
    if (row.version !== version) throw new DomainError("conflict", m.applications_changed_meanwhile());
    if (signName === row.signName) return;
    await countChange(ctx, locked, { signName });
    await keepOwnSign(ctx, { ...row, signName });
    await noteCorrection(ctx, locked, { what: "sign", from: row.signName, to: signName });
  });
}

/**
 * A change of an application's lines is counted; of one that was accepted it is noted in its history too, and the office is told of the
 * first of a day.
 */
export async function keepLines(
  ctx: WriteContext,
  locked: LockedApplication,
  correction: EventCorrection,
): Promise<void> {
  await countChange(ctx, locked);
  if (locked.row.state === "accepted") await noteCorrection(ctx, locked, correction);
}

async function noteCorrection(ctx: WriteContext, { row, fair }: LockedApplication, of: EventCorrection): Promise<void> {
  // Of the rows it was made of, what it says alone: the history stays when the row is erased.
  const correction = EventCorrection.parse(of);
  const isFirst = !(await wasCorrectedToday(ctx, row.id));
  await recordEvent(ctx, row.id, "corrected", { correction });
  await recordAudit(ctx, {
    act: "applications.corrected",
    subject: { kind: "application", id: row.id },
    after: correction,
  });
  if (!isFirst) return;
  const about = aboutOf(row, fair);
  await writeToStaff(ctx, fair.agencyId, (name) => correctedMail(name, about, correctionWords(correction)));
}

async function wasCorrectedToday(ctx: WriteContext, applicationId: string): Promise<boolean> {
  const [found] = await ctx.db
    .select({ id: applicationEvents.id })
    .from(applicationEvents)
    .where(
      and(
        eq(applicationEvents.applicationId, applicationId),
        eq(applicationEvents.kind, "corrected"),
        gte(applicationEvents.at, instantOf(todayInVietnam(ctx.now), "00:00")),
      ),
    )
    .limit(1);
  return found !== undefined;
}
