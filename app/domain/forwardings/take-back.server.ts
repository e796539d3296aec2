import { and, desc, eq, sql } from "drizzle-orm";
import { awards, forwardedEntries, forwardings, nominations, products, rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { recordStep } from "../nominations/record-step.server";
import { changeLockedDossier } from "../nominations/save-dossier.server";
import { writeToProducer } from "../nominations/write-to-producer.server";
import { lockRound } from "../rounds/lock-round.server";
import { askedOfBelow } from "../schemes/levels";
import { inTransaction } from "../transaction.server";
import type { TakeBackForm } from "./forms";
import { takenBackMail } from "./mails";
import { mayPutForward, whyNotTakeBack } from "./policy";

/**
 * Take an entry back from the list that was sent: its draft in the round above is withdrawn and its place is free again. A draft
 * that its maker had begun before, where makers enter by themselves, stays its maker's, without the letter's extract.
 * nominationId: of the draft. Refused: "not_found" to those who did not send it, "closed" once its maker handed it in.
 */
export function takeBack(ctx: Context, nominationId: string, input: TakeBackForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const entry = await findEntry(ctx, nominationId);
    // The round above first, as when the draft is handed in.
    const to = await lockRound(ctx, entry.toRoundId);
    const [row] = await ctx.db
      .select({
        state: nominations.state,
        createdAt: nominations.createdAt,
        withdrawnAt: forwardedEntries.withdrawnAt,
      })
      .from(nominations)
      .innerJoin(
        forwardedEntries,
        and(
          eq(forwardedEntries.nominationId, nominations.id),
          eq(forwardedEntries.forwardingId, entry.forwardingId),
          eq(forwardedEntries.awardId, entry.awardId),
        ),
      )
      .where(eq(nominations.id, nominationId))
      .for("update");
    const refusal = whyNotTakeBack(ctx.actor, entry, row!);
    if (refusal) throw new DomainError("closed", refusal);

    await ctx.db
      .update(forwardedEntries)
      .set({ withdrawnAt: ctx.now, withdrawnReason: input.reason })
      .where(and(eq(forwardedEntries.forwardingId, entry.forwardingId), eq(forwardedEntries.awardId, entry.awardId)));
    const isOwnDraft = askedOfBelow(to.rules, to.level).entry === "open" && row!.createdAt < entry.at;
    if (row!.state === "draft" && isOwnDraft) {
      await ctx.db.update(nominations).set({ countedTerritoryId: null }).where(eq(nominations.id, nominationId));
      await changeLockedDossier(ctx, nominationId, (own) => ({
        ...own,
        papers: (own.papers ?? []).filter((paper) => !paper.isCertified),
      }));
    } else if (row!.state === "draft") {
      await ctx.db.update(nominations).set({ state: "withdrawn" }).where(eq(nominations.id, nominationId));
      await recordStep(ctx, nominationId, "withdrawn", input.reason);
    }
    await recordStep(ctx, entry.lowerNominationId, "taken_back", input.reason);
    await recordAudit(ctx, {
      act: "forwardings.taken_back",
      subject: { kind: "nomination", id: nominationId },
      after: { reason: input.reason, number: entry.number, lowerNominationId: entry.lowerNominationId },
    });
    const about = { agency: entry.agencyName, product: entry.productName, round: to, reason: input.reason };
    await writeToProducer(ctx, entry.establishmentId, (name) => takenBackMail({ name, ...about, nominationId }));
  });
}

async function findEntry(ctx: WriteContext, nominationId: string) {
  const [entry] = isUuid(nominationId)
    ? await ctx.db
        .select({
          forwardingId: forwardings.id,
          awardId: forwardedEntries.awardId,
          at: forwardings.at,
          // What is put forward was decided here, and won with an entry.
          lowerNominationId: sql<string>`${awards.nominationId}`,
          toRoundId: forwardings.toRoundId,
          number: forwardings.number,
          agencyName: forwardings.agencyName,
          agencyId: rounds.agencyId,
          productName: products.name,
          establishmentId: products.establishmentId,
        })
        .from(forwardedEntries)
        .innerJoin(forwardings, eq(forwardings.id, forwardedEntries.forwardingId))
        .innerJoin(awards, eq(awards.id, forwardedEntries.awardId))
        .innerJoin(rounds, eq(rounds.id, forwardings.fromRoundId))
        .innerJoin(nominations, eq(nominations.id, forwardedEntries.nominationId))
        .innerJoin(products, eq(products.id, nominations.productId))
        .where(eq(forwardedEntries.nominationId, nominationId))
        // A draft that was sent anew is on several letters.
        .orderBy(sql`${forwardedEntries.withdrawnAt} is null desc`, desc(forwardings.at))
        .limit(1)
    : [];
  if (!entry || !mayPutForward(ctx.actor, entry)) throw new DomainError("not_found", m.forwardings_entry_unknown());
  return entry;
}
