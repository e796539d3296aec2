import { and, eq, ne, sql } from "drizzle-orm";
import { dossierSnapshots, dossiers, forwardedEntries, forwardings, nominations } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { agencyNameOn } from "../agencies/queries.server";
import { writeToStaff } from "../agencies/write-to-staff.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { carriedTo } from "../nominations/carry-over";
import { addendumOf } from "../nominations/checklist";
import type { Dossier } from "../nominations/dossier";
import type { Paper, WorkingDossier } from "../nominations/forms";
import { isLiveSealOf } from "../nominations/live-seal.server";
import { territoryIn } from "../nominations/places";
import { quotasOf } from "../nominations/quotas.server";
import { recordStep } from "../nominations/record-step.server";
import { closingDay } from "../nominations/rules";
import { changeLockedDossier } from "../nominations/save-dossier.server";
import { writeToProducer } from "../nominations/write-to-producer.server";
import { lockRound } from "../rounds/lock-round.server";
import { type RoundDetails, roundById } from "../rounds/queries.server";
import { inTransaction } from "../transaction.server";
import { attachExtracts, type ExtractOffice, refuseBroken } from "./attach-extracts.server";
import type { PutForwardForm } from "./forms";
import { arrivedMail, putForwardMail } from "./mails";
import { sentenceOfRefusal } from "./policy";
import { reviewForwarding } from "./review-forwarding.server";
import type { Candidate } from "./rules";

/**
 * Put winners of a round forward to a round of the next level. Each becomes a draft there that its maker upgrades and hands
 * in: with the sealed answers and papers of the lower dossier, its title, and a certified extract of the decision that cannot
 * be taken out. A draft that its maker has begun there is taken up with what is written in it. Makers and the receiving agency
 * are told. Returns how many went.
 * Refused: as `reviewForwarding` says; "conflict" when one of them may not go, with the reason, and when its sealed dossier is
 * no longer what was sealed.
 * Source: docs/rules/levels.md#putting-forward.
 */
export async function putForward(
  ctx: Context,
  office: ExtractOffice,
  fromRoundId: string,
  input: PutForwardForm,
): Promise<{ sent: number }> {
  // The papers first: drawing them takes seconds, and both rounds stand still while they are locked.
  const [before, beforeTo] = [await roundById(ctx, fromRoundId), await roundById(ctx, input.toRoundId)];
  const papers = await attachExtracts(ctx, office, before, await agreed(ctx, before, beforeTo, input));

  return inTransaction(ctx, async (ctx) => {
    const { from, to } = await lockBoth(ctx, fromRoundId, input.toRoundId);
    const accepted = await agreed(ctx, from, to, input);
    const { agencyId } = from;
    const named = await agencyNameOn(ctx, agencyId, input.datedOn);
    const [forwarding] = await ctx.db
      .insert(forwardings)
      .values({
        fromRoundId: from.id,
        toRoundId: to.id,
        agencyId,
        agencyName: named?.name ?? from.agency.name,
        number: input.number,
        datedOn: input.datedOn,
        signerName: input.signerName,
        signerTitle: input.signerTitle,
        by: ctx.actor!.userId,
        at: ctx.now,
      })
      .returning({ id: forwardings.id, agencyName: forwardings.agencyName });
    const places = await quotasOf(ctx, to.id);
    for (const [place, candidate] of accepted.entries()) {
      const countedTerritoryId = territoryIn(places, candidate.provinceId);
      const nominationId = await enter(ctx, to, { ...candidate, countedTerritoryId }, papers.get(candidate.awardId)!);
      await ctx.db.insert(forwardedEntries).values({
        forwardingId: forwarding!.id,
        awardId: candidate.awardId,
        toRoundId: to.id,
        nominationId,
        position: place + 1,
      });
      await recordStep(ctx, candidate.nominationId, "put_forward", {
        kind: "to_round",
        name: to.name,
        nameEn: to.nameEn,
      });
      await tellMaker(ctx, forwarding!.agencyName, to, candidate, nominationId);
    }
    await recordAudit(ctx, {
      act: "forwardings.put_forward",
      subject: { kind: "round", id: from.id },
      after: {
        to: to.id,
        number: input.number,
        datedOn: input.datedOn,
        certificates: accepted.map((one) => one.certificate.number),
      },
    });
    const about = { agency: forwarding!.agencyName, number: input.number, round: to };
    await writeToStaff(ctx, to.agencyId, (name) => arrivedMail({ name, ...about, products: accepted.length }));
    return { sent: accepted.length };
  });
}

/** Always in one order: two rounds may put forward to each other's neighbours at once. */
async function lockBoth(ctx: WriteContext, fromId: string, toId: string) {
  const locked = new Map<string, RoundDetails>();
  for (const id of [...new Set([fromId, toId])].sort()) locked.set(id, await lockRound(ctx, id));
  return { from: locked.get(fromId)!, to: locked.get(toId)! };
}

/** All of what was chosen: the page names what is refused, and whoever confirms has seen it. */
async function agreed(
  ctx: Context,
  from: RoundDetails,
  to: RoundDetails,
  input: PutForwardForm,
): Promise<readonly Candidate[]> {
  const { accepted, refused } = await reviewForwarding(ctx, from, to, input);
  const [first] = refused;
  if (!first) return accepted;
  const reason = sentenceOfRefusal(first.refusal);
  throw new DomainError("conflict", m.forwardings_refused_one({ product: first.candidate.productName, reason }));
}

/** The entry in the round above, with the dossier of the level below to upgrade. Returns its id. */
async function enter(
  ctx: WriteContext,
  to: RoundDetails,
  candidate: Candidate & { readonly countedTerritoryId: string | null },
  extract: Paper,
): Promise<string> {
  const by = ctx.actor!.userId;
  const answers = await inherited(ctx, to, candidate, extract);
  const { productId, groupCode, countedTerritoryId } = candidate;
  const [nomination] = await ctx.db
    .insert(nominations)
    .values({
      ...{ roundId: to.id, productId, groupCode, countedTerritoryId },
      ...{ fromNominationId: candidate.nominationId, createdBy: by, createdAt: ctx.now },
    })
    .onConflictDoNothing({
      target: [nominations.roundId, nominations.productId],
      where: sql`${nominations.state} <> 'withdrawn'`,
    })
    .returning({ id: nominations.id });
  if (!nomination) return takeUpDraft(ctx, to, candidate, answers);
  await ctx.db.insert(dossiers).values({ nominationId: nomination.id, answers, updatedAt: ctx.now, updatedBy: by });
  await recordStep(ctx, nomination.id, "draft");
  return nomination.id;
}

/** The draft that its maker has begun: what is written in it stays, the title and its extract are those of the letter. */
async function takeUpDraft(
  ctx: WriteContext,
  to: RoundDetails,
  candidate: Candidate & { readonly countedTerritoryId: string | null },
  inherited: WorkingDossier,
): Promise<string> {
  const [draft] = await ctx.db
    .select({ id: nominations.id, state: nominations.state })
    .from(nominations)
    .where(
      and(
        eq(nominations.roundId, to.id),
        eq(nominations.productId, candidate.productId),
        ne(nominations.state, "withdrawn"),
      ),
    )
    .for("update");
  if (draft?.state !== "draft") {
    const reason = m.forwardings_refused_nominated();
    throw new DomainError("conflict", m.forwardings_refused_one({ product: candidate.productName, reason }));
  }
  await ctx.db
    .update(nominations)
    .set({ fromNominationId: candidate.nominationId, countedTerritoryId: candidate.countedTerritoryId })
    .where(eq(nominations.id, draft.id));
  const { lowerTitleNumber, lowerTitleDate, lowerTitleLevel, papers = [] } = inherited;
  await changeLockedDossier(ctx, draft.id, (own) => ({
    ...own,
    ...{ lowerTitleNumber, lowerTitleDate, lowerTitleLevel },
    papers: [...(own.papers ?? []).filter((one) => !one.isCertified), ...papers.filter((one) => one.isCertified)],
  }));
  return draft.id;
}

/** What a dossier of the next level begins with. Papers that spoke of the level further below stay in the sealed copy. */
async function inherited(
  ctx: WriteContext,
  to: RoundDetails,
  candidate: Candidate,
  extract: Paper,
): Promise<WorkingDossier> {
  const [row] = await ctx.db
    .select({
      content: dossierSnapshots.content,
      contentHash: dossierSnapshots.contentHash,
      working: dossiers.answers,
    })
    .from(dossierSnapshots)
    .innerJoin(dossiers, eq(dossiers.nominationId, dossierSnapshots.nominationId))
    .where(isLiveSealOf(candidate.nominationId));
  if (!row) throw new DomainError("conflict", m.forwardings_not_sealed({ product: candidate.productName }));
  refuseBroken(row, candidate.productName);
  const sealed = row.content as Dossier;
  const late = addendumOf((row.working as WorkingDossier).papers ?? [], sealed.papers);
  const kept = [...sealed.papers, ...late].filter(
    (paper) => paper.kind !== "lower_title" && paper.kind !== "request_letter",
  );
  const { certificate } = candidate;
  return {
    ...carriedTo(sealed.answers, { from: sealed.round.year, to: to.year }),
    lowerTitleNumber: certificate.number,
    lowerTitleDate: certificate.issuedOn,
    lowerTitleLevel: sealed.round.level,
    papers: [...kept, extract],
  };
}

async function tellMaker(
  ctx: WriteContext,
  agency: string,
  to: RoundDetails,
  candidate: Candidate,
  nominationId: string,
): Promise<void> {
  const about = { agency, product: candidate.productName, round: to, closesOn: closingDay(to), nominationId };
  await writeToProducer(ctx, candidate.establishmentId, (name) => putForwardMail({ name, ...about }));
}
