import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { RemindersForm } from "~/domain/certificates/forms";
import { mayKeepReminders } from "~/domain/certificates/policy";
import { setReminders } from "~/domain/certificates/reminder-settings.server";
import { DomainError } from "~/domain/errors";
import { reportDesk } from "~/domain/yearly-reports/overview.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { NumberField, SelectField, TextField } from "~/ui/primitives/fields";
import { FieldGroup, FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { ReportTabs } from "~/ui/reports/report-tabs";

export const meta: MetaFunction = () => [{ title: `${m.reports_settings_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { agency, reminders } = await reportDesk(ctx, args.params.slug!, undefined);
    if (!mayKeepReminders(ctx.actor, agency.id))
      throw new DomainError("forbidden", m.reports_settings_organisers_only());
    return { agency, reminders };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { agency } = await reportDesk(ctx, args.params.slug!, undefined);
    await setReminders(ctx, agency.id, await parseForm(ctx, RemindersForm));
    return redirectWithNotice(paths.organiserReminders(agency.slug), m.reports_settings_saved());
  });
}

const dayShown = (day: string) => day.split("-").toReversed().join("/");

export default function Reminders() {
  const { agency, reminders } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<Record<keyof RemindersForm, string | undefined>>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(RemindersForm),
    defaultValue: {
      opensOn: dayShown(reminders.opensOn),
      opensNextYear: reminders.opensNextYear ? "next" : "same",
      dueOn: dayShown(reminders.dueOn),
      dueNextYear: reminders.dueNextYear ? "next" : "same",
      dueSource: reminders.dueSource ?? undefined,
      reportDaysBefore: String(reminders.reportDaysBefore),
      expiryDaysBefore: reminders.expiryDaysBefore.join(", "),
      firstYear: reminders.firstYear === null ? undefined : String(reminders.firstYear),
    },
  });
  const labels = {
    opensOn: m.reports_settings_opens(),
    opensNextYear: m.reports_settings_opens_year(),
    dueOn: m.reports_settings_due(),
    dueNextYear: m.reports_settings_due_year(),
    dueSource: m.reports_settings_source(),
    reportDaysBefore: m.reports_settings_before(),
    expiryDaysBefore: m.reports_settings_expiry(),
    firstYear: m.reports_settings_first_year(),
  };
  const years = [
    { value: "same", label: m.reports_settings_same_year() },
    { value: "next", label: m.reports_settings_next_year() },
  ];
  return (
    <Page>
      <PageHeader
        title={m.reports_settings_title()}
        lead={m.reports_settings_lead({ agency: agency.name })}
        breadcrumbs={[{ label: agency.name, to: paths.organiserAgency(agency.slug) }]}
      />
      <ReportTabs slug={agency.slug} current="settings" mayKeep />
      <div className="max-w-3xl">
        <PostForm form={form} labels={labels}>
          <input type="hidden" name="version" value={reminders.version} />
          <FieldGroup title={m.reports_settings_report()} lead={m.reports_settings_report_lead()}>
            <div className="grid items-end gap-5 sm:grid-cols-2">
              <TextField field={fields.opensOn} label={labels.opensOn} hint={m.reports_settings_day_hint()} />
              <SelectField
                field={fields.opensNextYear}
                label={labels.opensNextYear}
                choices={years}
                placeholder={null}
              />
              <TextField field={fields.dueOn} label={labels.dueOn} hint={m.reports_settings_day_hint()} />
              <SelectField field={fields.dueNextYear} label={labels.dueNextYear} choices={years} placeholder={null} />
            </div>
            <TextField
              field={fields.firstYear}
              label={labels.firstYear}
              hint={m.reports_settings_first_year_hint()}
              inputMode="numeric"
              className="sm:max-w-md"
            />
            <TextField field={fields.dueSource} label={labels.dueSource} hint={m.reports_settings_source_hint()} />
            <NumberField
              field={fields.reportDaysBefore}
              label={labels.reportDaysBefore}
              hint={m.reports_settings_before_hint()}
              suffix={m.reports_days_unit()}
            />
          </FieldGroup>
          <FieldGroup title={m.reports_settings_ending()}>
            <TextField
              field={fields.expiryDaysBefore}
              label={labels.expiryDaysBefore}
              hint={m.reports_settings_expiry_hint()}
              suffix={m.reports_days_unit()}
              className="sm:max-w-md"
            />
          </FieldGroup>
          <FormActions cancelTo={paths.organiserAgencyReports(agency.slug)}>
            <Button type="submit" kind="main">
              {m.common_save()}
            </Button>
          </FormActions>
        </PostForm>
      </div>
    </Page>
  );
}
