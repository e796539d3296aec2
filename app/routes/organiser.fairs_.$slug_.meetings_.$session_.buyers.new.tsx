import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { contactsUntil } from "~/domain/fair-days/rules";
import { daySettingsOf } from "~/domain/fair-days/settings.server";
import { sessionToRun } from "~/domain/meetings/desk.server";
import { WriteBuyerForm } from "~/domain/meetings/forms";
import { whyNotRegister } from "~/domain/meetings/policy";
import { writeBuyer } from "~/domain/meetings/register-buyer.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { newUuid } from "~/lib/uuid";
import { BuyerFields, buyerLabels } from "~/ui/meetings/buyer-fields";
import { sessionName } from "~/ui/meetings/meeting-state";
import { Button } from "~/ui/primitives/button";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.meetings_add_buyer()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, session } = await sessionToRun(ctx, args.params.slug!, args.params.session!);
    const keptUntil = contactsUntil(fair, await daySettingsOf(ctx, fair.id));
    const whyNot = whyNotRegister(fair, session, ctx.now);
    return { slug: fair.slug, session, keptUntil, whyNot, key: newUuid() };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, session } = await sessionToRun(ctx, args.params.slug!, args.params.session!);
    const form = await parseForm(ctx, WriteBuyerForm);
    await writeBuyer(ctx, fair.id, session.id, form);
    return redirectWithNotice(
      paths.organiserMeetingSession(fair.slug, session.id),
      m.meetings_buyer_added({ name: form.organisation }),
    );
  });
}

export default function NewBuyer() {
  const { slug, session, keptUntil, whyNot, key } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<WriteBuyerForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(WriteBuyerForm),
    defaultValue: { part: "any" },
  });
  const back = paths.organiserMeetingSession(slug, session.id);
  return (
    <FormPage
      form={form}
      labels={buyerLabels()}
      whyNot={whyNot}
      title={m.meetings_add_buyer()}
      lead={m.meetings_add_buyer_lead()}
      breadcrumbs={[
        { label: m.meetings_title(), to: paths.organiserMeetings(slug) },
        { label: sessionName(session), to: back },
      ]}
    >
      <input type="hidden" name="key" value={key} />
      <BuyerFields
        fields={fields}
        consent={m.meetings_consent_spoken()}
        kept={`${m.days_consent_law()} ${m.meetings_kept_until({ date: formatDate(keptUntil) })}`}
        isOwn={false}
      />
      <FormActions cancelTo={back}>
        <Button type="submit" kind="main">
          {m.meetings_save()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
