import type { ComponentProps, ReactNode } from "react";
import { m } from "~/i18n/paraglide/messages";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { ComparisonView } from "./comparison-view";

export const comparisonTitle = (anchor: { readonly title: string } | undefined): string =>
  `${anchor ? m.calibration_comparison_title({ title: anchor.title }) : m.calibration_title()} · ${m.common_brand()}`;

interface ComparisonPageProps extends ComponentProps<typeof ComparisonView> {
  /** Of the anchor. */
  readonly title: string;
  /** The page above this one. */
  readonly up: { readonly label: string; readonly to: string };
  readonly actions?: ReactNode;
  /** Below the comparison. */
  readonly children: ReactNode;
}

/** What a jury gave an anchor, for the jury and for the agency. */
export function ComparisonPage({ comparison, title, up, actions, to, children }: ComparisonPageProps) {
  return (
    <Page>
      <PageHeader
        title={m.calibration_comparison_title({ title })}
        lead={m.calibration_comparison_lead()}
        breadcrumbs={[up]}
        actions={actions}
      />
      <ComparisonView comparison={comparison} to={to} />
      {children}
    </Page>
  );
}
