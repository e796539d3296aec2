import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatCode } from "~/domain/fair-days/rules";
import { buyerPage } from "~/domain/meetings/buyer-page.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDate, formatDateTime, formatList } from "~/i18n/formats";
import { groupName, meetingPartName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { formatPhone } from "~/lib/phone";
import { fairName } from "~/ui/fairs/fair-name";
import { FairNotice } from "~/ui/fairs/fair-notice";
import { MeetingState, sessionName } from "~/ui/meetings/meeting-state";
import { Schedule } from "~/ui/meetings/schedule";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { DefinitionList } from "~/ui/primitives/definition-list";
import { Page, PageHeader } from "~/ui/primitives/page-header";

/** Whoever has its address is the buyer: no search engine keeps it, and no other site is told of it. */
export const headers: HeadersFunction = () => ({ "x-robots-tag": "noindex", "referrer-policy": "same-origin" });

export const meta: MetaFunction = () => [
  { title: `${m.meetings_title()} · ${m.common_brand()}` },
  { name: "robots", content: "noindex" },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { buyer, session, fair, ...page } = await buyerPage(ctx, args.params.code!);
    const { code, name, organisation, phone, email, looksFor, groups, part } = buyer;
    const { id, startsAt, endsAt, room, cancelledAt, cancelledReason } = session;
    return {
      ...page,
      buyer: { code, name, organisation, phone, email, looksFor, groups, part },
      session: { id, startsAt, endsAt, room, cancelledAt, cancelledReason },
      fair: { slug: fair.slug, name: fair.name, nameEn: fair.nameEn, venue: fair.venue },
    };
  });
}

export default function BuyerMeetings() {
  const { buyer, session, fair, news, meetings, whyNotAsk } = useLoaderData<typeof loader>();
  const toAnswer = meetings.filter(({ acts }) => acts.answer);
  const agreed = meetings.filter(({ state }) => state === "accepted");
  const others = meetings.filter((one) => one.state !== "accepted" && !one.acts.answer);
  return (
    <Page>
      <PageHeader
        breadcrumbs={[{ label: fairName(fair), to: paths.fair(fair.slug) }]}
        title={m.meetings_title()}
        lead={`${buyer.organisation} · ${sessionName(session)} · ${fair.venue}`}
        actions={
          !whyNotAsk && (
            <ButtonLink kind="main" to={paths.buyerExhibitors(buyer.code)}>
              {m.meetings_ask_exhibitors()}
            </ButtonLink>
          )
        }
      />
      <FairNotice news={news} />
      <div className="grid gap-8">
        <p className="no-print text-soft">{m.meetings_page_hint({ code: formatCode(buyer.code) })}</p>
        {session.cancelledAt && (
          <Alert tone="bad" title={m.meetings_session_is_cancelled()}>
            {session.cancelledReason}
          </Alert>
        )}
        {toAnswer.length > 0 && (
          <Section title={m.meetings_to_answer()} className="no-print mt-0">
            <DataTable
              caption={m.meetings_to_answer()}
              rows={toAnswer}
              rowKey={(meeting) => meeting.id}
              columns={[
                { head: m.meetings_exhibitor(), cell: (one) => <span className="font-semibold">{one.party}</span> },
                { head: m.meetings_message(), cell: (one) => one.message },
                {
                  head: m.meetings_acts(),
                  cell: (one) => (
                    <div className="flex flex-wrap gap-2">
                      <PostButton small action={paths.buyerAcceptance(buyer.code, one.id)}>
                        {m.meetings_accept()}
                      </PostButton>
                      <ButtonLink small kind="quiet" to={paths.buyerDeclining(buyer.code, one.id)}>
                        {m.meetings_decline()}
                      </ButtonLink>
                    </div>
                  ),
                },
              ]}
            />
          </Section>
        )}
        <Schedule
          meetings={agreed}
          sessions={[session]}
          side="buyer"
          calendarTo={paths.buyerCalendar(buyer.code)}
          acts={(one) =>
            one.acts.cancel && (
              <ButtonLink small kind="quiet" to={paths.buyerCancellation(buyer.code, one.id)}>
                {m.meetings_cancel()}
              </ButtonLink>
            )
          }
        />
        {others.length > 0 && (
          <Section title={m.meetings_own_requests()} className="no-print mt-0">
            <DataTable
              caption={m.meetings_own_requests()}
              rows={others}
              rowKey={(meeting) => meeting.id}
              columns={[
                { head: m.meetings_exhibitor(), cell: (one) => <span className="font-semibold">{one.party}</span> },
                { head: m.meetings_asked_at(), cell: (one) => formatDateTime(one.askedAt) },
                { head: m.meetings_state(), cell: (one) => <MeetingState meeting={one} /> },
                {
                  head: m.meetings_acts(),
                  cell: (one) =>
                    one.acts.withdraw && (
                      <PostButton small kind="quiet" action={paths.buyerWithdrawal(buyer.code, one.id)}>
                        {m.meetings_withdraw()}
                      </PostButton>
                    ),
                },
              ]}
            />
          </Section>
        )}
        <OwnData />
      </div>
    </Page>
  );
}

/** What is kept of the buyer, and how it goes. */
function OwnData() {
  const { buyer, keptUntil } = useLoaderData<typeof loader>();
  return (
    <Section title={m.meetings_own_data()} className="no-print mt-0">
      <Card>
        <DefinitionList
          items={[
            { term: m.meetings_organisation(), detail: buyer.organisation },
            { term: m.meetings_name(), detail: buyer.name },
            { term: m.meetings_phone(), detail: buyer.phone ? formatPhone(buyer.phone) : "–" },
            { term: m.common_email(), detail: buyer.email ?? "–" },
            { term: m.meetings_looks_for(), detail: buyer.looksFor },
            { term: m.meetings_groups(), detail: formatList(buyer.groups.map(groupName)) || "–" },
            { term: m.meetings_part(), detail: meetingPartName(buyer.part) },
          ]}
        />
        <p className="mt-4 text-soft">{m.meetings_kept_until({ date: formatDate(keptUntil) })}</p>
        <div className="mt-4">
          <ButtonLink kind="danger" to={paths.buyerForgetting(buyer.code)}>
            {m.meetings_forget()}
          </ButtonLink>
        </div>
      </Card>
    </Section>
  );
}
