import type { ReactNode } from "react";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";

interface OwnDaysActProps {
  readonly applicationId: string;
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** A page of one form of an exhibitor on the days. */
export function OwnDaysAct({ applicationId, title, lead, children }: OwnDaysActProps) {
  return (
    <Page narrow>
      <PageHeader
        title={title}
        lead={lead}
        breadcrumbs={[{ label: m.days_title(), to: paths.applicationDays(applicationId) }]}
      />
      <Card>{children}</Card>
    </Page>
  );
}
