import { anAgency, type TestAgency } from "#tests/factories/agencies";
import { anOrganiser } from "#tests/factories/people";
import type { Database } from "~/db/client.server";
import type { Actor } from "~/domain/context";
import { copyScheme } from "~/domain/schemes/copy-scheme.server";
import type { SchemeDraft } from "~/domain/schemes/drafts.server";
import type { SectionForm } from "~/domain/schemes/forms";

export interface TestScheme {
  readonly code: string;
  readonly agency: TestAgency;
  /** Of its agency. */
  readonly organiser: Actor;
}

/** A scheme of an agency, copied from the programme's unless told otherwise, with the draft that copying begins. */
export async function anAgencyScheme(
  db: Database,
  { from = "cnnttb", name = "Bình chọn cấp tỉnh Lâm Đồng", now = new Date() } = {},
): Promise<TestScheme> {
  const agency = await anAgency(db);
  const organiser = await anOrganiser(db, agency.id);
  const ctx = { db, actor: organiser, now };
  const { code } = await copyScheme(ctx, from, { name, nameEn: "Lam Dong selection", agencyId: agency.id });
  return { code, agency, organiser };
}

/** The scoring section of a draft as its form sends it, with other values. */
export function scoringForm(
  { rules, saved }: Pick<SchemeDraft, "rules" | "saved">,
  changes: Partial<SectionForm<"scoring">> = {},
): SectionForm<"scoring"> {
  const { combining, trim, passMark, passComparison, minimumSheets, blind, tieBreaks, calibration } = rules;
  return {
    version: saved?.version ?? 0,
    combining: combining.value,
    combiningSource: combining.source,
    trim: trim.value,
    trimSource: trim.source,
    passMark: passMark.value,
    passMarkSource: passMark.source,
    passComparison: passComparison.value,
    passComparisonSource: passComparison.source,
    minimumSheets: minimumSheets.value,
    minimumSheetsSource: minimumSheets.source,
    blind: blind.value,
    blindSource: blind.source,
    tieBreaks: tieBreaks.value.map((step) => (step.kind === "criterion" ? `criterion:${step.code}` : step.kind)),
    tieBreaksSource: tieBreaks.source,
    calibrationAnchors: calibration.value?.anchors,
    calibrationWaits: calibration.value?.waits ?? false,
    calibrationSecondTime: calibration.value?.secondTime ?? false,
    calibrationSource: calibration.source,
    ...changes,
  };
}
