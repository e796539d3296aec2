import type { Context } from "~/domain/context";
import { type PaperOfSheet, paperOfSheet } from "~/domain/paper-sheets/paper-of-sheet.server";
import { type JuryDossier, juryDossier } from "~/domain/redactions/jury-dossier.server";
import { type ScoringSheet, sheetForScoring } from "~/domain/sheets/scoring-sheet.server";

export interface SheetView {
  readonly sheet: ScoringSheet;
  readonly dossier: JuryDossier | null;
  /** What was taken over onto it from paper or a workbook. */
  readonly paper: PaperOfSheet | null;
}

/** What the page of a sheet shows its juror. What a device takes along is made of the same, so that it can show no more. */
export async function sheetView(ctx: Context, sheetId: string): Promise<SheetView> {
  const sheet = await sheetForScoring(ctx, sheetId);
  const [dossier, paper] = await Promise.all([juryDossier(ctx, sheet.id), paperOfSheet(ctx, sheet.id)]);
  return { sheet, dossier, paper };
}
