import { eq, sql } from "drizzle-orm";
import { paperChecks, users } from "~/db/schema";
import type { PaperVerdict } from "~/lib/vocabulary";
import type { Context, WriteContext } from "../context";
import type { PaperCheck } from "./checklist";

/** What was found of a dossier's papers. The caller has decided that the reader may know. */
export function checksOf(ctx: Context, nominationId: string): Promise<PaperCheck[]> {
  return ctx.db
    .select({
      requirement: paperChecks.requirement,
      verdict: paperChecks.verdict,
      note: paperChecks.note,
      isPending: paperChecks.isPending,
      byName: users.name,
      at: paperChecks.at,
    })
    .from(paperChecks)
    .innerJoin(users, eq(users.id, paperChecks.by))
    .where(eq(paperChecks.nominationId, nominationId))
    .orderBy(paperChecks.requirement);
}

interface Finding {
  readonly requirement: string;
  readonly verdict: PaperVerdict;
  readonly note?: string | null;
}

/** Write a finding over an earlier one of the same paper; whether it was left pending stays as it was. */
export async function keepFinding(ctx: WriteContext, nominationId: string, finding: Finding): Promise<void> {
  const found = { verdict: finding.verdict, note: finding.note ?? null, by: ctx.actor!.userId, at: ctx.now };
  await ctx.db
    .insert(paperChecks)
    .values({ nominationId, requirement: finding.requirement, ...found })
    .onConflictDoUpdate({ target: [paperChecks.nominationId, paperChecks.requirement], set: found });
}

/** Leave papers pending: those nobody looked at were not there. */
export async function leavePending(
  ctx: WriteContext,
  nominationId: string,
  requirements: readonly string[],
): Promise<void> {
  if (requirements.length === 0) return;
  const by = ctx.actor!.userId;
  await ctx.db
    .insert(paperChecks)
    .values(
      requirements.map((requirement) => ({
        nominationId,
        requirement,
        verdict: "missing" as const,
        isPending: true,
        by,
        at: ctx.now,
      })),
    )
    .onConflictDoUpdate({
      target: [paperChecks.nominationId, paperChecks.requirement],
      set: { isPending: sql`excluded.is_pending` },
    });
}

/** Nothing is pending any more: its admission was undone. The findings stay. */
export async function endPending(ctx: WriteContext, nominationId: string): Promise<void> {
  await ctx.db.update(paperChecks).set({ isPending: false }).where(eq(paperChecks.nominationId, nominationId));
}
