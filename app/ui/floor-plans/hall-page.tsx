import type { ReactNode } from "react";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Page, PageHeader } from "~/ui/primitives/page-header";

/** A hall as the head of its pages names it. */
export interface HeadHall {
  readonly slug: string;
  readonly id: string;
  readonly name: string;
}

interface HallPageProps {
  readonly hall: HeadHall;
  /** Null on the page of the plan itself. */
  readonly title: string | null;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly narrow?: boolean;
  readonly children: ReactNode;
}

/** A page of a hall, with the way back to its plan. */
export function HallPage({ hall, title, lead, actions, narrow, children }: HallPageProps) {
  const halls = { label: m.plans_halls(), to: paths.organiserHalls(hall.slug) };
  const plan = { label: hall.name, to: paths.organiserHall(hall.slug, hall.id) };
  return (
    <Page narrow={narrow}>
      <PageHeader
        title={title ?? hall.name}
        lead={lead}
        breadcrumbs={title === null ? [halls] : [halls, plan]}
        actions={actions}
      />
      {children}
    </Page>
  );
}

export const headOfHall = (slug: string, { id, name }: Omit<HeadHall, "slug">): HeadHall => ({ slug, id, name });
