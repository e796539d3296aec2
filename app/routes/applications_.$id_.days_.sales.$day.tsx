import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "~/domain/errors";
import { exhibitorAtForm } from "~/domain/fair-days/exhibitor-act.server";
import { SalesForm } from "~/domain/fair-days/forms";
import { ownDays } from "~/domain/fair-days/own-days.server";
import { reportSales } from "~/domain/fair-days/report-sales.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { OwnDaysAct } from "~/ui/fair-days/own-days-act";
import { Button } from "~/ui/primitives/button";
import { NumberField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.days_own_sales()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { application } = await exhibitorAtForm(ctx, args.params.id!);
    const { sales } = await ownDays(ctx, application.id);
    const found = sales.find(({ day }) => day === args.params.day);
    if (!found) throw new DomainError("not_found", m.days_sales_no_such_day());
    return { id: application.id, ...found };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const form = await parseForm(ctx, SalesForm);
    await reportSales(ctx, args.params.id!, form);
    return redirectWithNotice(
      paths.applicationDays(args.params.id!),
      m.days_sales_saved({ date: formatDate(form.day) }),
    );
  });
}

export default function OwnSales() {
  const { id, day, report, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(SalesForm),
    defaultValue: report && {
      revenue: String(report.revenue),
      orders: String(report.orders),
      contracts: String(report.contracts),
      contractValue: String(report.contractValue),
    },
  });
  const labels = {
    revenue: m.days_revenue(),
    orders: m.days_orders(),
    contracts: m.days_contracts(),
    contractValue: m.days_contract_value(),
  };
  return (
    <OwnDaysAct applicationId={id} title={m.days_sales_on({ date: formatDate(day) })} lead={m.days_own_sales_lead()}>
      <PostForm form={form} labels={labels}>
        <input type="hidden" name="day" value={day} />
        <input type="hidden" name="version" value={report?.version ?? 0} />
        <NumberField field={fields.revenue} label={labels.revenue} hint={m.days_money_hint()} suffix={m.days_dong()} />
        <NumberField field={fields.orders} label={labels.orders} />
        <NumberField field={fields.contracts} label={labels.contracts} hint={m.days_contracts_hint()} />
        <NumberField field={fields.contractValue} label={labels.contractValue} suffix={m.days_dong()} />
        <FormActions cancelTo={paths.applicationDays(id)}>
          <Button type="submit" kind="main" whyNot={whyNot}>
            {m.days_save()}
          </Button>
        </FormActions>
      </PostForm>
    </OwnDaysAct>
  );
}
