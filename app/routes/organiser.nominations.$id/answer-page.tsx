import type { ReactNode } from "react";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Unbroken } from "~/ui/primitives/unbroken";
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
        title={<Unbroken text={title} part={nomination.code} />}
        lead={nomination.product}
        breadcrumbs={[
          { label: m.rounds_queue_title(), to: paths.organiserNominations(nomination.roundSlug, nomination.list) },
          { label: nomination.code, to: paths.organiserNomination(nomination.id, nomination.list) },
        ]}
      />
      <Card>{children}</Card>
      <p className="mt-4">
        <ButtonLink kind="quiet" to={paths.organiserNomination(nomination.id, nomination.list)}>
          {m.common_cancel()}
        </ButtonLink>
      </p>
    </Page>
  );
}
