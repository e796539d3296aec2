import type { Context } from "~/domain/context";
import { DomainError } from "~/domain/errors";
import { dossierForJury, type SealedDossier } from "~/domain/nominations/sealed-dossier.server";

/** The sealed dossier; null for an entry taken over without one, which is still scored by what lies on the table. */
export async function dossierIfSealed(ctx: Context, nominationId: string): Promise<SealedDossier | null> {
  try {
    return await dossierForJury(ctx, nominationId);
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") return null;
    throw error;
  }
}
