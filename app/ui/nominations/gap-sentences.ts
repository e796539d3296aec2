import type { Gap } from "~/domain/nominations/rules";
import { formatNumber } from "~/i18n/formats";
import { photoViewName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { paperKindName, questionLabel } from "./question-texts";

/** A gap in words, for the person who can fill it. year: of the round, for questions that name years. */
export function sentenceOfGap(gap: Gap, year: number): string {
  switch (gap.kind) {
    case "unanswered":
      return m.nominations_gap_unanswered({ question: questionLabel(gap.question, year) });
    case "thin":
      return m.nominations_gap_thin({
        question: questionLabel(gap.question, year),
        length: formatNumber(gap.length),
        good: formatNumber(gap.good),
      });
    case "too_few_photos":
      return m.nominations_gap_photos({ count: gap.count, minimum: gap.minimum });
    case "view_missing":
      return m.nominations_gap_view({ view: photoViewName(gap.view) });
    case "small_photos":
      return m.nominations_gap_small_photos({ count: gap.count });
    case "paper_missing":
      return m.nominations_gap_paper({ paper: paperKindName(gap.paper) });
    case "paper_expired":
      return m.nominations_gap_paper_expired({ paper: paperKindName(gap.paper) });
  }
}
