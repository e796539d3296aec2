import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sessionToRun } from "~/domain/meetings/desk.server";
import { editSession } from "~/domain/meetings/edit-session.server";
import { EditSessionForm } from "~/domain/meetings/forms";
import { whyOver } from "~/domain/meetings/policy";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { sessionName } from "~/ui/meetings/meeting-state";
import { SessionFields, sessionLabels, typedSession } from "~/ui/meetings/session-fields";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.meetings_edit_session()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, session } = await sessionToRun(ctx, args.params.slug!, args.params.session!);
    return { slug: fair.slug, session, whyNot: whyOver(fair, session) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, session } = await sessionToRun(ctx, args.params.slug!, args.params.session!);
    await editSession(ctx, fair.id, session.id, await parseForm(ctx, EditSessionForm));
    return redirectWithNotice(paths.organiserMeetingSession(fair.slug, session.id), m.meetings_session_saved());
  });
}

export default function EditSession() {
  const { slug, session, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(EditSessionForm),
    defaultValue: typedSession(session),
  });
  const back = paths.organiserMeetingSession(slug, session.id);
  return (
    <FormPage
      form={form}
      labels={sessionLabels()}
      whyNot={whyNot}
      title={m.meetings_edit_session()}
      lead={m.meetings_edit_session_lead()}
      breadcrumbs={[
        { label: m.meetings_title(), to: paths.organiserMeetings(slug) },
        { label: sessionName(session), to: back },
      ]}
    >
      <input type="hidden" name="version" value={session.version} />
      <SessionFields fields={fields} />
      <FormActions cancelTo={back}>
        <Button type="submit" kind="main">
          {m.meetings_save()}
        </Button>
        <ButtonLink kind="danger" to={paths.organiserMeetingSessionCancellation(slug, session.id)}>
          {m.meetings_cancel_session()}
        </ButtonLink>
      </FormActions>
    </FormPage>
  );
}
