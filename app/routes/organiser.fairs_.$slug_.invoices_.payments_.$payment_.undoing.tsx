import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ReasonForm } from "~/domain/invoices/forms";
import { paymentAtWork, undoPayment } from "~/domain/invoices/undo-payment.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatDate, formatMoney } from "~/i18n/formats";
import { paymentKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ReasonPage } from "~/ui/invoices/reason-page";

export const meta: MetaFunction = () => [{ title: `${m.invoices_undo_payment()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, ...payment } = await paymentAtWork(ctx, args.params.slug!, args.params.payment!);
    return { slug: fair.slug, ...payment };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id, fair, number } = await paymentAtWork(ctx, args.params.slug!, args.params.payment!);
    await undoPayment(ctx, id, await parseForm(ctx, ReasonForm));
    return redirectWithNotice(paths.organiserInvoice(fair.slug, number), m.invoices_payment_undone());
  });
}

export default function Undoing() {
  const { slug, number, text, kind, amount, paidOn, whyNot } = useLoaderData<typeof loader>();
  const back = paths.organiserInvoice(slug, number);
  const words = { kind: paymentKindName(kind), amount: formatMoney(amount), date: formatDate(paidOn) };
  return (
    <ReasonPage
      title={m.invoices_undo_payment()}
      breadcrumbs={[{ label: m.invoices_notice({ number: text }), to: back }]}
      effects={[
        m.invoices_undo_effect(words),
        ...(kind === "transfer" ? [m.invoices_undo_transfer()] : []),
        m.invoices_undo_history(),
      ]}
      confirm={m.invoices_undo_payment()}
      whyNot={whyNot}
      cancelTo={back}
      result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
    />
  );
}
