import type { ReactNode } from "react";
import type { OwnReportDetails } from "~/domain/yearly-reports/own-reports.server";
import { MOST_SUPPORTS } from "~/domain/yearly-reports/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { SupportForm } from "~/ui/reports/support-form";
import { SupportTable } from "~/ui/reports/support-table";

interface SupportPartProps {
  readonly report: OwnReportDetails;
  readonly supportKey: string;
  /** Where it is said that there was none. */
  readonly children: ReactNode;
}

/**
 * The supports of a report that is written: each added, corrected and taken out by an act of its own. The form for another one is the last on the
 * page: whoever has typed into it finds no other button after it.
 */
export function SupportPart({ report, supportKey, children }: SupportPartProps) {
  const { awardId, year, supports } = report;
  return (
    <div className="mb-8 grid gap-6">
      <div>
        <h2>{m.reports_step_support()}</h2>
        <p className="mt-1 text-soft">{m.reports_support_lead()}</p>
      </div>
      {supports.length > 0 && (
        <SupportTable
          supports={supports}
          actions={(support) => (
            <div className="actions">
              <ButtonLink small kind="quiet" to={paths.producerReportSupport(awardId, year, support.id)}>
                {m.reports_support_edit()}
              </ButtonLink>
              <PostButton small kind="quiet" action={paths.producerReportSupportRemoval(awardId, year, support.id)}>
                {m.common_remove()}
              </PostButton>
            </div>
          )}
        />
      )}
      {supports.length === 0 && children}
      {supports.length > 0 && (
        <div className="actions">
          <ButtonLink kind="main" to={paths.producerReport(awardId, year, { step: "quality" })}>
            {m.reports_support_next()}
          </ButtonLink>
        </div>
      )}
      {supports.length < MOST_SUPPORTS && (
        <Card as="section">
          <h3 className="mb-4 text-lg">{m.reports_support_add_title()}</h3>
          {/* A new form after each support, empty again. */}
          <SupportForm
            key={supports.length}
            action={paths.producerReportAct(awardId, year, "supports")}
            year={year}
            formKey={supportKey}
            result={undefined}
          />
        </Card>
      )}
    </div>
  );
}
