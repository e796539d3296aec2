import { and, eq, isNull } from "drizzle-orm";
import { applications, fairPasses } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { mayApplyFor } from "../applications/policy";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { fairById } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import type { RevokePassForm } from "./forms";
import { mayRunDays } from "./policy";

/**
 * A pass, with what decides who may take it back. To others it is not there. Throws "not_found".
 */
export async function passToRevoke(ctx: Context, passId: string) {
  const [row] = isUuid(passId)
    ? await ctx.db
        .select({
          pass: fairPasses,
          applicant: { establishmentId: applications.establishmentId, agencyId: applications.agencyId },
        })
        .from(fairPasses)
        .leftJoin(applications, eq(applications.id, fairPasses.applicationId))
        .where(eq(fairPasses.id, passId))
    : [];
  const fair = row && (await fairById(ctx, row.pass.fairId));
  const isOwn = row?.applicant ? mayApplyFor(ctx.actor, row.applicant) : false;
  if (!row || !fair || !(mayRunDays(ctx.actor, fair) || isOwn)) {
    throw new DomainError("not_found", m.days_no_such_pass());
  }
  const { pass } = row;
  return { fair, pass, isOwn };
}

/**
 * Take a pass back: from now on no gate lets it in; a device without a network lets it in until its list is read anew. What was scanned
 * before stands.
 * Refused: "not_found" to all but those who run the fair and the exhibitor whose pass it is, "conflict" for one that was taken back.
 */
export function revokePass(ctx: Context, passId: string, { reason }: RevokePassForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { fair, pass } = await passToRevoke(ctx, passId);
    const [revoked] = await ctx.db
      .update(fairPasses)
      .set({ revokedAt: ctx.now, revokedReason: reason })
      .where(and(eq(fairPasses.id, pass.id), isNull(fairPasses.revokedAt)))
      .returning({ id: fairPasses.id });
    if (!revoked) throw new DomainError("conflict", m.days_pass_is_revoked());
    await recordAudit(ctx, {
      act: "fair_days.pass_revoked",
      subject: { kind: "fair", id: fair.id },
      after: { passId: pass.id, kind: pass.kind, reason },
    });
  });
}
