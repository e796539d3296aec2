import { randomUUID } from "node:crypto";
import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addEvent } from "~/domain/fairs/add-event.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { AddEventForm } from "~/domain/fairs/forms";
import { eventsOf } from "~/domain/fairs/parts.server";
import { fairSetup } from "~/domain/fairs/setup.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { EventFields, eventLabels } from "~/ui/fairs/event-fields";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { Programme } from "~/ui/fairs/programme";
import { SetupPage } from "~/ui/fairs/setup";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { FormActions, PostForm } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.fairs_step_programme()} · ${data ? fairName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, steps, whyNot } = await fairSetup(ctx, args.params.slug!);
    const events = await eventsOf(ctx, fair.id);
    return { head: headOfFair(fair), steps, whyNot, events, key: randomUUID() };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    await addEvent(ctx, fair.id, await parseForm(ctx, AddEventForm));
    return redirectWithNotice(paths.organiserFairSetup(fair.slug, "programme"), m.fairs_event_added());
  });
}

export default function ProgrammePage() {
  const { head, steps, whyNot, events, key } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    // A new form after each event, so that the last one is not in it.
    id: `event-${events.length}`,
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(AddEventForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: AddEventForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: { day: head.startsOn, isPublic: "on" },
  });
  return (
    <SetupPage fair={head} current="programme" steps={steps} lead={m.fairs_programme_lead()} whyNot={whyNot}>
      {events.length === 0 && <p className="text-soft">{m.fairs_programme_none()}</p>}
      <Programme
        events={events}
        actionsOf={(event) =>
          whyNot === null &&
          event.cancelledAt === null && (
            <ButtonLink small to={paths.organiserFairEvent(head.slug, event.id)}>
              {m.fairs_change()}
            </ButtonLink>
          )
        }
      />
      {whyNot === null && (
        <Section title={m.fairs_event_new()}>
          <Card className="max-w-3xl">
            <PostForm form={form} labels={eventLabels()}>
              <input type="hidden" name="key" value={key} />
              <EventFields fields={fields} />
              <FormActions>
                <Button type="submit" kind="main">
                  {m.fairs_event_add()}
                </Button>
              </FormActions>
            </PostForm>
          </Card>
        </Section>
      )}
    </SetupPage>
  );
}
