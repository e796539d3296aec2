import { eq } from "drizzle-orm";
import { awards, yearlyReports } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { writeToMembers } from "../establishments/write-to-members.server";
import type { Letter } from "../notifications/queue-mail.server";
import { inTransaction } from "../transaction.server";
import type { ReturnReportForm, TakeNoteForm } from "./forms";
import { notedMail, returnedMail } from "./mails";
import { mayHandleReports, whyNotReturnReport, whyNotTakeNote } from "./policy";
import { type ReportedAward, type ReportRow, reportedAwards } from "./reported-awards.server";

/**
 * Take note of a report: from then on nothing of it changes. Its maker is told. version: of what was read.
 * Refused: "not_found" to all but the organisers and secretaries of the agency, and of a draft; "closed" when it is not waiting,
 * "conflict" when its maker changed it since it was read.
 */
export function takeNoteOfReport(ctx: Context, id: string, { version }: TakeNoteForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { row, award } = await lockSentReport(ctx, id);
    refuse(row, version, whyNotTakeNote(row));
    await ctx.db
      .update(yearlyReports)
      .set({
        state: "acknowledged",
        version: row.version + 1,
        acknowledgedAt: ctx.now,
        acknowledgedBy: ctx.actor!.userId,
      })
      .where(eq(yearlyReports.id, row.id));
    await recordAudit(ctx, { act: "reports.noted", subject: { kind: "yearly_report", id: row.id } });
    await tellMaker(ctx, award, (name) => notedMail(name, about(award, row)));
  });
}

/**
 * Send a report back to its maker with a reason, to be put right and sent again; also one that was taken note of. Its maker is told.
 * Refused as `takeNoteOfReport`.
 */
export function returnReport(ctx: Context, id: string, { version, reason }: ReturnReportForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { row, award } = await lockSentReport(ctx, id);
    refuse(row, version, whyNotReturnReport(row));
    await ctx.db
      .update(yearlyReports)
      .set({
        state: "returned",
        version: row.version + 1,
        acknowledgedAt: null,
        acknowledgedBy: null,
        returnedAt: ctx.now,
        returnedBy: ctx.actor!.userId,
        returnedReason: reason,
      })
      .where(eq(yearlyReports.id, row.id));
    await recordAudit(ctx, {
      act: "reports.returned",
      subject: { kind: "yearly_report", id: row.id },
      after: { reason, wasNoted: row.state === "acknowledged" },
    });
    await tellMaker(ctx, award, (name) => returnedMail(name, about(award, row), reason));
  });
}

function refuse(row: ReportRow, version: number, whyNot: string | null): void {
  if (whyNot) throw new DomainError("closed", whyNot);
  if (row.version !== version) throw new DomainError("conflict", m.reports_maker_changed());
}

/** A report someone of its agency may work on. A draft is nobody's but its maker's. */
async function lockSentReport(ctx: WriteContext, id: string): Promise<{ row: ReportRow; award: ReportedAward }> {
  const [found] = isUuid(id)
    ? await ctx.db.select({ awardId: yearlyReports.awardId }).from(yearlyReports).where(eq(yearlyReports.id, id))
    : [];
  if (!found) throw new DomainError("not_found", m.reports_not_found());
  // The maker's verbs lock the award too: whoever is second sees what the first did.
  await ctx.db.select({ id: awards.id }).from(awards).where(eq(awards.id, found.awardId)).for("no key update");
  const [[row], [award]] = await Promise.all([
    ctx.db.select().from(yearlyReports).where(eq(yearlyReports.id, id)),
    reportedAwards(ctx, eq(awards.id, found.awardId)),
  ]);
  if (!row || !award || row.state === "draft" || !mayHandleReports(ctx.actor, award.agencyId)) {
    throw new DomainError("not_found", m.reports_not_found());
  }
  return { row, award };
}

const about = (award: ReportedAward, { year }: ReportRow) => ({
  awardId: award.awardId,
  productName: award.productName,
  agencyName: award.agencyName,
  year,
});

async function tellMaker(ctx: WriteContext, { establishmentId }: ReportedAward, compose: (name: string) => Letter) {
  if (establishmentId) await writeToMembers(ctx, establishmentId, compose);
}
