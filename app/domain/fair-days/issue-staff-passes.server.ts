import { and, count, eq, isNull } from "drizzle-orm";
import { fairPasses } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { boothsNow, lockExhibitor } from "./exhibitor.server";
import type { StaffPassesForm } from "./forms";
import { issuedBefore } from "./issued-before.server";
import { newPassCode } from "./pass-code.server";
import { whyNoMorePasses, whyNotScan } from "./policy";
import { daySettingsOf } from "./settings.server";

/** Passes of an application that count now. Asks no policy. */
export async function livePasses(ctx: Context, applicationId: string): Promise<number> {
  const [row] = await ctx.db
    .select({ passes: count() })
    .from(fairPasses)
    .where(and(eq(fairPasses.applicationId, applicationId), isNull(fairPasses.revokedAt)));
  return row!.passes;
}

/**
 * Passes for an exhibitor's staff, a name each, as many as its booths allow.
 * Refused: as `lockExhibitor`, "closed" before the fair is public and once its report is settled, "conflict" for more than are left
 * and where the same form has issued others. The same form sent twice issues them once.
 */
export function issueStaffPasses(
  ctx: Context,
  applicationId: string,
  { names, key }: StaffPassesForm,
): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const { application, fair } = await lockExhibitor(ctx, applicationId);
    const closed = whyNotScan(fair);
    if (closed) throw new DomainError("closed", closed);
    const pass = { fairId: fair.id, kind: "exhibitor", applicationId: application.id } as const;
    const before = await issuedBefore(
      ctx,
      key,
      names.map((holder) => ({ ...pass, holder })),
    );
    if (before) return before.length;
    const [issued, booths, { passesPerBooth }] = await Promise.all([
      livePasses(ctx, application.id),
      boothsNow(ctx, application.id),
      daySettingsOf(ctx, fair.id),
    ]);
    const tooMany = whyNoMorePasses(issued, names.length, booths * passesPerBooth);
    if (tooMany) throw new DomainError("conflict", tooMany, { names: [tooMany] });
    await ctx.db.insert(fairPasses).values(
      names.map((holder, formPlace) => ({
        ...pass,
        ...{ holder, formKey: key, formPlace },
        code: newPassCode(),
        issuedBy: ctx.actor!.userId,
        issuedAt: ctx.now,
      })),
    );
    await recordAudit(ctx, {
      act: "fair_days.staff_passes_issued",
      subject: { kind: "application", id: application.id },
      after: { passes: names.length },
    });
    return names.length;
  });
}
