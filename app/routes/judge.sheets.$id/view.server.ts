import type { Context } from "~/domain/context";
import type { SealedDossier } from "~/domain/nominations/sealed-dossier.server";
import { type ScoringSheet, sheetForScoring } from "~/domain/sheets/scoring-sheet.server";
import { dossierIfSealed } from "./dossier.server";

export interface SheetView {
  readonly sheet: ScoringSheet;
  readonly dossier: SealedDossier | null;
}

/** What the page of a sheet shows its juror. What a device takes along is made of the same, so that it can show no more. */
export async function sheetView(ctx: Context, sheetId: string): Promise<SheetView> {
  const sheet = await sheetForScoring(ctx, sheetId);
  return { sheet, dossier: await dossierIfSealed(ctx, sheet.sheet.nominationId) };
}
