import { useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { WithdrawNominationForm } from "~/domain/nominations/forms";
import { whyNotWithdraw } from "~/domain/nominations/policy";
import { nominationById } from "~/domain/nominations/queries.server";
import { withdrawNomination } from "~/domain/nominations/withdraw-nomination.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { TextArea } from "~/ui/primitives/fields";
import { FormErrors } from "~/ui/primitives/form";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction = () => [{ title: `${m.nominations_withdraw()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const nomination = await nominationById(ctx, args.params.id!);
    const { id, code, round, dossier } = nomination;
    return { id, code, round, product: dossier.product.name, whyNot: whyNotWithdraw(ctx.actor, nomination) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await parseForm(ctx, WithdrawNominationForm);
    await withdrawNomination(ctx, args.params.id!, form);
    return redirectWithNotice(paths.producerNomination(args.params.id!), m.nominations_withdrawn());
  });
}

export default function Withdrawal() {
  const { id, code, round, product, whyNot } = useLoaderData<typeof loader>();
  const back = paths.producerNomination(id);
  const [form, fields] = useForm<WithdrawNominationForm>({
    id: "withdrawal",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(WithdrawNominationForm),
  });
  return (
    <ConfirmPage
      title={m.nominations_withdrawal_title({ product })}
      breadcrumbs={[
        { label: m.ui_area_producer(), to: paths.producerHome() },
        { label: product, to: back },
      ]}
      effects={[
        m.nominations_withdrawal_effect_round({ round: roundName(round) }),
        ...(code ? [m.nominations_withdrawal_effect_code({ code })] : []),
        m.nominations_withdrawal_effect_kept(),
      ]}
      isReversible
      confirm={m.nominations_withdraw()}
      kind="danger"
      whyNot={whyNot}
      formId={form.id}
      cancelTo={back}
    >
      <FormErrors form={form} labels={{ reason: m.nominations_withdrawal_reason() }} />
      <TextArea field={fields.reason} label={m.nominations_withdrawal_reason()} rows={3} />
    </ConfirmPage>
  );
}
