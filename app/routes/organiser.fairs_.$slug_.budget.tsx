import { randomUUID } from "node:crypto";
import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addBudgetItem } from "~/domain/fairs/add-budget-item.server";
import { budgetBySource, budgetSum } from "~/domain/fairs/budget";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { AddBudgetItemForm } from "~/domain/fairs/forms";
import { budgetOf } from "~/domain/fairs/parts.server";
import { fairSetup } from "~/domain/fairs/setup.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { BudgetFields, budgetLabels } from "~/ui/fairs/budget-fields";
import { BudgetSums, BudgetTable } from "~/ui/fairs/budget-table";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { SetupPage } from "~/ui/fairs/setup";
import { Button } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { FormActions, PostForm } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.fairs_step_budget()} · ${data ? fairName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, steps, whyNot } = await fairSetup(ctx, args.params.slug!);
    const items = await budgetOf(ctx, fair.id);
    return {
      head: headOfFair(fair),
      ...{ steps, whyNot, items, key: randomUUID() },
      ...{ sum: budgetSum(items), bySource: budgetBySource(items) },
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    await addBudgetItem(ctx, fair.id, await parseForm(ctx, AddBudgetItemForm));
    return redirectWithNotice(paths.organiserFairSetup(fair.slug, "budget"), m.fairs_budget_added());
  });
}

export default function Budget() {
  const { head, steps, whyNot, items, key, sum, bySource } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    // A new form after each line, so that the last one is not in it.
    id: `line-${items.length}`,
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(AddBudgetItemForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: AddBudgetItemForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  return (
    <SetupPage fair={head} current="budget" steps={steps} lead={m.fairs_budget_lead()} whyNot={whyNot}>
      {items.length > 0 && <BudgetSums sum={sum} bySource={bySource} />}
      <Section title={m.fairs_budget_lines()}>
        <BudgetTable slug={head.slug} items={items} />
      </Section>
      {whyNot === null && (
        <Section title={m.fairs_budget_new()}>
          <Card className="max-w-3xl">
            <PostForm form={form} labels={budgetLabels()}>
              <input type="hidden" name="key" value={key} />
              <BudgetFields fields={fields} />
              <FormActions>
                <Button type="submit" kind="main">
                  {m.fairs_budget_add()}
                </Button>
              </FormActions>
            </PostForm>
          </Card>
        </Section>
      )}
    </SetupPage>
  );
}
