import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { exhibitorAtForm } from "~/domain/fair-days/exhibitor-act.server";
import { ScannedLeadForm } from "~/domain/fair-days/forms";
import { noteScannedLead } from "~/domain/fair-days/note-lead.server";
import { readCode } from "~/domain/fair-days/rules";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { newUuid } from "~/lib/uuid";
import { Camera } from "~/ui/fair-days/camera";
import { OwnDaysAct } from "~/ui/fair-days/own-days-act";
import { Button } from "~/ui/primitives/button";
import { TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { useHydrated } from "~/ui/primitives/hydrated";
import type { PageHandle } from "~/ui/shell/handle";

/** The camera reads the pass; without scripts its code is typed. */
export const handle = { hydrate: true } satisfies PageHandle;

export const meta: MetaFunction = () => [{ title: `${m.days_lead_scan()} · ${m.common_brand()}` }];

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
    await noteScannedLead(ctx, id, await parseForm(ctx, ScannedLeadForm));
    return redirectWithNotice(paths.applicationDays(id), m.days_lead_noted());
  });
}

export default function ScannedLead() {
  const { id, key } = useLoaderData<typeof loader>();
  const isHydrated = useHydrated();
  const [form, fields] = useForm<ScannedLeadForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(ScannedLeadForm),
  });
  return (
    <OwnDaysAct applicationId={id} title={m.days_lead_scan()} lead={m.days_lead_scan_lead()}>
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
