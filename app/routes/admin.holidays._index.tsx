import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addHoliday } from "~/domain/holidays/add-holiday.server";
import { HolidayForm, HolidayQuery } from "~/domain/holidays/forms";
import { holidaysOfYear } from "~/domain/holidays/queries.server";
import { parseForm, parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDate, formatWeekday } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { DateField, TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tabs } from "~/ui/primitives/tabs";

export const meta: MetaFunction = () => [{ title: `${m.holidays_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { year: asked } = parseQuery(ctx.request, HolidayQuery);
    const year = asked ?? Number(todayInVietnam(ctx.now).slice(0, 4));
    return { year, ...(await holidaysOfYear(ctx, year)) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await parseForm(ctx, HolidayForm);
    await addHoliday(ctx, form);
    return redirectWithNotice(
      paths.adminHolidays({ year: form.day.slice(0, 4) }),
      m.holidays_added({ day: formatDate(form.day) }),
    );
  });
}

export default function Holidays() {
  const { year, years, days } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader title={m.holidays_title()} lead={m.holidays_lead()} />
      <Tabs
        label={m.holidays_years()}
        items={years.map((one) => ({
          label: String(one),
          to: paths.adminHolidays({ year: one }),
          current: one === year,
        }))}
      />
      <DataTable
        caption={m.holidays_title()}
        rows={days}
        rowKey={(holiday) => holiday.day}
        empty={<EmptyState title={m.holidays_none({ year })}>{m.holidays_none_text()}</EmptyState>}
        columns={[
          {
            head: m.holidays_day(),
            className: "whitespace-nowrap",
            cell: ({ day }) => <span className="font-semibold">{formatDate(day)}</span>,
          },
          { head: m.holidays_weekday(), className: "whitespace-nowrap", cell: ({ day }) => formatWeekday(day) },
          {
            head: m.holidays_name(),
            cell: ({ name, nameEn }) => (
              <span className="grid">
                {name}
                <span className="text-sm font-normal text-soft" lang="en">
                  {nameEn}
                </span>
              </span>
            ),
          },
          {
            head: m.holidays_source(),
            cell: ({ source }) => <span className="text-sm text-soft">{source}</span>,
          },
          {
            head: m.holidays_remove(),
            cell: ({ day }) => (
              <ButtonLink
                small
                kind="quiet"
                to={paths.adminHolidayRemoval(day)}
                aria-label={m.holidays_remove_named({ day: formatDate(day) })}
              >
                {m.holidays_remove()}
              </ButtonLink>
            ),
          },
        ]}
      />
      <Section title={m.holidays_add_title()}>
        <AddHoliday year={year} />
      </Section>
    </Page>
  );
}

function AddHoliday({ year }: { year: number }) {
  const [form, fields] = useForm<HolidayForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(HolidayForm),
  });
  const labels = {
    day: m.holidays_day(),
    name: m.holidays_name(),
    nameEn: m.holidays_name_en(),
    source: m.holidays_source(),
  };
  return (
    <Card className="max-w-3xl">
      <PostForm form={form} labels={labels} action={paths.adminHolidays({ year })}>
        <DateField field={fields.day} label={labels.day} />
        <div className="grid gap-6 sm:grid-cols-2">
          <TextField field={fields.name} label={labels.name} autoComplete="off" />
          <TextField field={fields.nameEn} label={labels.nameEn} autoComplete="off" />
        </div>
        <TextField field={fields.source} label={labels.source} hint={m.holidays_source_hint()} autoComplete="off" />
        <FormActions>
          <Button type="submit" kind="main">
            {m.holidays_add()}
          </Button>
        </FormActions>
      </PostForm>
    </Card>
  );
}
