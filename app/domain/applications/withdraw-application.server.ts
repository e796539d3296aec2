import { m } from "~/i18n/paraglide/messages";
import { writeToStaff } from "../agencies/write-to-staff.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { endClaims } from "./end-claims.server";
import type { WithdrawApplicationForm } from "./forms";
import { lockOwnInFair } from "./lock-application.server";
import { withdrawnMail } from "./mails";
import { whyNotWithdraw } from "./policy";
import { recordEvent } from "./record-event.server";
import { countChange } from "./save-application.server";
import { aboutOf } from "./write-to-applicant.server";

/**
 * Take an application back, with the reason: its booths are free at once, and the fair's office is told. The applicant may apply anew while
 * the call is open. Returns the codes of the booths that were given back.
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
    const booths = await endClaims(ctx, row, reason);
    await countChange(ctx, { row }, { state: "withdrawn" });
    await recordEvent(ctx, id, "withdrawn", reason);
    await recordAudit(ctx, {
      act: "applications.withdrawn",
      subject: { kind: "application", id },
      before: { state: row.state },
      after: { reason, booths },
    });
    if (row.number) {
      await writeToStaff(ctx, fair.agencyId, (name) => withdrawnMail(name, aboutOf(row, fair), reason, booths));
    }
    return booths;
  });
}
