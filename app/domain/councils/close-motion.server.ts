import { eq } from "drizzle-orm";
import { motions, secretVotes, votes } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { VoteChoice } from "~/lib/vocabulary";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { recordEvent } from "../ledger/record-event.server";
import { inTransaction } from "../transaction.server";
import { attendeesOf, bodyOf } from "./attendance.server";
import { lockMotion } from "./lock-council.server";
import type { MotionResult } from "./motions.server";
import { countVotes, isCarried } from "./rules";

/**
 * End a vote and count it; votes that were being cast are counted too, later ones refused. The counts stay as they are.
 * Refused: "conflict" for a motion that is closed.
 */
export function closeMotion(ctx: Context, motionId: string): Promise<MotionResult> {
  return inTransaction(ctx, async (ctx) => {
    const { round, meeting, motion } = await lockMotion(ctx, motionId);
    if (motion.closedAt) throw new DomainError("conflict", m.councils_motion_is_closed());
    const counts = countVotes(await choicesOf(ctx, motion));
    const body = bodyOf(await attendeesOf(ctx, meeting));
    const result = { ...counts, ...body, isCarried: isCarried(round.rules.majority.value, counts.votesFor, body) };

    await ctx.db
      .update(motions)
      .set({ closedAt: ctx.now, ...result })
      .where(eq(motions.id, motion.id));
    await recordEvent(ctx, {
      roundId: round.id,
      kind: "motion_closed",
      payload: { motion: motion.id, about: motion.kind, ...result },
    });
    await recordAudit(ctx, {
      act: "council.motion_closed",
      subject: { kind: "motion", id: motion.id },
      after: { ...result },
    });
    return result;
  });
}

/** Papers of a secret ballot, or the named votes of an open one; nothing else reads the papers. */
async function choicesOf(ctx: WriteContext, motion: { readonly id: string; readonly ballot: string }) {
  const table = motion.ballot === "secret" ? secretVotes : votes;
  const rows = await ctx.db.select({ choice: table.choice }).from(table).where(eq(table.motionId, motion.id));
  return rows.map((row) => row.choice as VoteChoice);
}
