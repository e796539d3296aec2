import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "~/domain/errors";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { createSession } from "~/domain/meetings/create-session.server";
import { SessionForm } from "~/domain/meetings/forms";
import { mayRunMeetings, whyNoSessions } from "~/domain/meetings/policy";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { SessionFields, sessionLabels } from "~/ui/meetings/session-fields";
import { Button } from "~/ui/primitives/button";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.meetings_new_session()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    if (!mayRunMeetings(ctx.actor, fair)) throw new DomainError("forbidden", m.meetings_staff_only());
    return { slug: fair.slug, day: fair.startsOn, whyNot: whyNoSessions(fair) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    const id = await createSession(ctx, fair.id, await parseForm(ctx, SessionForm));
    return redirectWithNotice(paths.organiserMeetingSession(fair.slug, id), m.meetings_session_created());
  });
}

export default function NewSession() {
  const { slug, day, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<SessionForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(SessionForm),
    defaultValue: { day, closesOn: day, slotMinutes: "30", gapMinutes: "0" },
  });
  return (
    <FormPage
      form={form}
      labels={sessionLabels()}
      whyNot={whyNot}
      title={m.meetings_new_session()}
      lead={m.meetings_new_session_lead()}
      breadcrumbs={[{ label: m.meetings_title(), to: paths.organiserMeetings(slug) }]}
    >
      <SessionFields fields={fields} />
      <FormActions cancelTo={paths.organiserMeetings(slug)}>
        <Button type="submit" kind="main">
          {m.meetings_save()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
