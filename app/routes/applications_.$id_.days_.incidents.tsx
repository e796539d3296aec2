import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { exhibitorAtForm } from "~/domain/fair-days/exhibitor-act.server";
import { IncidentForm } from "~/domain/fair-days/forms";
import { tellIncident } from "~/domain/fair-days/incidents.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { newUuid } from "~/lib/uuid";
import { NewIncident } from "~/ui/fair-days/new-incident";
import { OwnDaysAct } from "~/ui/fair-days/own-days-act";

export const meta: MetaFunction = () => [{ title: `${m.days_tell_incident()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { application } = await exhibitorAtForm(ctx, args.params.id!);
    return { id: application.id, today: todayInVietnam(ctx.now), key: newUuid() };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    await tellIncident(ctx, id, await parseForm(ctx, IncidentForm));
    return redirectWithNotice(paths.applicationDays(id), m.days_incident_told());
  });
}

export default function TellIncident() {
  const { id, today, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<{ result?: SubmissionResult<string[]> }>()?.result;
  return (
    <OwnDaysAct applicationId={id} title={m.days_tell_incident()} lead={m.days_tell_incident_lead()}>
      <NewIncident action={paths.applicationIncidents(id)} today={today} lastResult={lastResult} formKey={key} />
    </OwnDaysAct>
  );
}
