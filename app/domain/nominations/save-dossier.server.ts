import { eq } from "drizzle-orm";
import { dossiers } from "~/db/schema";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { DossierStepForm } from "./forms";
import { questionsOf, type Step, type WorkingDossier } from "./forms";
import { lockNomination } from "./lock-nomination.server";
import { whyNotWrite } from "./policy";

/**
 * Keep the answers of one step; the other steps stay as they are, so that two open steps do not undo each other.
 * An answer that was emptied is forgotten. Throws "closed" once the dossier is no longer written.
 */
export function saveDossier(
  ctx: Context,
  nominationId: string,
  input: { readonly step: Step; readonly answers: DossierStepForm },
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await changeWorkingDossier(ctx, nominationId, (dossier) => {
      const kept: Record<string, unknown> = { ...dossier };
      for (const code of questionsOf(input.step)) {
        const answer = input.answers[code];
        if (answer === undefined || answer === "") delete kept[code];
        else kept[code] = answer;
      }
      return kept as WorkingDossier;
    });
  });
}

/** Lock a nomination whose dossier is still written, and replace its working copy. */
export async function changeWorkingDossier(
  ctx: WriteContext,
  nominationId: string,
  change: (dossier: WorkingDossier) => WorkingDossier,
): Promise<void> {
  const { facts } = await lockNomination(ctx, nominationId);
  const refusal = whyNotWrite(ctx.actor, facts);
  if (refusal || !ctx.actor) throw new DomainError("closed", refusal ?? "");
  const [dossier] = await ctx.db
    .select({ answers: dossiers.answers })
    .from(dossiers)
    .where(eq(dossiers.nominationId, nominationId));
  await ctx.db
    .update(dossiers)
    .set({
      answers: change((dossier?.answers ?? {}) as WorkingDossier),
      updatedAt: ctx.now,
      updatedBy: ctx.actor.userId,
    })
    .where(eq(dossiers.nominationId, nominationId));
}
