import { eq } from "drizzle-orm";
import { agencies, fairTargets } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { FairTargetForm } from "./forms";
import { maySetFairTargets } from "./policy";

/**
 * Note what an agency is to reach with its fairs, and the text that says so.
 * Refused: "forbidden" to all but its organisers; "conflict" with its field where these years, level and figure have a target.
 */
export function setFairTarget(ctx: Context, agencyId: string, input: FairTargetForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    if (!maySetFairTargets(ctx.actor, { agencyId })) throw new DomainError("forbidden", m.figures_not_yours());
    const [row] = await ctx.db
      .insert(fairTargets)
      .values({ ...input, agencyId, setBy: ctx.actor!.userId, setAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: fairTargets.id });
    if (!row) throw new DomainError("conflict", m.figures_target_there(), { indicator: [m.figures_target_there()] });
    await recordAudit(ctx, {
      act: "fair_reports.target_set",
      subject: { kind: "fair_target", id: row.id },
      after: { agencyId, ...input },
    });
  });
}

/** A target and whose it is, for who may take it back. Throws "not_found"; "forbidden" as removing. */
export async function fairTargetToRemove(ctx: Context, targetId: string) {
  const [found] = isUuid(targetId)
    ? await ctx.db
        .select({ row: fairTargets, agency: agencies.slug })
        .from(fairTargets)
        .innerJoin(agencies, eq(agencies.id, fairTargets.agencyId))
        .where(eq(fairTargets.id, targetId))
    : [];
  if (!found) throw new DomainError("not_found", m.figures_no_target());
  if (!maySetFairTargets(ctx.actor, found.row)) throw new DomainError("forbidden", m.figures_not_yours());
  return found;
}

/** Take a target back: it was noted wrong, or replaced. Returns the slug of its agency. Refused: "not_found"; "forbidden" to all but the organisers of its agency. */
export function removeFairTarget(ctx: Context, targetId: string): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { row, agency } = await fairTargetToRemove(ctx, targetId);
    const gone = await ctx.db.delete(fairTargets).where(eq(fairTargets.id, row.id)).returning({ id: fairTargets.id });
    if (gone.length === 0) throw new DomainError("not_found", m.figures_no_target());
    const { id: _, setAt: __, setBy: ___, ...before } = row;
    await recordAudit(ctx, {
      act: "fair_reports.target_removed",
      subject: { kind: "fair_target", id: row.id },
      before,
    });
    return agency;
  });
}
