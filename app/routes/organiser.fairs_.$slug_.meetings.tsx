import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { sessionsAtWork } from "~/domain/meetings/desk.server";
import { whyNoSessions } from "~/domain/meetings/policy";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDateTime, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { FairHead, headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { sessionName } from "~/ui/meetings/meeting-state";
import { ButtonLink } from "~/ui/primitives/button";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.meetings_title()}${data ? ` · ${fairName(data.fair)}` : ""} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, mayRun, sessions } = await sessionsAtWork(ctx, args.params.slug!);
    return { fair: headOfFair(fair), isClosed: whyNoSessions(fair) !== null, mayRun, sessions };
  });
}

export default function Sessions() {
  const { fair, isClosed, mayRun, sessions } = useLoaderData<typeof loader>();
  const adding = mayRun && !isClosed && (
    <ButtonLink kind="main" to={paths.organiserNewMeetingSession(fair.slug)}>
      {m.meetings_new_session()}
    </ButtonLink>
  );
  return (
    <Page>
      <FairHead fair={fair} current="meetings" actions={sessions.length > 0 && adding} />
      <DataTable
        caption={m.meetings_title()}
        rows={sessions}
        rowKey={(session) => session.id}
        empty={
          <EmptyState title={m.meetings_no_sessions()} actions={adding}>
            {m.meetings_no_sessions_text()}
          </EmptyState>
        }
        columns={[
          {
            head: m.meetings_session(),
            cell: (session) => (
              <Link to={paths.organiserMeetingSession(fair.slug, session.id)} className="font-semibold">
                {sessionName(session)}
              </Link>
            ),
          },
          { head: m.meetings_tables(), numeric: true, cell: ({ tables }) => formatNumber(tables) },
          { head: m.meetings_slots(), numeric: true, cell: ({ slots }) => formatNumber(slots) },
          { head: m.meetings_buyers(), numeric: true, cell: ({ buyers }) => formatNumber(buyers) },
          { head: m.meetings_state_asked(), numeric: true, cell: ({ asked }) => formatNumber(asked) },
          {
            head: m.meetings_has_table(),
            numeric: true,
            cell: ({ placed, accepted }) => `${formatNumber(placed)}/${formatNumber(accepted)}`,
          },
          {
            head: m.meetings_registration(),
            cell: ({ cancelledAt, whyNotRegister, closesAt }) =>
              cancelledAt ? (
                <Tag tone="bad">{m.meetings_state_cancelled()}</Tag>
              ) : whyNotRegister ? (
                <span className="text-soft">{whyNotRegister}</span>
              ) : (
                m.meetings_open_until({ at: formatDateTime(closesAt) })
              ),
          },
        ]}
      />
    </Page>
  );
}
