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
import { m } from "~/i18n/paraglide/messages";
import { RecordedFairFields, recordedFairLabels } from "~/ui/fair-reports/recorded-fair-fields";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { Button } from "~/ui/primitives/button";
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
    await recordFair(ctx, fair.agencyId, await parseForm(ctx, RecordFairForm));
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
  return (
    <FormPage
      form={form}
      labels={recordedFairLabels()}
      title={m.closings_record_fair()}
      lead={m.closings_record_lead()}
      breadcrumbs={[{ label: fairName(head), to: report }]}
    >
      <RecordedFairFields fields={fields} />
      <FormActions cancelTo={report}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.closings_record_fair()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
