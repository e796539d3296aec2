import { m } from "~/i18n/paraglide/messages";
import type { Compared, FairIndicator, SurveyMark, SurveyPart } from "~/lib/vocabulary";
import { speak } from "./speak";

export const surveyPartName = /* @__PURE__ */ speak<SurveyPart>({
  exhibitor: m.closings_part_exhibitor,
  visitor: m.closings_part_visitor,
});

export const surveyMarkName = /* @__PURE__ */ speak<SurveyMark>({
  whole: m.closings_mark_whole,
  running: m.closings_mark_running,
  meeting: m.closings_mark_meeting,
});

export const comparedName = /* @__PURE__ */ speak<Compared>({
  booths: m.closings_booths,
  establishments: m.closings_establishments,
  provinces: m.closings_provinces,
  visits: m.closings_visits,
  sales: m.closings_revenue,
  contracts: m.closings_contracts,
});

export const fairIndicatorName = /* @__PURE__ */ speak<FairIndicator>({
  fairs: m.figures_indicator_fairs,
  booths: m.figures_indicator_booths,
  establishments: m.figures_indicator_establishments,
  visits: m.figures_indicator_visits,
  sales: m.figures_indicator_sales,
  contracts: m.figures_indicator_contracts,
  contracted: m.figures_indicator_contracted,
  support: m.figures_indicator_support,
});
