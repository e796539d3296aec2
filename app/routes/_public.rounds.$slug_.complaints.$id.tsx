import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { receiptOf } from "~/domain/complaints/filing.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDate, formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { DefinitionList } from "~/ui/primitives/definition-list";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.complaints_receipt_title({ label: data.receipt.label }) : m.common_brand() },
  { name: "robots", content: "noindex" },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => ({
    receipt: await receiptOf(ctx, args.params.slug!, args.params.id!),
    isSignedIn: ctx.actor !== null,
  }));
}

export default function Receipt() {
  const { receipt, isSignedIn } = useLoaderData<typeof loader>();
  const { label, round, productName, receivedAt, dueOn, answeredAt } = receipt;
  return (
    <Page narrow>
      <PageHeader
        breadcrumbs={[{ label: roundName(round), to: paths.round(round.slug) }]}
        title={m.complaints_receipt_title({ label })}
      />
      <div className="grid gap-6">
        {answeredAt ? (
          <Alert tone="ok" title={m.complaints_receipt_answered({ date: formatDate(answeredAt) })}>
            {m.complaints_receipt_answered_text()}
          </Alert>
        ) : (
          <Alert tone="ok" title={m.complaints_receipt_received()}>
            {m.complaints_receipt_text({ date: formatDate(dueOn) })}
          </Alert>
        )}
        <Card>
          <DefinitionList
            items={[
              { term: m.complaints_number(), detail: <b>{label}</b> },
              { term: m.complaints_about(), detail: productName ?? m.complaints_whole_round() },
              { term: m.complaints_received(), detail: formatDateTime(receivedAt) },
              { term: m.complaints_due(), detail: formatDate(dueOn) },
            ]}
          />
        </Card>
        <p className="text-soft">{m.complaints_receipt_keep()}</p>
        <div className="no-print flex flex-wrap gap-3">
          <ButtonLink to={paths.round(round.slug)}>{m.complaints_back_to_round()}</ButtonLink>
          {isSignedIn && (
            <ButtonLink kind="quiet" to={paths.producerComplaints()}>
              {m.complaints_own_title()}
            </ButtonLink>
          )}
        </div>
      </div>
    </Page>
  );
}
