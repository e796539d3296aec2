import { DomainError } from "~/domain/errors";
import { ReportRef } from "~/domain/yearly-reports/forms";
import { m } from "~/i18n/paraglide/messages";

/** The report that `/producer/reports/<award>/<year>` names. Throws "not_found" for what can be none. */
export function reportNamedBy(params: { readonly award?: string; readonly year?: string }): ReportRef {
  const ref = ReportRef.safeParse({ awardId: params.award, year: params.year });
  if (!ref.success) throw new DomainError("not_found", m.reports_not_found());
  return ref.data;
}
