import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { cancelInvoice } from "~/domain/invoices/cancel-invoice.server";
import { ReasonForm } from "~/domain/invoices/forms";
import { whyNotBill, whyNotCancel, whyNotMoneyOf } from "~/domain/invoices/policy";
import { invoiceAtWork } from "~/domain/invoices/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatMoney } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ReasonPage } from "~/ui/invoices/reason-page";

export const meta: MetaFunction = () => [{ title: `${m.invoices_cancel()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, invoice } = await invoiceAtWork(ctx, args.params.slug!, args.params.number!);
    const { number, text, account } = invoice;
    const whyNot =
      whyNotBill(ctx.actor, fair) ?? whyNotMoneyOf(ctx.actor, invoice.application) ?? whyNotCancel(invoice);
    return { slug: fair.slug, number, text, paid: account.paid, whyNot };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, invoice } = await invoiceAtWork(ctx, args.params.slug!, args.params.number!);
    await cancelInvoice(ctx, invoice.id, await parseForm(ctx, ReasonForm));
    return redirectWithNotice(paths.organiserInvoice(fair.slug, invoice.number), m.invoices_cancelled());
  });
}

export default function Cancellation() {
  const { slug, number, text, paid, whyNot } = useLoaderData<typeof loader>();
  const back = paths.organiserInvoice(slug, number);
  return (
    <ReasonPage
      title={m.invoices_cancel_title({ number: text })}
      breadcrumbs={[{ label: m.invoices_notice({ number: text }), to: back }]}
      effects={[
        m.invoices_cancel_effect(),
        ...(paid > 0 ? [m.invoices_cancel_paid({ amount: formatMoney(paid) })] : []),
        m.invoices_cancel_mail(),
      ]}
      confirm={m.invoices_cancel()}
      whyNot={whyNot}
      cancelTo={back}
      result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
    />
  );
}
