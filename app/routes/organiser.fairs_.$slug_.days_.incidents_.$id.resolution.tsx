import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "~/domain/errors";
import { daysAtWork } from "~/domain/fair-days/days-desk.server";
import { ResolutionForm } from "~/domain/fair-days/forms";
import { incidentsOf, resolveIncident } from "~/domain/fair-days/incidents.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { IncidentList } from "~/ui/fair-days/incident-list";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { TextArea } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.days_resolve()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, mayRun } = await daysAtWork(ctx, args.params.slug!, null);
    if (!mayRun) throw new DomainError("forbidden", m.days_staff_only());
    const all = await incidentsOf(ctx, fair.id, { state: "all" });
    const incident = all.find(({ id }) => id === args.params.id);
    if (!incident) throw new DomainError("not_found", m.days_no_such_incident());
    return { slug: fair.slug, incident };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    await resolveIncident(ctx, fair.id, args.params.id!, await parseForm(ctx, ResolutionForm));
    return redirectWithNotice(paths.organiserFairIncidents(fair.slug), m.days_incident_resolved());
  });
}

export default function Resolution() {
  const { slug, incident } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<ResolutionForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(ResolutionForm),
  });
  return (
    <Page narrow>
      <PageHeader
        title={m.days_resolve()}
        breadcrumbs={[{ label: m.days_incidents(), to: paths.organiserFairIncidents(slug) }]}
      />
      <IncidentList incidents={[incident]} />
      <Card className="mt-6">
        <PostForm form={form} labels={{ resolution: m.days_resolution() }}>
          <TextArea
            field={fields.resolution}
            label={m.days_resolution()}
            hint={m.days_resolution_hint()}
            rows={4}
            limit={2000}
          />
          <FormActions cancelTo={paths.organiserFairIncidents(slug)}>
            <Button type="submit" kind="main" whyNot={incident.resolvedAt ? m.days_incident_is_resolved() : null}>
              {m.days_resolve()}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
    </Page>
  );
}
