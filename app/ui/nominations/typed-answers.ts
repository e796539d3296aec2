import { type DossierStepForm, dossierStepForm } from "~/domain/nominations/forms";
import { QUESTIONS, type QuestionCode, questionsOf, type Step } from "~/domain/nominations/questions";
import { formatNumber } from "~/i18n/formats";
import { formatDate } from "~/lib/dates";

/** An answer as one would type it: amounts and counts with their groups, days as dd/mm/yyyy. Empty when there is none. */
export function typedAgain(code: QuestionCode, answer: string | number | undefined): string {
  if (answer === undefined) return "";
  if (QUESTIONS[code].kind === "date") return formatDate(String(answer));
  return typeof answer === "number" ? formatNumber(answer) : answer;
}

/** The answers of a step as its form holds them. */
export const typedStep = (step: Step, answers: DossierStepForm): Record<string, string> =>
  Object.fromEntries(questionsOf(step).map((code) => [code, typedAgain(code, answers[code])]));

/** Those of a step, for the form to send back as what was there before. */
export const seenOf = (step: Step, answers: DossierStepForm): string =>
  JSON.stringify(Object.fromEntries(questionsOf(step).map((code) => [code, answers[code]])));

/** Whether what was typed is what is kept, however it was typed. */
export function isKept(step: Step, typed: Readonly<Record<string, string>>, kept: DossierStepForm): boolean {
  const read = dossierStepForm(step).safeParse(
    Object.fromEntries(Object.entries(typed).filter(([, text]) => text.trim() !== "")),
  );
  return read.success && questionsOf(step).every((code) => read.data[code] === kept[code]);
}
