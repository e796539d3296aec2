import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deskPaper } from "~/domain/paper-sheets/desk-paper.server";
import { WithdrawalForm } from "~/domain/paper-sheets/forms";
import { withdrawReadings } from "~/domain/paper-sheets/withdraw-readings.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { RadioGroup } from "~/ui/primitives/fields";
import { ReasonedAct } from "~/ui/sheets/reasoned-act";
import { unbroken } from "~/ui/sheets/unbroken";
import { addressOfPaper, pageOfPaper } from "./organiser.rounds_.$slug_.paper_.$code/at-paper.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data ? m.paper_withdrawal_title({ code: data.paper.paperCode }) : m.paper_title()} · ${m.common_brand()}`,
  },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, (ctx) => pageOfPaper(args, ctx, deskPaper));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { slug, at } = await addressOfPaper(args, ctx);
    const count = await withdrawReadings(ctx, at, await parseForm(ctx, WithdrawalForm));
    return redirectWithNotice(paths.organiserPaper(slug), m.paper_withdrawal_done({ count, code: at.code }));
  });
}

export default function Withdrawal() {
  const { slug, paper } = useLoaderData<typeof loader>();
  const mayOwn = paper.whyNotWithdrawOwn === null;
  const choices = [
    ...(mayOwn ? [{ value: "own", label: m.paper_withdrawal_own() }] : []),
    ...(paper.mayWithdrawAll ? [{ value: "all", label: m.paper_withdrawal_all() }] : []),
  ];
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: { which: choices[0]?.value ?? "own" },
    constraint: getZodConstraint(WithdrawalForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: WithdrawalForm }),
  });
  return (
    <ReasonedAct
      form={form}
      labels={{ which: m.paper_withdrawal_which(), reason: m.paper_withdrawal_reason() }}
      reason={fields.reason}
      reasonLabel={m.paper_withdrawal_reason()}
      reasonHint={m.paper_withdrawal_reason_hint()}
      title={m.paper_withdrawal_title({ code: unbroken(paper.paperCode) })}
      lead={m.paper_withdrawal_lead()}
      effects={[m.paper_withdrawal_effect_kept(), m.paper_withdrawal_effect_again()]}
      confirm={m.paper_withdrawal_confirm()}
      whyNot={choices.length === 0 ? paper.whyNotWithdrawOwn : null}
      cancelTo={paths.organiserPaper(slug)}
    >
      {choices.length > 0 && <RadioGroup field={fields.which} label={m.paper_withdrawal_which()} choices={choices} />}
    </ReasonedAct>
  );
}
