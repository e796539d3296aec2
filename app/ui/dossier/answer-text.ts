import { QUESTIONS, type QuestionCode } from "~/domain/nominations/questions";
import { formatDate, formatMoney, formatNumber } from "~/i18n/formats";
import { levelTitle } from "~/i18n/names";

/** An answer as it is read: amounts, counts and days in the language of the page. */
export function answerText(code: QuestionCode, answer: string | number): string {
  switch (QUESTIONS[code].kind) {
    case "money":
      return formatMoney(Number(answer));
    case "whole":
      return formatNumber(Number(answer));
    case "date":
      return formatDate(String(answer));
    case "level":
      return levelTitle(String(answer));
    default:
      return String(answer);
  }
}
