import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { exhibitorAtForm } from "~/domain/fair-days/exhibitor-act.server";
import { WrittenLeadForm } from "~/domain/fair-days/forms";
import { noteWrittenLead } from "~/domain/fair-days/note-lead.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { newUuid } from "~/lib/uuid";
import { OwnDaysAct } from "~/ui/fair-days/own-days-act";
import { Button } from "~/ui/primitives/button";
import { CheckboxField, TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.days_lead_write()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { application } = await exhibitorAtForm(ctx, args.params.id!);
    return { id: application.id, key: newUuid() };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    await noteWrittenLead(ctx, id, await parseForm(ctx, WrittenLeadForm));
    return redirectWithNotice(paths.applicationDays(id), m.days_lead_noted());
  });
}

export default function WrittenLead() {
  const { id, key } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<WrittenLeadForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(WrittenLeadForm),
  });
  const labels = {
    name: m.days_lead_name(),
    contact: m.days_contact(),
    interest: m.days_interest(),
    consent: m.days_consent_short(),
  };
  return (
    <OwnDaysAct applicationId={id} title={m.days_lead_write()} lead={m.days_lead_write_lead()}>
      <PostForm form={form} labels={labels}>
        <input type="hidden" name="key" value={key} />
        <TextField field={fields.name} label={labels.name} autoComplete="off" />
        <TextField field={fields.contact} label={labels.contact} hint={m.days_contact_hint()} autoComplete="off" />
        <TextField field={fields.interest} label={labels.interest} autoComplete="off" />
        <CheckboxField field={fields.consent} label={m.days_consent_spoken()} hint={m.days_consent_law()} />
        <FormActions cancelTo={paths.applicationDays(id)}>
          <Button type="submit" kind="main">
            {m.days_save()}
          </Button>
        </FormActions>
      </PostForm>
    </OwnDaysAct>
  );
}
