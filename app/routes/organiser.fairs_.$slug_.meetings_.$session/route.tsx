import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { sessionDesk } from "~/domain/meetings/desk.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ListLinks } from "~/ui/fair-days/list-links";
import { FairHead, headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { sessionName } from "~/ui/meetings/meeting-state";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink, PostButton } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { Page } from "~/ui/primitives/page-header";
import { Stat, StatRow } from "~/ui/primitives/stat";
import { BuyerTable } from "./buyer-table";
import { MeetingTable } from "./meeting-table";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.meetings_title()}${data ? ` · ${fairName(data.fair)}` : ""} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, ...desk } = await sessionDesk(ctx, args.params.slug!, args.params.session!);
    return { ...desk, fair: headOfFair(fair) };
  });
}

export default function SessionDesk() {
  const { fair, session, slots, buyers, meetings, mayRun, whyNotArrange, whyNotRegister } =
    useLoaderData<typeof loader>();
  const agreed = meetings.filter(({ state, isOff }) => state === "accepted" && !isOff);
  const placed = agreed.filter(({ from }) => from);
  const waiting = agreed.filter(({ from }) => !from);
  const rest = meetings.filter(({ state, isOff }) => state !== "accepted" || isOff);
  const { slug } = fair;
  return (
    <Page>
      <FairHead
        fair={fair}
        current="meetings"
        actions={
          mayRun && (
            <ButtonLink small to={paths.organiserMeetingSettings(slug, session.id)}>
              {m.meetings_edit_session()}
            </ButtonLink>
          )
        }
      />
      <h2 className="mb-4">{sessionName(session)}</h2>
      {session.cancelledAt && (
        <Alert tone="bad" title={m.meetings_session_is_cancelled()} className="mb-6">
          {session.cancelledReason}
        </Alert>
      )}
      {!session.cancelledAt && (session.day < fair.startsOn || session.day > fair.endsOn) && (
        <Alert tone="wait" className="mb-6">
          {m.meetings_outside_days()}
        </Alert>
      )}
      <StatRow>
        <Stat
          label={m.meetings_places()}
          value={formatNumber(slots.length * session.tables)}
          note={m.meetings_places_note({ tables: formatNumber(session.tables), slots: formatNumber(slots.length) })}
        />
        <Stat label={m.meetings_buyers()} value={formatNumber(buyers.length)} />
        <Stat
          label={m.meetings_state_asked()}
          value={formatNumber(meetings.filter(({ state }) => state === "asked").length)}
        />
        <Stat label={m.meetings_has_table()} value={`${formatNumber(placed.length)}/${formatNumber(agreed.length)}`} />
      </StatRow>
      {waiting.length > 0 && (
        <Section
          title={m.meetings_waiting({ count: formatNumber(waiting.length) })}
          actions={
            mayRun && (
              <PostButton
                kind="main"
                action={paths.organiserMeetingArrangement(slug, session.id)}
                whyNot={whyNotArrange}
              >
                {m.meetings_arrange()}
              </PostButton>
            )
          }
        >
          <p className="mb-4 text-soft">{m.meetings_arrange_lead()}</p>
          <MeetingTable caption={m.meetings_waits_for_table()} slug={slug} meetings={waiting} />
        </Section>
      )}
      <Section
        title={m.meetings_placed()}
        actions={
          <div className="flex flex-wrap gap-3">
            <ButtonLink small to={paths.organiserMeetingPlan(slug, session.id)}>
              {m.meetings_plan()}
            </ButtonLink>
            {meetings.length > 0 && <ListLinks to={(format) => paths.organiserMeetingList(slug, session.id, format)} />}
          </div>
        }
      >
        <MeetingTable
          caption={m.meetings_placed()}
          slug={slug}
          meetings={placed}
          empty={<p className="text-soft">{m.meetings_plan_empty()}</p>}
        />
      </Section>
      <Section
        title={m.meetings_buyers()}
        actions={
          mayRun &&
          !whyNotRegister && (
            <ButtonLink small to={paths.organiserNewMeetingBuyer(slug, session.id)}>
              {m.meetings_add_buyer()}
            </ButtonLink>
          )
        }
      >
        <BuyerTable slug={slug} sessionId={session.id} buyers={buyers} mayRun={mayRun} isOpen={!whyNotArrange} />
      </Section>
      {rest.length > 0 && (
        <Section title={m.meetings_requests()}>
          <MeetingTable caption={m.meetings_requests()} slug={slug} meetings={rest} />
        </Section>
      )}
    </Page>
  );
}
