import type { RuleFields } from "~/domain/rounds/forms";
import type { SchemeRules } from "~/domain/schemes/rules";

/** The values of a scheme as the form of a new round sends them. */
export function ruleFieldsOf(rules: SchemeRules): RuleFields {
  const { passMark, passComparison, combining, scoreStep, minimumSheets, cap, minimumPhotos, validityYears } = rules;
  return {
    passMark: passMark.value,
    passMarkSource: passMark.source,
    passComparison: passComparison.value,
    combining: combining.value,
    combiningSource: combining.source,
    scoreStep: scoreStep.value,
    scoreStepSource: scoreStep.source,
    minimumSheets: minimumSheets.value,
    minimumSheetsSource: minimumSheets.source,
    cap: cap.value ?? undefined,
    capSource: cap.source,
    minimumPhotos: minimumPhotos.value,
    minimumPhotosSource: minimumPhotos.source,
    validityYears: validityYears.value,
    validityYearsSource: validityYears.source,
  };
}
