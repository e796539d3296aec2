import { and, eq, isNotNull, lte, sql } from "drizzle-orm";
import { auditEntries, phases, rounds } from "~/db/schema";
import { writeToStaff } from "../agencies/write-to-staff.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { oneByOne } from "../one-by-one";
import { inTransaction } from "../transaction.server";
import { enterPhase } from "./enter-phase.server";
import { factsOfRound } from "./facts.server";
import { lockRound } from "./lock-round.server";
import { phaseWaitsMail } from "./mails";
import { whyNotMove } from "./moves";
import type { RoundDetails } from "./queries.server";
import { dueNext, hasMovedSince, type PhaseSpan } from "./rules";

export interface Advanced {
  readonly moved: number;
  /** Rounds whose people were told what stands in the way of a phase that was announced for now. */
  readonly told: number;
}

/**
 * Begin the phases whose announced date has come, where nothing stands in the way; where something does, the people of the round
 * are told once for each date, and the phase begins as soon as it is gone. Nothing is overridden by the clock. A round that fails
 * does not hold up the others; what failed is thrown at the end.
 * Source: docs/rules/rounds.md#phases.
 */
export async function advanceRounds(ctx: Context): Promise<Advanced> {
  const due = await ctx.db
    .selectDistinct({ id: rounds.id })
    .from(phases)
    .innerJoin(rounds, eq(rounds.id, phases.roundId))
    .where(and(isNotNull(rounds.openedAt), eq(phases.opensAt, phases.closesAt), lte(phases.opensAt, ctx.now)))
    .orderBy(rounds.id);
  const advanced = { moved: 0, told: 0 };
  await oneByOne(due, async ({ id }) => {
    const did = await advanceRound(ctx, id);
    if (did) advanced[did] += 1;
    return did ? 1 : 0;
  });
  return advanced;
}

/** One round, in a transaction of its own; nothing where somebody moved it on after the instant at which this run began. */
function advanceRound(ctx: Context, id: string): Promise<keyof Advanced | null> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, id);
    const next = hasMovedSince(round.phases, ctx.now) ? null : dueNext(round.phase, round.phases, ctx.now);
    if (!next) return null;
    const facts = await factsOfRound(ctx, id);
    if (!whyNotMove(round, next.kind, facts)) {
      await enterPhase(ctx, round, { to: next.kind, by: null, override: false, facts });
      return "moved";
    }
    if (await wasTold(ctx, round, next)) return null;
    await recordAudit(ctx, { act: "rounds.phase_waits", subject: { kind: "round", id }, after: waiting(next) });
    await writeToStaff(ctx, round.agencyId, (name) =>
      phaseWaitsMail({
        name,
        round,
        phase: next.kind,
        announced: next.opensAt,
        why: whyNotMove(round, next.kind, facts)!,
      }),
    );
    return "told";
  });
}

const waiting = ({ kind, opensAt }: PhaseSpan) => ({ phase: kind, announced: opensAt.toISOString() });

async function wasTold(ctx: WriteContext, { id }: RoundDetails, next: PhaseSpan): Promise<boolean> {
  const told = await ctx.db.$count(
    auditEntries,
    and(
      eq(auditEntries.subjectKind, "round"),
      eq(auditEntries.subjectId, id),
      eq(auditEntries.act, "rounds.phase_waits"),
      sql`${auditEntries.after} @> ${JSON.stringify(waiting(next))}::jsonb`,
    ),
  );
  return told > 0;
}
