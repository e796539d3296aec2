import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { complaintById } from "~/domain/complaints/complaint-details.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { formatDate, formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { OutcomeTag } from "~/ui/complaints/outcome-tag";
import { RetallyTable } from "~/ui/complaints/retally-table";
import { Trail } from "~/ui/complaints/trail";
import { ClockTag } from "~/ui/holidays/clock-tag";
import { Card, Section } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";
import { roundName } from "~/ui/rounds/round-name";
import { Acts } from "./acts";
import { AssignForm } from "./assign-form";
import { Complainant } from "./complainant";
import { FactList } from "./fact-list";
import { NoteForm } from "./note-form";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.complaint.label ?? m.complaints_title()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    return { complaint: await complaintById(ctx, args.params.id!) };
  });
}

export default function Complaint() {
  const { complaint } = useLoaderData<typeof loader>();
  const { id, label, entry, round, answer, certificate, complainant } = complaint;
  return (
    <Page>
      <PageHeader
        breadcrumbs={[
          { label: m.complaints_title(), to: paths.organiserComplaints() },
          {
            label: roundName(round),
            to: complaint.isStaff ? paths.organiserRoundComplaints(round.slug) : paths.round(round.slug),
          },
        ]}
        tags={
          <>
            <ClockTag clock={complaint.clock} />
            {answer && <OutcomeTag outcome={answer.outcome} />}
            {complaint.revocationProposedAt && <Tag tone="bad">{m.complaints_proposed_tag()}</Tag>}
          </>
        }
        title={m.complaints_of_number({ label })}
        lead={entry ? entry.productName : m.complaints_whole_round()}
      />
      <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:grid-rows-[auto_1fr]">
        <Card as="section" className="min-w-0">
          <h2 className="text-xl">{m.complaints_text()}</h2>
          <p className="mt-3 break-words whitespace-pre-line">{complaint.text}</p>
        </Card>
        <aside className="grid gap-5 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <Card as="section">
            <h2 className="text-xl">{m.complaints_facts()}</h2>
            <div className="mt-3">
              <FactList
                items={[
                  { term: m.complaints_received(), detail: formatDateTime(complaint.receivedAt) },
                  { term: m.complaints_due(), detail: formatDate(complaint.dueOn) },
                  { term: m.complaints_entry_code(), detail: entry ? entry.code : m.complaints_whole_round() },
                  ...(entry ? [{ term: m.complaints_establishment(), detail: entry.establishmentName }] : []),
                  ...(certificate
                    ? [
                        {
                          term: m.certificates_heading(),
                          detail: <Link to={paths.certificate(certificate.number)}>{certificate.number}</Link>,
                        },
                      ]
                    : []),
                  {
                    term: m.complaints_assignee(),
                    detail: complaint.assignee?.name ?? <span className="text-soft">{m.complaints_unassigned()}</span>,
                  },
                ]}
              />
            </div>
            {complaint.mayAssign && !answer && (
              <div className="mt-5 border-t border-line pt-5">
                <AssignForm complaint={complaint} />
              </div>
            )}
          </Card>
          <Acts complaint={complaint} />
          <Card as="section">
            <h2 className="text-xl">{m.complaints_complainant()}</h2>
            <p className="mt-1 text-sm text-soft">{m.complaints_complainant_hint()}</p>
            {complainant ? (
              <Complainant {...complainant} />
            ) : (
              <p className="mt-3">{m.complaints_contact_erased({ at: formatDateTime(complaint.contactErasedAt!) })}</p>
            )}
          </Card>
        </aside>
        <div className="min-w-0 *:first:mt-2">
          {answer && (
            <Section title={m.complaints_answer_given()}>
              <Card>
                <OutcomeTag outcome={answer.outcome} />
                <p className="mt-3 break-words whitespace-pre-line">{answer.text}</p>
                <p className="mt-3 text-sm text-soft">
                  {m.complaints_answered_by({ name: answer.by, at: formatDateTime(answer.at) })}
                </p>
              </Card>
            </Section>
          )}
          {complaint.retallies.toReversed().map((retally) => (
            <Section key={retally.event} title={m.complaints_retally_title()}>
              <RetallyTable retally={retally} />
            </Section>
          ))}
          <Section title={m.complaints_trail()}>
            <Trail entries={complaint.trail} />
            <Card className="mt-6">
              <NoteForm complaintId={id} />
            </Card>
          </Section>
        </div>
      </div>
    </Page>
  );
}
