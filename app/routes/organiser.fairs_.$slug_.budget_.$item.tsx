import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editBudgetItem } from "~/domain/fairs/edit-budget-item.server";
import { EditBudgetItemForm } from "~/domain/fairs/forms";
import { budgetItemAtWork } from "~/domain/fairs/lines-at-work.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { BudgetFields, budgetLabels, typedLine } from "~/ui/fairs/budget-fields";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? data.item.item : m.fairs_step_budget()} · ${m.common_brand()}` },
];

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, item, whyNot } = await budgetItemAtWork(ctx, args.params.slug!, args.params.item!);
    return { head: headOfFair(fair), item, whyNot };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, item } = await budgetItemAtWork(ctx, args.params.slug!, args.params.item!);
    await editBudgetItem(ctx, item.id, await parseForm(ctx, EditBudgetItemForm));
    return redirectWithNotice(paths.organiserFairSetup(fair.slug, "budget"), m.fairs_saved());
  });
}

export default function EditBudgetItem() {
  const { head, item, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "line",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(EditBudgetItemForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: EditBudgetItemForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: typedLine(item),
  });
  const budget = paths.organiserFairSetup(head.slug, "budget");
  return (
    <FormPage
      form={form}
      labels={budgetLabels()}
      whyNot={whyNot}
      title={m.fairs_budget_edit()}
      breadcrumbs={[
        { label: fairName(head), to: paths.organiserFair(head.slug) },
        { label: m.fairs_step_budget(), to: budget },
      ]}
    >
      <input type="hidden" name="seen" value={item.version} />
      <BudgetFields fields={fields} />
      <FormActions cancelTo={budget}>
        <Button type="submit" kind="main">
          {m.fairs_save()}
        </Button>
        <ButtonLink kind="danger" to={paths.organiserFairBudgetItemRemoval(head.slug, item.id)}>
          {m.fairs_budget_remove()}
        </ButtonLink>
      </FormActions>
    </FormPage>
  );
}
