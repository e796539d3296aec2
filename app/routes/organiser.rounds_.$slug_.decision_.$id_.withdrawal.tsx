import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decisionToWorkOn } from "~/domain/awards/decisions.server";
import { WithdrawDecisionForm } from "~/domain/awards/forms";
import { mayRecordDecision, whyNotWithdrawDecision } from "~/domain/awards/policy";
import { withdrawDecision } from "~/domain/awards/withdraw-decision.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { TextField } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.awards_withdraw()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round, decision } = await decisionToWorkOn(ctx, args.params.id!);
    const mayWithdraw = mayRecordDecision(ctx.actor, round);
    return {
      slug: round.slug,
      number: decision.number,
      products: decision.products,
      whyNot: mayWithdraw ? whyNotWithdrawDecision(decision) : m.awards_record_agency_only(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round, decision } = await decisionToWorkOn(ctx, args.params.id!);
    await withdrawDecision(ctx, decision.id, await parseForm(ctx, WithdrawDecisionForm));
    const notice = m.awards_withdrawn({ number: decision.number });
    return redirectWithNotice(paths.organiserDecision(round.slug), notice);
  });
}

export default function Withdrawal() {
  const { slug, number, products, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "withdrawal",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(WithdrawDecisionForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: WithdrawDecisionForm }),
    shouldRevalidate: "onInput",
  });
  const decision = paths.organiserDecision(slug);
  return (
    <FormPage
      form={form}
      labels={{ reason: m.awards_withdraw_reason() }}
      title={m.awards_withdraw_title({ number })}
      lead={m.awards_withdraw_effect({ products: m.common_products_count({ count: products }) })}
      breadcrumbs={[{ label: m.awards_decision_title(), to: decision }]}
    >
      <TextField field={fields.reason} label={m.awards_withdraw_reason()} />
      <FormActions cancelTo={decision}>
        <Button type="submit" kind="danger" whyNot={whyNot}>
          {m.awards_withdraw()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
