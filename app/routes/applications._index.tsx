import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { type OwnApplication, openCalls, ownApplications } from "~/domain/applications/own-applications.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDate, formatDateRange, formatDateTime, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { StateTag } from "~/ui/applications/state-tag";
import { fairName } from "~/ui/fairs/fair-name";
import { ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.applications_own_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const [applications, calls] = await Promise.all([ownApplications(ctx), openCalls(ctx)]);
    const now = ctx.now.getTime();
    return { applications: applications.map((one) => ({ ...one, next: nextOf(one, now) })), calls };
  });
}

/** The applications of the reader's establishments and agencies, and the fairs that take some now. */
export default function OwnApplications() {
  const { applications, calls } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader title={m.applications_own_title()} lead={m.applications_own_lead()} />
      <DataTable
        caption={m.applications_own_title()}
        rows={applications}
        rowKey={(row) => row.id}
        empty={<EmptyState title={m.applications_own_none()}>{m.applications_own_none_text()}</EmptyState>}
        columns={[
          {
            head: m.applications_column_fair(),
            cell: (row) => (
              <span className="grid">
                <Link to={paths.application(row.id)} className="font-semibold">
                  {fairName(row.fair)}
                </Link>
                <span className="text-sm font-normal text-soft">
                  {[row.number, row.applicantName, formatDateRange(row.fair.startsOn, row.fair.endsOn)]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </span>
            ),
          },
          { head: m.common_status(), cell: (row) => <StateTag state={row.state} /> },
          { head: m.applications_column_next(), cell: (row) => row.next },
        ]}
      />
      <Section title={m.applications_calls_title()}>
        {calls.length === 0 ? (
          <p className="text-soft">
            {m.applications_calls_none()} <Link to={paths.fairs()}>{m.applications_see_fairs()}</Link>
          </p>
        ) : (
          <ul className="grid gap-4 sm:grid-cols-2">
            {calls.map((fair) => (
              <Card as="li" key={fair.slug} className="grid content-start justify-items-start gap-3">
                <div>
                  <h3 className="text-lg">
                    <Link to={paths.fair(fair.slug)} className="text-ink">
                      {fairName(fair)}
                    </Link>
                  </h3>
                  <p className="text-soft">
                    {formatDateRange(fair.startsOn, fair.endsOn)} · {fair.venue}
                  </p>
                  {fair.closesAt && (
                    <p className="text-soft">{m.applications_closes_at({ at: formatDateTime(fair.closesAt) })}</p>
                  )}
                </div>
                <ButtonLink
                  to={paths.newApplication({ fair: fair.slug })}
                  aria-label={m.applications_apply_to({ fair: fairName(fair) })}
                >
                  {m.applications_apply()}
                </ButtonLink>
              </Card>
            ))}
          </ul>
        )}
      </Section>
    </Page>
  );
}

/** What waits for the applicant, or that nothing does any more. now: milliseconds. */
function nextOf({ state, dueOn, closesAt, granted, booths, reserved, fair }: OwnApplication, now: number): string {
  const today = todayInVietnam(new Date(now));
  if (state === "refused" || state === "withdrawn") return "";
  if (fair.cancelledAt) return m.fairs_is_cancelled();
  switch (state) {
    case "draft":
      if (!closesAt) return m.applications_next_draft();
      return closesAt.getTime() <= now
        ? m.applications_next_call_over({ at: formatDateTime(closesAt) })
        : m.applications_next_draft_by({ at: formatDateTime(closesAt) });
    case "more_asked": {
      const date = dueOn ? formatDate(dueOn) : "";
      const isOver = dueOn !== null && today > dueOn;
      return isOver ? m.applications_next_more_over({ date }) : m.applications_next_more({ date });
    }
    case "accepted":
      if (today > fair.endsOn) return m.applications_fair_over();
      if (reserved.length > 0) return m.applications_todo_booths_answer({ booths: reserved.join(", ") });
      return booths.length < granted
        ? m.applications_next_places({ taken: formatNumber(booths.length), granted: formatNumber(granted) })
        : m.applications_next_placed({ booths: booths.join(", ") });
    case "submitted":
      return m.applications_next_submitted();
    case "waiting":
      return m.applications_next_waiting();
  }
}
