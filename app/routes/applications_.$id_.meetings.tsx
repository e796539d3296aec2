import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ownMeetings } from "~/domain/meetings/own-meetings.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { formatDateRange, formatDateTime, formatList, formatNumber } from "~/i18n/formats";
import { meetingPartName, shortGroupName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { fairName } from "~/ui/fairs/fair-name";
import { FairNotice } from "~/ui/fairs/fair-notice";
import { MeetingState, sessionName } from "~/ui/meetings/meeting-state";
import { BuyerWords, Schedule } from "~/ui/meetings/schedule";
import { ButtonLink, PostButton } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";

export const meta: MetaFunction = () => [{ title: `${m.meetings_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, ...own } = await ownMeetings(ctx, args.params.id!);
    const { slug, name, nameEn, venue, startsOn, endsOn } = fair;
    return { ...own, fair: { slug, name, nameEn, venue, startsOn, endsOn } };
  });
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function OwnMeetings() {
  const own = useLoaderData<typeof loader>();
  const { application, fair, news, whyNot, sessions } = own;
  return (
    <Page>
      <PageHeader
        breadcrumbs={[{ label: application.number ?? application.signName, to: paths.application(application.id) }]}
        title={m.meetings_title()}
        lead={`${fairName(fair)} · ${formatDateRange(fair.startsOn, fair.endsOn)} · ${fair.venue}`}
      />
      <FairNotice news={news} />
      {whyNot || sessions.length === 0 ? (
        <EmptyState
          title={whyNot ?? m.meetings_no_sessions()}
          actions={<ButtonLink to={paths.application(application.id)}>{m.days_to_application()}</ButtonLink>}
        >
          {!whyNot && m.meetings_no_sessions_own()}
        </EmptyState>
      ) : (
        <div className="grid gap-10">
          <Sessions {...own} />
          <ToAnswer {...own} />
          <Agreed {...own} />
          <Others {...own} />
          <Buyers {...own} />
        </div>
      )}
    </Page>
  );
}

function Sessions({ sessions }: Loaded) {
  return (
    <ul className="grid gap-1.5">
      {sessions.map((session) => (
        <li key={session.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-semibold">{sessionName(session)}</span>
          {session.cancelledAt ? (
            <Tag tone="bad">{m.meetings_session_is_cancelled()}</Tag>
          ) : (
            <span className="text-soft">{m.meetings_open_until({ at: formatDateTime(session.closesAt) })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function ToAnswer({ application, meetings }: Loaded) {
  const rows = meetings.filter(({ acts }) => acts.answer);
  if (rows.length === 0) return null;
  return (
    <Section title={m.meetings_to_answer()} className="no-print mt-0">
      <DataTable
        caption={m.meetings_to_answer()}
        rows={rows}
        rowKey={(meeting) => meeting.id}
        columns={[
          { head: m.meetings_buyer(), cell: (one) => <BuyerWords buyer={one.buyer} /> },
          { head: m.meetings_exhibitor(), cell: (one) => one.party },
          { head: m.meetings_message(), cell: (one) => one.message },
          { head: m.meetings_part(), cell: (one) => meetingPartName(one.buyer.part) },
          {
            head: m.meetings_acts(),
            cell: (one) => (
              <div className="flex flex-wrap gap-2">
                <ButtonLink small to={paths.applicationMeetingAcceptance(application.id, one.id)}>
                  {m.meetings_accept()}
                </ButtonLink>
                <ButtonLink small kind="quiet" to={paths.applicationMeetingDeclining(application.id, one.id)}>
                  {m.meetings_decline()}
                </ButtonLink>
              </div>
            ),
          },
        ]}
      />
    </Section>
  );
}

function Agreed({ application, meetings, sessions }: Loaded) {
  return (
    <Schedule
      meetings={meetings.filter(({ state }) => state === "accepted")}
      sessions={sessions}
      side="exhibitor"
      calendarTo={paths.applicationMeetingCalendar(application.id)}
      acts={(one) => (
        <>
          {one.acts.report && (
            <ButtonLink
              small
              kind={one.outcome ? "quiet" : "plain"}
              to={paths.applicationMeetingResult(application.id, one.id)}
            >
              {one.outcome ? m.meetings_edit_result() : m.meetings_enter_result()}
            </ButtonLink>
          )}
          {one.acts.cancel && (
            <ButtonLink small kind="quiet" to={paths.applicationMeetingCancellation(application.id, one.id)}>
              {m.meetings_cancel()}
            </ButtonLink>
          )}
        </>
      )}
    />
  );
}

function Others({ application, meetings }: Loaded) {
  const rows = meetings.filter(({ state, acts }) => state !== "accepted" && !acts.answer);
  if (rows.length === 0) return null;
  return (
    <Section title={m.meetings_own_requests()} className="no-print mt-0">
      <DataTable
        caption={m.meetings_own_requests()}
        rows={rows}
        rowKey={(meeting) => meeting.id}
        columns={[
          { head: m.meetings_buyer(), cell: (one) => <BuyerWords buyer={one.buyer} /> },
          { head: m.meetings_exhibitor(), cell: (one) => one.party },
          { head: m.meetings_asked_at(), cell: (one) => formatDateTime(one.askedAt) },
          { head: m.meetings_state(), cell: (one) => <MeetingState meeting={one} /> },
          {
            head: m.meetings_acts(),
            cell: (one) =>
              one.acts.withdraw && (
                <PostButton small kind="quiet" action={paths.applicationMeetingWithdrawal(application.id, one.id)}>
                  {m.meetings_withdraw()}
                </PostButton>
              ),
          },
        ]}
      />
    </Section>
  );
}

function Buyers({ application, buyers }: Loaded) {
  return (
    <Section title={m.meetings_buyers_count({ count: formatNumber(buyers.length) })} className="no-print mt-0">
      <p className="mb-4 text-soft">{m.meetings_buyers_lead()}</p>
      <DataTable
        caption={m.meetings_buyers()}
        rows={buyers}
        rowKey={(buyer) => buyer.id}
        empty={<EmptyState title={m.meetings_no_buyers()}>{m.meetings_no_buyers_own()}</EmptyState>}
        columns={[
          { head: m.meetings_organisation(), cell: (one) => <span className="font-semibold">{one.organisation}</span> },
          { head: m.meetings_looks_for(), cell: (one) => one.looksFor },
          { head: m.meetings_groups(), cell: (one) => formatList(one.groups.map(shortGroupName)) },
          { head: m.meetings_part(), cell: (one) => meetingPartName(one.part) },
          {
            head: m.meetings_ask(),
            cell: (one) =>
              one.isAsked ? (
                <Tag tone="ok">{m.meetings_is_asked()}</Tag>
              ) : (
                one.mayAsk && (
                  <ButtonLink small to={paths.applicationMeetingBuyer(application.id, one.id)}>
                    {m.meetings_ask()}
                  </ButtonLink>
                )
              ),
          },
        ]}
      />
    </Section>
  );
}
