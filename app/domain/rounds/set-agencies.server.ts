import { eq } from "drizzle-orm";
import { agencies, rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { factsOfRound } from "./facts.server";
import type { AgenciesForm } from "./forms";
import { lockRound } from "./lock-round.server";
import { mayPrepareRounds, whyNotSetAuthority } from "./policy";

/**
 * Who runs a round, and the authority that recognises and signs where that is another one. A draft may go to another of one's
 * agencies; the authority may still be named until a decision.
 * Refused: "forbidden" for agencies one does not organise for, "closed" for another agency of an open round and after a
 * decision, "invalid" for an unknown authority.
 */
export function setAgencies(ctx: Context, roundId: string, input: AgenciesForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, roundId);
    for (const agencyId of [round.agencyId, input.agencyId]) {
      if (!mayPrepareRounds(ctx.actor, agencyId)) throw new DomainError("forbidden", m.rounds_not_your_agency());
    }
    if (round.openedAt && input.agencyId !== round.agencyId) {
      throw new DomainError("closed", m.rounds_agency_is_fixed(), { agencyId: [m.rounds_agency_is_fixed()] });
    }
    const closed = whyNotSetAuthority(await factsOfRound(ctx, round.id));
    if (closed) throw new DomainError("closed", closed);
    // The agency itself signs where no other authority does.
    const authorityId = input.authorityId === input.agencyId ? null : (input.authorityId ?? null);
    if (authorityId !== null) {
      const [known] = await ctx.db.select({ id: agencies.id }).from(agencies).where(eq(agencies.id, authorityId));
      if (!known) throw new DomainError("invalid", m.agencies_unknown(), { authorityId: [m.agencies_unknown()] });
    }
    await ctx.db.update(rounds).set({ agencyId: input.agencyId, authorityId }).where(eq(rounds.id, round.id));
    await recordAudit(ctx, {
      act: "rounds.agencies_set",
      subject: { kind: "round", id: round.id },
      before: { agencyId: round.agencyId, authorityId: round.authority?.id ?? null },
      after: { agencyId: input.agencyId, authorityId },
    });
  });
}
