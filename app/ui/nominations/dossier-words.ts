import { dossierStepForm } from "~/domain/nominations/forms";
import { QUESTIONS, type QuestionCode, questionsOf, type Step } from "~/domain/nominations/questions";
import { formatNumber } from "~/i18n/formats";
import { formatDate } from "~/lib/dates";
import type { StepWords } from "~/ui/steps/step-words";
import { questionLabel } from "./question-texts";

/** The questions of a step of a dossier. year: of the round, for questions that name years. */
export const dossierWords = (step: Step, year: number): StepWords => ({
  names: questionsOf(step),
  schema: dossierStepForm(step),
  label: (name) => questionLabel(name as QuestionCode, year),
  typed: (name, answer) => typedAgain(name as QuestionCode, answer),
});

/** Amounts and counts with their groups, days as dd/mm/yyyy. */
function typedAgain(code: QuestionCode, answer: string | number | undefined): string {
  if (answer === undefined) return "";
  if (QUESTIONS[code].kind === "date") return formatDate(String(answer));
  return typeof answer === "number" ? formatNumber(answer) : answer;
}
