import { m } from "~/i18n/paraglide/messages";
import type { NominationState, Outcome, PaperKind, PhotoView, SetCase } from "~/lib/vocabulary";
import { speak } from "./speak";

export const setCaseName = /* @__PURE__ */ speak<SetCase>({ a: m.common_set_a, b: m.common_set_b, c: m.common_set_c });

export const photoViewName = /* @__PURE__ */ speak<PhotoView>({
  front: m.common_view_front,
  side: m.common_view_side,
  above: m.common_view_above,
  other: m.common_view_other,
});

export const nominationStateName = /* @__PURE__ */ speak<NominationState>({
  draft: m.common_nomination_draft,
  submitted: m.common_nomination_submitted,
  more_asked: m.common_nomination_more_asked,
  admitted: m.common_nomination_admitted,
  refused: m.common_nomination_refused,
  withdrawn: m.common_nomination_withdrawn,
});

export const outcomeName = /* @__PURE__ */ speak<Outcome>({
  recognised: m.common_outcome_recognised,
  passed_over_cap: m.common_outcome_passed_over_cap,
  not_passed: m.common_outcome_not_passed,
  too_few_sheets: m.common_outcome_too_few_sheets,
});

export const paperKindName = /* @__PURE__ */ speak<PaperKind>({
  registration: m.nominations_paper_registration,
  food_safety: m.nominations_paper_food_safety,
  quality: m.nominations_paper_quality,
  trademark: m.nominations_paper_trademark,
  environment: m.nominations_paper_environment,
  award: m.nominations_paper_award,
  lower_title: m.nominations_paper_lower_title,
  request_letter: m.nominations_paper_request_letter,
  other: m.nominations_paper_other,
});
