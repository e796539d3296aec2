import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { sessionDesk } from "~/domain/meetings/desk.server";
import { otherSide } from "~/domain/meetings/mails";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { fairName } from "~/ui/fairs/fair-name";
import { sessionName } from "~/ui/meetings/meeting-state";
import { DataTable } from "~/ui/primitives/data-table";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.meetings_plan()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, session, slots, meetings } = await sessionDesk(ctx, args.params.slug!, args.params.session!);
    const placed = meetings.filter(({ from, state, isOff }) => from && state === "accepted" && !isOff);
    return {
      fair: { slug: fair.slug, name: fair.name, nameEn: fair.nameEn, venue: fair.venue },
      ...{ session, slots },
      placed: placed.map((one) => ({
        ...{ id: one.id, table: one.table!, from: one.from!.getTime(), party: one.party },
        buyer: otherSide(one, "exhibitor"),
      })),
    };
  });
}

/** Who sits where at what time: a row a slot, a column a table that is used. */
export default function TablePlan() {
  const { fair, session, slots, placed } = useLoaderData<typeof loader>();
  const tables = [...new Set(placed.map(({ table }) => table))].toSorted((a, b) => a - b);
  return (
    <Page>
      <PageHeader
        breadcrumbs={[
          { label: m.meetings_title(), to: paths.organiserMeetings(fair.slug) },
          { label: sessionName(session), to: paths.organiserMeetingSession(fair.slug, session.id) },
        ]}
        title={m.meetings_plan()}
        lead={`${fairName(fair)} · ${sessionName(session)} · ${fair.venue}`}
      />
      <p className="no-print mb-4 text-soft">{m.meetings_print_how()}</p>
      {placed.length === 0 ? (
        <p className="text-soft">{m.meetings_plan_empty()}</p>
      ) : (
        <DataTable
          wide
          caption={m.meetings_plan()}
          rows={slots}
          rowKey={({ from }) => String(from)}
          columns={[
            {
              head: m.meetings_time(),
              cell: ({ from, until }) => (
                <span className="font-semibold whitespace-nowrap">
                  {formatTime(new Date(from))}–{formatTime(new Date(until))}
                </span>
              ),
            },
            ...tables.map((table) => ({
              head: m.meetings_table_number({ table: String(table) }),
              cell: ({ from }: { readonly from: number }) => {
                const one = placed.find((meeting) => meeting.table === table && meeting.from === from);
                return (
                  one && (
                    <div className="grid">
                      <span className="font-semibold">{one.buyer}</span>
                      <span>{one.party}</span>
                    </div>
                  )
                );
              },
            })),
          ]}
        />
      )}
    </Page>
  );
}
