import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addBooths } from "~/domain/floor-plans/add-booths.server";
import { RowForm } from "~/domain/floor-plans/forms";
import { hallAtWork } from "~/domain/floor-plans/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { BoothFormFields, boothLabels } from "~/ui/floor-plans/booth-form-fields";
import { HallPage, headOfHall } from "~/ui/floor-plans/hall-page";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { NumberField, RadioGroup, TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.plans_row_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, hall, whyNot } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    return { hall: headOfHall(fair.slug, hall), whyNot };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, hall } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    const form = await parseForm(ctx, RowForm);
    await addBooths(ctx, hall.id, form);
    return redirectWithNotice(
      paths.organiserHall(fair.slug, hall.id),
      m.plans_row_added({ count: formatNumber(form.count) }),
    );
  });
}

export default function NewRow() {
  const { hall, whyNot } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  const [form, fields] = useForm({
    id: "row",
    lastResult,
    constraint: getZodConstraint(RowForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: RowForm }),
    defaultValue: {
      prefix: "A",
      start: "1",
      count: "6",
      runs: "right",
      gap: "0",
      kind: "standard",
      width: "3",
      height: "3",
      power: "3000",
    },
  });
  const labels = {
    prefix: m.plans_prefix(),
    start: m.plans_start(),
    count: m.plans_count(),
    skip: m.plans_skip(),
    gap: m.plans_gap_m(),
    runs: m.plans_row_runs(),
  };
  return (
    <HallPage hall={hall} title={m.plans_row_title()} lead={m.plans_row_lead()} narrow>
      <Card>
        <PostForm form={form} labels={{ ...boothLabels(), ...labels }}>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField field={fields.prefix} label={labels.prefix} unmarked autoComplete="off" />
            <NumberField field={fields.start} label={labels.start} />
            <NumberField field={fields.count} label={labels.count} />
            <TextField field={fields.skip} label={labels.skip} hint={m.plans_skip_hint()} autoComplete="off" />
          </div>
          <RadioGroup
            field={fields.runs}
            label={labels.runs}
            choices={[
              { value: "right", label: m.plans_runs_right() },
              { value: "down", label: m.plans_runs_down() },
            ]}
          />
          <NumberField field={fields.gap} label={labels.gap} unmarked />
          <BoothFormFields fields={fields} openTo={openSidesOf(lastResult)} />
          <FormActions cancelTo={paths.organiserHall(hall.slug, hall.id)}>
            <Button type="submit" kind="main" whyNot={whyNot}>
              {m.plans_row_add()}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
    </HallPage>
  );
}

/** As they were ticked; the bottom side at first. */
function openSidesOf(result: { readonly initialValue?: Record<string, unknown> | null } | undefined): string[] {
  if (!result?.initialValue) return ["S"];
  return [result.initialValue.openTo ?? []].flat().map(String);
}
