import { eq } from "drizzle-orm";
import { dossiers, users } from "~/db/schema";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { answersOfStep, mergeAnswers, type StepSaving } from "../step-answers";
import { inTransaction } from "../transaction.server";
import type { DossierStepForm, SeenAnswers, WorkingDossier } from "./forms";
import { lockNomination } from "./lock-nomination.server";
import { isPutForward } from "./lower-title.server";
import { whyNotWrite } from "./policy";
import { questionsOf, type Step } from "./questions";

interface SentStep {
  readonly step: Step;
  /** Answers that the step does not ask of this dossier are left alone. */
  readonly answers: DossierStepForm;
  /** Left out: what is sent counts as it is. */
  readonly seen?: SeenAnswers | undefined;
}

/**
 * Keep the answers of one step; the other steps stay as they are, so that two open steps do not undo each other.
 * An answer that was emptied is forgotten. Where the dossier was saved since it was `seen`, answers that only one side changed
 * are joined, and nothing is written while both changed one. Throws "closed" once the dossier is no longer written.
 */
export function saveDossier(
  ctx: Context,
  nominationId: string,
  { step, answers: sent, seen }: SentStep,
): Promise<StepSaving> {
  return inTransaction(ctx, async (ctx) => {
    const { answers: dossier, version, updatedAt, by } = await lockWorkingDossier(ctx, nominationId);
    // The title of what was put forward is that of the letter.
    const codes = step === "papers" && (await isPutForward(ctx, nominationId)) ? [] : questionsOf(step);
    const typed = answersOfStep(sent, codes);
    const kept = answersOfStep(dossier, codes);
    const { answers, differences, joined } =
      seen && seen.version !== version
        ? mergeAnswers(codes, { seen: seen.answers, typed, kept })
        : { answers: typed, differences: [], joined: [] };
    if (differences.length > 0) return { kind: "differs", version, kept, answers, differences, by, at: updatedAt };

    const written: Record<string, unknown> = { ...dossier };
    for (const code of codes) {
      const answer = answers[code];
      if (answer === undefined || answer === "") delete written[code];
      else written[code] = answer;
    }
    await writeDossier(ctx, nominationId, { answers: written as WorkingDossier, version, step });
    return { kind: "saved", version: version + 1, answers, joined, at: ctx.now };
  });
}

/** Lock a nomination whose dossier is still written, and replace its working copy. step: where its writers go on. */
export async function changeWorkingDossier(
  ctx: WriteContext,
  nominationId: string,
  change: (dossier: WorkingDossier) => WorkingDossier,
  step?: Step,
): Promise<void> {
  const { answers, version } = await lockWorkingDossier(ctx, nominationId);
  await writeDossier(ctx, nominationId, { answers: change(answers), version, step });
}

/** Replace the working copy of a nomination that the caller has locked and found open for this. */
export async function changeLockedDossier(
  ctx: WriteContext,
  nominationId: string,
  change: (dossier: WorkingDossier) => WorkingDossier,
): Promise<void> {
  const { answers, version } = await workingDossier(ctx, nominationId);
  await writeDossier(ctx, nominationId, { answers: change(answers), version, step: undefined });
}

async function lockWorkingDossier(ctx: WriteContext, nominationId: string) {
  const { facts } = await lockNomination(ctx, nominationId);
  const refusal = whyNotWrite(ctx.actor, facts);
  if (refusal) throw new DomainError("closed", refusal);
  return workingDossier(ctx, nominationId);
}

async function workingDossier(ctx: WriteContext, nominationId: string) {
  const [row] = await ctx.db
    .select({
      answers: dossiers.answers,
      version: dossiers.version,
      updatedAt: dossiers.updatedAt,
      by: users.name,
    })
    .from(dossiers)
    .innerJoin(users, eq(users.id, dossiers.updatedBy))
    .where(eq(dossiers.nominationId, nominationId));
  return { ...row!, answers: row!.answers as WorkingDossier };
}

function writeDossier(
  ctx: WriteContext,
  nominationId: string,
  { answers, version, step }: { answers: WorkingDossier; version: number; step: Step | undefined },
) {
  return ctx.db
    .update(dossiers)
    .set({
      answers,
      version: version + 1,
      ...(step && { lastStep: step }),
      updatedAt: ctx.now,
      updatedBy: ctx.actor!.userId,
    })
    .where(eq(dossiers.nominationId, nominationId));
}
