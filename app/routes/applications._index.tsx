import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { type OwnApplication, openCalls, ownApplications } from "~/domain/applications/own-applications.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDate, formatDateRange, formatDateTime, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
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
    return { applications, calls };
  });
}

type Row = Omit<OwnApplication, "closesAt" | "submittedAt"> & { closesAt: Date | string | null };

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
          { head: m.applications_column_next(), cell: nextOf },
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

function nextOf({ state, dueOn, closesAt, granted, booths }: Row): string {
  switch (state) {
    case "draft":
      return closesAt ? m.applications_next_draft_by({ at: formatDateTime(closesAt) }) : m.applications_next_draft();
    case "more_asked":
      return m.applications_next_more({ date: dueOn ? formatDate(dueOn) : "" });
    case "accepted":
      return booths.length < granted
        ? m.applications_next_places({ taken: formatNumber(booths.length), granted: formatNumber(granted) })
        : m.applications_next_placed({ booths: booths.join(", ") });
    case "submitted":
      return m.applications_next_submitted();
    case "waiting":
      return m.applications_next_waiting();
    case "refused":
    case "withdrawn":
      return "";
  }
}
