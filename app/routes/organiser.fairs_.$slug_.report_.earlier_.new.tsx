import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { RecordFairForm } from "~/domain/fair-reports/forms";
import { mayWriteFairReport } from "~/domain/fair-reports/policy";
import { recordFair } from "~/domain/fair-reports/record-fair.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { comparedName, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { LEVELS } from "~/lib/vocabulary";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { Button } from "~/ui/primitives/button";
import { NumberField, SelectField, TextField } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.closings_record_fair()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    return { head: headOfFair(fair), whyNot: mayWriteFairReport(ctx.actor, fair) ? null : m.fairs_not_your_agency() };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    await recordFair(ctx, fair.id, await parseForm(ctx, RecordFairForm));
    return redirectWithNotice(paths.organiserFairReport(fair.slug), m.closings_record_done());
  });
}

export default function RecordFair() {
  const { head, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "earlier-fair",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(RecordFairForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: RecordFairForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: { level: head.level },
  });
  const report = paths.organiserFairReport(head.slug);
  const labels = {
    name: m.closings_fair(),
    year: m.closings_year(),
    level: m.common_level(),
    source: m.closings_source_of(),
  };
  return (
    <FormPage
      form={form}
      labels={labels}
      title={m.closings_record_fair()}
      lead={m.closings_record_lead()}
      breadcrumbs={[{ label: fairName(head), to: report }]}
    >
      <TextField field={fields.name} label={labels.name} />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <NumberField field={fields.year} label={labels.year} />
        <SelectField
          field={fields.level}
          label={labels.level}
          choices={LEVELS.map((level) => ({ value: level, label: levelTitle(level) }))}
        />
        <NumberField field={fields.booths} label={comparedName("booths")} unmarked />
        <NumberField field={fields.establishments} label={comparedName("establishments")} unmarked />
        <NumberField field={fields.provinces} label={comparedName("provinces")} unmarked />
        <NumberField field={fields.visits} label={comparedName("visits")} unmarked />
        <TextField field={fields.sales} label={comparedName("sales")} hint={m.closings_sales_hint()} unmarked />
        <NumberField field={fields.contracts} label={comparedName("contracts")} unmarked />
      </div>
      <TextField field={fields.source} label={labels.source} hint={m.closings_source_hint()} />
      <FormActions cancelTo={report}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.closings_record_fair()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
