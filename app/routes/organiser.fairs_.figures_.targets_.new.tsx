import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FairTargetForm, FiguresQuery } from "~/domain/fair-reports/forms";
import { maySetFairTargets } from "~/domain/fair-reports/policy";
import { figuresAgency } from "~/domain/fair-reports/programme.server";
import { setFairTarget } from "~/domain/fair-reports/set-fair-target.server";
import { parseForm, parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { fairIndicatorName, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { FAIR_INDICATORS, LEVELS } from "~/lib/vocabulary";
import { Button } from "~/ui/primitives/button";
import { NumberField, SelectField, TextField } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.figures_target_new()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { agency } = await figuresAgency(ctx, parseQuery(ctx.request, FiguresQuery).agency);
    return { agency, whyNot: maySetFairTargets(ctx.actor, { agencyId: agency.id }) ? null : m.figures_not_yours() };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { agency } = await figuresAgency(ctx, parseQuery(ctx.request, FiguresQuery).agency);
    await setFairTarget(ctx, agency.id, await parseForm(ctx, FairTargetForm));
    return redirectWithNotice(paths.organiserFairFigures({ agency: agency.slug }), m.figures_target_done());
  });
}

export default function NewFairTarget() {
  const { agency, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "fair-target",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(FairTargetForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: FairTargetForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: { level: "all", indicator: "establishments" },
  });
  const page = paths.organiserFairFigures({ agency: agency.slug });
  const labels = {
    indicator: m.figures_target(),
    level: m.common_level(),
    fromYear: m.figures_from_year(),
    toYear: m.figures_to_year(),
    value: m.figures_target_value(),
    source: m.figures_source(),
  };
  return (
    <FormPage
      form={form}
      labels={labels}
      title={m.figures_target_new()}
      lead={`${agency.name}. ${m.figures_target_new_lead()}`}
      breadcrumbs={[{ label: m.figures_title(), to: page }]}
    >
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <SelectField
          field={fields.indicator}
          label={labels.indicator}
          choices={FAIR_INDICATORS.map((value) => ({ value, label: fairIndicatorName(value) }))}
        />
        <SelectField
          field={fields.level}
          label={labels.level}
          choices={[
            { value: "all", label: m.figures_all_levels() },
            ...LEVELS.map((value) => ({ value, label: levelTitle(value) })),
          ]}
        />
        <NumberField field={fields.fromYear} label={labels.fromYear} />
        <NumberField field={fields.toYear} label={labels.toYear} />
      </div>
      <TextField field={fields.value} label={labels.value} hint={m.figures_target_value_hint()} />
      <TextField field={fields.source} label={labels.source} hint={m.figures_source_hint()} />
      <FormActions cancelTo={page}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.figures_target_new()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
