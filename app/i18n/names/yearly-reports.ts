import { m } from "~/i18n/paraglide/messages";
import type { ReportState, SupportKind, SupportSource } from "~/lib/vocabulary";
import { speak } from "./speak";

export const supportKindName = /* @__PURE__ */ speak<SupportKind>({
  training: m.reports_kind_training,
  technology: m.reports_kind_technology,
  fair: m.reports_kind_fair,
  trademark: m.reports_kind_trademark,
  packaging: m.reports_kind_packaging,
  website: m.reports_kind_website,
  loan: m.reports_kind_loan,
  prize: m.reports_kind_prize,
  other: m.reports_kind_other,
});

export const supportSourceName = /* @__PURE__ */ speak<SupportSource>({
  national_promotion: m.reports_source_national_promotion,
  local_promotion: m.reports_source_local_promotion,
  other_budget: m.reports_source_other_budget,
  credit: m.reports_source_credit,
  organisation: m.reports_source_organisation,
});

export const reportStandingName = /* @__PURE__ */ speak<"due" | "late" | Exclude<ReportState, "draft">>({
  due: m.reports_standing_due,
  late: m.reports_standing_late,
  submitted: m.reports_standing_submitted,
  returned: m.reports_standing_returned,
  acknowledged: m.reports_standing_acknowledged,
});
