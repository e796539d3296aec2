import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { boothsNow } from "~/domain/fair-days/exhibitor.server";
import { exhibitorAtForm } from "~/domain/fair-days/exhibitor-act.server";
import { StaffPassesForm } from "~/domain/fair-days/forms";
import { issueStaffPasses, livePasses } from "~/domain/fair-days/issue-staff-passes.server";
import { whyNoMorePasses } from "~/domain/fair-days/policy";
import { daySettingsOf } from "~/domain/fair-days/settings.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { newUuid } from "~/lib/uuid";
import { OwnDaysAct } from "~/ui/fair-days/own-days-act";
import { Button } from "~/ui/primitives/button";
import { TextArea } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.days_staff_passes()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { application, fair } = await exhibitorAtForm(ctx, args.params.id!);
    const [issued, booths, settings] = await Promise.all([
      livePasses(ctx, application.id),
      boothsNow(ctx, application.id),
      daySettingsOf(ctx, fair.id),
    ]);
    const most = booths * settings.passesPerBooth;
    return { id: application.id, issued, most, whyNot: whyNoMorePasses(issued, 1, most), key: newUuid() };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    const count = await issueStaffPasses(ctx, id, await parseForm(ctx, StaffPassesForm));
    return redirectWithNotice(paths.applicationDays(id), m.days_passes_issued({ count: formatNumber(count) }));
  });
}

export default function StaffPasses() {
  const { id, issued, most, whyNot, key } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<{ names: string }>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(StaffPassesForm),
  });
  return (
    <OwnDaysAct
      applicationId={id}
      title={m.days_staff_passes()}
      lead={m.days_staff_passes_lead({ live: formatNumber(issued), most: formatNumber(most) })}
    >
      <PostForm form={form} labels={{ names: m.days_names() }}>
        <input type="hidden" name="key" value={key} />
        <TextArea field={fields.names} label={m.days_names()} hint={m.days_names_hint()} rows={6} />
        <FormActions cancelTo={paths.applicationDays(id)}>
          <Button type="submit" kind="main" whyNot={whyNot}>
            {m.days_issue()}
          </Button>
        </FormActions>
      </PostForm>
    </OwnDaysAct>
  );
}
