import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "~/domain/errors";
import { daysAtWork } from "~/domain/fair-days/days-desk.server";
import { DaySettingsForm } from "~/domain/fair-days/forms";
import { daySettingsOf, saveDaySettings } from "~/domain/fair-days/settings.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { NumberField, TextField } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.days_settings()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, mayRun } = await daysAtWork(ctx, args.params.slug!, null);
    if (!mayRun) throw new DomainError("forbidden", m.days_staff_only());
    return { slug: fair.slug, settings: await daySettingsOf(ctx, fair.id) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    await saveDaySettings(ctx, fair.id, await parseForm(ctx, DaySettingsForm));
    return redirectWithNotice(paths.organiserFairGates(fair.slug), m.days_settings_saved());
  });
}

export default function Settings() {
  const { slug, settings } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(DaySettingsForm),
    defaultValue: {
      ...settings,
      passesPerBooth: String(settings.passesPerBooth),
      contactDays: String(settings.contactDays),
    },
  });
  const labels = {
    passesPerBooth: m.days_passes_per_booth(),
    passesSource: m.days_passes_source(),
    contactDays: m.days_contact_days(),
    contactSource: m.days_contact_source(),
  };
  return (
    <FormPage
      form={form}
      labels={labels}
      title={m.days_settings()}
      breadcrumbs={[{ label: m.days_gates(), to: paths.organiserFairGates(slug) }]}
    >
      <NumberField field={fields.passesPerBooth} label={labels.passesPerBooth} />
      <TextField field={fields.passesSource} label={labels.passesSource} autoComplete="off" />
      <NumberField field={fields.contactDays} label={labels.contactDays} hint={m.days_contact_days_hint()} />
      <TextField field={fields.contactSource} label={labels.contactSource} autoComplete="off" />
      <FormActions cancelTo={paths.organiserFairGates(slug)}>
        <Button type="submit" kind="main">
          {m.days_save()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
