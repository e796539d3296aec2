import type { ReactNode } from "react";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";

interface ActPageProps {
  readonly complaint: {
    readonly id: string;
    readonly label: string;
    readonly entry: { readonly productName: string } | null;
  };
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** One act on a complaint by itself. */
export function ActPage({ complaint, title, lead, children }: ActPageProps) {
  return (
    <Page narrow>
      <PageHeader
        title={title}
        lead={lead ?? complaint.entry?.productName ?? m.complaints_whole_round()}
        breadcrumbs={[
          { label: m.complaints_title(), to: paths.organiserComplaints() },
          { label: complaint.label, to: paths.organiserComplaint(complaint.id) },
        ]}
      />
      <Card>{children}</Card>
    </Page>
  );
}
