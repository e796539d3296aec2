import { and, eq, isNull } from "drizzle-orm";
import { memberships, nominations } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { AssignNominationForm } from "./forms";
import { lockNomination } from "./lock-nomination.server";
import { officersOf } from "./officers.server";
import { whyNotAssign } from "./screening-policy";

/**
 * Give a dossier to an officer of the round's agency, oneself or a colleague, or to nobody. Returns whether that changed
 * anything. Throws "closed" as the policy says, "invalid" for who does not work there or belongs to the establishment.
 */
export function assignNomination(ctx: Context, id: string, input: AssignNominationForm): Promise<{ changed: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    const { row, facts } = await lockNomination(ctx, id);
    const refusal = whyNotAssign(ctx.actor, facts);
    if (refusal) throw new DomainError("closed", refusal);
    const assigneeId = input.assigneeId ?? null;
    if (assigneeId) await refuseUnfit(ctx, assigneeId, facts);
    if (row.assignedTo === assigneeId) return { changed: false };
    await ctx.db
      .update(nominations)
      .set({ assignedTo: assigneeId, assignedAt: assigneeId ? ctx.now : null })
      .where(eq(nominations.id, id));
    await recordAudit(ctx, {
      act: "nominations.assigned",
      subject: { kind: "nomination", id },
      before: { assignedTo: row.assignedTo },
      after: { assignedTo: assigneeId },
    });
    return { changed: true };
  });
}

async function refuseUnfit(
  ctx: WriteContext,
  userId: string,
  { agencyId, establishmentId }: { agencyId: string; establishmentId: string | null },
): Promise<void> {
  const officers = await officersOf(ctx, agencyId);
  const sentence = !officers.some((one) => one.id === userId)
    ? m.nominations_screen_not_an_officer()
    : establishmentId !== null && (await belongsTo(ctx, userId, establishmentId))
      ? m.nominations_screen_officers_own_entry()
      : null;
  if (sentence) throw new DomainError("invalid", sentence, { assigneeId: [sentence] });
}

async function belongsTo(ctx: WriteContext, userId: string, establishmentId: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(
        eq(memberships.userId, userId),
        eq(memberships.establishmentId, establishmentId),
        isNull(memberships.endedAt),
      ),
    )
    .limit(1);
  return row !== undefined;
}
