import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ownComplaintById } from "~/domain/complaints/own-complaints.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDate, formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { OutcomeTag } from "~/ui/complaints/outcome-tag";
import { Alert } from "~/ui/primitives/alert";
import { Card, Section } from "~/ui/primitives/card";
import { DefinitionList } from "~/ui/primitives/definition-list";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.complaint.label ?? m.complaints_own_title()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => ({ complaint: await ownComplaintById(ctx, args.params.id!) }));
}

export default function OwnComplaint() {
  const { complaint } = useLoaderData<typeof loader>();
  const { label, round, entry, isFiled, text, answer } = complaint;
  return (
    <Page narrow>
      <PageHeader
        breadcrumbs={[{ label: m.complaints_own_title(), to: paths.producerComplaints() }]}
        title={m.complaints_of_number({ label })}
        lead={isFiled ? undefined : m.complaints_about_yours()}
      />
      <Card>
        <DefinitionList
          items={[
            { term: m.complaints_round(), detail: roundName(round) },
            {
              term: m.complaints_about(),
              detail: entry ? `${entry.productName} (${entry.code})` : m.complaints_whole_round(),
            },
            { term: m.complaints_received(), detail: formatDateTime(complaint.receivedAt) },
            ...(isFiled ? [{ term: m.complaints_due(), detail: formatDate(complaint.dueOn) }] : []),
          ]}
        />
      </Card>
      {isFiled && (
        <p className="mt-4">
          <Link to={paths.roundComplaint(round.slug, complaint.id)}>{m.complaints_receipt_link()}</Link>
        </p>
      )}
      {text && (
        <Section title={m.complaints_text()}>
          <Card>
            <p className="break-words whitespace-pre-line">{text}</p>
          </Card>
        </Section>
      )}
      <Section title={m.complaints_answer_given()}>
        {answer ? (
          <Card>
            <OutcomeTag outcome={answer.outcome} />
            <p className="mt-3 break-words whitespace-pre-line">{answer.text}</p>
            <p className="mt-3 text-sm text-soft">{formatDateTime(answer.at)}</p>
          </Card>
        ) : (
          <Alert>{m.complaints_receipt_text({ date: formatDate(complaint.dueOn) })}</Alert>
        )}
      </Section>
    </Page>
  );
}
