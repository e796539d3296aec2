import { and, eq, inArray } from "drizzle-orm";
import { phases } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { writeToStaff } from "../agencies/write-to-staff.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { writeToMembers } from "../establishments/write-to-members.server";
import { queueLetter } from "../notifications/queue-mail.server";
import { inTransaction } from "../transaction.server";
import { type ToldOfCancellation, toldOfCancellation } from "./cancellation.server";
import { enterPhase } from "./enter-phase.server";
import { factsOfRound } from "./facts.server";
import type { CancelRoundForm } from "./forms";
import { lockRound } from "./lock-round.server";
import { cancelledMail } from "./mails";
import { mayCancelRound, whyNotCancel } from "./policy";
import type { RoundDetails } from "./queries.server";
import { hasBegun, spansKey } from "./rules";

/**
 * End an open round without recognising anything, with the reason, which everyone reads: it closes at this instant, and what
 * was announced for later no longer comes. Makers, jury, council, the agencies that put entries forward and the round's own
 * people are told.
 * Refused: "forbidden" to all but its organisers, "conflict" when someone has moved the round since the person looked, "closed"
 * as the policy says. Source: docs/rules/rounds.md#ending-without-recognition.
 */
export function cancelRound(ctx: Context, roundId: string, input: CancelRoundForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, roundId);
    if (!ctx.actor || !mayCancelRound(ctx.actor, round)) throw new DomainError("forbidden", m.rounds_not_your_agency());
    if (input.seen !== spansKey(round.phases)) throw new DomainError("conflict", m.rounds_moved_meanwhile());
    const facts = await factsOfRound(ctx, round.id);
    const whyNot = whyNotCancel(round, facts);
    if (whyNot) throw new DomainError("closed", whyNot);

    const dropped = round.phases.filter((phase) => !hasBegun(phase, ctx.now)).map((phase) => phase.kind);
    await ctx.db.delete(phases).where(and(eq(phases.roundId, round.id), inArray(phases.kind, dropped)));
    const by = { userId: ctx.actor.userId, reason: input.reason };
    await enterPhase(ctx, round, { to: "closed", by, override: false, facts });
    const told = await toldOfCancellation(ctx, round.id);
    await recordAudit(ctx, {
      act: "rounds.cancelled",
      subject: { kind: "round", id: round.id },
      before: { phase: round.phase, dates: dropped },
      after: { reason: input.reason, entries: told.makers.flatMap((maker) => maker.products).length },
    });
    await tell(ctx, round, told, input.reason);
  });
}

async function tell(ctx: WriteContext, round: RoundDetails, told: ToldOfCancellation, reason: string): Promise<void> {
  for (const { establishmentId, products } of told.makers) {
    await writeToMembers(ctx, establishmentId, (name) => cancelledMail({ name, round, reason, products }));
  }
  const toOthers = (name: string) => cancelledMail({ name, round, reason, products: [] });
  for (const reader of told.seats) await queueLetter(ctx, reader, () => toOthers(reader.name));
  for (const agencyId of new Set([...told.senders, round.agencyId])) await writeToStaff(ctx, agencyId, toOthers);
}
