import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editEvent } from "~/domain/fairs/edit-event.server";
import { EditEventForm } from "~/domain/fairs/forms";
import { eventAtWork } from "~/domain/fairs/lines-at-work.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { EventFields, eventLabels, typedEvent } from "~/ui/fairs/event-fields";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? data.event.title : m.fairs_step_programme()} · ${m.common_brand()}` },
];

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, event, whyNot } = await eventAtWork(ctx, args.params.slug!, args.params.event!);
    return { head: headOfFair(fair), event, whyNot };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, event } = await eventAtWork(ctx, args.params.slug!, args.params.event!);
    await editEvent(ctx, event.id, await parseForm(ctx, EditEventForm));
    return redirectWithNotice(paths.organiserFairSetup(fair.slug, "programme"), m.fairs_saved());
  });
}

export default function EditEvent() {
  const { head, event, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "event",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(EditEventForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: EditEventForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: typedEvent(event),
  });
  const programme = paths.organiserFairSetup(head.slug, "programme");
  return (
    <FormPage
      form={form}
      labels={eventLabels()}
      whyNot={whyNot}
      title={m.fairs_event_edit()}
      lead={head.isDraft ? null : m.fairs_event_edit_lead()}
      breadcrumbs={[
        { label: fairName(head), to: paths.organiserFair(head.slug) },
        { label: m.fairs_step_programme(), to: programme },
      ]}
    >
      <input type="hidden" name="seen" value={event.sequence} />
      <EventFields fields={fields} />
      <FormActions cancelTo={programme}>
        <Button type="submit" kind="main">
          {m.fairs_save()}
        </Button>
        <ButtonLink kind="danger" to={paths.organiserFairEventCancellation(head.slug, event.id)}>
          {head.isDraft ? m.fairs_event_remove() : m.fairs_event_cancel()}
        </ButtonLink>
      </FormActions>
    </FormPage>
  );
}
