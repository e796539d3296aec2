import { sentenceOfLevelGap } from "~/domain/nominations/policy";
import type { Gap } from "~/domain/nominations/rules";
import { formatDate, formatList, formatNumber } from "~/i18n/formats";
import { paperKindName, photoViewName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { SetCase } from "~/lib/vocabulary";
import { inLanguage } from "~/ui/rounds/round-name";
import { questionLabel } from "./question-texts";

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
    case "set_case_not_allowed":
      return setCaseSentence(gap);
    case "set_without_members":
      return m.nominations_gap_set_members({ count: gap.count });
    case "paper_missing":
      return m.nominations_gap_paper({ paper: inLanguage(gap.item.name, gap.item.nameEn) });
    case "paper_expired":
      return m.nominations_gap_paper_expired({ paper: paperKindName(gap.paper) });
    case "paper_ends_early":
      return m.nominations_gap_paper_ends({
        paper: paperKindName(gap.paper),
        until: formatDate(gap.validUntil),
        decision: formatDate(gap.decisionOn),
      });
    case "lower_title":
    case "not_put_forward":
    case "quota_full":
    case "sent_elsewhere":
    case "outside":
    case "archived":
      return sentenceOfLevelGap(gap);
  }
}

/** That a round does not take a set's case, and which it takes. */
export function setCaseSentence({ setCase, allowed }: { setCase: SetCase; allowed: readonly SetCase[] }): string {
  if (allowed.length === 0) return m.nominations_gap_sets_not_taken();
  return m.nominations_gap_set_case({ case: setCase, allowed: formatList(allowed.map((one) => `(${one})`)) });
}
