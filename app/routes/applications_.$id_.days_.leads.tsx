import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { VISITOR_CONSENT_VERSION } from "~/domain/fair-days/consent";
import { WrittenLeadForm } from "~/domain/fair-days/forms";
import { noteWrittenLead } from "~/domain/fair-days/note-lead.server";
import { parseForm } from "~/http/forms.server";
import { gatePageHeaders } from "~/http/gate-page.server";
import { leadPage } from "~/http/lead-page.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { LeadKept, LeadState } from "~/ui/fair-days/lead-state";
import { OwnDaysAct } from "~/ui/fair-days/own-days-act";
import { useLeads } from "~/ui/fair-days/use-leads";
import { Button } from "~/ui/primitives/button";
import { CheckboxField, TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { useHydrated } from "~/ui/primitives/hydrated";
import type { PageHandle } from "~/ui/shell/handle";

/** It answers without a network. */
export const handle = { hydrate: true } satisfies PageHandle;

export const headers: HeadersFunction = gatePageHeaders;

export const meta: MetaFunction = () => [{ title: `${m.days_lead_write()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return leadPage(args);
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
  const { id, key, keeperId } = useLoaderData<typeof loader>();
  const isHydrated = useHydrated();
  const leads = useLeads(keeperId, id, paths.applicationLeads(id));
  const [kept, setKept] = useState<string | null>(null);
  const [form, fields] = useForm<WrittenLeadForm>({
    id: "written-lead",
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(WrittenLeadForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: WrittenLeadForm }),
    onSubmit(event, { submission }) {
      if (!leads.keep || submission?.status !== "success") return;
      event.preventDefault();
      const { name, contact, interest, consentVersion, consentLocale } = submission.value;
      const words = { consentVersion: consentVersion!, consentLocale: consentLocale! };
      void leads.keep({ name, contact, interest, ...words }).then(() => {
        setKept(name);
        form.reset();
      });
    },
  });
  const labels = {
    name: m.days_lead_name(),
    contact: m.days_contact(),
    interest: m.days_interest(),
    consent: m.days_consent_short(),
  };
  return (
    <OwnDaysAct applicationId={id} title={m.days_lead_write()} lead={m.days_lead_write_lead()}>
      {isHydrated && <LeadState leads={leads} />}
      <LeadKept leads={leads} label={kept} />
      <PostForm form={form} labels={labels}>
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="consentVersion" value={VISITOR_CONSENT_VERSION} />
        <input type="hidden" name="consentLocale" value={getLocale()} />
        <TextField field={fields.name} label={labels.name} autoComplete="off" />
        <TextField field={fields.contact} label={labels.contact} hint={m.days_contact_hint()} autoComplete="off" />
        <TextField field={fields.interest} label={labels.interest} autoComplete="off" />
        <CheckboxField
          field={fields.consent}
          label={m.days_consent_spoken()}
          hint={`${m.days_consent_law()} ${m.days_consent_version({ version: VISITOR_CONSENT_VERSION })}`}
        />
        <FormActions cancelTo={paths.applicationDays(id)}>
          <Button type="submit" kind="main">
            {m.days_save()}
          </Button>
        </FormActions>
      </PostForm>
    </OwnDaysAct>
  );
}
