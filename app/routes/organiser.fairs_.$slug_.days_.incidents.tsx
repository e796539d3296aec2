import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { daysAtWork } from "~/domain/fair-days/days-desk.server";
import { IncidentForm, IncidentQuery } from "~/domain/fair-days/forms";
import { addIncident, incidentsOf } from "~/domain/fair-days/incidents.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseForm, parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { newUuid } from "~/lib/uuid";
import { DaysTabs } from "~/ui/fair-days/days-tabs";
import { IncidentList } from "~/ui/fair-days/incident-list";
import { ListLinks } from "~/ui/fair-days/list-links";
import { NewIncident } from "~/ui/fair-days/new-incident";
import { FairHead, headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";
import { Tabs } from "~/ui/primitives/tabs";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.days_incidents()}${data ? ` · ${fairName(data.fair)}` : ""} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const query = parseQuery(ctx.request, IncidentQuery);
    const { fair, today, mayRun } = await daysAtWork(ctx, args.params.slug!, null);
    const shown = await incidentsOf(ctx, fair.id, query);
    return { fair: headOfFair(fair), today, mayRun, query, incidents: shown, key: newUuid() };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    await addIncident(ctx, fair.id, await parseForm(ctx, IncidentForm));
    return redirectWithNotice(paths.organiserFairIncidents(fair.slug), m.days_incident_told());
  });
}

export default function Incidents() {
  const { fair, today, mayRun, query, incidents, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<{ result?: SubmissionResult<string[]> }>()?.result;
  const { slug } = fair;
  const names = { open: m.days_open(), resolved: m.days_resolved(), all: m.days_all() };
  return (
    <Page>
      <FairHead fair={fair} current="days" />
      <DaysTabs slug={slug} current="incidents" />
      <Section
        title={m.days_incidents()}
        className="mt-0"
        actions={
          <ListLinks to={(format) => paths.organiserFairDayList(slug, "incidents", format, { state: query.state })} />
        }
      >
        <Tabs
          label={m.days_incident_states()}
          items={(["open", "resolved", "all"] as const).map((state) => ({
            label: names[state],
            to: paths.organiserFairIncidents(slug, { state }),
            current: state === query.state,
          }))}
        />
        {incidents.length === 0 ? (
          <EmptyState title={m.days_no_incidents()}>{m.days_no_incidents_text()}</EmptyState>
        ) : (
          <IncidentList
            incidents={incidents}
            act={(incident) =>
              mayRun &&
              !incident.resolvedAt && (
                <div>
                  <ButtonLink small to={paths.organiserFairIncidentResolution(slug, incident.id)}>
                    {m.days_resolve()}
                  </ButtonLink>
                </div>
              )
            }
          />
        )}
      </Section>
      {mayRun && (
        <Section title={m.days_new_incident()}>
          <Card className="max-w-3xl">
            <NewIncident
              action={paths.organiserFairIncidents(slug)}
              today={today}
              lastResult={lastResult}
              formKey={key}
            />
          </Card>
        </Section>
      )}
    </Page>
  );
}
