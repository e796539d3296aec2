import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { type OwnComplaint, ownComplaints } from "~/domain/complaints/own-complaints.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { OutcomeTag } from "~/ui/complaints/outcome-tag";
import { Subject } from "~/ui/complaints/subject";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction = () => [{ title: `${m.complaints_own_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const all = await ownComplaints(ctx);
    return { filed: all.filter((one) => one.isFiled), about: all.filter((one) => !one.isFiled) };
  });
}

export default function OwnComplaints() {
  const { filed, about } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader title={m.complaints_own_title()} lead={m.complaints_own_lead()} />
      <Complaints
        caption={m.complaints_own_filed()}
        rows={filed}
        empty={<EmptyState title={m.complaints_own_none()}>{m.complaints_own_none_text()}</EmptyState>}
      />
      {about.length > 0 && (
        <Section title={m.complaints_own_about()}>
          <Complaints caption={m.complaints_own_about()} rows={about} />
        </Section>
      )}
    </Page>
  );
}

interface ComplaintsProps {
  readonly caption: string;
  readonly rows: readonly OwnComplaint[];
  readonly empty?: ReactNode;
}

function Complaints({ caption, rows, empty }: ComplaintsProps) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          head: m.complaints_number(),
          className: "whitespace-nowrap",
          cell: (row) => (
            <Link to={paths.producerComplaint(row.id)} className="font-semibold">
              {row.label}
            </Link>
          ),
        },
        {
          head: m.complaints_about(),
          cell: (row) => (
            <div>
              <Subject entry={row.entry} />
            </div>
          ),
        },
        { head: m.complaints_round(), cell: (row) => roundName(row.round) },
        { head: m.complaints_received(), className: "whitespace-nowrap", cell: (row) => formatDate(row.receivedAt) },
        {
          head: m.common_status(),
          cell: (row) =>
            row.answer ? (
              <OutcomeTag outcome={row.answer.outcome} />
            ) : (
              <Tag tone="info">{m.complaints_answer_until({ date: formatDate(row.dueOn) })}</Tag>
            ),
        },
      ]}
    />
  );
}
