import { fairPasses } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { lockFair } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import type { IssuePassForm } from "./forms";
import { issuedBefore } from "./issued-before.server";
import { newPassCode } from "./pass-code.server";
import { mayRunDays, whyNotScan } from "./policy";

/**
 * A pass for a guest, for staff or for the organiser's own people. Returns its code.
 * Refused: "not_found", "forbidden" to all but organisers and secretaries, "closed" before the fair is public and once its report is settled,
 * "conflict" where the same form has issued another. The same form sent twice issues one.
 */
export function issuePass(ctx: Context, fairId: string, { kind, holder, key }: IssuePassForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockFair(ctx, fairId);
    if (!mayRunDays(ctx.actor, fair)) throw new DomainError("forbidden", m.days_staff_only());
    const closed = whyNotScan(fair);
    if (closed) throw new DomainError("closed", closed);
    const [before] = (await issuedBefore(ctx, key, [{ fairId: fair.id, kind, applicationId: null, holder }])) ?? [];
    if (before) return before;
    const code = newPassCode();
    const [row] = await ctx.db
      .insert(fairPasses)
      .values({
        fairId: fair.id,
        kind,
        holder,
        code,
        issuedBy: ctx.actor!.userId,
        issuedAt: ctx.now,
        formKey: key,
        formPlace: 0,
      })
      .returning({ id: fairPasses.id });
    // Without the code: whoever has it has the pass.
    await recordAudit(ctx, {
      act: "fair_days.pass_issued",
      subject: { kind: "fair", id: fair.id },
      after: { passId: row!.id, kind, holder },
    });
    return code;
  });
}
