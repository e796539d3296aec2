import { and, eq, isNull } from "drizzle-orm";
import { fairInvoices } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { daysBetween, todayInVietnam } from "~/lib/dates";
import { writeToStaff } from "../agencies/write-to-staff.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import type { FairDetails } from "../fairs/fair-details.server";
import { PromisedRefunds, promisedBy, refundOf } from "../fairs/rules";
import { inTransaction } from "../transaction.server";
import type { WithdrawApplicationForm } from "./forms";
import { giveBackBooths } from "./give-back-booths.server";
import { type LockedApplication, lockOwnInFair } from "./lock-application.server";
import { withdrawnMail } from "./mails";
import { whyNotWithdraw } from "./policy";
import { recordEvent } from "./record-event.server";
import { countChange } from "./save-application.server";
import { aboutOf } from "./write-to-applicant.server";

/**
 * Take an application back, with the reason: its booths are free at once, and the fair's office is told. The applicant may apply anew while
 * the call is open. What goes back of its money is noted by what was promised, so that no later day or rule changes it. Returns the codes of the booths that were given back.
 * Refused: "not_found" and "forbidden" as `lockOwnInFair`, "closed" as `whyNotWithdraw` says, "conflict" when it changed since it was read.
 */
export function withdrawApplication(
  ctx: Context,
  id: string,
  { version, reason }: WithdrawApplicationForm,
): Promise<string[]> {
  return inTransaction(ctx, async (ctx) => {
    const { row, fair, facts } = await lockOwnInFair(ctx, id);
    const refusal = whyNotWithdraw(facts, fair, ctx.now);
    if (refusal) throw new DomainError("closed", refusal);
    if (row.version !== version) throw new DomainError("conflict", m.applications_changed_meanwhile());
    const booths = await giveBackBooths(ctx, row, reason);
    const refundShare = row.number ? refundOf(await promisedTo(ctx, row, fair), daysLeft(ctx, fair)) : null;
    await countChange(ctx, { row }, { state: "withdrawn", refundShare });
    await recordEvent(ctx, id, "withdrawn", { note: reason });
    await recordAudit(ctx, {
      act: "applications.withdrawn",
      subject: { kind: "application", id },
      before: { state: row.state },
      after: { reason, booths, refundShare },
    });
    if (row.number) {
      await writeToStaff(ctx, fair.agencyId, (name) => withdrawnMail(name, aboutOf(row, fair), reason, booths));
    }
    return booths;
  });
}

/** By its notice in force, as it was issued; without one by the rules of today. */
async function promisedTo(
  ctx: WriteContext,
  { id }: Pick<LockedApplication["row"], "id">,
  fair: FairDetails,
): Promise<PromisedRefunds> {
  const [notice] = await ctx.db
    .select({ promised: fairInvoices.promised })
    .from(fairInvoices)
    .where(and(eq(fairInvoices.applicationId, id), isNull(fairInvoices.cancelledAt)));
  return notice ? PromisedRefunds.parse(notice.promised) : promisedBy(fair.rules);
}

const daysLeft = (ctx: WriteContext, fair: FairDetails): number => daysBetween(todayInVietnam(ctx.now), fair.startsOn);
