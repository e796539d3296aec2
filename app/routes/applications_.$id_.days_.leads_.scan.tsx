import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { VISITOR_CONSENT_VERSION } from "~/domain/fair-days/consent";
import { ScannedLeadForm } from "~/domain/fair-days/forms";
import { noteScannedLead } from "~/domain/fair-days/note-lead.server";
import { readCode } from "~/domain/fair-days/rules";
import { parseForm } from "~/http/forms.server";
import { gatePageHeaders } from "~/http/gate-page.server";
import { leadPage } from "~/http/lead-page.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { tailOf } from "~/offline/gate-entry";
import { Camera } from "~/ui/fair-days/camera";
import { LeadKept, LeadState } from "~/ui/fair-days/lead-state";
import { OwnDaysAct } from "~/ui/fair-days/own-days-act";
import { useLeads } from "~/ui/fair-days/use-leads";
import { Button } from "~/ui/primitives/button";
import { TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { useHydrated } from "~/ui/primitives/hydrated";
import type { PageHandle } from "~/ui/shell/handle";

/** The camera reads the pass, also without a network; without scripts its code is typed. */
export const handle = { hydrate: true } satisfies PageHandle;

export const meta: MetaFunction = () => [{ title: `${m.days_lead_scan()} · ${m.common_brand()}` }];

export const headers: HeadersFunction = gatePageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  return leadPage(args);
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    await noteScannedLead(ctx, id, await parseForm(ctx, ScannedLeadForm));
    return redirectWithNotice(paths.applicationDays(id), m.days_lead_noted());
  });
}

export default function ScannedLead() {
  const { id, key, keeperId } = useLoaderData<typeof loader>();
  const isHydrated = useHydrated();
  const leads = useLeads(keeperId, id, paths.applicationLeadScan(id));
  const [kept, setKept] = useState<string | null>(null);
  const [form, fields] = useForm<ScannedLeadForm>({
    id: "scanned-lead",
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(ScannedLeadForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: ScannedLeadForm }),
    onSubmit(event, { submission }) {
      if (!leads.keep || submission?.status !== "success") return;
      event.preventDefault();
      const { code, interest } = submission.value;
      void leads.keep({ code, interest }).then(() => {
        setKept(tailOf(code));
        form.reset();
      });
    },
  });
  return (
    <OwnDaysAct applicationId={id} title={m.days_lead_scan()} lead={m.days_lead_scan_lead()}>
      {isHydrated && <LeadState leads={leads} />}
      <LeadKept leads={leads} label={kept && m.days_lead_by_pass({ tail: kept })} />
      <p className="mb-5 text-sm text-soft">
        {m.days_consent_on_pass({ words: m.days_consent_pass() })}{" "}
        {m.days_consent_version({ version: VISITOR_CONSENT_VERSION })}
      </p>
      <PostForm form={form} labels={{ code: m.days_code(), interest: m.days_interest() }}>
        <input type="hidden" name="key" value={key} />
        {isHydrated && <Camera onRead={(text) => form.update({ name: fields.code.name, value: readCode(text) })} />}
        <TextField
          field={fields.code}
          label={m.days_code()}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <TextField field={fields.interest} label={m.days_interest()} autoComplete="off" />
        <FormActions cancelTo={paths.applicationDays(id)}>
          <Button type="submit" kind="main">
            {m.days_save()}
          </Button>
        </FormActions>
      </PostForm>
    </OwnDaysAct>
  );
}
