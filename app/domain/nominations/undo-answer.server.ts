import { desc, eq } from "drizzle-orm";
import { dossierSnapshots, nominationEvents, nominations } from "~/db/schema";
import type { PlainDate } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import type { RoundDetails } from "../rounds/queries.server";
import { inTransaction } from "../transaction.server";
import { endPending } from "./checks.server";
import { declaredHash, refusedHash } from "./declared-content.server";
import type { Dossier } from "./dossier";
import type { UndoAnswerForm } from "./forms";
import { refuseIfMoved } from "./last-event.server";
import { isLiveSealOf } from "./live-seal.server";
import { lockNominationInRound } from "./lock-nomination.server";
import { undoneMail } from "./mails";
import { sentenceOfLevelGap } from "./policy";
import { quotaGap } from "./quotas.server";
import { readDossier } from "./read-dossier.server";
import { recordStep } from "./record-step.server";
import type { Said } from "./said";
import { roundDueOn } from "./screening.server";
import { whyNotUndo } from "./screening-policy";
import { sentElsewhereGap } from "./sent-elsewhere.server";
import { writeToProducer } from "./write-to-producer.server";

/**
 * Take an admission back, with the reason, which its producer reads: the dossier waits for an answer again and its seal is void,
 * though kept. Where its content is no longer what was sealed, it goes back to its producer, who declares it anew.
 * Throws "closed" as the policy says, "conflict" when another officer did something since.
 */
export function undoAdmission(ctx: Context, id: string, input: UndoAnswerForm): Promise<void> {
  return undoAnswer(ctx, id, "admitted", input);
}

/**
 * Take a refusal back, with the reason, which its producer reads. The dossier stands as it did before: what had been asked for
 * still is. Where its content is no longer what was refused, it goes back to its producer. Throws as `undoAdmission` does, and
 * "closed" when its territory has no place left.
 */
export function undoRefusal(ctx: Context, id: string, input: UndoAnswerForm): Promise<void> {
  return undoAnswer(ctx, id, "refused", input);
}

const EVENTS = { admitted: "admission_undone", refused: "refusal_undone" } as const;

/** What the producer is to mend before the dossier waits for an answer again. */
interface Request {
  readonly note: string | null;
  /** Said by the platform in the place of a note (`Said`). */
  readonly said: unknown;
  readonly dueOn: PlainDate | null;
}

function undoAnswer(ctx: Context, id: string, answer: "admitted" | "refused", input: UndoAnswerForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { row, round, facts } = await lockNominationInRound(ctx, id);
    await refuseIfMoved(ctx, id, input.seen);
    const refusal = whyNotUndo(ctx.actor, facts, answer);
    if (refusal) throw new DomainError("closed", refusal);
    const dossier = await readDossier(ctx, id);
    if (answer === "refused") await refuseWithoutPlace(ctx, round, dossier);
    const voided = await voidSeal(ctx, id);
    const request =
      answer === "refused"
        ? await requestBeforeRefusal(ctx, round, dossier)
        : await requestSince(ctx, round, dossier, voided);
    const state = request ? "more_asked" : "submitted";
    await ctx.db
      .update(nominations)
      .set({ state, decidedAt: null, papersDueOn: null, papersCompletedAt: null })
      .where(eq(nominations.id, id));
    await endPending(ctx, id);
    await recordStep(ctx, id, EVENTS[answer], input.reason);
    if (request) await recordStep(ctx, id, "more_asked", (request.said as Said | null) ?? request.note, request.dueOn);
    await recordAudit(ctx, {
      act: `nominations.${EVENTS[answer]}`,
      subject: { kind: "nomination", id },
      before: { state: answer, ...(voided && { dossierHash: voided.contentHash }) },
      after: { state, reason: input.reason },
    });
    const about = { product: dossier.product.name, round, code: row.code ?? "", nominationId: id };
    await writeToProducer(ctx, facts.establishmentId, (name) =>
      undoneMail(answer, { name, ...about, reason: input.reason, request }),
    );
  });
}

/** A refused entry gave its place away, and its title may have gone elsewhere: under the round's lock, both must be there again. */
async function refuseWithoutPlace(ctx: WriteContext, round: RoundDetails, { nominationId }: Dossier): Promise<void> {
  const gap = (await sentElsewhereGap(ctx, round, nominationId)) ?? (await quotaGap(ctx, round.id, nominationId));
  if (gap) throw new DomainError("closed", sentenceOfLevelGap(gap));
}

async function voidSeal(ctx: WriteContext, id: string) {
  const [voided] = await ctx.db
    .update(dossierSnapshots)
    .set({ voidedAt: ctx.now })
    .where(isLiveSealOf(id))
    .returning({ contentHash: dossierSnapshots.contentHash, content: dossierSnapshots.content });
  return voided;
}

/** What had been asked for when the dossier was refused, or is now because it changed since. */
async function requestBeforeRefusal(ctx: WriteContext, round: RoundDetails, dossier: Dossier): Promise<Request | null> {
  const { nominationId } = dossier;
  const [, before] = await ctx.db
    .select({
      kind: nominationEvents.kind,
      note: nominationEvents.note,
      said: nominationEvents.said,
      dueOn: nominationEvents.dueOn,
    })
    .from(nominationEvents)
    .where(eq(nominationEvents.nominationId, nominationId))
    .orderBy(desc(nominationEvents.id))
    .limit(2);
  if (before?.kind === "more_asked") return { note: before.note, said: before.said, dueOn: before.dueOn };
  const kept = await refusedHash(ctx, nominationId);
  return kept === null || kept === declaredHash(dossier) ? null : newRequest(ctx, round);
}

/** Product, photos and late papers could change behind the seal: what differs from it was never declared. */
async function requestSince(
  ctx: WriteContext,
  round: RoundDetails,
  dossier: Dossier,
  seal: { readonly content: unknown } | undefined,
): Promise<Request | null> {
  const isSame = seal !== undefined && declaredHash(seal.content as Dossier) === declaredHash(dossier);
  return isSame ? null : newRequest(ctx, round);
}

const newRequest = async (ctx: WriteContext, round: RoundDetails): Promise<Request> => ({
  note: null,
  said: { kind: "content_differs" } satisfies Said,
  dueOn: await roundDueOn(ctx, round),
});
