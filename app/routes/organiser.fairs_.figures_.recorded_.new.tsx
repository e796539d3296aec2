import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FiguresQuery, RecordFairForm } from "~/domain/fair-reports/forms";
import { mayWriteFairReport } from "~/domain/fair-reports/policy";
import { figuresAgency } from "~/domain/fair-reports/programme.server";
import { recordFair } from "~/domain/fair-reports/record-fair.server";
import { parseForm, parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { RecordedFairFields, recordedFairLabels } from "~/ui/fair-reports/recorded-fair-fields";
import { Button } from "~/ui/primitives/button";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.figures_record()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { agency } = await figuresAgency(ctx, parseQuery(ctx.request, FiguresQuery).agency);
    const may = mayWriteFairReport(ctx.actor, { agencyId: agency.id });
    return { agency, whyNot: may ? null : m.fairs_not_your_agency() };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { agency } = await figuresAgency(ctx, parseQuery(ctx.request, FiguresQuery).agency);
    await recordFair(ctx, agency.id, await parseForm(ctx, RecordFairForm));
    return redirectWithNotice(paths.organiserFairFigures({ agency: agency.slug }), m.closings_record_done());
  });
}

export default function RecordFairs() {
  const { agency, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "recorded-fairs",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(RecordFairForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: RecordFairForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: { level: "region" },
  });
  const page = paths.organiserFairFigures({ agency: agency.slug });
  return (
    <FormPage
      form={form}
      labels={recordedFairLabels()}
      title={m.figures_record()}
      lead={`${agency.name}. ${m.figures_record_lead()}`}
      breadcrumbs={[{ label: m.figures_title(), to: page }]}
    >
      <RecordedFairFields fields={fields} />
      <FormActions cancelTo={page}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.figures_record()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
