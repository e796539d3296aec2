import type { ReactNode } from "react";
import type { ApplicationList } from "~/domain/applications/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { stepName } from "./words";

interface LinePageProps {
  readonly application: { readonly id: string; readonly number: string | null };
  readonly list: ApplicationList;
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** A form over one line of an application's list, or over many at once, apart from the list. */
export function LinePage({ application: { id, number }, list, title, lead, children }: LinePageProps) {
  return (
    <Page narrow>
      <PageHeader
        breadcrumbs={[
          { label: number ?? m.applications_title(), to: paths.application(id) },
          { label: stepName(list), to: paths.applicationLines(id, list) },
        ]}
        title={title}
        lead={lead}
      />
      <Card>{children}</Card>
    </Page>
  );
}
