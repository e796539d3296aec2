import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { accountInForce, setBankAccount } from "~/domain/invoices/account.server";
import { AccountForm } from "~/domain/invoices/forms";
import { maySetAccount } from "~/domain/invoices/policy";
import { banks } from "~/domain/invoices/vietqr.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { SelectField, TextField } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.invoices_account()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    const account = await accountInForce(ctx, fair.agencyId);
    return {
      slug: fair.slug,
      agencyName: fair.agencyName,
      account: account && { bankBin: account.bankBin, number: account.number, holder: account.holder },
      banks: banks(),
      whyNot: maySetAccount(ctx.actor, fair.agencyId) ? null : m.invoices_organisers_only(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    await setBankAccount(ctx, fair.id, await parseForm(ctx, AccountForm));
    return redirectWithNotice(paths.organiserMoney(fair.slug), m.invoices_account_saved());
  });
}

export default function Account() {
  const { slug, agencyName, account, banks, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<AccountForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(AccountForm),
    defaultValue: account ?? {},
  });
  const labels = { bankBin: m.invoices_bank(), number: m.invoices_paper_account(), holder: m.invoices_paper_holder() };
  return (
    <FormPage
      title={m.invoices_account()}
      lead={m.invoices_account_lead({ agency: agencyName })}
      breadcrumbs={[{ label: m.invoices_title(), to: paths.organiserMoney(slug) }]}
      form={form}
      labels={labels}
    >
      <SelectField
        field={fields.bankBin}
        label={labels.bankBin}
        choices={banks.map(({ bin, name, shortName }) => ({ value: bin, label: `${shortName} – ${name}` }))}
      />
      <TextField field={fields.number} label={labels.number} inputMode="numeric" autoComplete="off" />
      <TextField
        field={fields.holder}
        label={labels.holder}
        hint={m.invoices_account_holder_hint()}
        autoComplete="off"
      />
      <FormActions cancelTo={paths.organiserMoney(slug)}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.invoices_account_save()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
