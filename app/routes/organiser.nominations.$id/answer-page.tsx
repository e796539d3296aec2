import type { ReactNode } from "react";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import type { Undoable } from "./answering.server";

interface AnswerPageProps {
  readonly nomination: Pick<Undoable, "id" | "code" | "product" | "roundSlug" | "list">;
  readonly title: string;
  readonly children: ReactNode;
}

/** One answer by itself: where a form that was not accepted comes back. */
export function AnswerPage({ nomination, title, children }: AnswerPageProps) {
  return (
    <Page narrow>
      <PageHeader
        title={title}
        lead={nomination.product}
        breadcrumbs={[
          { label: m.rounds_queue_title(), to: paths.organiserNominations(nomination.roundSlug, nomination.list) },
          { label: nomination.code, to: paths.organiserNomination(nomination.id, nomination.list) },
        ]}
      />
      <Card>{children}</Card>
    </Page>
  );
}
